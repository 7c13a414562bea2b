import fc from 'fast-check';
import { expect, test } from 'vitest';
import { columnName } from '#shared/workbooks/model';
import { safeSheetNames } from '#shared/workbooks/sheet-names';

test('signs that Excel refuses, empty and repeated names', () => {
  expect(safeSheetNames(['名册/2024[1]', '', "'引'", '表', '表', 'Ab', 'aB'])).toEqual([
    '名册 2024 1',
    '工作表',
    '引',
    '表',
    '表(2)',
    'Ab',
    'aB(2)',
  ]);
});

test('property: every name is acceptable and no two are the same to Excel', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.string({ maxLength: 40 }), fc.constantFrom('名册', '名'.repeat(40))), {
        maxLength: 20,
      }),
      (names) => {
        const safe = safeSheetNames(names);
        for (const name of safe) expect(name).toMatch(/^[^[\]:*?/\\']{1,31}$/);
        expect(new Set(safe.map((name) => name.toLowerCase())).size).toBe(names.length);
      },
    ),
  );
});

test.each([
  [0, 'A'],
  [25, 'Z'],
  [26, 'AA'],
  [701, 'ZZ'],
  [702, 'AAA'],
  [16_383, 'XFD'],
])('column %i is %s', (index, name) => {
  expect(columnName(index)).toBe(name);
});
