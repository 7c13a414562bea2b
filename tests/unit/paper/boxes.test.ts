import { expect, it } from 'vitest';
import { blockHeight, sheetBoxes } from '#shared/lib/paper/boxes';
import type { GridBlock, PaperSheet, SetText } from '#shared/lib/paper/sheet';

const text: SetText = {
  style: { font: '宋体', size: 12, leading: 14, align: 'left' },
  lines: [{ text: '字' }],
  text: '字',
};
const content = { kind: 'text', text, valign: 'middle' } as const;
const grid: GridBlock = {
  kind: 'grid',
  columns: [10, 20, 30],
  rows: [5, 7],
  border: { outer: 1.5, inner: 1 },
  cells: [
    { name: 'a', row: 0, column: 0, rowSpan: 2, content },
    { name: 'b', row: 0, column: 1, columnSpan: 2, content, padding: 2 },
    { name: 'c', row: 1, column: 1, content, open: ['right'] },
    { name: 'd', row: 1, column: 2, content, open: ['left'] },
  ],
};
const sheet: PaperSheet = {
  width: 210,
  height: 297,
  margin: { top: 11, right: 20, bottom: 12, left: 22 },
  blocks: [{ kind: 'text', name: 'title', text, height: 9 }, grid, { kind: 'text', text, height: 4 }],
};

const box = (name: string) => sheetBoxes(sheet).find((one) => one.name === name);

it('boxes stand where columns, rows and margins put them', () => {
  expect(box('title')).toMatchObject({ x: 22, y: 11, width: 168, height: 9 });
  expect(box('a')).toMatchObject({ x: 22, y: 20, width: 10, height: 12, padding: 0.8 });
  expect(box('b')).toMatchObject({ x: 32, y: 20, width: 50, height: 5, padding: 2 });
  expect(box('d')).toMatchObject({ x: 52, y: 25, width: 30, height: 7 });
  expect(box('text')).toMatchObject({ y: 32 });
});

it('the outer line is drawn around, the inner one between, none where a side is open', () => {
  expect(box('a')?.border).toEqual({ top: 1.5, right: 1, bottom: 1.5, left: 1.5 });
  expect(box('b')?.border).toEqual({ top: 1.5, right: 1.5, bottom: 1, left: 1 });
  expect(box('c')?.border).toMatchObject({ right: 0, bottom: 1.5 });
  expect(box('d')?.border).toMatchObject({ left: 0, right: 1.5 });
  expect(box('title')?.border).toEqual({ top: 0, right: 0, bottom: 0, left: 0 });
});

it('a grid is as high as its rows', () => {
  expect(blockHeight(grid)).toBe(12);
});
