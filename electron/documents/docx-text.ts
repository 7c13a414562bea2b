import { AlignmentType, LineRuleType, Paragraph, Tab, TextRun, type ParagraphChild } from 'docx';
import { linesHeight, paragraphsOf, type SetParagraph } from '#shared/lib/paper/set-text';
import type { SetText, TextStyle } from '#shared/lib/paper/sheet';
import { fontOf, halfPoints, twips } from './docx-units';

const alignments = {
  left: AlignmentType.LEFT,
  center: AlignmentType.CENTER,
  right: AlignmentType.RIGHT,
  justify: AlignmentType.BOTH,
} as const;

/** The dates in front of a line of a resume, with the blanks behind them. */
const DATES = /^(\d{4}\.\d{2}--(?:\d{4}\.\d{2})?) +/;

/** A run in a style of paper. */
export function textRun(text: string, style: TextStyle): TextRun {
  return new TextRun({ text, font: fontOf(style.font), size: halfPoints(style.size) });
}

/** The text of a paragraph; behind the dates of a hanging one a tab leads to its indent, blanks do not. */
function runs(text: string, style: TextStyle, hangs: boolean): ParagraphChild[] {
  const [prefix = '', dates = ''] = (hangs && DATES.exec(text)) || [];
  if (dates === '') return [textRun(text, style)];
  const font = fontOf(style.font);
  const tab = new TextRun({ children: [new Tab()], font, size: halfPoints(style.size) });
  return [textRun(dates, style), tab, textRun(text.slice(prefix.length), style)];
}

interface Spacing {
  /** mm */
  readonly before?: number;
  readonly after?: number;
}

/** Indents: of the first line, and of the others; a paragraph of one line hangs as those beside it do. */
function indentOf({ lines }: SetParagraph, hang: number): { first: number; rest: number } {
  const first = lines[0]?.indent ?? 0;
  const rest = lines[1] ? (lines[1].indent ?? 0) : first === 0 ? hang : first;
  return { first, rest };
}

function paragraph(set: SetParagraph, style: TextStyle, hang: number, spacing: Spacing): Paragraph {
  const { first, rest } = indentOf(set, hang);
  const hangs = rest > first;
  const left = twips(rest);
  const indent = hangs
    ? { left, hanging: left - twips(first) }
    : { left, firstLine: Math.max(0, twips(first) - left) };
  return new Paragraph({
    alignment: alignments[style.align],
    indent,
    spacing: {
      before: twips(spacing.before ?? 0),
      after: twips(spacing.after ?? 0),
      line: Math.round(style.leading * 20),
      lineRule: LineRuleType.EXACT,
    },
    children: runs(set.text, style, hangs),
  });
}

/** The indent of lines behind the first within a text whose paragraphs hang, else 0; mm. */
function hangOf(paragraphs: readonly SetParagraph[]): number {
  const hanging = paragraphs.filter(({ lines }) => (lines[1]?.indent ?? 0) > (lines[0]?.indent ?? 0));
  const dated = paragraphs.some(({ text }) => DATES.test(text));
  const [found] = hanging;
  return found ? (found.lines[1]?.indent ?? 0) : dated ? NaN : 0;
}

/** Behind eighteen half widths where no line of a resume shows it, mm. */
function resumeHang({ size }: TextStyle): number {
  return (9 * size * 25.4) / 72;
}

/**
 * A set text as paragraphs: unbroken, so that an office can edit it, with real indents; lines that were set on purpose
 * (labels) stay paragraphs of their own.
 * @param spacing above the first and below the last paragraph, mm
 */
export function paragraphs(text: SetText, spacing: Spacing = {}): Paragraph[] {
  const sets = paragraphsOf(text);
  const found = hangOf(sets);
  const hang = Number.isNaN(found) ? resumeHang(text.style) : found;
  return sets.map((set, index) =>
    paragraph(set, text.style, DATES.test(set.text) || found > 0 ? hang : 0, {
      ...(index === 0 && spacing.before ? { before: spacing.before } : {}),
      ...(index === sets.length - 1 && spacing.after ? { after: spacing.after } : {}),
    }),
  );
}

/** How high a set text stands, mm. */
export function heightOf(text: SetText): number {
  return linesHeight(text.style, text.lines.length);
}

/** A paragraph of one point: parts two tables, and ends a section behind one. */
export function hairline(): Paragraph {
  return new Paragraph({
    spacing: { before: 0, after: 0, line: 20, lineRule: LineRuleType.EXACT },
    children: [],
  });
}
