import { bandPadding, textHeight, type Band, type BandCell, type BandSide } from '#shared/lib/paper/bands';
import { flow, type FlowGroup, type FlowItem, type FlowPage } from '#shared/lib/paper/flow';
import { emOf, linesHeight, setLines, setText } from '#shared/lib/paper/set-text';
import type { CellContent, PaperSheet, SetText, TextStyle } from '#shared/lib/paper/sheet';
import { cellPadding, rowBand, type PaperTableLook } from '#shared/lib/paper/table-bands';
import { textWidth } from '#shared/lib/paper/text-fit';

// What the forms of a personnel file have in common: labels 宋体 12, values 仿宋 12, tables within them 10.5.

/** Inner width of an upright A4 form, mm; bound at the left. */
export const formWidth = 165;

const formPage: FlowPage = {
  width: 210,
  height: 297,
  margin: { top: 20, right: 20, bottom: 20, left: 25 },
  border: { outer: 1.5, inner: 0.75 },
};

/** The same lying. @param margin mm */
export function lyingPage(margin: FlowPage['margin']): FlowPage {
  return { ...formPage, width: formPage.height, height: formPage.width, margin };
}

export const labelStyle: TextStyle = { font: '宋体', size: 12, leading: 15, align: 'center' };
export const valueStyle: TextStyle = { font: '仿宋', size: 12, leading: 16, align: 'center' };
/** Long texts in boxes. */
export const bodyStyle: TextStyle = { ...valueStyle, leading: 19, align: 'left' };
/** Widths of the labels at the left of long boxes and of tables, two characters a line. */
export const sideWidth = 12;

/** Tables within forms. */
export const tableLook: PaperTableLook = {
  head: { font: '宋体', size: 10.5, leading: 13, align: 'center' },
  body: { font: '仿宋', size: 10.5, leading: 13, align: 'center' },
  headHeight: 7.5,
  rowHeight: 7.5,
};

/** A box of a row: a printed label (\n parts its lines), or a value of its own name. */
export interface FormBox {
  readonly width: number;
  readonly label?: string;
  readonly name?: string;
  readonly text?: string;
  readonly align?: 'left' | 'center';
}

function boxText({ width, label, text = '', align = 'center' }: FormBox): SetText {
  if (label !== undefined) return setLines(label.split('\n'), labelStyle);
  return setText(text, { ...valueStyle, align }, width - 2 * paddingOf(align));
}

function paddingOf(align: FormBox['align']): number {
  return align === 'left' ? textPadding : cellPadding;
}

/** A row of labels and values from left to right, at least `least` mm high. */
export function formRow(boxes: readonly FormBox[], least = 10): Band {
  let left = 0;
  const cells = boxes.map((box): BandCell => {
    const content: CellContent = { kind: 'text', text: boxText(box), valign: 'middle' };
    const name = box.name ?? `label:${(box.label ?? '').replace(/\s/g, '')}`;
    left += box.width;
    return { name, left: left - box.width, width: box.width, padding: paddingOf(box.align), content };
  });
  return rowBand(cells, least);
}

/** Rows with the photo to the right of all of them; whole in the middle of its box, which grows with the rows. */
export function photoBand(rows: readonly Band[], left: number, width: number, image: string | null): Band {
  let top = 0;
  const cells = rows.flatMap((row) => {
    top += row.height;
    return row.cells.map((cell) => ({ ...cell, top: top - row.height, height: row.height }));
  });
  const content: CellContent = { kind: 'photo', image, whole: true };
  const photo: BandCell = { name: 'photo', left, width, padding: 0, content };
  return { kind: 'band', height: top, cells: [...cells, photo] };
}

/** Rows under each other beside one label; the rows' boxes stand to its right. */
export function stackRows(label: string, width: number, rows: readonly Band[]): Band {
  let top = 0;
  const cells = rows.flatMap((row) => {
    top += row.height;
    return row.cells.map((cell) => ({
      ...cell,
      left: cell.left + width,
      top: top - row.height,
      height: row.height,
    }));
  });
  const [side] = formRow([{ label, width }], top).cells;
  return { kind: 'band', height: top, cells: side ? [{ ...side, height: top }, ...cells] : cells };
}

/** The label at the left of a long box, lines set on purpose. */
function sideCell(label: readonly string[]): BandCell {
  const text = setLines(label, labelStyle);
  return {
    name: `label:${label.join('')}`,
    left: 0,
    width: sideWidth,
    repeated: true,
    content: { kind: 'text', text, valign: 'middle' },
  };
}

/** Left and right of texts that begin at the left, mm. */
const textPadding = 1.8;

/** Inner width of the box beside a label at the left, mm. */
export const sideTextWidth = formWidth - sideWidth - 2 * textPadding;

/** How high a box is at least, and how high it grows where its sheet has room left, mm. */
export interface BoxHeights {
  readonly least: number;
  readonly stretchTo?: number;
}

/** A long box that goes on upon the next sheet; its label stands there again. */
export function textBand(
  label: readonly string[],
  name: string,
  text: SetText,
  { least, stretchTo }: BoxHeights,
  valign: 'top' | 'middle' = 'middle',
): Band {
  const side = sideCell(label);
  const cell: BandCell = {
    name,
    left: sideWidth,
    width: formWidth - sideWidth,
    padding: textPadding,
    ...(valign === 'top' ? { inset: 1.5 } : {}),
    content: { kind: 'text', text, valign },
  };
  return { ...rowBand([side, cell], least), flows: true, ...(stretchTo === undefined ? {} : { stretchTo }) };
}

/** A label for the bands of a table, and a shorter one where few of them stand on a sheet. */
export function sideOf(label: readonly string[], brief: readonly string[] = label): BandSide {
  const name = `label:${label.join('')}`;
  return { name, width: sideWidth, text: setLines(label, labelStyle), brief: setLines(brief, labelStyle) };
}

/** Bands moved to the right of a label that all of them share. */
export function besides(side: BandSide, bands: readonly Band[]): Band[] {
  const moved = new Map<Band, Band>();
  const move = (band: Band): Band => {
    const known = moved.get(band);
    if (known) return known;
    const cells = band.cells.map((cell) => ({ ...cell, left: cell.left + side.width }));
    const next: Band = { ...band, cells, side, ...(band.head ? { head: move(band.head) } : {}) };
    moved.set(band, next);
    return next;
  };
  return bands.map(move);
}

/** Left for ink in a date line. */
export const blankDate = '　　　　年　　月　　日';

/** Lines at the lower right of a box, each in the middle of the widest: （盖　章） over the date. */
export function signLines(lines: readonly string[], width: number): SetText {
  const style: TextStyle = { ...labelStyle, leading: 20, align: 'left' };
  const widest = Math.max(...lines.map(textWidth));
  const left = width / emOf(style) - widest - 2;
  const set = lines.map((text) => ({ text, indent: (left + (widest - textWidth(text)) / 2) * emOf(style) }));
  return { style, lines: set, text: lines.join('\n') };
}

interface Opinion extends BoxHeights {
  readonly label: readonly string[];
  readonly name: string;
  /** What the register already says, at the top. */
  readonly text?: string;
  /** Default: seal and date. */
  readonly sign?: readonly string[];
}

/** An opinion: room for ink, and who signs it when at the lower right. */
export function opinionBand({ label, name, text = '', sign, least, stretchTo }: Opinion): Band {
  const said = setText(text, bodyStyle, sideTextWidth, { first: text === '' ? 0 : 2 });
  const signed = signLines(sign ?? ['（盖　章）', blankDate], sideTextWidth);
  const needed = linesHeight(said.style, said.lines.length) + textHeight(signed) + 4;
  const cell: BandCell = {
    name,
    left: sideWidth,
    width: formWidth - sideWidth,
    padding: textPadding,
    inset: 2,
    content: {
      kind: 'stack',
      parts: [
        { text: said, valign: 'top' },
        { text: signed, valign: 'bottom' },
      ],
    },
  };
  const band: Band = { ...rowBand([sideCell(label), cell], Math.max(least, needed)) };
  return stretchTo === undefined ? band : { ...band, stretchTo };
}

/** The same form on further sheets: whose it is and which, so that none gets lost. */
function continuedPage(title: string, name: string): FlowPage {
  const style: TextStyle = { ...labelStyle, size: 9, leading: 12, align: 'right' };
  const text = setLines([`${name}　${title}（续）`], style);
  return {
    ...formPage,
    continued: [{ kind: 'text', name: 'continued', text, height: linesHeight(style, 1) + 1 }],
  };
}

/** What every form has, besides what stands in it. */
interface FormHead {
  readonly title: string;
  /** A line under the title, e.g. the unit. */
  readonly under?: string;
  /** Whose or what it is of: stands on further sheets. */
  readonly name: string | null;
}

/** A form on as many sheets as it needs: its title above, and on further sheets whose it is and which. */
export function formSheets({ title, under, name }: FormHead, items: readonly FlowItem[]): PaperSheet[] {
  return flow([titleGroup(title, under), ...items], continuedPage(title, name ?? ''));
}

/** The title of a form and a line under it, e.g. the unit at the left. */
export function titleGroup(title: string, under?: string, width = formWidth): FlowGroup {
  const style: TextStyle = { font: '小标宋', size: 22, leading: 30, align: 'center' };
  const text = setText(title, style, width);
  const height = linesHeight(style, text.lines.length) + (under === undefined ? 3 : 2);
  const blocks: FlowGroup['blocks'][number][] = [{ kind: 'text', name: 'title', text, height }];
  if (under !== undefined) blocks.push(lineBlock('under', under, width));
  return { kind: 'group', blocks, keepWithNext: true };
}

/** One line of 12 pt between the margins with a little room below. */
export function lineBlock(name: string, line: string, width = formWidth): FlowGroup['blocks'][number] {
  const text = setText(line, { ...labelStyle, align: 'left' }, width);
  const height = linesHeight(text.style, text.lines.length) + bandPadding;
  return { kind: 'text', name, text, height };
}

/** A band that what follows never stands alone without: the line under a form. */
export function bound(band: Band): Band {
  return { ...band, keepWithNext: true };
}

/** Bands of which the last is bound to what follows. */
export function lastBound(bands: readonly Band[]): Band[] {
  return bands.map((band, index) => (index === bands.length - 1 ? bound(band) : band));
}

/** The line under a form for whoever fills it in. */
export function footGroup(line: string, width = formWidth): FlowGroup {
  const space = { kind: 'text' as const, text: setLines([''], { ...labelStyle, leading: 6 }), height: 2.2 };
  return { kind: 'group', blocks: [space, lineBlock('foot', line, width)] };
}

/** A year in the middle of a line under the title. */
export function yearLine(year: string): FlowGroup['blocks'][number] {
  const style: TextStyle = { ...valueStyle, size: 14, leading: 20 };
  return {
    kind: 'text',
    name: 'year',
    text: setLines([`（ ${year} 年度）`], style),
    height: linesHeight(style, 1) + 2,
  };
}
