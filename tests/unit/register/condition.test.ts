import { describe, expect, it } from 'vitest';
import { AppError } from '#shared/lib/errors';
import {
  conditionSchema,
  type Condition,
  type ConditionValue,
  type Operator,
} from '#shared/register/list/condition';
import { conditionSets, personConditionFields } from '#shared/register/list/condition-fields';
import { checkCondition, operatorsOfKind } from '#shared/register/list/condition-operators';
import {
  allOf,
  conditionParts,
  describeCondition,
  withCondition,
} from '#shared/register/list/condition-words';

function test(field: string, operator: Operator, ...values: ConditionValue[]): Condition {
  return { type: 'test', field, operator, values };
}

function codeOf(condition: Condition): string {
  try {
    checkCondition(condition);
    return '';
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return error.code;
  }
}

describe('checkCondition', () => {
  it.each<[string, Condition]>([
    ['text', test('name', 'contains', '张')],
    ['code', test('gender', 'in', '1', '2')],
    ['a month known to the day', test('birthDate', 'before', '1980-01-01')],
    ['a year', test('electedYear', 'between', '2015', '2020')],
    ['age at a date', { ...test('age', 'between', 30, 35), at: '2026-03' } as Condition],
    ['ranked', test('educationBand', 'atLeast', '3')],
    ['flag', test('partyMember', 'equals', true)],
    ['unit', test('organizationId', 'in', 1)],
    ['rows', { type: 'some', set: 'trainings', part: test('started', 'after', '2024-01-01') }],
    ['the unit', { type: 'some', set: 'organization', part: test('weakVillage', 'equals', true) }],
    ['nothing', { type: 'and', parts: [] }],
  ])('accepts %s', (_name, condition) => {
    expect(codeOf(condition)).toBe('');
  });

  it.each<[string, Condition]>([
    ['an unknown field', test('password', 'contains', 'x')],
    ['a property of every object', test('constructor', 'contains', 'x')],
    ['a field of a set outside it', test('school', 'contains', 'x')],
    ['an unknown set', { type: 'some', set: 'audit', part: test('name', 'contains', 'x') }],
    [
      'rows inside rows',
      {
        type: 'some',
        set: 'family',
        part: { type: 'some', set: 'resume', part: test('content', 'contains', 'x') },
      },
    ],
    ['an operator of another kind', test('gender', 'contains', '1')],
    ['an unknown code', test('gender', 'in', '7')],
    ['no value', test('gender', 'in')],
    ['too many values', test('name', 'contains', '张', '王')],
    ['an empty text', test('name', 'contains', '')],
    ['text for a number', test('positionOrder', 'atLeast', '3')],
    ['a number for text', test('name', 'equals', 3)],
    ['no date', test('birthDate', 'before', '1985-13')],
    ['a day for a year', test('electedYear', 'equals', '2020-01-01')],
    ['a reversed range', test('age', 'between', 40, 30)],
    ['half a year of age', test('age', 'atLeast', 35.5)],
    [
      'a date of counting where nothing is counted',
      { ...test('name', 'contains', '张'), at: '2026-03' } as Condition,
    ],
    ['a word for a flag', test('partyMember', 'equals', 'true')],
  ])('refuses %s', (_name, condition) => {
    expect(codeOf(condition)).toBe('CONDITION_INVALID');
  });

  it('refuses what is too deep or too large', () => {
    let deep: Condition = test('name', 'contains', '张');
    for (let level = 0; level < 9; level += 1) deep = { type: 'not', part: deep };
    expect(codeOf(deep)).toBe('CONDITION_TOO_DEEP');
    const many = {
      type: 'or' as const,
      parts: Array.from({ length: 50 }, () => test('name', 'contains', '张')),
    };
    expect(codeOf({ type: 'and', parts: [many, many, many, many] })).toBe('');
    expect(codeOf({ type: 'and', parts: [many, many, many, many, many] })).toBe('CONDITION_TOO_LARGE');
  });

  it('offers operators for every field of a person and of every set', () => {
    const fields = [...personConditionFields, ...[...conditionSets.values()].flatMap((set) => set.fields)];
    expect(fields.filter((field) => operatorsOfKind[field.kind].length === 0)).toEqual([]);
    expect(new Set(personConditionFields.map((field) => field.key)).size).toBe(personConditionFields.length);
  });
});

describe('conditionSchema', () => {
  it('refuses a depth or a cycle that would exhaust the stack', () => {
    let deep: unknown = test('name', 'contains', '张');
    for (let level = 0; level < 100_000; level += 1) deep = { type: 'not', part: deep };
    expect(conditionSchema.safeParse(deep).success).toBe(false);
    const cycle: { type: string; parts: unknown[] } = { type: 'and', parts: [] };
    cycle.parts = Array.from({ length: 50 }, () => cycle);
    expect(conditionSchema.safeParse(cycle).success).toBe(false);
  });
});

describe('describeCondition', () => {
  const training: Condition = {
    type: 'some',
    set: 'trainings',
    part: test('started', 'after', '2024-01-01'),
  };
  const name = (id: number): string => (id === 7 ? '青山镇' : '');
  it.each<[Condition, string]>([
    [test('gender', 'in', '2'), '性别是 女'],
    [test('ethnicity', 'in', '01', '06'), '民族是 汉族 或 苗族'],
    [test('ethnicity', 'notIn', '01'), '民族不是 汉族'],
    [test('name', 'contains', '张'), '姓名包含 “张”'],
    [test('birthDate', 'between', '1980', '1985-03'), '出生年月介于 1980 至 1985.03'],
    [test('phone', 'isEmpty'), '联系电话为空'],
    [test('age', 'atMost', 35), '年龄 不超过 35 岁'],
    [{ ...test('age', 'between', 30, 35), at: '2026-06' } as Condition, '年龄 30 至 35 岁（截至 2026.06）'],
    [test('educationBand', 'atLeast', '3'), '学历层次 大专及以上'],
    [test('partyMember', 'equals', true), '中共党员（含预备）：是'],
    [test('organizationId', 'in', 7), '所在单位属于（含下级） 青山镇'],
    [training, '“培训”有一条满足（开始日期晚于 2024.01.01）'],
    [{ type: 'not', part: training }, '“培训”没有一条满足（开始日期晚于 2024.01.01）'],
    [{ type: 'some', set: 'rewards', part: { type: 'and', parts: [] } }, '有“奖惩”'],
    [
      {
        type: 'and',
        parts: [
          test('gender', 'in', '2'),
          { type: 'or', parts: [test('age', 'atMost', 35), training] },
          { type: 'not', part: test('phone', 'isEmpty') },
        ],
      },
      '性别是 女，且 （年龄 不超过 35 岁，或 “培训”有一条满足（开始日期晚于 2024.01.01）），且 不满足（联系电话为空）',
    ],
  ])('%#', (condition, words) => {
    expect(describeCondition(condition, name)).toBe(words);
  });
});

it('conditions are added once and taken apart again', () => {
  const women = test('gender', 'in', '2');
  const young = test('age', 'atMost', 35);
  expect(withCondition(null, women)).toEqual(women);
  expect(withCondition(women, women)).toEqual(women);
  const both = withCondition(women, young);
  expect(conditionParts(both)).toEqual([women, young]);
  expect(withCondition(both, women)).toEqual(both);
  expect(allOf([])).toBeNull();
  expect(conditionParts(null)).toEqual([]);
});
