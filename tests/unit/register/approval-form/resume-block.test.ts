import { expect, test } from 'vitest';
import { millimetresPerPoint } from '#shared/lib/paper/sheet';
import { textWidth } from '#shared/lib/paper/text-fit';
import { fitResume } from '#shared/register/approval-form/resume-block';

/** The inside of the resume's box: 8609 × 7133 twips without 1.6 mm at the sides and 1 pt of line. */
const box = { width: (8609 * 25.4) / 1440 - 3.2, height: ((7133 - 20) * 25.4) / 1440, type: 1 };

/** Entries of one line each. */
function entries(count: number): string {
  return Array.from({ length: count }, (_, index) => {
    const year = 1960 + index;
    return `${year}.01--${year + 1}.01  青石镇工作`;
  }).join('\n');
}

test.each([
  [1, 14],
  [12, 14],
  [13, 13.5],
  [18, 13.5],
  [19, 13],
  [24, 13],
  // From here the box is narrower than the tiers: n lines of size s need 1.1 · n · s points of 355.65.
  [25, 12.5],
  [26, 12],
  [28, 11.5],
  [30, 10.5],
  [34, 9.5],
  [40, 8],
  [46, 7],
  [58, 5.5],
])('%i lines are set in %d pt', (count, size) => {
  const { text, fits } = fitResume(entries(count), box);
  expect(text.style.size).toBe(size);
  expect(text.lines).toHaveLength(count);
  expect(fits).toBe(true);
  expect(count * text.style.leading).toBeLessThanOrEqual(355.66);
  expect(text.style.leading / size).toBeGreaterThanOrEqual(1.0999);
});

test('59 lines do not fit in 七号: set whole, and reported', () => {
  const { text, fits } = fitResume(entries(59), box);
  expect(fits).toBe(false);
  expect(text.lines).toHaveLength(59);
});

test('the lines of an entry hang under its text, 18 half widths in', () => {
  const long = '示范县青石镇党委副书记、镇长，兼任青石工业园区管理委员会主任';
  const { text } = fitResume(`2016.08--2021.04  ${long}\n2021.04--         示范县农业农村局局长`, box);
  const [first, second, third] = text.lines;
  expect(first?.text.slice(0, 18)).toBe('2016.08--2021.04  ');
  expect(first?.indent).toBeUndefined();
  // 9 em of 14 pt.
  expect(second?.indent).toBeCloseTo(9 * 14 * millimetresPerPoint, 6);
  expect(`${first?.text.slice(18)}${second?.text}`).toBe(long);
  expect(third?.text).toBe('2021.04--         示范县农业农村局局长');
  for (const line of text.lines)
    expect((line.indent ?? 0) + textWidth(line.text) * 14 * millimetresPerPoint).toBeLessThanOrEqual(
      box.width,
    );
});

test('a remark hangs on a line of its own, a paragraph about seats begins at the edge', () => {
  const { text } = fitResume(
    '2007.07--2009.03  青石镇技术员\n（其间：2008.03--2008.09进修）\n中共示范县第十三届委员会委员',
    box,
  );
  expect(text.lines.map((line) => [line.text, line.indent === undefined])).toEqual([
    ['2007.07--2009.03  青石镇技术员', true],
    ['（其间：2008.03--2008.09进修）', false],
    ['中共示范县第十三届委员会委员', true],
  ]);
});

test('few lines do not fall apart', () => {
  expect(fitResume(entries(3), box).text.style.leading).toBeCloseTo(20, 6);
  expect(fitResume('', box).text.lines).toEqual([]);
});
