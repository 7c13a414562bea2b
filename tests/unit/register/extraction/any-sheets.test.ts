import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CellValue } from '#shared/workbooks/model';
import { extractionLayout } from '#shared/register/extraction/table-layout';
import { templateLayout } from '#shared/register/extraction/template-layout';
import { planPeopleWorkbook } from '#shared/register/extraction/plan-workbook';
import { planWorkbookUnits, unitNodes } from '#shared/register/extraction/plan-units';
import { readPeopleWorkbook } from '#shared/register/extraction/read';
import { usualOptions } from '#shared/register/import/plan';
import type { PersonRegister } from '#shared/register/import/plan-person';
import { UnitIndex } from '#shared/register/import/unit-index';
import { sheetOf } from '../../workbooks/sheets';

const layouts = [extractionLayout, templateLayout];
const headings = layouts.flatMap(({ parts }) =>
  parts.flatMap(({ columns }) => (columns === 'roster' ? [] : columns.map(({ label }) => label))),
);
const words = [
  '张明',
  '李红',
  '990122198503050034',
  '1985.03',
  '是',
  '优秀',
  '2024',
  '21',
  '大学',
  '青石镇',
  '（示例）',
  '—',
  '',
];

const cell: fc.Arbitrary<CellValue> = fc.oneof(
  fc.constantFrom(...words),
  fc.constant(null),
  fc.integer({ min: -1, max: 99_999 }),
  fc.boolean(),
  fc.string({ maxLength: 30, unit: 'grapheme' }),
);
const grid = fc
  .tuple(
    fc.array(fc.constantFrom(...headings, '姓名', '身份证号', '统计关系单位', '代码'), {
      minLength: 2,
      maxLength: 9,
    }),
    fc.array(fc.array(cell, { maxLength: 9 }), { maxLength: 8 }),
  )
  .map(([head, rows]): CellValue[][] => [head, ...rows]);
const names = layouts.flatMap(({ parts }) => parts.map(({ name }) => name));
const book = fc.array(fc.tuple(fc.constantFrom(...names), grid), { minLength: 1, maxLength: 6 });

const nobody: PersonRegister = {
  load: () => null,
  byIdNumber: () => [],
  byName: () => [],
  isBinned: () => false,
  unitFor: () => ({ ok: true, ref: 1 }),
  unitOfPost: () => undefined,
  isUnder: () => false,
};

test('whatever stands on the sheets is read and planned, every row once', () => {
  fc.assert(
    fc.property(book, fc.constantFrom('extraction' as const, 'template' as const), (sheets, layout) => {
      const data = sheets.map(([name, rows]) => sheetOf(rows, { name }));
      const draft = readPeopleWorkbook(data, layout, usualOptions, '2026-03-15');
      const units = planWorkbookUnits(draft.units, {
        index: new UnitIndex([]),
        load: () => null,
        options: usualOptions,
      });
      const index = new UnitIndex(unitNodes([], units));
      expect(index.nodes.size).toBe(units.filter(({ state }) => state === 'new').length);
      const planner = { register: nobody, options: usualOptions, decisions: new Map(), findUnit: () => null };
      const rows = [...units, ...planPeopleWorkbook(draft, planner, () => {})];
      expect(new Set(rows.map(({ number }) => number)).size).toBe(rows.length);
      for (const { state, problems, place } of rows) {
        expect(place).toBeDefined();
        expect(problems.length > 0).toBe(state === 'refused');
      }
    }),
    { numRuns: 300 },
  );
});
