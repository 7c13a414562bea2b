import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { formatLrmx, parseLrmx } from '#shared/register/lrmx';
import type { LrmxForm } from '#shared/register/lrmx-form';
import { dialects, editorDialect, writeDialect, type Dialect } from '../../../fixtures/lrmx/dialects';
import { people } from '../../../fixtures/lrmx/people';
import { randomFrom } from '../../../fixtures/random';
import { bare } from './forms';
import { expectKept } from './kept';

const fixtures = join(import.meta.dirname, '../../../fixtures');
const jpeg = readFileSync(join(fixtures, 'portraits/man.jpg')).subarray(0, 1500);
const all = dialects(60, randomFrom(20261123));

/** The form that a file of a dialect holds. */
function expected(form: LrmxForm, dialect: Dialect): LrmxForm {
  const base64 = jpeg.toString('base64');
  const photo = {
    none: '',
    line: base64,
    wrapped: base64,
    broken: base64.slice(0, 21),
    other: Buffer.from('BM、不是 JPEG').toString('base64'),
  };
  const says4 = dialect.version.startsWith('4') || (dialect.generation === 4 && dialect.empty !== 'absent');
  return {
    generation: says4 ? 4 : 3,
    values: { ...form.values, Version: dialect.version, ZhaoPian: photo[dialect.photo] },
    family: form.family,
  };
}

describe.each(Object.entries(people))('files of %s', (_, person) => {
  test('every dialect reads as the same form', () => {
    for (const dialect of all) {
      const text = writeDialect(person, dialect, jpeg);
      expect(bare(parseLrmx(text)), JSON.stringify(dialect)).toEqual(expected(person, dialect));
    }
  });

  test('a file that is read and written keeps every tag, attribute and value', () => {
    for (const dialect of all) {
      const text = writeDialect(person, dialect, jpeg);
      const again = formatLrmx(parseLrmx(text));
      expectKept(text, again);
      expect(again.startsWith('\uFEFF')).toBe(dialect.bom);
      expect(formatLrmx(parseLrmx(again))).toBe(again);
    }
  });
});

test('what the editor writes comes out byte for byte', () => {
  for (const person of Object.values(people)) {
    for (const change of [
      {},
      { bom: true },
      { generation: 4 as const, version: '4.0' },
      { empty: '/>' as const },
      { empty: 'blank' as const },
    ]) {
      const text = writeDialect(person, { ...editorDialect, ...change, photo: 'line' }, jpeg);
      expect(formatLrmx(parseLrmx(text))).toBe(text);
    }
  }
});
