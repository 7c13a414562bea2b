import fc from 'fast-check';
import { expect, test } from 'vitest';
import { diffTexts, type DiffPart } from '#shared/lib/text-diff';

const shown = (parts: readonly DiffPart[]): string =>
  parts.map(({ text, changed }) => (changed ? `[${text}]` : text)).join('');
const whole = (parts: readonly DiffPart[]): string => parts.map(({ text }) => text).join('');

test.each([
  ['湖南清河', '湖南宁远', '湖南[清河]', '湖南[宁远]'],
  ['青石镇党委书记', '青石镇党委副书记', '青石镇党委书记', '青石镇党委[副]书记'],
  ['', '健康', '', '[健康]'],
  ['健康', '健康', '健康', '健康'],
  // One character that happens to be the same does not part a changed piece.
  ['某某大学中文系', '省委党校经中管理', '[某某大学中文系]', '[省委党校经中管理]'],
])('%s | %s', (a, b, inA, inB) => {
  const diff = diffTexts(a, b);
  expect([shown(diff.a), shown(diff.b)]).toEqual([inA, inB]);
});

test('a segment put in between does not run through the ones that follow', () => {
  const lines = ['1996.09--2000.07  某大学学习', '2000.07--2010.01  青石镇干部', '2010.01--  青石镇镇长'];
  const [first = '', ...rest] = lines;
  const longer = [first, '2000.07--2001.01  待业', ...rest].join('\n');
  const { a, b } = diffTexts(lines.join('\n'), longer);
  expect(shown(a)).toBe(lines.join('\n'));
  expect(shown(b)).toBe(longer.replace('2000.07--2001.01  待业\n', '[2000.07--2001.01  待业\n]'));
});

test('the parts make up the texts, and unchanged parts are the same on both sides in number', () => {
  const text = fc.string({ unit: fc.constantFrom('甲', '乙', '丙', '1', '.', '\n'), maxLength: 60 });
  fc.assert(
    fc.property(text, text, (a, b) => {
      const diff = diffTexts(a, b);
      expect([whole(diff.a), whole(diff.b)]).toEqual([a, b]);
      if (a === b) expect(diff.a.some(({ changed }) => changed)).toBe(false);
    }),
  );
});

test('two texts of the greatest length take no noticeable time', () => {
  const [a, b] = ['甲'.repeat(8000), '乙'.repeat(8000)];
  const began = performance.now();
  expect(shown(diffTexts(a, b).a)).toBe(`[${a}]`);
  expect(performance.now() - began).toBeLessThan(200);
});
