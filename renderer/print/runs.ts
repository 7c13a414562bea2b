import { characterWidth } from '#shared/lib/paper/text-fit';

/**
 * A stretch of a line that is drawn in one way: `plain`, whose characters are one em wide in every Chinese font; `half`,
 * ASCII in half width; `cell`, one character whose width differs from font to font and is therefore set.
 */
export interface Run {
  readonly kind: 'plain' | 'half' | 'cell';
  readonly text: string;
  /** em */
  readonly width: number;
}

const half = /^[\u0020-\u007e]$/;
/** Ideographs, the marks and forms of full width, quotation marks, the circled numbers. */
const plain = /^[\u3400-\u9fff\uf900-\ufaff\u3000-\u3029\uff01-\uff5e“”‘’…①-⑳]$/u;

function kindOf(character: string): Run['kind'] {
  if (half.test(character)) return 'half';
  return plain.test(character) || (character.codePointAt(0) ?? 0) >= 0x20000 ? 'plain' : 'cell';
}

/** A line in runs. */
export function runsOf(line: string): Run[] {
  const runs: Run[] = [];
  for (const character of line) {
    const kind = kindOf(character);
    const width = characterWidth(character);
    const before = runs.at(-1);
    if (before && before.kind === kind && kind !== 'cell') {
      runs[runs.length - 1] = { kind, text: before.text + character, width: before.width + width };
    } else runs.push({ kind, text: character, width });
  }
  return runs;
}
