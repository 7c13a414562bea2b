/**
 * Splits rows into pages.
 * @param heights height of each row, in the unit of `first` and `other`
 * @param first room for rows on page one, @param other on the pages after it
 * @returns index ranges [from, to); a row higher than a page stands alone on one
 */
export function paginate(heights: readonly number[], first: number, other: number): [number, number][] {
  const pages: [number, number][] = [];
  let from = 0;
  let used = 0;
  heights.forEach((height, index) => {
    const room = pages.length === 0 ? first : other;
    if (index > from && used + height > room) {
      pages.push([from, index]);
      from = index;
      used = 0;
    }
    used += height;
  });
  if (from < heights.length || pages.length === 0) pages.push([from, heights.length]);
  return pages;
}
