import { expect } from 'vitest';
import { lrmxFamilyTags, lrmxTags } from '#shared/register/lrmx-form';
import { read, walk } from './walk';

const known = new Set([
  ...lrmxTags.map(({ tag }) => `/Person/${tag}`),
  ...lrmxFamilyTags.map(({ tag }) => `/Person/JiaTingChengYuan/Item/${tag}`),
]);

/** What may differ in a known value after a file was read and written: blanks around it, and what is normalised. */
function alike(path: string, raw: string): string {
  const text = read(raw).trim();
  if (path.endsWith('/ZhaoPian')) return text.replace(/\s/g, '');
  if (path.endsWith('/XingMing')) return text.replace(/[\s　]/g, '').replace('•', '·');
  if (/Shi[Jj]ian$|NianYue$|RiQi$/.test(path)) return text.replace(/^(\d{4})\.(\d{2})\.?/, '$1$2');
  return text;
}

/** Every element, attribute and unknown value is there again, in the same order. */
export function expectKept(before: string, after: string): void {
  const [from, to] = [walk(before), walk(after)];
  expect(to.map(({ path }) => path)).toEqual(from.map(({ path }) => path));
  expect(to.map(({ attributes }) => attributes)).toEqual(from.map(({ attributes }) => attributes));
  from.forEach(({ path, raw }, index) => {
    const again = to[index]?.raw ?? null;
    if (raw !== null && again !== null && known.has(path)) expect(alike(path, again)).toBe(alike(path, raw));
    else expect(again).toBe(raw);
  });
}
