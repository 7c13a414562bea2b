import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { errorTexts } from '#shared/lib/error-texts';
import { AppError } from '#shared/lib/errors';
import { formatLrm } from '#shared/register/lrm';
import { formatLrmx } from '#shared/register/lrmx';
import { readFormBytes } from '../../../electron/files/form-files';
import { randomFrom } from '../../fixtures/random';

const kept = join(import.meta.dirname, '../../fixtures/lrmx/files');

function bases(ending: string): Buffer[] {
  const names = readdirSync(kept).filter((name) => name.endsWith(ending));
  return names.map((name) => readFileSync(join(kept, name))).filter(({ length }) => length < 8000);
}

const nasty = [
  '<',
  '>',
  '&',
  '"',
  "'",
  '</',
  '/>',
  '<!',
  '<!--',
  '-->',
  '<![CDATA[',
  ']]>',
  '&#',
  '&#x0;',
  '\0',
  '\uFEFF',
  '@',
  '#',
  '","',
  '~',
  '\r',
  '林',
  '<Person>',
  '</Person>',
  '</Item>',
];

type Random = (below: number) => number;

/** Bytes flipped, a part cut, doubled or moved, something inserted, two tags swapped, the end missing. */
const changes: readonly ((bytes: Buffer, random: Random) => Buffer)[] = [
  (bytes, random) => {
    const copy = Buffer.from(bytes);
    for (let count = random(6); count >= 0; count -= 1) copy[random(copy.length)] = random(256);
    return copy;
  },
  // Characters changed, so that more than the encoding is at stake.
  (bytes, random) => {
    const characters = [...bytes.toString('utf8')];
    for (let count = random(3); count >= 0; count -= 1)
      characters[random(characters.length)] = nasty[random(nasty.length)] ?? '';
    return Buffer.from(characters.join(''));
  },
  (bytes, random) => {
    const lines = bytes.toString('latin1').split('\n');
    const at = random(lines.length);
    lines.splice(random(lines.length), 0, ...lines.splice(at, random(3)));
    return Buffer.from(lines.join('\n'), 'latin1');
  },
  (bytes, random) => bytes.subarray(0, random(bytes.length)),
  (bytes, random) => {
    const at = random(bytes.length);
    return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + random(200))]);
  },
  (bytes, random) => {
    const at = random(bytes.length);
    return Buffer.concat([bytes.subarray(0, at + random(300)), bytes.subarray(at)]);
  },
  (bytes, random) => {
    const at = random(bytes.length);
    return Buffer.concat([
      bytes.subarray(0, at),
      Buffer.from(nasty[random(nasty.length)] ?? ''),
      bytes.subarray(at),
    ]);
  },
  (bytes, random) => {
    const text = bytes.toString('latin1');
    const tags = [...text.matchAll(/<[^>]*>|","/g)];
    const [one, two] = [tags[random(tags.length)], tags[random(tags.length)]].sort(
      (a, b) => (a?.index ?? 0) - (b?.index ?? 0),
    );
    if (!one || !two || one.index === two.index) return bytes;
    const parts = [
      text.slice(0, one.index),
      two[0],
      text.slice(one.index + one[0].length, two.index),
      one[0],
      text.slice(two.index + two[0].length),
    ];
    return Buffer.from(parts.join(''), 'latin1');
  },
];

/** 'form', or the code of the refusal. A form can be written again, and reads back. */
function outcome(bytes: Buffer): string {
  try {
    const { form, kind } = readFormBytes(bytes);
    const again = kind === 'lrm' ? formatLrm(form) : formatLrmx(form);
    const back = readFormBytes(Buffer.from(again)).form;
    expect(kind === 'lrm' ? formatLrm(back) : formatLrmx(back)).toBe(again);
    return 'form';
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
}

function run(files: readonly Buffer[], count: number, seed: number): Map<string, number> {
  const next = randomFrom(seed);
  const random: Random = (below) => Math.floor(next() * below);
  const outcomes = new Map<string, number>();
  let slowest = 0;
  for (let index = 0; index < count; index += 1) {
    let bytes = files[index % files.length] ?? Buffer.alloc(0);
    for (let times = random(2); times >= 0 && bytes.length > 0; times -= 1)
      bytes = changes[random(changes.length)]?.(bytes, random) ?? bytes;
    const start = performance.now();
    const code = outcome(bytes);
    slowest = Math.max(slowest, performance.now() - start);
    outcomes.set(code, (outcomes.get(code) ?? 0) + 1);
  }
  expect(slowest).toBeLessThan(3000);
  for (const code of outcomes.keys()) expect(code === 'form' || code in errorTexts, code).toBe(true);
  return outcomes;
}

test('10,000 mutated .lrmx files: a form or a sentence, never a crash or a long wait', () => {
  const outcomes = run(bases('.lrmx'), 10_000, 20261123);
  // Both happen often, or the mutations are worth nothing.
  expect(outcomes.get('form')).toBeGreaterThan(1000);
  expect(outcomes.get('XML_DAMAGED')).toBeGreaterThan(1000);
});

test('2,000 mutated .lrm files', () => {
  const outcomes = run(bases('.lrm'), 2000, 20261124);
  expect(outcomes.get('form')).toBeGreaterThan(500);
  expect(outcomes.get('LRM_NOT_A_FORM')).toBeGreaterThan(50);
});
