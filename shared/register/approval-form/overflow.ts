import { emOf, linesHeight } from '#shared/lib/paper/set-text';
import type { TextStyle } from '#shared/lib/paper/sheet';
import { breakLines, fitText, textWidth, type Fitted } from '#shared/lib/paper/text-fit';

// How the official editor makes room for long values (its help; DOMAIN 3.1). Sizes are those of A4, times `type`.

/** The inside of a box: mm. */
export interface Room {
  readonly width: number;
  readonly height: number;
  /** Type sizes times this. */
  readonly type: number;
}

export type Align = TextStyle['align'] | 'centerOneLine';

interface Tier {
  readonly size: number;
  readonly leading: number;
}

export const formFont = '宋体';
/** 七号: the smallest type of the form. */
export const smallestSize = 5.5;
/** Values are set in 14 pt on lines of exactly 16 pt; smaller ones in proportion. */
export const bodySize = 14;
const bodyLeading = 16;
/** Where even 七号 does not do, the text is still set whole, and reported. */
const lastResort = [5, 4.5, 4, 3.5, 3].map((size) => ({ size, leading: size * 1.05 }));

/** A size of A4 on this paper, in half points (what Word has). */
export function scaledSize(size: number, type: number): number {
  return Math.max(smallestSize, Math.floor(size * type * 2 + 1e-6) / 2);
}

/** Sizes from `size` down to 七号 in half points. */
export function sizesFrom(size: number): number[] {
  const count = Math.floor((size - smallestSize) * 2) + 1;
  return Array.from({ length: Math.max(1, count) }, (_, index) => Math.max(smallestSize, size - index / 2));
}

function bodyTiers(from: number, type: number): Tier[] {
  const leading = (size: number) => (size * bodyLeading) / bodySize;
  return sizesFrom(scaledSize(from, type)).map((size) => ({ size, leading: leading(size) }));
}

function aligned(fitted: Fitted, align: Align): Fitted {
  const one = fitted.text.lines.length === 1;
  const style = {
    ...fitted.text.style,
    align: align === 'centerOneLine' ? (one ? 'center' : 'left') : align,
  };
  return { ...fitted, text: { ...fitted.text, style } } as Fitted;
}

/** 奖惩情况, 任免理由 and every box without a rule of its own: as large as it fits, from `from` points down. */
export function fitBody(text: string, room: Room, align: Align = 'left', from = bodySize): Fitted {
  const box = { width: room.width, height: room.height, font: formFont, align: 'left' } as const;
  const fitted = fitText(text, { ...box, tiers: bodyTiers(from, room.type) });
  if (fitted.fits) return aligned(fitted, align);
  return aligned({ ...fitText(text, { ...box, tiers: lastResort }), fits: false }, align);
}

/** A value that is rather set a little smaller than broken into two lines. */
const smallestLine = 12;

/** On one line in the middle where `smallest` points will do, else as `fitBody` at the left. */
export function fitLine(text: string, room: Room, smallest = smallestLine): Fitted {
  const em = emOf({ size: 1 }) * textWidth(text);
  const least = scaledSize(smallest, room.type);
  const tiers = bodyTiers(bodySize, room.type).filter(({ size }) => size >= least && size * em <= room.width);
  if (tiers.length === 0) return fitBody(text, room, 'centerOneLine');
  const { width, height } = room;
  const fitted = fitText(text, { width, height, font: formFont, align: 'center', tiers });
  return fitted.fits ? fitted : fitBody(text, room, 'centerOneLine');
}

/** Lines of `perLine` characters in the small boxes; half-width characters count half. */
const smallTiers = [
  { size: 14, leading: 16, perLine: 4, lines: 2 },
  { size: 12, leading: 15, perLine: 5, lines: 2 },
  // Not in the help: （2002.03） stays on one line.
  { size: 11, leading: 15, perLine: 5.5, lines: 2 },
  { size: 10, leading: 11, perLine: 5, lines: 3 },
  { size: 10, leading: 11, perLine: 6, lines: 3 },
];

/**
 * 姓名, 籍贯, 出生地, 健康状况 and the like: up to 4 characters in the middle, more in two lines of 4 at the left, over 8
 * smaller in 2 × 5, over 10 in 3 × 5, over 15 in 3 × 6. A · never begins a line.
 */
export function fitSmall(text: string, room: Room): Fitted {
  for (const { size, leading, perLine, lines: most } of smallTiers) {
    const lines = breakLines(text, perLine);
    if (lines.length > most || lines.some((line) => textWidth(line) > perLine)) continue;
    const style: TextStyle = {
      font: formFont,
      size: scaledSize(size, room.type),
      leading: leading * room.type,
      align: lines.length === 1 ? 'center' : 'left',
    };
    return { text: { style, lines: lines.map((line) => ({ text: line })), text }, fits: true };
  }
  return fitBody(text, room, 'centerOneLine', 9.5);
}

/** A row that grew: its box and how high it must be. */
export interface PostFit extends Fitted {
  /** Inner height, mm: that of the room, or more. */
  readonly height: number;
}

/** 26 characters to a line. */
const postSize = 13;
const smallestPost = 9;

/**
 * 现任职务, 拟任职务, 拟免职务: two lines of 26 characters (in full size where that will do); over 52 the row grows to a
 * third line; over 78 the type shrinks down to 9 pt; then the row grows further, up to `most` mm, and the resume gives
 * way (what the caller does with `height` above that of three lines).
 */
export function fitPost(text: string, room: Room, most: number): PostFit {
  const { type } = room;
  const leading = bodyLeading * type;
  const box = { width: room.width, font: formFont, align: 'left' } as const;
  const two = [bodySize, postSize].map((size) => ({ size: scaledSize(size, type), leading }));
  const normal = fitText(text, { ...box, height: room.height, tiers: two });
  if (normal.fits) return { ...normal, height: room.height };
  const three = postHeight(type);
  const shrunk = sizesFrom(postSize).filter((size) => size >= smallestPost);
  const tiers = [
    { size: scaledSize(postSize, type), leading },
    ...shrunk.map((size) => ({
      size: scaledSize(size, type),
      leading: (size * type * bodyLeading) / bodySize,
    })),
  ];
  const grown = fitText(text, { ...box, height: three, tiers });
  if (grown.fits) return { ...grown, height: three };
  const height = linesHeight(grown.text.style, grown.text.lines.length);
  if (height <= most) return { ...grown, fits: true, height };
  return { ...fitBody(text, { ...room, height: most }, 'left', smallestPost), height: most };
}

/** Inner height of a post row of three lines, mm. */
export function postHeight(type: number): number {
  return linesHeight({ leading: bodyLeading * type }, 3);
}
