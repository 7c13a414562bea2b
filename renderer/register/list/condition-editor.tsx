import { CloseOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Segmented, Select } from 'antd';
import { conditionField, conditionSets, personConditionFields } from '#shared/register/list/condition-fields';
import { operatorChoice, operatorsOfKind } from '#shared/register/list/condition-operators';
import type { Operator } from '#shared/register/list/condition';
import {
  newGroup,
  newTest,
  rowsOfSet,
  testOfField,
  type GroupDraft,
  type GroupMode,
  type ItemDraft,
  type RowsDraft,
  type TestDraft,
} from './condition-draft';
import { ConditionValues } from './condition-value';

const modes: readonly { readonly value: GroupMode; readonly label: string }[] = [
  { value: 'all', label: '全部满足' },
  { value: 'any', label: '满足任一' },
  { value: 'none', label: '都不满足' },
];
/** Nothing deeper is offered; the register would take a little more. */
const mostGroups = 3;
const setPrefix = 'set:';

interface FieldChoice {
  readonly value: string;
  readonly label: string;
}

function fieldChoices(set: string | null): { label: string; options: FieldChoice[] }[] {
  const fields = set === null ? personConditionFields : (conditionSets.get(set)?.fields ?? []);
  const sections = [...new Set(fields.map((field) => field.section ?? ''))];
  const groups = sections.map((section) => ({
    label: section === '' ? '栏目' : section,
    options: fields
      .filter((field) => (field.section ?? '') === section)
      .map(({ key, label }) => ({ value: key, label })),
  }));
  if (set !== null) return groups;
  const sets = [...conditionSets].map(([key, { label }]) => ({ value: setPrefix + key, label }));
  return [...groups, { label: '分项信息（每人可有多条）', options: sets }];
}

interface ItemProps<Draft> {
  readonly draft: Draft;
  readonly set: string | null;
  readonly depth: number;
  readonly incomplete: ReadonlySet<number>;
  readonly onChange: (draft: ItemDraft) => void;
  readonly onRemove: () => void;
}

function Remove({ onClick }: { readonly onClick: () => void }) {
  return (
    <Button
      type="text"
      icon={<CloseOutlined />}
      title="删除这一项"
      aria-label="删除这一项"
      onClick={onClick}
    />
  );
}

function TestRow({ draft, set, incomplete, onChange, onRemove }: ItemProps<TestDraft>) {
  const field = draft.field === null ? undefined : conditionField(set, draft.field);
  const choice = field && operatorChoice(field, draft.operator);
  function choose(key: string): void {
    onChange(
      key.startsWith(setPrefix)
        ? rowsOfSet(draft.key, key.slice(setPrefix.length))
        : testOfField(draft, set, key),
    );
  }
  return (
    <div className={`condition-test${incomplete.has(draft.key) ? ' condition-incomplete' : ''}`}>
      <Select
        aria-label="栏目"
        showSearch={{ optionFilterProp: 'label' }}
        placeholder="选择栏目"
        popupMatchSelectWidth={220}
        listHeight={360}
        options={fieldChoices(set)}
        value={draft.field}
        onChange={choose}
      />
      {field && (
        <Select<Operator>
          aria-label="比较"
          disabled={operatorsOfKind[field.kind].length === 1}
          options={operatorsOfKind[field.kind].map(({ operator, label }) => ({ value: operator, label }))}
          popupMatchSelectWidth={false}
          value={draft.operator}
          onChange={(operator) => onChange({ ...draft, operator, values: [] })}
        />
      )}
      {field && choice && (
        <div className="condition-value">
          <ConditionValues
            key={draft.operator}
            field={field}
            choice={choice}
            test={draft}
            onChange={(part) => onChange({ ...draft, ...part })}
          />
        </div>
      )}
      <Remove onClick={onRemove} />
    </div>
  );
}

function RowsItem({ draft, depth, incomplete, onChange, onRemove }: ItemProps<RowsDraft>) {
  const label = conditionSets.get(draft.set)?.label ?? '';
  const single = draft.set === 'organization';
  return (
    <div className="condition-rows">
      <div className="condition-head">
        <b>{label}</b>
        <Segmented
          options={[
            { value: 'has', label: single ? '满足' : '有一条满足' },
            { value: 'none', label: single ? '不满足' : '没有一条满足' },
          ]}
          value={draft.has ? 'has' : 'none'}
          onChange={(value) => onChange({ ...draft, has: value === 'has' })}
        />
        <span className="page-head-end">
          <Remove onClick={onRemove} />
        </span>
      </div>
      <ConditionGroup
        draft={draft.group}
        set={draft.set}
        depth={depth + 1}
        incomplete={incomplete}
        onChange={(group) => onChange({ ...draft, group })}
      />
    </div>
  );
}

function GroupItem(props: ItemProps<GroupDraft>) {
  return (
    <div className="condition-nested">
      <ConditionGroup {...props} onChange={props.onChange} />
    </div>
  );
}

interface GroupProps {
  readonly draft: GroupDraft;
  /** The repeated set whose fields are named; null for the person. */
  readonly set: string | null;
  readonly depth: number;
  /** Rows that still lack something. */
  readonly incomplete: ReadonlySet<number>;
  readonly onChange: (group: GroupDraft) => void;
  /** Absent for the outermost one. */
  readonly onRemove?: () => void;
}

/** Conditions that hold all together, any of them, or none; groups may stand in groups. */
export function ConditionGroup({ draft, set, depth, incomplete, onChange, onRemove }: GroupProps) {
  const { items, mode } = draft;
  const put = (key: number, next: ItemDraft | null): void =>
    onChange({
      ...draft,
      items: items.flatMap((item) => (item.key === key ? (next === null ? [] : [next]) : [item])),
    });
  const add = (item: ItemDraft): void => onChange({ ...draft, items: [...items, item] });
  return (
    <div className="condition-group">
      {(items.length > 1 || mode !== 'all' || onRemove) && (
        <div className="condition-head">
          <Segmented
            options={[...modes]}
            value={mode}
            onChange={(value) => onChange({ ...draft, mode: value as GroupMode })}
          />
          {onRemove && (
            <span className="page-head-end">
              <Remove onClick={onRemove} />
            </span>
          )}
        </div>
      )}
      {items.map((item) => {
        const shared = {
          set,
          depth,
          incomplete,
          onChange: (next: ItemDraft) => put(item.key, next),
          onRemove: () => put(item.key, null),
        };
        if (item.kind === 'test') return <TestRow key={item.key} draft={item} {...shared} />;
        if (item.kind === 'rows') return <RowsItem key={item.key} draft={item} {...shared} />;
        return <GroupItem key={item.key} draft={item} {...shared} depth={depth + 1} />;
      })}
      <div className="condition-add">
        <Button type="link" icon={<PlusOutlined />} onClick={() => add(newTest())}>
          添加条件
        </Button>
        {depth < mostGroups && (
          <Button
            type="link"
            icon={<PlusOutlined />}
            onClick={() => add(newGroup('any', [newTest(), newTest()]))}
          >
            添加条件组
          </Button>
        )}
      </div>
    </div>
  );
}
