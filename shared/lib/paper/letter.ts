import { innerWidth } from './boxes';
import { flow, type FlowItem, type FlowPage, type FlowText } from './flow';
import { emOf, linesHeight, setLines, setText } from './set-text';
import type { PaperSheet, SetLine, SetText, TextBlock, TextStyle } from './sheet';
import { tableBands, type PaperColumn } from './table-bands';
import { breakLine, textWidth } from './text-fit';

/** A part of a letter's text. */
export type LetterPart =
  | { readonly kind: 'paragraph'; readonly text: string }
  /** Level 1: 一、 in 黑体; level 2: （一） in 楷体. */
  | { readonly kind: 'heading'; readonly level: 1 | 2; readonly text: string }
  /** Widths of the columns are shares of the line's. */
  | {
      readonly kind: 'table';
      readonly columns: readonly PaperColumn[];
      readonly rows: readonly (readonly string[])[];
    };

/** An official letter or notice; every text is without the indents that it is set with. */
export interface Letter {
  /** \n parts lines set on purpose. */
  readonly title: string;
  /** 发文字号, e.g. 青组发〔2026〕12号. */
  readonly number?: string;
  /** 主送机关, without the colon. */
  readonly recipient?: string;
  readonly parts: readonly LetterPart[];
  /** 附件 below the text, each a title. */
  readonly attachments?: readonly string[];
  /** 署名, one line each; several organs under each other. */
  readonly signature: readonly string[];
  /** 成文日期 in words: 2026年11月23日. */
  readonly date: string;
  /** Behind the date: 联系人, 抄送 and the like. */
  readonly remarks?: readonly string[];
}

/** 版心 of GB/T 9704-2012: 225 mm high, 28 characters of 16 pt wide; margins within its tolerance of 1 mm. */
export const letterPage: FlowPage = {
  width: 210,
  height: 297,
  margin: { top: 37, right: 24.95, bottom: 35, left: 27 },
  border: { outer: 1, inner: 0.5 },
};

const lineWidth = innerWidth(letterPage);
const body: TextStyle = { font: '仿宋', size: 16, leading: 28, align: 'left' };
const titleStyle: TextStyle = { font: '小标宋', size: 22, leading: 32, align: 'center' };
const headings: Record<1 | 2, TextStyle> = { 1: { ...body, font: '黑体' }, 2: { ...body, font: '楷体' } };
const line = linesHeight(body, 1);
const tableLook = {
  head: { font: '黑体', size: 12, leading: 16, align: 'center' },
  body: { font: '仿宋', size: 12, leading: 16, align: 'center' },
  headHeight: 9,
  rowHeight: 9,
} as const;

function paragraph(text: string, style: TextStyle = body): FlowText {
  return { kind: 'text', text: setText(text, style, lineWidth, { first: 2 }) };
}

function table(columns: readonly PaperColumn[], rows: readonly (readonly string[])[]): FlowItem[] {
  const total = columns.reduce((sum, { width }) => sum + width, 0);
  const shared = columns.map((column) => ({ ...column, width: (column.width / total) * lineWidth }));
  const gap: FlowText = { kind: 'text', text: setLines([''], { ...body, leading: 8 }) };
  return [...tableBands(shared, rows, tableLook), gap];
}

function partItems(part: LetterPart): FlowItem[] {
  if (part.kind === 'table') return table(part.columns, part.rows);
  if (part.kind === 'paragraph') return [paragraph(part.text)];
  return [{ ...paragraph(part.text, headings[part.level]), keepWithNext: true }];
}

/** 附件：1. … with the numbers under each other; a single one has none. */
function attachmentItems(titles: readonly string[]): FlowItem[] {
  return titles.map((title, index): FlowItem => {
    const label = index === 0 ? '附件：' : '\u3000\u3000\u3000';
    const number = titles.length > 1 ? `${index + 1}. ` : '';
    const hang = 5 + textWidth(number);
    return { kind: 'text', text: setText(label + number + title, body, lineWidth, { first: 2, hang }) };
  });
}

function at(text: string, left: number): SetLine {
  return { text, indent: Math.max(0, left) * emOf(body) };
}

/** The date ends four characters before the margin, the organs stand centred over it (for a seal), GB/T 9704 7.3.5. */
function signatureText(signature: readonly string[], date: string): SetText {
  const width = lineWidth / emOf(body);
  const middle = width - 4 - textWidth(date) / 2;
  const names = signature.flatMap((name) => breakLine(name, width - 1));
  const lines = [...names, date].map((text) => {
    const own = textWidth(text);
    return at(text, Math.min(middle - own / 2, width - own - 1));
  });
  return { style: body, lines, text: [...names, date].join('\n') };
}

function block(text: SetText, name: string, after = 0): TextBlock {
  return { kind: 'text', name, text, height: linesHeight(text.style, text.lines.length) + after };
}

function headItems({ number, title, recipient }: Letter): FlowItem[] {
  const items: FlowItem[] = [];
  if (number !== undefined) {
    const text = setLines([number], { ...body, align: 'center' });
    items.push({ kind: 'group', blocks: [block(text, 'number', line)], keepWithNext: true });
  }
  const titleText = setText(title, titleStyle, lineWidth);
  items.push({ kind: 'group', blocks: [block(titleText, 'title', line)], keepWithNext: true });
  if (recipient !== undefined)
    items.push({
      kind: 'text',
      name: 'recipient',
      text: setText(`${recipient}：`, body, lineWidth),
      keepWithNext: true,
    });
  return items;
}

/** Two lines are left free above the signature; it never stands on a sheet without a line of the text. */
function endItems({ signature, date, remarks = [] }: Letter): FlowItem[] {
  const space = block(setLines([''], body), 'space', line);
  const signed = block(signatureText(signature, date), 'signature', remarks.length > 0 ? line : 0);
  return [{ kind: 'group', blocks: [space, signed] }, ...remarks.map((remark) => paragraph(remark))];
}

/**
 * Sets an official letter on A4: title 小标宋 22 pt, text 仿宋 16 pt with lines 28 pt apart and first lines indented by two
 * characters, signature and date at the right. Lines are final.
 * @returns the sheets, without page numbers
 */
export function layoutLetter(letter: Letter): PaperSheet[] {
  const text = letter.parts.flatMap(partItems);
  const gap: FlowText = { kind: 'text', text: setLines([''], body) };
  const attached = letter.attachments?.length ? [gap, ...attachmentItems(letter.attachments)] : [];
  const items = [...text, ...attached].map((item, index, all) =>
    index === all.length - 1 ? { ...item, keepWithNext: true } : item,
  );
  return flow([...headItems(letter), ...items, ...endItems(letter)], letterPage);
}
