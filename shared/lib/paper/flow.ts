import { gridOf, splitBand, type Band } from './bands';
import { blockHeight } from './boxes';
import { linesHeight, partOfText } from './set-text';
import type { GridBlock, PaperSheet, SetText, SheetBlock, TextBlock } from './sheet';

/** A paragraph between the margins that may go on upon the next sheet, line by line. */
export interface FlowText {
  readonly kind: 'text';
  readonly name?: string;
  readonly text: SetText;
  /** Left free below it, mm. */
  readonly after?: number;
  readonly keepWithNext?: boolean;
}

/** Blocks that stay together. */
export interface FlowGroup {
  readonly kind: 'group';
  readonly blocks: readonly SheetBlock[];
  readonly keepWithNext?: boolean;
}

export type FlowItem = Band | FlowText | FlowGroup;

/** The paper that items flow onto. */
export interface FlowPage extends Pick<PaperSheet, 'width' | 'height' | 'margin'> {
  readonly border?: GridBlock['border'];
  /** Stand at the head of further sheets, but of those that begin with a band of their own (breakBefore). */
  readonly continued?: readonly SheetBlock[];
}

const ROUNDING = 0.01;

function heightOf(item: FlowItem): number {
  if (item.kind === 'band') return item.height;
  if (item.kind === 'text') return linesHeight(item.text.style, item.text.lines.length) + (item.after ?? 0);
  return item.blocks.reduce((sum, block) => sum + blockHeight(block), 0);
}

function splitItem(item: FlowItem, height: number): readonly [FlowItem, FlowItem] | undefined {
  if (item.kind === 'group') return undefined;
  if (item.kind === 'band') return splitBand(item, height);
  const held = Math.floor((height + ROUNDING) / linesHeight(item.text.style, 1));
  if (held < 1 || held >= item.text.lines.length) return undefined;
  const first: FlowText = { kind: 'text', text: partOfText(item.text, 0, held) };
  return [
    item.name === undefined ? first : { ...first, name: item.name },
    { ...item, text: partOfText(item.text, held) },
  ];
}

/** Of a band that flows, this much must stand on the sheet where it begins, mm: less is torn off. */
const LEAST_OF_BAND = 28;

/** What must stand on the same sheet below an item that is bound to the next: that one's least, and so on. */
function boundTo(item: FlowItem, behind: readonly FlowItem[]): number {
  const [next, ...further] = behind;
  if (!item.keepWithNext || !next) return 0;
  if (next.kind === 'text' && next.text.lines.length > 1) return linesHeight(next.text.style, 1);
  if (next.kind === 'band' && next.flows) return Math.min(next.height, LEAST_OF_BAND);
  return heightOf(next) + boundTo(next, further);
}

/** Neighbouring bands as one grid, paragraphs and groups as blocks. */
function blocksOf(items: readonly FlowItem[], border: GridBlock['border']): SheetBlock[] {
  const blocks: SheetBlock[] = [];
  let bands: Band[] = [];
  const close = (): void => {
    if (bands.length > 0) blocks.push(gridOf(bands, border));
    bands = [];
  };
  for (const item of items) {
    if (item.kind === 'band') {
      bands.push(item);
      continue;
    }
    close();
    if (item.kind === 'group') blocks.push(...item.blocks);
    else {
      const block: TextBlock = { kind: 'text', text: item.text, height: heightOf(item) };
      blocks.push(item.name === undefined ? block : { ...block, name: item.name });
    }
  }
  close();
  return blocks;
}

/** Whether not even a further sheet, on which its heads stand again, holds a band as a whole. */
function isTaller({ height, head }: Band, whole: number): boolean {
  return height > whole - (head?.height ?? 0) + ROUNDING;
}

/** How an item goes onto what is left of a sheet: what stands on it, and what goes on behind; undefined = not at all. */
function take(
  item: FlowItem,
  behind: readonly FlowItem[],
  free: number,
  whole: number,
): { readonly now: FlowItem; readonly later?: FlowItem } | undefined {
  const height = heightOf(item);
  if (height + boundTo(item, behind) <= free + ROUNDING) return { now: item };
  const flows = item.kind === 'text' || (item.kind === 'band' && (item.flows || isTaller(item, whole)));
  // What is bound to the next takes at least its own last line along.
  const room = height <= free + ROUNDING && item.kind === 'text' ? height - 1 : free;
  const torn = item.kind === 'band' && height <= whole && free < LEAST_OF_BAND;
  const parts = flows && !torn ? splitItem(item, room) : undefined;
  return parts && { now: parts[0], later: parts[1] };
}

/** A sheet while it is filled. */
class OpenSheet {
  readonly items: FlowItem[] = [];
  /** Height between the margins, mm, and what is left of it. */
  readonly whole: number;
  free: number;
  /** Whether anything but repeated heads stands on it. */
  begun = false;

  constructor(whole: number, heads: readonly FlowItem[] = []) {
    this.whole = whole;
    this.free = whole;
    for (const head of heads) this.put(head);
    this.begun = false;
  }

  put(item: FlowItem): void {
    this.items.push(item);
    this.free -= heightOf(item);
    this.begun = true;
  }

  /** What of an item has no room here. */
  fill(item: FlowItem, behind: readonly FlowItem[]): FlowItem | undefined {
    if (item.kind === 'band' && item.breakBefore && this.begun) return item;
    const taken = take(item, behind, this.free, this.whole) ?? (this.begun ? undefined : { now: item });
    if (taken) this.put(taken.now);
    return taken ? taken.later : item;
  }

  /** The items, with what is left of the sheet dealt to those that stretch. */
  stretched(): FlowItem[] {
    const wish = (item: FlowItem): number =>
      item.kind === 'band' ? Math.max(0, (item.stretchTo ?? 0) - item.height) : 0;
    const wishes = this.items.reduce((sum, item) => sum + wish(item), 0);
    const share = wishes > 0 ? Math.max(0, Math.min(1, this.free / wishes)) : 0;
    return this.items.map((item) =>
      wish(item) > 0 ? { ...item, height: heightOf(item) + wish(item) * share } : item,
    );
  }
}

/** What stands at the head of a further sheet above an item. */
function headsOf(item: FlowItem, page: FlowPage): FlowItem[] {
  if (item.kind === 'band' && item.breakBefore) return [];
  const heads: FlowItem[] = page.continued ? [{ kind: 'group', blocks: page.continued }] : [];
  return item.kind === 'band' && item.head ? [...heads, item.head] : heads;
}

/**
 * Deals bands, paragraphs and groups onto as many sheets as they need. Neighbouring bands make one grid; heads of tables
 * stand again on further sheets. Nothing is lost: what is taller than a sheet and cannot be divided stands over its end.
 */
export function flow(items: readonly FlowItem[], page: FlowPage): PaperSheet[] {
  const { width, height, margin } = page;
  const whole = height - margin.top - margin.bottom;
  const sheets = [new OpenSheet(whole)];
  const queue = [...items];
  for (let item = queue.shift(); item; item = queue.shift()) {
    const rest = sheets.at(-1)?.fill(item, queue);
    if (!rest) continue;
    queue.unshift(rest);
    sheets.push(new OpenSheet(whole, headsOf(rest, page)));
  }
  const border = page.border ?? { outer: 1, inner: 0.5 };
  return sheets.map((sheet) => ({ width, height, margin, blocks: blocksOf(sheet.stretched(), border) }));
}
