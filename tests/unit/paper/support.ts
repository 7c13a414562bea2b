import { blockHeight, sheetBoxes } from '#shared/lib/paper/boxes';
import { emOf, linesHeight } from '#shared/lib/paper/set-text';
import type { PaperSheet, SetText } from '#shared/lib/paper/sheet';
import { textWidth } from '#shared/lib/paper/text-fit';

interface PlacedText {
  readonly name: string;
  readonly text: SetText;
  /** Inner size of its box, mm. */
  readonly width: number;
  readonly height: number;
}

/** Every text of some sheets with the room that it has. */
export function textsOf(sheets: readonly PaperSheet[]): PlacedText[] {
  return sheets.flatMap((sheet) =>
    sheetBoxes(sheet).flatMap(({ name, content, width, height, padding }) => {
      const inner = width - 2 * padding;
      if (content.kind === 'text') return [{ name, text: content.text, width: inner, height }];
      if (content.kind === 'stack')
        return content.parts.map(({ text }) => ({ name, text, width: inner, height }));
      return [];
    }),
  );
}

/** All that stands on some sheets, in reading order, without blanks. */
export function wordsOn(sheets: readonly PaperSheet[]): string {
  return textsOf(sheets)
    .flatMap(({ text }) => text.lines.map((line) => line.text))
    .join('')
    .replace(/\s/g, '');
}

/** The texts of the boxes of one name, lines parted by /. */
export function boxTexts(sheets: readonly PaperSheet[], name: string): string[] {
  return textsOf(sheets)
    .filter((placed) => placed.name === name)
    .map(({ text }) => text.lines.map((line) => line.text).join('/'));
}

/** What stands over its box or its sheet, in words; empty when all is well. */
export function overflows(sheets: readonly PaperSheet[]): string[] {
  const found: string[] = [];
  sheets.forEach(({ blocks, height, margin }, index) => {
    const used = blocks.reduce((sum, block) => sum + blockHeight(block), 0);
    if (used > height - margin.top - margin.bottom + 0.05)
      found.push(`sheet ${index + 1} is ${used} mm high`);
  });
  for (const { name, text, width, height } of textsOf(sheets)) {
    const em = emOf(text.style);
    for (const line of text.lines)
      if ((line.indent ?? 0) + textWidth(line.text) * em > width + 0.05) found.push(`${name}: ${line.text}`);
    if (linesHeight(text.style, text.lines.length) > height + 0.05) found.push(`${name} is too high`);
  }
  return found;
}
