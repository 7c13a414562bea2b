import { millimetresPerPoint, type SetLine, type SetText, type TextStyle } from './sheet';
import { breakLine } from './text-fit';

/** Indents of a paragraph in characters (em). */
export interface Indents {
  /** Of its first line. */
  readonly first?: number;
  /** Of all further ones. */
  readonly hang?: number;
}

/** One em of a type size in mm. */
export function emOf({ size }: Pick<TextStyle, 'size'>): number {
  return size * millimetresPerPoint;
}

/** The room that a number of lines takes, mm. */
export function linesHeight({ leading }: Pick<TextStyle, 'leading'>, lines: number): number {
  return lines * leading * millimetresPerPoint;
}

const blank = '\u3000';

/** The first line is broken with blanks in front that stand for its indent, the others with the room that they have. */
function breakParagraph(text: string, width: number, { first = 0, hang = 0 }: Indents): string[] {
  const lead = Math.ceil(first);
  const [opening = ''] = breakLine(blank.repeat(lead) + text, width - first + lead);
  const head = opening.slice(lead);
  const rest = text.slice(head.length);
  return rest === '' ? [head] : [head, ...breakLine(rest, width - hang)];
}

/**
 * Sets a text in lines no wider than a box; every paragraph (parted by \n) has the same indents.
 * @param width inner width of the box, mm
 */
export function setText(text: string, style: TextStyle, width: number, indents: Indents = {}): SetText {
  const em = emOf(style);
  const { first = 0, hang = 0 } = indents;
  const lines = text.split('\n').flatMap((paragraph) =>
    breakParagraph(paragraph, width / em, indents).map((line, index): SetLine => {
      const indent = (index === 0 ? first : hang) * em;
      return indent === 0 ? { text: line } : { text: line, indent };
    }),
  );
  return { style, lines, text };
}

/** A text whose lines are set as they are given: labels, titles in several lines. */
export function setLines(lines: readonly string[], style: TextStyle): SetText {
  return { style, lines: lines.map((text) => ({ text })), text: lines.join('\n') };
}

/** One paragraph of a set text and the lines that it was broken into. */
export interface SetParagraph {
  readonly text: string;
  readonly lines: readonly SetLine[];
}

/** How long a text is without its blanks: lines lose blanks at their ends, and names are spread in print only. */
function weight(text: string): number {
  return text.replace(/\s/g, '').length;
}

/**
 * Which lines make which paragraph. Lines that are not the text broken up (a label whose text differs from what is set)
 * are paragraphs of their own.
 */
export function paragraphsOf({ text, lines }: Pick<SetText, 'text' | 'lines'>): SetParagraph[] {
  let next = 0;
  const paragraphs = text.split('\n').map((paragraph): SetParagraph => {
    const from = next;
    let missing = weight(paragraph);
    do {
      missing -= weight(lines[next]?.text ?? '');
      next += 1;
    } while (missing > 0 && next < lines.length);
    return { text: paragraph, lines: lines.slice(from, next) };
  });
  const same = weight(lines.map((line) => line.text).join('')) === weight(text) && next === lines.length;
  return same ? paragraphs : lines.map((line) => ({ text: line.text, lines: [line] }));
}

/** The lines of a set text from one to before another; the unbroken text is cut at the same places. */
export function partOfText(text: SetText, from: number, to = text.lines.length): SetText {
  let start = 0;
  const texts = paragraphsOf(text).flatMap((paragraph) => {
    const first = start;
    start += paragraph.lines.length;
    const lines = paragraph.lines.slice(Math.max(0, from - first), Math.max(0, to - first));
    if (lines.length === 0) return [];
    const whole = lines.length === paragraph.lines.length;
    return [whole ? paragraph.text : lines.map((line) => line.text).join('')];
  });
  return { ...text, lines: text.lines.slice(from, to), text: texts.join('\n') };
}
