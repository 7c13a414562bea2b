import { useQuery } from '@tanstack/react-query';
import { Input, InputNumber, Segmented, Select, TreeSelect } from 'antd';
import type { ReactNode } from 'react';
import type { ConditionValue } from '#shared/register/list/condition';
import type { ConditionField } from '#shared/register/list/condition-fields';
import type { OperatorChoice } from '#shared/register/list/condition-operators';
import type { Field } from '#shared/lib/field';
import { DateTextInput } from '../../components/date-text-input';
import { choicesOf } from '../../components/field-input';
import { organizationTreeQuery, toTreeData } from '../../components/organization-tree';
import { SuggestInput } from '../../components/suggest-input';
import { useOfferedTags } from '../tags/tag-queries';
import type { TestDraft } from './condition-draft';

interface Props {
  readonly field: ConditionField;
  readonly choice: OperatorChoice;
  readonly test: TestDraft;
  readonly onChange: (part: Partial<TestDraft>) => void;
}

function asField(field: ConditionField): Field {
  return { ...field, kind: 'code' } as Field;
}

function CodeValues({ field, choice, test, onChange }: Props) {
  const several = choice.values === 'many';
  return (
    <Select
      mode={several ? 'multiple' : undefined}
      aria-label="值"
      style={{ width: '100%' }}
      showSearch={{
        filterOption: (input, option) =>
          option !== undefined &&
          (option.label.includes(input.trim()) || option.initials.startsWith(input.trim().toLowerCase())),
      }}
      maxTagCount="responsive"
      popupMatchSelectWidth={false}
      placeholder="请选择"
      options={choicesOf(asField(field))}
      value={several ? test.values : (test.values[0] ?? null)}
      onChange={(value: unknown) =>
        onChange({ values: (Array.isArray(value) ? value : [value]) as ConditionValue[] })
      }
    />
  );
}

function UnitValues({ test, onChange }: Props) {
  const tree = useQuery(organizationTreeQuery());
  return (
    <TreeSelect<number[]>
      multiple
      aria-label="值"
      style={{ width: '100%' }}
      showSearch={{ treeNodeFilterProp: 'title' }}
      popupMatchSelectWidth={320}
      maxTagCount="responsive"
      placeholder="请选择单位"
      treeData={toTreeData(tree.data ?? [])}
      value={test.values.map(Number)}
      onChange={(values) => onChange({ values })}
    />
  );
}

/** One typed value; `index` is its place: of two, the first is where a range begins. */
function OneValue({ field, choice, test, onChange, index }: Props & { readonly index: number }) {
  const value = test.values[index] ?? null;
  const put = (next: ConditionValue | null): void => {
    const count = choice.values === 2 ? 2 : 1;
    const values = Array.from({ length: count }, (_, at) =>
      at === index ? next : (test.values[at] ?? null),
    );
    onChange({ values });
  };
  const tags = useOfferedTags();
  const text = typeof value === 'string' ? value : '';
  const textual = choice.operator === 'contains' || choice.operator === 'notContains';
  switch (textual ? 'text' : field.kind) {
    case 'month':
    case 'date':
    case 'partyDate':
      return <DateTextInput value={text === '' ? null : text} withDay onChange={put} />;
    case 'year':
      return (
        <Input
          aria-label="值"
          placeholder="yyyy"
          maxLength={4}
          value={text}
          onChange={(event) => put(event.target.value.replace(/\D/g, '') || null)}
        />
      );
    case 'integer':
    case 'number':
    case 'years':
      return (
        <InputNumber<number>
          aria-label="值"
          controls={false}
          style={{ width: '100%' }}
          {...(field.kind === 'number' ? {} : { precision: 0 })}
          {...(field.unit === undefined ? {} : { suffix: field.unit })}
          value={typeof value === 'number' ? value : null}
          onChange={put}
        />
      );
    default:
      if (field.key === 'tag')
        return <SuggestInput value={text} suggestions={tags} max={100} onChange={put} />;
      return (
        <Input
          aria-label="值"
          maxLength={100}
          value={text}
          onChange={(event) => put(event.target.value === '' ? null : event.target.value)}
        />
      );
  }
}

/** The inputs that a test's field and operator call for. */
export function ConditionValues(props: Props): ReactNode {
  const { field, choice, test, onChange } = props;
  if (choice.values === 0) return null;
  if (field.kind === 'flag') {
    return (
      <Segmented
        options={[
          { value: 'yes', label: '是' },
          { value: 'no', label: '否' },
        ]}
        value={test.values[0] === false ? 'no' : 'yes'}
        onChange={(value) => onChange({ values: [value === 'yes'] })}
      />
    );
  }
  if ((field.kind === 'code' || field.kind === 'ranked') && choice.operator !== 'contains') {
    return <CodeValues {...props} />;
  }
  if (field.kind === 'organization') return <UnitValues {...props} />;
  return (
    <div className="condition-values">
      <OneValue {...props} index={0} />
      {choice.values === 2 && (
        <>
          <span className="quiet">至</span>
          <OneValue {...props} index={1} />
        </>
      )}
      {field.kind === 'years' && (
        <span className="condition-at">
          <span className="quiet">截至</span>
          <DateTextInput
            value={test.at}
            withDay={false}
            placeholder="本月"
            onChange={(at) => onChange({ at })}
          />
        </span>
      )}
    </div>
  );
}
