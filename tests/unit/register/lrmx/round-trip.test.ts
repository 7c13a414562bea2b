import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseLrmx, formatLrmx } from '#shared/register/lrmx';
import {
  lrmxFamilyTags,
  lrmxTags,
  type LrmxFamilyRow,
  type LrmxForm,
  type LrmxTag,
} from '#shared/register/lrmx-form';
import { lrmxValue } from '#shared/register/lrmx-values';

const word = fc.string({ unit: fc.constantFrom(...'张三丰李·（）“<>&\'"a1 \t　;#x~无\n'), maxLength: 40 });

function valueFor(definition: (typeof lrmxTags | typeof lrmxFamilyTags)[number]): fc.Arbitrary<string> {
  if (definition.kind === 'date') return fc.constantFrom('', '1985', '198503', '19850305', '1950春', '不详');
  if (definition.kind === 'photo') return fc.base64String();
  return word.map((text) => lrmxValue(definition, text));
}

function record(
  definitions: readonly (typeof lrmxTags | typeof lrmxFamilyTags)[number][],
): fc.Arbitrary<Record<string, string>> {
  return fc.record(
    Object.fromEntries(definitions.map((definition) => [definition.tag, valueFor(definition)])),
  );
}

const forms: fc.Arbitrary<LrmxForm> = fc
  .record({
    generation: fc.constantFrom(3 as const, 4 as const),
    values: record(lrmxTags),
    family: fc.array(record(lrmxFamilyTags), { maxLength: 15 }),
  })
  .map(({ generation, values, family }) => ({
    generation,
    values: {
      ...(values as Record<LrmxTag, string>),
      Version: generation === 4 ? '4.0' : '3.2.1.16',
      ...(generation === 3 && { DaoLingNianYue: '', GaiGeQianRenZhiNianLingJieXian: '' }),
    },
    family: family as LrmxFamilyRow[],
  }));

function bare({ generation, values, family }: LrmxForm): LrmxForm {
  return { generation, values, family };
}

describe('a form and its file', () => {
  test('what is written reads back the same', () => {
    fc.assert(
      fc.property(forms, (form) => {
        expect(bare(parseLrmx(formatLrmx(form)))).toEqual(form);
      }),
      { numRuns: 300 },
    );
  });

  test('a file that this program wrote is written again byte for byte', () => {
    fc.assert(
      fc.property(forms, (form) => {
        const text = formatLrmx(form);
        expect(formatLrmx(parseLrmx(text))).toBe(text);
      }),
      { numRuns: 200 },
    );
  });

  test('a form that was read takes on any other content and keeps its source', () => {
    fc.assert(
      fc.property(forms, forms, (from, to) => {
        const read = parseLrmx(formatLrmx(from));
        const changed = { ...to, source: read.source };
        expect(bare(parseLrmx(formatLrmx(changed)))).toEqual(to);
      }),
      { numRuns: 200 },
    );
  });
});
