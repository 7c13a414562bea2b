import { codeTable } from '#shared/lib/code-tables';
import { datePrecision } from '#shared/lib/dates';
import { AppError } from '#shared/lib/errors';
import {
  maxDepth,
  maxTests,
  type Condition,
  type ConditionValue,
  type Operator,
  type Test,
} from './condition';
import { conditionField, conditionSets, type ConditionField, type ConditionKind } from './condition-fields';

export interface OperatorChoice {
  readonly operator: Operator;
  readonly label: string;
  /** How many values it takes; `many`: one or more. */
  readonly values: 0 | 1 | 2 | 'many';
}

const empty: readonly OperatorChoice[] = [
  { operator: 'isEmpty', label: '为空', values: 0 },
  { operator: 'isNotEmpty', label: '不为空', values: 0 },
];
const contains: OperatorChoice = { operator: 'contains', label: '包含', values: 1 };
const text: readonly OperatorChoice[] = [
  contains,
  { operator: 'notContains', label: '不包含', values: 1 },
  { operator: 'equals', label: '是', values: 1 },
  { operator: 'notEquals', label: '不是', values: 1 },
  { operator: 'startsWith', label: '开头是', values: 1 },
  ...empty,
];
const dates: readonly OperatorChoice[] = [
  { operator: 'before', label: '早于', values: 1 },
  { operator: 'after', label: '晚于', values: 1 },
  { operator: 'between', label: '介于', values: 2 },
  { operator: 'equals', label: '是', values: 1 },
  { operator: 'atLeast', label: '不早于', values: 1 },
  { operator: 'atMost', label: '不晚于', values: 1 },
];
const numbers: readonly OperatorChoice[] = [
  { operator: 'atLeast', label: '不少于', values: 1 },
  { operator: 'atMost', label: '不多于', values: 1 },
  { operator: 'between', label: '介于', values: 2 },
  { operator: 'equals', label: '等于', values: 1 },
  { operator: 'notEquals', label: '不等于', values: 1 },
  ...empty,
];
const codes: readonly OperatorChoice[] = [
  { operator: 'in', label: '是', values: 'many' },
  { operator: 'notIn', label: '不是', values: 'many' },
];
const years: readonly OperatorChoice[] = [
  { operator: 'between', label: '介于', values: 2 },
  { operator: 'atLeast', label: '满', values: 1 },
  { operator: 'atMost', label: '不超过', values: 1 },
  { operator: 'equals', label: '正好', values: 1 },
];

/** The operators that each kind of field allows, in the order in which they are offered. */
export const operatorsOfKind: Readonly<Record<ConditionKind, readonly OperatorChoice[]>> = {
  text,
  longText: text,
  idNumber: text,
  phone: text,
  month: [...dates, ...empty],
  date: [...dates, ...empty],
  year: [...dates, ...empty],
  partyDate: [...dates, contains, ...empty],
  integer: numbers,
  number: numbers,
  code: [...codes, ...empty],
  ranked: [
    { operator: 'atLeast', label: '及以上', values: 1 },
    { operator: 'atMost', label: '及以下', values: 1 },
    ...codes,
  ],
  flag: [{ operator: 'equals', label: '是', values: 1 }],
  organization: [
    { operator: 'in', label: '属于（含下级）', values: 'many' },
    { operator: 'notIn', label: '不属于（含下级）', values: 'many' },
    ...empty,
  ],
  years,
};

/** The choice of this operator for a field; undefined where the field's kind does not allow it. */
export function operatorChoice(field: ConditionField, operator: Operator): OperatorChoice | undefined {
  return operatorsOfKind[field.kind].find((choice) => choice.operator === operator);
}

const textual: ReadonlySet<Operator> = new Set(['contains', 'notContains', 'startsWith']);
const mostYears = 150;

function isCode(field: ConditionField, value: ConditionValue): boolean {
  if (field.options) return field.options.some((option) => option.code === value);
  return field.codes !== undefined && codeTable(field.codes).some((row) => row.code === value);
}

function fits(field: ConditionField, operator: Operator, value: ConditionValue): boolean {
  if (textual.has(operator)) return typeof value === 'string' && value !== '';
  switch (field.kind) {
    case 'flag':
      return typeof value === 'boolean';
    case 'month':
    case 'date':
    case 'partyDate':
      return typeof value === 'string' && datePrecision(value) !== undefined;
    case 'year':
      return typeof value === 'string' && datePrecision(value) === 'year';
    case 'integer':
    case 'number':
      return typeof value === 'number' && Number.isFinite(value);
    case 'years':
      return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= mostYears;
    case 'organization':
      return typeof value === 'number' && Number.isSafeInteger(value) && value > 0;
    case 'code':
    case 'ranked':
      return isCode(field, value);
    default:
      return typeof value === 'string' && value !== '';
  }
}

/** Years are counted to a month at least. */
function fitsDate(field: ConditionField, at: string | undefined): boolean {
  if (at === undefined) return true;
  const precision = datePrecision(at);
  return field.kind === 'years' && precision !== undefined && precision !== 'year';
}

/** Whether a test names an operator that its field allows, with as many values of the right kind as that takes. */
export function isTestComplete(field: ConditionField, test: Test): boolean {
  const choice = operatorChoice(field, test.operator);
  if (!choice || !fitsDate(field, test.at)) return false;
  const { length } = test.values;
  if (choice.values === 'many' ? length === 0 : length !== choice.values) return false;
  if (!test.values.every((value) => fits(field, test.operator, value))) return false;
  const [from, to] = test.values;
  return choice.values !== 2 || (from !== undefined && to !== undefined && from <= to);
}

function refuse(label: string): never {
  throw new AppError('CONDITION_INVALID', { field: label });
}

/**
 * Judges what a condition names and asks: fields, operators, values, depth and size.
 * @throws CONDITION_INVALID with the field's label, CONDITION_TOO_DEEP, CONDITION_TOO_LARGE
 */
export function checkCondition(condition: Condition): void {
  let tests = 0;
  function check(part: Condition, set: string | null, depth: number): void {
    if (depth > maxDepth) throw new AppError('CONDITION_TOO_DEEP', { depth: maxDepth });
    switch (part.type) {
      case 'test': {
        const field = conditionField(set, part.field);
        if (!field || !isTestComplete(field, part)) refuse(field?.label ?? part.field);
        tests += 1;
        if (tests > maxTests) throw new AppError('CONDITION_TOO_LARGE', { most: maxTests });
        return;
      }
      case 'not':
        return check(part.part, set, depth + 1);
      case 'some':
        if (set !== null || !conditionSets.has(part.set)) refuse(part.set);
        return check(part.part, part.set, depth + 1);
      default:
        part.parts.forEach((inner) => check(inner, set, depth + 1));
    }
  }
  check(condition, null, 0);
}
