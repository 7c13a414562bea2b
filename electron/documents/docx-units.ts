import type { PaperFont } from '#shared/lib/paper/sheet';

/** Word counts lengths in twips, twentieths of a point. */
export function twips(millimetres: number): number {
  return Math.round((millimetres * 1440) / 25.4);
}

/**
 * Lengths as whole twips whose sums are the sums of the lengths: each is the distance of two rounded places, so that no
 * error adds up across a table.
 */
export function twipLengths(lengths: readonly number[]): number[] {
  let from = 0;
  return lengths.map((length) => {
    const begin = twips(from);
    from += length;
    return twips(from) - begin;
  });
}

/** Word counts type sizes in half points; downwards, so that no line gets longer. */
export function halfPoints(points: number): number {
  return Math.floor(points * 2 + 0.01);
}

/** Names of the families as Word on Windows and WPS know them. */
const fontNames: Readonly<Record<PaperFont, string>> = {
  宋体: '宋体',
  仿宋: '仿宋',
  楷体: '楷体',
  黑体: '黑体',
  小标宋: '方正小标宋简体',
};

/** A family for Chinese and Latin characters alike: half widths are then half of full ones. */
export function fontOf(font: PaperFont): { ascii: string; hAnsi: string; eastAsia: string; cs: string } {
  const name = fontNames[font];
  return { ascii: name, hAnsi: name, eastAsia: name, cs: name };
}
