import fc from 'fast-check';
import { expect, it } from 'vitest';
import { textWidth } from '#shared/lib/paper/text-fit';
import { runsOf } from '../../../renderer/print/runs';

const kinds = (line: string) => runsOf(line).map(({ kind, text }) => `${kind}:${text}`);

it('letters and digits are set in half width, what differs from font to font alone', () => {
  expect(kinds('1995.09--1999.07  湖南·学生（挂职）')).toEqual([
    'half:1995.09--1999.07  ',
    'plain:湖南',
    'cell:·',
    'plain:学生（挂职）',
  ]);
  expect(kinds('——α\u{20BB7}')).toEqual(['cell:—', 'cell:—', 'cell:α', 'plain:\u{20BB7}']);
});

it('the runs are the line, and as wide as it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (line) => {
      const runs = runsOf(line);
      expect(runs.map(({ text }) => text).join('')).toBe(line);
      expect(runs.reduce((sum, { width }) => sum + width, 0)).toBeCloseTo(textWidth(line), 6);
    }),
  );
});
