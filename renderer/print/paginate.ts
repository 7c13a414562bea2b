import type { PageLines } from './paper';

interface Room {
  /** For rows on the first page and on the pages after it, in the unit of the heights. */
  readonly first: number;
  readonly other: number;
}

/** Deals rows out to pages as they are measured. */
export interface Paginator {
  /** @param staysWithNext a row that must not end a page: a unit's title row without its people */
  readonly add: (height: number, staysWithNext: boolean) => void;
  /** Pages that no later row changes. */
  readonly done: () => readonly PageLines[];
  /** All pages, once the last row was added; without rows one empty page. */
  readonly finish: () => readonly PageLines[];
}

/** Pages as index ranges [from, to) of rows; a row higher than a page stands alone on one. */
export function createPaginator(room: Room): Paginator {
  const pages: PageLines[] = [];
  let from = 0;
  let used = 0;
  let index = 0;
  /** The row before, whose place depends on the next one's height. */
  let waiting: { readonly height: number; readonly staysWithNext: boolean } | null = null;
  function place(height: number, next: number): void {
    const limit = pages.length === 0 ? room.first : room.other;
    if (index > from && used + height + next > limit) {
      pages.push([from, index]);
      from = index;
      used = 0;
    }
    used += height;
    index += 1;
  }
  return {
    add(height, staysWithNext) {
      if (waiting) place(waiting.height, waiting.staysWithNext ? height : 0);
      waiting = { height, staysWithNext };
    },
    done: () => pages,
    finish() {
      if (waiting) place(waiting.height, 0);
      waiting = null;
      if (from < index || pages.length === 0) pages.push([from, index]);
      from = index;
      return pages;
    },
  };
}
