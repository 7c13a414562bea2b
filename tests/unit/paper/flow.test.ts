import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { flow, type FlowItem } from '#shared/lib/paper/flow';
import { setText } from '#shared/lib/paper/set-text';
import type { TextStyle } from '#shared/lib/paper/sheet';
import { rowBand, tableBands } from '#shared/lib/paper/table-bands';
import { boxTexts, overflows, wordsOn } from './support';

const style: TextStyle = { font: '宋体', size: 12, leading: 16, align: 'left' };
const page = { width: 120, height: 100, margin: { top: 10, right: 10, bottom: 10, left: 10 } };
const look = { head: style, body: style, headHeight: 10, rowHeight: 10 };
const columns = [
  { key: 'name', label: '姓名', width: 40 },
  { key: 'work', label: '单位', width: 60, align: 'left' as const },
];

describe('flow', () => {
  it('repeats the heads of a table on every sheet', () => {
    const rows = Array.from({ length: 10 }, (_, row) => [`甲${row + 1}`, '某单位']);
    const sheets = flow(tableBands(columns, rows, look), page);
    // 80 mm hold the heads and seven rows of 10 mm.
    expect(sheets).toHaveLength(2);
    expect(boxTexts(sheets.slice(1), 'label:name')).toEqual(['姓名']);
    expect(boxTexts(sheets.slice(1), 'name.8')).toEqual(['甲8']);
    expect(overflows(sheets)).toEqual([]);
  });

  it('makes one grid of bands with different columns', () => {
    const cell = (name: string, left: number, width: number) => ({
      name,
      left,
      width,
      content: { kind: 'text' as const, text: setText(name, style, width), valign: 'middle' as const },
    });
    const bands = [
      rowBand([cell('甲', 0, 30), cell('乙', 30, 70)], 8),
      rowBand([cell('丙', 0, 60), cell('丁', 60, 40)], 12),
    ];
    const [block] = flow(bands, page)[0]?.blocks ?? [];
    expect(block).toMatchObject({ kind: 'grid', columns: [30, 30, 40], rows: [8, 12] });
    expect(
      block?.kind === 'grid' && block.cells.map(({ column, columnSpan }) => [column, columnSpan]),
    ).toEqual([
      [0, 1],
      [1, 2],
      [0, 2],
      [2, 1],
    ]);
  });

  it('takes a line of the text along where the signature needs a new sheet', () => {
    const text = setText('字'.repeat(14 * 23), style, 100);
    const sign = setText('某某县委组织部', style, 100);
    const items: FlowItem[] = [
      { kind: 'text', text, keepWithNext: true },
      { kind: 'group', blocks: [{ kind: 'text', name: 'sign', text: sign, height: 30 }] },
    ];
    const sheets = flow(items, page);
    expect(sheets).toHaveLength(2);
    expect(sheets[1]?.blocks).toHaveLength(2);
    expect(overflows(sheets)).toEqual([]);
  });

  it('loses nothing and keeps everything within its box, whatever flows', () => {
    const words = fc.string({
      unit: fc.constantFrom('中', '文', '。', '（', '）', '1', '.', 'a'),
      maxLength: 400,
    });
    const table = fc
      .array(fc.tuple(words, words), { maxLength: 12 })
      .map((rows): FlowItem[] => tableBands(columns, rows, look));
    const paragraph = fc
      .tuple(words, fc.boolean())
      .map(([text, keepWithNext]): FlowItem[] => [
        { kind: 'text', text: setText(text, style, 100, { first: 2 }), keepWithNext },
      ]);
    fc.assert(
      fc.property(fc.array(fc.oneof(table, paragraph), { minLength: 1, maxLength: 4 }), (parts) => {
        const items = parts.flat();
        const sheets = flow(items, page);
        expect(overflows(sheets)).toEqual([]);
        const count = (text: string): number => text.replace(/[姓名单位\s]/g, '').length;
        const before = items.flatMap((item) => {
          if (item.kind === 'text') return [item.text.text];
          if (item.kind === 'group') return [];
          return item.cells.map(({ content }) => (content.kind === 'text' ? content.text.text : ''));
        });
        expect(count(wordsOn(sheets))).toBe(count(before.join('')));
      }),
      { numRuns: 200 },
    );
  });
});
