import { CloseOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Drawer, Select } from 'antd';
import { useState } from 'react';
import {
  batchFields,
  canAppend,
  customaryFields,
  separators,
  type BatchChange,
} from '#shared/register/bulk/batch-edit';
import type { Field, FieldValue } from '#shared/lib/field';
import { FieldInput } from '../../components/field-input';
import { useJob } from '../../components/job-progress';
import { useSettled } from '../../components/settled';
import { BatchPreviewTable } from './batch-preview';
import { useRefreshRegister } from '../queries';

interface Props {
  readonly ids: readonly number[];
  readonly unitName: (id: number) => string;
  /** @param seq the audit row that undoes it */
  readonly onDone: (changed: number, seq: number | null) => void;
  readonly onClose: () => void;
}

interface Line {
  readonly key: number;
  readonly field: string | null;
  readonly mode: BatchChange['mode'];
  readonly value: FieldValue;
  readonly separator: BatchChange['separator'];
}

const separatorWords: Readonly<Record<BatchChange['separator'], string>> = {
  '；': '用；隔开',
  '，': '用，隔开',
  '、': '用、隔开',
  '\n': '另起一行',
  '': '不隔开',
};

const fieldGroups = [
  { label: '任免审批表常用栏目', fields: customaryFields },
  { label: '其他栏目', fields: batchFields.filter((field) => !customaryFields.includes(field)) },
];

function newLine(key: number): Line {
  return { key, field: null, mode: 'set', value: null, separator: '；' };
}

function fieldOf(line: Line): Field | undefined {
  return batchFields.find((field) => field.key === line.field);
}

function modesOf(field: Field): { value: BatchChange['mode']; label: string }[] {
  return [
    { value: 'set', label: '改为' },
    ...(canAppend(field) ? [{ value: 'append' as const, label: '在后面添加' }] : []),
    ...(field.kind === 'flag' ? [] : [{ value: 'clear' as const, label: '清空' }]),
  ];
}

/** A flag that is not ticked is a value too. */
function valueOf(line: Line): FieldValue {
  return fieldOf(line)?.kind === 'flag' ? line.value === true : line.value;
}

function isComplete(line: Line): boolean {
  return line.field !== null && (line.mode === 'clear' || (valueOf(line) ?? '') !== '');
}

function changesOf(lines: readonly Line[]): BatchChange[] {
  return lines.filter(isComplete).map((line) => ({
    field: line.field as BatchChange['field'],
    mode: line.mode,
    value: line.mode === 'clear' ? null : valueOf(line),
    separator: line.separator,
  }));
}

interface LineProps {
  readonly line: Line;
  readonly taken: ReadonlySet<string | null>;
  readonly onChange: (line: Line) => void;
  readonly onRemove: (() => void) | undefined;
}

function ChangeLine({ line, taken, onChange, onRemove }: LineProps) {
  const field = fieldOf(line);
  return (
    <div className="batch-line">
      <Select
        aria-label="栏目"
        placeholder="选择栏目"
        showSearch={{ optionFilterProp: 'label' }}
        options={fieldGroups.map(({ label, fields }) => ({
          label,
          options: fields.map((choice) => ({
            value: choice.key,
            label: choice.label,
            disabled: choice.key !== line.field && taken.has(choice.key),
          })),
        }))}
        value={line.field}
        onChange={(next) => onChange({ ...newLine(line.key), field: next })}
      />
      {field && (
        <Select
          aria-label="方式"
          options={modesOf(field)}
          value={line.mode}
          onChange={(mode) => onChange({ ...line, mode })}
        />
      )}
      <div className="batch-value">
        {field && line.mode !== 'clear' && (
          <FieldInput field={field} value={line.value} onChange={(value) => onChange({ ...line, value })} />
        )}
        {field && line.mode === 'append' && (
          <Select
            aria-label="隔开"
            style={{ width: 116 }}
            options={separators.map((value) => ({ value, label: separatorWords[value] }))}
            value={line.separator}
            onChange={(separator) => onChange({ ...line, separator })}
          />
        )}
      </div>
      {onRemove && <Button type="text" icon={<CloseOutlined />} aria-label="不改这一栏" onClick={onRemove} />}
    </div>
  );
}

/** Changes fields of the selected people at once, after showing what changes in each of them. */
export function BatchEditDrawer({ ids, unitName, onDone, onClose }: Props) {
  const [lines, setLines] = useState<readonly Line[]>(() => [newLine(1)]);
  const [willChange, setWillChange] = useState(0);
  const job = useJob();
  const refresh = useRefreshRegister();
  const changes = changesOf(lines);
  const settled = useSettled(JSON.stringify(changes));
  const ready = changes.length > 0 && settled === JSON.stringify(changes) && willChange > 0;
  const put = (key: number, next: Line | null): void =>
    setLines(lines.flatMap((line) => (line.key === key ? (next === null ? [] : [next]) : [line])));

  async function apply(): Promise<void> {
    const done = await job.run('batch.apply', { ids: [...ids], changes }, '批量修改');
    await refresh();
    if (done) onDone(done.changed, done.seq);
  }
  return (
    <Drawer
      open
      title={`批量修改 ${ids.length.toLocaleString()} 人`}
      size={860}
      onClose={onClose}
      footer={
        <div className="drawer-footer">
          <span className="quiet">整批作为一次操作，修改后可以整体撤销</span>
          <span className="page-head-end">
            <Button onClick={onClose}>取消</Button>
            <Button type="primary" disabled={!ready} onClick={() => void apply()}>
              {ready ? `修改 ${willChange.toLocaleString()} 人` : '修改'}
            </Button>
          </span>
        </div>
      }
    >
      <div className="batch-edit">
        <div className="batch-lines">
          {lines.map((line) => (
            <ChangeLine
              key={line.key}
              line={line}
              taken={new Set(lines.map((other) => other.field))}
              onChange={(next) => put(line.key, next)}
              onRemove={lines.length > 1 ? () => put(line.key, null) : undefined}
            />
          ))}
          <Button
            type="link"
            icon={<PlusOutlined />}
            disabled={lines.length >= batchFields.length}
            onClick={() => setLines([...lines, newLine(Math.max(...lines.map((line) => line.key)) + 1)])}
          >
            再改一栏
          </Button>
        </div>
        <BatchPreviewTable
          ids={ids}
          changes={JSON.parse(settled) as BatchChange[]}
          unitName={unitName}
          onCount={setWillChange}
        />
      </div>
      {job.view}
    </Drawer>
  );
}
