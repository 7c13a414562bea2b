import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createPaginator } from '../../../renderer/print/paginate';

function paginate(
  heights: readonly number[],
  room: { readonly first: number; readonly other: number },
  staysWithNext: (index: number) => boolean = () => false,
) {
  const paginator = createPaginator(room);
  heights.forEach((height, index) => {
    paginator.add(height, staysWithNext(index));
  });
  return paginator.finish();
}

test('rows are dealt out in order, the first page having less room', () => {
  expect(paginate([10, 10, 10, 10, 10], { first: 20, other: 30 })).toEqual([
    [0, 2],
    [2, 5],
  ]);
});

test('a unit’s title row never ends a page', () => {
  const isTitle = (index: number): boolean => index === 2;
  expect(paginate([10, 10, 5, 10], { first: 26, other: 26 }, isTitle)).toEqual([
    [0, 2],
    [2, 4],
  ]);
});

test('an empty table is one page', () => {
  expect(paginate([], { first: 100, other: 100 })).toEqual([[0, 0]]);
});

test('every row stands on exactly one page, and no page overflows unless by a single row', () => {
  const height = fc.integer({ min: 1, max: 40 });
  fc.assert(
    fc.property(fc.array(height, { minLength: 1 }), fc.integer({ min: 20, max: 60 }), (heights, room) => {
      const pages = paginate(heights, { first: room, other: room });
      expect(pages[0]?.[0]).toBe(0);
      expect(pages.at(-1)?.[1]).toBe(heights.length);
      pages.forEach(([from, to], index) => {
        expect(to).toBeGreaterThan(from);
        if (index > 0) expect(from).toBe(pages[index - 1]?.[1]);
        const used = heights.slice(from, to).reduce((sum, value) => sum + value, 0);
        if (to - from > 1) expect(used).toBeLessThanOrEqual(room);
      });
    }),
  );
});

test('pages told before the end stay as they are, whatever rows follow', () => {
  const row = fc.record({ height: fc.integer({ min: 1, max: 40 }), title: fc.boolean() });
  fc.assert(
    fc.property(fc.array(row), fc.integer({ min: 20, max: 60 }), (rows, room) => {
      const paginator = createPaginator({ first: room, other: room });
      const told = rows.map(({ height, title }) => {
        paginator.add(height, title);
        return [...paginator.done()];
      });
      const all = paginator.finish();
      for (const pages of told) expect(all.slice(0, pages.length)).toEqual(pages);
    }),
  );
});
