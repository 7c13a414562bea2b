import { millimetresPerPoint, type PaperFont, type SetText, type TextStyle } from './sheet';

/** Never stand at the start of a line: closing marks, and the dot within names. */
const notFirst = new Set('、，。．.,；;：:\uff01？!?）)】》〉」』”’·%‰…—');
/** Never stand at the end of one. */
const notLast = new Set('（(【《〈「『“‘');
/** Letters and digits stay together, with the marks that belong to numbers and addresses. */
const inRun = /[A-Za-z0-9.,%/()-]/;
/** Characters below the punctuation block that a Chinese font draws in full width (they stand in GB 2312). */
const wideSigns = new Set('·¤§¨°±×÷');
/** Rounding of widths, em: a line that is full to the last character is not too long. */
const hair = 1e-6;

/**
 * Width of one character in em: printed Chinese type has full and half widths only. Where a font has others, the
 * renderer sets the character into this width, so that it holds on every machine.
 */
export function characterWidth(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x370) return wideSigns.has(character) ? 1 : 0.5;
  // Greek and Cyrillic stand in GB 2312 in full width; what lies between them and the punctuation does not.
  if (code < 0x2000) return code < 0x460 ? 1 : 0.5;
  return code >= 0xff61 && code <= 0xffdc ? 0.5 : 1;
}

/** Width of a text in em. */
export function textWidth(text: string): number {
  let width = 0;
  for (const character of text) width += characterWidth(character);
  return width;
}

/** Where each run of letters and digits ends, by character: the index behind it; other characters are runs of one. */
function runEnds(characters: readonly string[]): number[] {
  const ends = Array<number>(characters.length).fill(0);
  for (let at = characters.length - 1; at >= 0; at -= 1) {
    const joined = inRun.test(characters[at] ?? '') && inRun.test(characters[at + 1] ?? '');
    ends[at] = joined ? (ends[at + 1] ?? at + 1) : at + 1;
  }
  return ends;
}

interface Paragraph {
  readonly characters: readonly string[];
  /** Of the run that each character stands in. */
  readonly ends: readonly number[];
  /** Runs wider than a line are broken anywhere. */
  readonly width: number;
}

/** Whether a line may end before the character at `at`. */
function mayBreak({ characters, ends, width }: Paragraph, at: number): boolean {
  const before = characters[at - 1] ?? '';
  if (notFirst.has(characters[at] ?? '') || notLast.has(before)) return false;
  if (ends[at - 1] === at) return true;
  let start = at - 1;
  while (start > 0 && ends[start - 1] === ends[at]) start -= 1;
  return textWidth(characters.slice(start, ends[at]).join('')) > width;
}

/** The end of the line that begins at `start`: as far as the width goes, back to the last place where a line may end. */
function lineEnd(paragraph: Paragraph, start: number): number {
  const { characters, width } = paragraph;
  let end = start;
  let used = 0;
  while (end < characters.length) {
    used += characterWidth(characters[end] ?? '');
    if (used > width + hair && end > start) break;
    end += 1;
  }
  if (end === characters.length) return end;
  for (let at = end; at > start; at -= 1) if (mayBreak(paragraph, at)) return at;
  return end;
}

/**
 * Breaks one paragraph into lines no wider than `width` em (one character where not even that fits). Closing marks never
 * begin a line and opening marks never end one: the character before goes down with them; words and numbers stay whole
 * as far as the line allows. The lines joined are the paragraph.
 */
export function breakLine(text: string, width: number): string[] {
  if (textWidth(text) <= width + hair) return [text];
  const characters = [...text];
  const paragraph = { characters, ends: runEnds(characters), width };
  const lines: string[] = [];
  let start = 0;
  do {
    const end = lineEnd(paragraph, start);
    lines.push(characters.slice(start, end).join(''));
    start = end;
  } while (start < characters.length);
  return lines;
}

/** Breaks a text at its line breaks and then each paragraph to `width` em. */
export function breakLines(text: string, width: number): string[] {
  return text.split('\n').flatMap((paragraph) => breakLine(paragraph, width));
}

/** A box to be filled. */
export interface FitBox {
  /** Inner size, mm. */
  readonly width: number;
  readonly height: number;
  readonly font: PaperFont;
  readonly align: TextStyle['align'];
  /** Sizes in points, the preferred first; each with its distance of base lines. */
  readonly tiers: readonly { readonly size: number; readonly leading: number }[];
}

export interface Fitted {
  readonly text: SetText;
  /** False when even the smallest size does not hold the text: then it is set in that size and stands over. */
  readonly fits: boolean;
}

/** Sets a text in the first size whose lines all stand within the box. */
export function fitText(text: string, box: FitBox): Fitted {
  const whole = textWidth(text.replaceAll('\n', '')) * millimetresPerPoint;
  let last: Fitted | undefined;
  for (const [index, { size, leading }] of box.tiers.entries()) {
    // Sizes in which even lines full to the edge would stand over need not be broken into lines.
    const least = Math.floor((whole * size) / box.width) * leading * millimetresPerPoint;
    if (least > box.height + 0.01 && index < box.tiers.length - 1) continue;
    const lines = breakLines(text, box.width / (size * millimetresPerPoint)).map((line) => ({ text: line }));
    const style: TextStyle = { font: box.font, size, leading, align: box.align };
    const high = lines.length * leading * millimetresPerPoint <= box.height + 0.01;
    const wide = lines.every((line) => textWidth(line.text) * size * millimetresPerPoint <= box.width + 0.01);
    last = { text: { style, lines, text }, fits: high && wide };
    if (last.fits) return last;
  }
  if (!last) throw new Error('a box without sizes');
  return last;
}
