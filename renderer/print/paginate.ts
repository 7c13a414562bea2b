/**
 * Splits rows into pages.
 * @param heights height of each row, in the unit of `first` and `other`
 * @param room for rows on the first page and on the pages after it
 * @param staysWithNext rows that must not end a page: a unit's title row without its people
 * @returns index ranges [from, to); a row higher than a page stands alone on one
 */
export function paginate(
  heights: readonly number[],
  room: { readonly first: number; readonly other: number },
  staysWithNext: (index: number) => boolean = () => false,
): [number, number][] {
  const pages: [number, number][] = [];
  let from = 0;
  let used = 0;
  for (let index = 0; index < heights.length; index += 1) {
    const limit = pages.length === 0 ? room.first : room.other;
    const next = staysWithNext(index) ? (heights[index + 1] ?? 0) : 0;
    const height = heights[index] ?? 0;
    if (index > from && used + height + next > limit) {
      pages.push([from, index]);
      from = index;
      used = 0;
    }
    used += height;
  }
  if (from < heights.length || pages.length === 0) pages.push([from, heights.length]);
  return pages;
}
