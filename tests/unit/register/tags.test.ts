import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readTags, retagged, tagBehind } from '#shared/register/tags/tags';

const known = [
  { name: '大学生村干部', retired: false, formerly: ['大学生村官', '村官'] },
  { name: '选调生', retired: true, formerly: [] },
];

test('an imported word is recognized by the name of today or a former one, however it is spaced', () => {
  expect(tagBehind(known, '大学生村官')).toBe('大学生村干部');
  expect(tagBehind(known, ' 选 调 生')).toBe('选调生');
  expect(tagBehind(known, '乡贤')).toBe('乡贤');
});

test('what was stored in another form is replaced by the customary tags', () => {
  expect(readTags({ not: 'a list' }).map(({ name }) => name)).toContain('退役军人');
});

test('retagging keeps every other row, and nobody has the new tag twice', () => {
  const row = fc.record({
    tag: fc.constantFrom('甲', '乙', '丙', null),
    since: fc.constantFrom('2010', null),
    until: fc.constant(null),
  });
  fc.assert(
    fc.property(fc.array(row), (rows) => {
      const after = retagged(rows, '甲', '乙');
      const had = rows.some(({ tag }) => tag === '甲' || tag === '乙');
      expect(after.filter(({ tag }) => tag === '乙')).toHaveLength(had ? 1 : 0);
      expect(after.some(({ tag }) => tag === '甲')).toBe(false);
      const others = (list: readonly { readonly tag: string | null }[]) =>
        list.filter(({ tag }) => tag === '丙' || tag === null);
      expect(others(after)).toEqual(others(rows));
    }),
  );
});
