import type { Condition, ConditionValue, Operator, Test } from '#shared/register/list/condition';
import { conditionField } from '#shared/register/list/condition-fields';
import { isTestComplete, operatorsOfKind } from '#shared/register/list/condition-operators';

/** all: every item holds; any: at least one; none: not one of them. */
export type GroupMode = 'all' | 'any' | 'none';

export interface TestDraft {
  readonly kind: 'test';
  readonly key: number;
  /** Null until a field is chosen. */
  readonly field: string | null;
  readonly operator: Operator;
  /** Null where nothing is typed yet. */
  readonly values: readonly (ConditionValue | null)[];
  readonly at: string | null;
}

export interface RowsDraft {
  readonly kind: 'rows';
  readonly key: number;
  readonly set: string;
  /** At least one row satisfies the group, or none does. */
  readonly has: boolean;
  readonly group: GroupDraft;
}

export interface GroupDraft {
  readonly kind: 'group';
  readonly key: number;
  readonly mode: GroupMode;
  readonly items: readonly ItemDraft[];
}

export type ItemDraft = TestDraft | RowsDraft | GroupDraft;

let lastKey = 0;

function newKey(): number {
  lastKey += 1;
  return lastKey;
}

/** A row in which a field is still to be chosen. */
export function newTest(): TestDraft {
  return { kind: 'test', key: newKey(), field: null, operator: 'equals', values: [], at: null };
}

/** A group with these items. */
export function newGroup(mode: GroupMode, items: readonly ItemDraft[] = []): GroupDraft {
  return { kind: 'group', key: newKey(), mode, items };
}

/** A test of a newly chosen field: its kind's first operator and no values. */
export function testOfField(test: TestDraft, set: string | null, key: string): TestDraft {
  const field = conditionField(set, key);
  const [choice] = field ? operatorsOfKind[field.kind] : [];
  const flag = field?.kind === 'flag';
  return {
    ...test,
    field: key,
    operator: choice?.operator ?? 'equals',
    values: flag ? [true] : [],
    at: null,
  };
}

/** A row that looks into a repeated set, in place of a test. */
export function rowsOfSet(key: number, set: string): RowsDraft {
  return { kind: 'rows', key, set, has: true, group: newGroup('all', [newTest()]) };
}

function testOf({ field, operator, values, at }: TestDraft): Test {
  const typed = values.filter((value) => value !== null);
  return {
    type: 'test',
    field: field ?? '',
    operator,
    values: typed,
    ...(at === null ? {} : { at }),
  };
}

function isComplete(test: TestDraft, set: string | null): boolean {
  const field = test.field === null ? undefined : conditionField(set, test.field);
  return field !== undefined && isTestComplete(field, testOf(test));
}

/** The keys of the rows that are not filled in yet, or not sensibly. */
export function incompleteTests(group: GroupDraft, set: string | null = null): ReadonlySet<number> {
  const keys = new Set<number>();
  for (const item of group.items) {
    if (item.kind === 'test' && !isComplete(item, set)) keys.add(item.key);
    if (item.kind === 'group') for (const key of incompleteTests(item, set)) keys.add(key);
    if (item.kind === 'rows') for (const key of incompleteTests(item.group, item.set)) keys.add(key);
  }
  return keys;
}

function conditionOfItem(item: ItemDraft): Condition {
  switch (item.kind) {
    case 'test':
      return testOf(item);
    case 'group':
      return conditionOfGroup(item);
    case 'rows': {
      const some: Condition = { type: 'some', set: item.set, part: conditionOfGroup(item.group) };
      return item.has ? some : { type: 'not', part: some };
    }
  }
}

function conditionOfGroup({ mode, items }: GroupDraft): Condition {
  const parts = items.map(conditionOfItem);
  const [only] = parts;
  if (mode === 'none') {
    return { type: 'not', part: parts.length === 1 && only ? only : { type: 'or', parts } };
  }
  if (parts.length === 1 && only) return only;
  return { type: mode === 'all' ? 'and' : 'or', parts };
}

/** The condition that a complete draft says; null when it says nothing. */
export function conditionOf(group: GroupDraft): Condition | null {
  return group.items.length === 0 ? null : conditionOfGroup(group);
}

function itemOf(condition: Condition): ItemDraft {
  switch (condition.type) {
    case 'test': {
      const { field, operator, values, at = null } = condition;
      return { kind: 'test', key: newKey(), field, operator, values, at };
    }
    case 'some':
      return { kind: 'rows', key: newKey(), set: condition.set, has: true, group: draftOf(condition.part) };
    case 'not':
      if (condition.part.type === 'some') {
        const { set, part } = condition.part;
        return { kind: 'rows', key: newKey(), set, has: false, group: draftOf(part) };
      }
      return condition.part.type === 'or'
        ? newGroup('none', condition.part.parts.map(itemOf))
        : newGroup('none', [itemOf(condition.part)]);
    default:
      return newGroup(condition.type === 'and' ? 'all' : 'any', condition.parts.map(itemOf));
  }
}

/** A condition as it is edited: always a group on the outside. */
export function draftOf(condition: Condition | null): GroupDraft {
  if (condition === null) return newGroup('all', [newTest()]);
  const item = itemOf(condition);
  return item.kind === 'group' ? item : newGroup('all', [item]);
}

/** The draft with one more condition that has to hold, in place of rows in which no field was chosen yet. */
export function withSuggestion(draft: GroupDraft, condition: Condition): GroupDraft {
  const begun = draft.items.filter((item) => item.kind !== 'test' || item.field !== null);
  const added = itemOf(condition);
  if (draft.mode === 'all') return { ...draft, items: [...begun, added] };
  return newGroup('all', begun.length === 0 ? [added] : [{ ...draft, items: begun }, added]);
}
