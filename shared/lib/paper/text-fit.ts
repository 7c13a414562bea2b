import { millimetresPerPoint, type PaperFont, type SetText, type TextStyle } from './sheet';

/** Never stand at the start of a line: closing marks, and the dot within names. */
const NOT_FIRST = /^[、，。．.,；;：:！？!?）)】》〉」』”’·%‰]/;
/** Never stand at the end of one. */
const NOT_LAST = /[（(【《〈「『“‘]$/;

/**
 * Width of one character in em: printed Chinese type has full and half widths only. Fallback fonts are set with their
 * half-width forms, so that this holds for them too.
 */
export function characterWidth(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  return code < 0x2000 && !(code === 0xb7) ? 0.5 : 1;
}

/** Width of a text in em. */
export function textWidth(text: string): number {
  let width = 0;
  for (const character of text) width += characterWidth(character);
  return width;
}

/** Runs of letters and digits stay together unless one alone is longer than a line. */
function unitsOf(text: string): string[] {
  return text.match(/[A-Za-z0-9.,%/()-]+|[\s\S]/gu) ?? [];
}

/**
 * Breaks one paragraph into lines no wider than `width` em. Closing marks never begin a line and opening marks never end
 * one: the character before goes down with them.
 */
export function breakLine(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const unit of unitsOf(text).flatMap((part) => (textWidth(part) > width ? [...part] : [part]))) {
    if (line !== '' && textWidth(line) + textWidth(unit) > width + 1e-6) {
      let next = unit;
      const held = [...line];
      while (held.length > 1 && (NOT_FIRST.test(next) || NOT_LAST.test(held.join(''))))
        next = (held.pop() ?? '') + next;
      lines.push(held.join(''));
      line = next;
    } else line += unit;
  }
  lines.push(line);
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
  let last: Fitted | undefined;
  for (const { size, leading } of box.tiers) {
    const lines = breakLines(text, box.width / (size * millimetresPerPoint)).map((line) => ({ text: line }));
    const style: TextStyle = { font: box.font, size, leading, align: box.align };
    const fits = lines.length * leading * millimetresPerPoint <= box.height + 0.01;
    last = { text: { style, lines, text }, fits };
    if (fits) return last;
  }
  if (!last) throw new Error('a box without sizes');
  return last;
}
