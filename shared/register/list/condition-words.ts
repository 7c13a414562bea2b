import { formatDate } from '#shared/lib/dates';
import type { Field } from '#shared/lib/field';
import { formatValue } from '#shared/lib/format-value';
import type { Condition, ConditionValue, Test } from './condition';
import { conditionField, conditionSets, type ConditionField } from './condition-fields';
import { operatorChoice } from './condition-operators';

/** Looks up the name of an organization by its id. */
export type OrganizationName = (id: number) => string;

const quotedKinds: ReadonlySet<string> = new Set(['text', 'longText', 'idNumber', 'phone']);
const dateKinds: ReadonlySet<string> = new Set(['month', 'date', 'year', 'partyDate']);

function valueWords(
  field: ConditionField,
  test: Test,
  value: ConditionValue,
  name: OrganizationName,
): string {
  if (test.operator === 'contains' || quotedKinds.has(field.kind)) return `“${value}”`;
  if (dateKinds.has(field.kind)) return formatDate(String(value));
  if (field.kind === 'flag') return value === true ? '是' : '否';
  if (field.kind === 'ranked' || field.kind === 'code') {
    return formatValue({ ...field, kind: 'code' } as Field, value);
  }
  if (field.kind === 'organization') return name(Number(value));
  return String(value);
}

function yearsWords(field: ConditionField, test: Test, label: string): string {
  const counted = test.at === undefined ? '' : `（截至 ${formatDate(test.at)}）`;
  const [from, to] = test.values;
  const words =
    test.operator === 'between' ? `${from} 至 ${to} ${field.unit}` : `${label} ${from} ${field.unit}`;
  return `${field.label} ${words}${counted}`;
}

function testWords(set: string | null, test: Test, name: OrganizationName): string {
  const field = conditionField(set, test.field);
  const choice = field && operatorChoice(field, test.operator);
  if (!field || !choice) return '无效的条件';
  if (field.kind === 'years') return yearsWords(field, test, choice.label);
  const values = test.values.map((value) => valueWords(field, test, value, name));
  if (field.kind === 'ranked' && choice.values === 1) return `${field.label} ${values[0]}${choice.label}`;
  if (field.kind === 'flag') return `${field.label}：${values[0]}`;
  if (choice.values === 0) return `${field.label}${choice.label}`;
  const joined = values.join(choice.values === 2 ? ' 至 ' : test.operator === 'notIn' ? '、' : ' 或 ');
  return `${field.label}${choice.label} ${joined}`;
}

function someWords(set: string, part: Condition, has: boolean, name: OrganizationName): string {
  const label = conditionSets.get(set)?.label ?? set;
  if (part.type === 'and' && part.parts.length === 0) return has ? `有“${label}”` : `没有“${label}”`;
  const inner = words(part, set, name, false);
  if (set === 'organization') return has ? `${label}（${inner}）` : `${label}不满足（${inner}）`;
  return has ? `“${label}”有一条满足（${inner}）` : `“${label}”没有一条满足（${inner}）`;
}

function words(condition: Condition, set: string | null, name: OrganizationName, inside: boolean): string {
  switch (condition.type) {
    case 'test':
      return testWords(set, condition, name);
    case 'some':
      return someWords(condition.set, condition.part, true, name);
    case 'not':
      return condition.part.type === 'some'
        ? someWords(condition.part.set, condition.part.part, false, name)
        : `不满足（${words(condition.part, set, name, false)}）`;
    default: {
      const { parts, type } = condition;
      const [only] = parts;
      if (only === undefined) return type === 'and' ? '全部人员' : '没有人';
      if (parts.length === 1) return words(only, set, name, inside);
      const joined = parts
        .map((part) => words(part, set, name, true))
        .join(type === 'and' ? '，且 ' : '，或 ');
      return inside ? `（${joined}）` : joined;
    }
  }
}

/**
 * A condition as a Chinese sentence: 性别是 女，且 年龄 不超过 35 岁，且 “培训”有一条满足（开始日期晚于 2024.01.01）.
 * @param organizationName looks up the units that the condition names
 */
export function describeCondition(condition: Condition, organizationName: OrganizationName = String): string {
  return words(condition, null, organizationName, false);
}

/** The conditions that all have to hold, one by one, for chips: the parts of an `and`, else the condition itself. */
export function conditionParts(condition: Condition | null): readonly Condition[] {
  if (condition === null) return [];
  return condition.type === 'and' ? condition.parts : [condition];
}

/** All of these conditions together; null for none. */
export function allOf(parts: readonly Condition[]): Condition | null {
  const [only] = parts;
  if (only === undefined) return null;
  return parts.length === 1 ? only : { type: 'and', parts };
}

/** The condition with one more that has to hold; the same one is not added twice. */
export function withCondition(condition: Condition | null, added: Condition): Condition {
  const parts = conditionParts(condition);
  const known = parts.some((part) => JSON.stringify(part) === JSON.stringify(added));
  return allOf(known ? parts : [...parts, added]) ?? added;
}
