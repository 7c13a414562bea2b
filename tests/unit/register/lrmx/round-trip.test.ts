import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatLrmx, parseLrmx } from '#shared/register/lrmx';
import { bare, bareForms } from './forms';

describe('a form and its file', () => {
  test('what is written reads back the same', () => {
    fc.assert(
      fc.property(bareForms, (form) => {
        expect(bare(parseLrmx(formatLrmx(form)))).toEqual(form);
      }),
      { numRuns: 300 },
    );
  });

  test('a file that this program wrote is written again byte for byte', () => {
    fc.assert(
      fc.property(bareForms, (form) => {
        const text = formatLrmx(form);
        expect(formatLrmx(parseLrmx(text))).toBe(text);
      }),
      { numRuns: 200 },
    );
  });

  test('a form that was read takes on any other content and keeps its source', () => {
    fc.assert(
      fc.property(bareForms, bareForms, (from, to) => {
        const read = parseLrmx(formatLrmx(from));
        const changed = { ...to, source: read.source };
        expect(bare(parseLrmx(formatLrmx(changed)))).toEqual(to);
      }),
      { numRuns: 200 },
    );
  });
});
