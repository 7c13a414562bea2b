import { useQuery } from '@tanstack/react-query';
import { Button, Form, Input, Segmented } from 'antd';
import type { ChosenFolder } from '#shared/lib/chosen-file';
import {
  exampleName,
  nameTokens,
  patternProblem,
  type NamedPerson,
} from '#shared/register/approval-form/form-file-names';
import type { Preferences } from '#shared/settings/preference-contract';
import { invoke } from '../../app/bridge';
import { LinkButton } from '../../components/link-button';
import { useOrganizationName } from '../person/person-history';
import { registerKey } from '../queries';

export type ExportOptions = NonNullable<Preferences['formExport']>;

interface Props {
  readonly ids: readonly number[];
  readonly options: ExportOptions;
  readonly onChange: (options: ExportOptions) => void;
  readonly folder: ChosenFolder | null;
  readonly onFolder: () => void;
}

/** The first of the people, for the example of a file's name. */
function useFirst(id: number): NamedPerson | undefined {
  const organizationName = useOrganizationName();
  const person = useQuery({
    queryKey: [...registerKey, 'person.get', id],
    queryFn: () => invoke('person.get', { id }),
  });
  if (!person.data) return undefined;
  const { name, idNumber, birthDate, organizationId } = person.data.fields;
  return {
    name: name ?? '',
    unit: organizationId === null ? '' : organizationName(organizationId),
    idNumber: idNumber ?? '',
    birthDate: birthDate ?? '',
  };
}

/** What the files are to be: format, generation, names and folder. */
export function ExportOptionsForm({ ids, options, onChange, folder, onFolder }: Props) {
  const first = useFirst(ids[0] ?? 0);
  const { kind, generation, pattern } = options;
  const problem = patternProblem(pattern);
  const example = first && problem === null ? `${exampleName(pattern, first, ids.length)}.${kind}` : '';
  return (
    <Form labelCol={{ flex: '72px' }} requiredMark={false}>
      <Form.Item
        label="格式"
        extra={
          kind === 'lrmx'
            ? '任免表编辑器 V3 以后的格式，照片在文件里'
            : '旧格式，只能用 3.x 表样，照片另存为同名的 .pic'
        }
      >
        <Segmented<ExportOptions['kind']>
          value={kind}
          options={[
            { value: 'lrmx', label: '.lrmx' },
            { value: 'lrm', label: '.lrm' },
          ]}
          onChange={(next) => onChange({ ...options, kind: next })}
        />
      </Form.Item>
      <Form.Item label="版本">
        <Segmented<ExportOptions['generation']>
          disabled={kind === 'lrm'}
          value={kind === 'lrm' ? 3 : generation}
          options={[
            { value: 4, label: '4.0（有到龄年月）' },
            { value: 3, label: '3.x' },
          ]}
          onChange={(next) => onChange({ ...options, generation: next })}
        />
      </Form.Item>
      <Form.Item
        label="文件名"
        htmlFor="form-export-pattern"
        validateStatus={problem === null ? '' : 'error'}
        help={problem ?? undefined}
        extra={problem !== null || example === '' ? undefined : `如：${example}`}
      >
        <Input
          id="form-export-pattern"
          value={pattern}
          maxLength={100}
          onChange={(event) => onChange({ ...options, pattern: event.target.value })}
        />
        <div className="form-export-tokens">
          {nameTokens.map((token) => (
            <LinkButton key={token} onClick={() => onChange({ ...options, pattern: `${pattern}{${token}}` })}>
              {`{${token}}`}
            </LinkButton>
          ))}
        </div>
      </Form.Item>
      <Form.Item label="文件夹">
        <div className="form-export-folder">
          <span className={folder ? undefined : 'quiet'}>{folder?.path ?? '还没有选择'}</span>
          <Button onClick={onFolder}>{folder ? '换一个文件夹' : '选择文件夹'}</Button>
        </div>
      </Form.Item>
    </Form>
  );
}
