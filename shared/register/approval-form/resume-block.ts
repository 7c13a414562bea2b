import { millimetresPerPoint, type SetLine } from '#shared/lib/paper/sheet';
import { emOf } from '#shared/lib/paper/set-text';
import { breakLine, textWidth, type Fitted } from '#shared/lib/paper/text-fit';
import { formatResume, parseResume, type ResumeLine } from '#shared/lib/resume';
import { formFont, scaledSize, sizesFrom, smallestSize, type Room } from './overflow';

/** 1991.01--2000.01 and two blanks: 18 half widths. */
const prefixWidth = 9;

/** Most lines in each size (tiers of the common converters, DOMAIN 3.1); below 9.5 pt only the box counts. */
const tiers: readonly (readonly [lines: number, size: number])[] = [
  [12, 14],
  [18, 13.5],
  [24, 13],
  [28, 12.5],
  [34, 12],
  [38, 11.5],
  [40, 11],
  [44, 10.5],
  [46, 10],
  [58, 9.5],
];
/** Distance of base lines in parts of the size: closer is hard to read, wider falls apart. */
const tightest = 1.1;
const widest = 20 / 14;
/** Below 七号 the text is set whole, and reported; smaller than this no printer draws it. */
const lastResort = 3;

/** One entry: its first line has the dates, the others hang under its text. */
function entryLines(entry: ResumeLine, width: number, size: number): SetLine[] {
  const dated = entry.start !== null;
  const indent = dated ? prefixWidth * emOf({ size }) : 0;
  const [first = '', ...rest] = formatResume([entry]).split('\n');
  const head = dated ? first.slice(0, prefixWidth * 2) : '';
  const texts = [first.slice(head.length), ...rest.map((line) => line.trim())];
  const lines = texts.flatMap((text) => breakLine(text, width - (dated ? prefixWidth : 0)));
  return lines.map((text, index) =>
    index === 0 ? { text: head + text } : dated ? { text, indent } : { text },
  );
}

/** The resume in one size. @param width of the box, mm */
export function resumeLines(entries: readonly ResumeLine[], width: number, size: number): SetLine[] {
  return entries.flatMap((entry) => entryLines(entry, width / emOf({ size }), size));
}

interface ResumeTier {
  readonly most: number;
  readonly size: number;
}

function sizes(type: number): ResumeTier[] {
  const stepped = tiers.map(([most, size]) => ({ most, size: scaledSize(size, type) }));
  const last = stepped.at(-1)?.size ?? smallestSize;
  const free = [...sizesFrom(last - 0.5), 5, 4.5, 4, 3.5, lastResort];
  return [...stepped, ...free.map((size) => ({ most: Infinity, size }))];
}

/**
 * Sets the resume as large as its lines allow: by the tiers, and only where the lines stand in the box. The tiers from 28
 * lines on do not fit the box of 7133 twips in their own size (28 lines of 12.5 pt would need 393 pt of its 356): there
 * the box decides, 25 lines in 12.5 pt, 58 lines in 七号. Beyond that `fits` is false.
 */
export function fitResume(text: string, room: Room): Fitted {
  const entries = parseResume(text);
  const height = room.height / millimetresPerPoint;
  const whole = entries.reduce((sum, entry) => sum + textWidth(entry.text.replaceAll('\n', '')), 0);
  let last: Fitted | undefined;
  for (const { most, size } of sizes(room.type)) {
    // Sizes in which even lines full to the edge would be too many need not be broken into lines.
    const least = Math.floor((whole * emOf({ size })) / room.width);
    if (size > lastResort && (least > most || least * tightest * size > height)) continue;
    const lines = resumeLines(entries, room.width, size);
    const leading = Math.min(widest * size, Math.max(tightest * size, height / Math.max(1, lines.length)));
    const style = { font: formFont, size, leading, align: 'left' } as const;
    const holds = lines.length <= most && lines.length * leading <= height + 0.01;
    last = { text: { style, lines, text: formatResume(entries) }, fits: holds && size >= smallestSize };
    if (holds) return last;
  }
  if (!last) throw new Error('a resume without sizes');
  return last;
}
