import { describe, expect, test } from 'vitest';
import { draftText, mergeInto, readDraftText } from '#shared/lib/form-record';
import { childKeys } from '#shared/register/fields/children';
import {
  changedKeys,
  emptyPerson,
  isEmptyRow,
  labelOf,
  newRow,
  patternOf,
  personForm,
  toContent,
  toValues,
  type PersonValues,
} from '#shared/register/person/person-values';

function person(given: Partial<PersonValues> = {}): PersonValues {
  return { ...emptyPerson(), name: '张晓明', ...given };
}

const wife = { ...newRow('family'), relation: '妻子', name: '王芳' } as never;
const son = { ...newRow('family'), relation: '儿子', name: '张一' } as never;

describe('the values of a form', () => {
  test('lose empty rows and blanks at the ends on their way to the archive', () => {
    const values = person({
      name: '张　三',
      phone: ' 138 ',
      residence: '  ',
      family: [wife, newRow('family') as never, son],
    });
    const { fields, children } = toContent(values);
    expect(fields).toMatchObject({ name: '张三', phone: '138', residence: null });
    expect(children.family).toEqual([wife, son]);
    expect(toContent(toValues(toContent(values)))).toEqual(toContent(values));
  });

  test('a new row counts as empty in every set, also where something is filled in already', () => {
    for (const key of childKeys) expect(isEmptyRow(key, newRow(key)), key).toBe(true);
    expect(isEmptyRow('appointments', { ...newRow('appointments'), state: '0' })).toBe(false);
  });

  test('differ only where something was really changed', () => {
    const base = person({ family: [wife] });
    expect(changedKeys(base, { ...base, phone: '  ', family: [wife, newRow('family') as never] })).toEqual(
      [],
    );
    expect(changedKeys(base, { ...base, phone: '1', family: [] })).toEqual(['phone', 'family']);
    expect(['phone', 'family'].map((key) => labelOf(key as 'phone'))).toEqual(['联系电话', '家庭成员']);
  });

  test('as a pattern for somebody new hold nothing that tells who it was', () => {
    const from = person({
      idNumber: '1',
      birthDate: '1985-03',
      phone: '138',
      organizationId: 4,
      family: [wife],
    });
    const pattern = patternOf(from);
    expect(pattern).toMatchObject({
      name: null,
      idNumber: null,
      birthDate: null,
      phone: null,
      organizationId: 4,
    });
    expect(pattern.family).toEqual([]);
  });
});

describe('what two people changed', () => {
  const base = person({ phone: '1', health: '健康', residence: '甲村' });

  test('comes together where they changed different things', () => {
    const merged = mergeInto(
      personForm,
      { base, mine: { ...base, phone: '2' } },
      { ...base, health: '一般' },
    );
    expect(merged.values).toMatchObject({ phone: '2', health: '一般', residence: '甲村' });
    expect(merged.conflicts).toEqual([]);
  });

  test('is a conflict where they changed the same in different ways; what was typed stands', () => {
    const mine = { ...base, phone: '2', health: '一般', family: [wife] };
    const merged = mergeInto(
      personForm,
      { base, mine },
      { ...base, phone: '3', health: '一般', family: [son] },
    );
    expect(merged.conflicts).toEqual(['phone', 'family']);
    expect(merged.values).toMatchObject({ phone: '2', health: '一般', family: [wife] });
  });
});

describe('a draft', () => {
  const base = person({ phone: '1' });
  const mine = { ...base, phone: '2', family: [wife] };

  test('holds what was changed and is laid over a later state', () => {
    const text = draftText(3, { base, mine }, ['phone', 'family']);
    expect(text).not.toContain('张晓明');
    const later = { ...base, health: '一般' };
    const draft = readDraftText(personForm, text, later);
    expect(draft).toMatchObject({ version: 3, keys: ['phone', 'family'] });
    expect(draft && mergeInto(personForm, draft, later).values).toMatchObject({
      phone: '2',
      health: '一般',
      family: [wife],
    });
  });

  test('of another shape, or about fields that are gone, is none', () => {
    expect(readDraftText(personForm, 'null', base)).toBeUndefined();
    expect(readDraftText(personForm, '{"a":1}', base)).toBeUndefined();
    expect(
      readDraftText(personForm, '{"version":1,"base":{"gone":1},"mine":{"gone":2}}', base),
    ).toBeUndefined();
  });
});
