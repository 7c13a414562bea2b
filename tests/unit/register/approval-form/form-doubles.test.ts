import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findDoubles, type FormOwner } from '#shared/register/approval-form/form-doubles';

const nobody = { personId: null, name: '张三', idNumber: null, birthMonth: null, formDate: null };
const lot = (...owners: Partial<FormOwner>[]): FormOwner[] =>
  owners.map((owner, file) => ({ ...nobody, file, ...owner }));
const doubles = (owners: readonly FormOwner[], preferred: readonly number[] = []) =>
  [...findDoubles(owners, new Set(preferred))].sort(([a], [b]) => a - b);

test('files about one known person are one group, whatever names they give', () => {
  expect(doubles(lot({ personId: 7 }, { personId: 7, name: '张叁' }, { personId: 8 }))).toEqual([
    [0, 0],
    [1, 0],
  ]);
});

test('new people are the same by ID number, or by name and birth month where one has no number', () => {
  const a = { idNumber: '1', birthMonth: '1978-03' };
  expect(doubles(lot(a, { idNumber: '1' }))).toHaveLength(2);
  expect(doubles(lot(a, { birthMonth: '1978-03' }))).toHaveLength(2);
  expect(doubles(lot(a, { idNumber: '2', birthMonth: '1978-03' }))).toEqual([]);
  expect(doubles(lot(a, { birthMonth: '1979-03' }, {}))).toEqual([]);
  expect(doubles(lot({}, {}))).toEqual([]);
});

test('the form filled in last is taken, else the first; the one the user wants before both', () => {
  const same = { personId: 7 };
  expect(doubles(lot(same, same))).toEqual([
    [0, 0],
    [1, 0],
  ]);
  const dated = lot({ ...same, formDate: '2025-12' }, { ...same, formDate: '2026-03' }, same);
  expect(doubles(dated).map(([, taken]) => taken)).toEqual([1, 1, 1]);
  expect(doubles(dated, [2]).map(([, taken]) => taken)).toEqual([2, 2, 2]);
});

test('whoever is in a group, one of it is taken, and those alone are in none', () => {
  const owner = fc.record({
    personId: fc.option(fc.integer({ min: 1, max: 4 })),
    name: fc.constantFrom('张三', '李四'),
    idNumber: fc.option(fc.constantFrom('1', '2')),
    birthMonth: fc.option(fc.constantFrom('1978-03', '1980-01')),
    formDate: fc.option(fc.constantFrom('2025-12', '2026-03')),
  });
  fc.assert(
    fc.property(fc.array(owner, { maxLength: 12 }), fc.array(fc.nat(11)), (owners, preferred) => {
      const taken = findDoubles(lot(...owners), new Set(preferred));
      for (const best of taken.values()) expect(taken.get(best)).toBe(best);
      const sizes = new Map<number, number>();
      for (const best of taken.values()) sizes.set(best, (sizes.get(best) ?? 0) + 1);
      for (const size of sizes.values()) expect(size).toBeGreaterThan(1);
    }),
  );
});
