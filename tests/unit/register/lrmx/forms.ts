import fc from 'fast-check';
import {
  lrmxFamilyTags,
  lrmxTags,
  type LrmxFamilyRow,
  type LrmxForm,
  type LrmxTag,
} from '#shared/register/lrmx-form';
import { lrmxValue } from '#shared/register/lrmx-values';

type Definition = (typeof lrmxTags | typeof lrmxFamilyTags)[number];

const word = fc.string({ unit: fc.constantFrom(...'张三丰李·（）“<>&\'"a1 \t　;#x~无|@\n'), maxLength: 40 });

function valueFor(definition: Definition): fc.Arbitrary<string> {
  if (definition.kind === 'date') return fc.constantFrom('', '1985', '198503', '19850305', '1950春', '不详');
  if (definition.kind === 'photo') return fc.base64String();
  const text = 'lines' in definition ? word : word.map((value) => value.replaceAll('\n', ''));
  return text.map((value) => lrmxValue(definition, value));
}

function record(definitions: readonly Definition[]): fc.Arbitrary<Record<string, string>> {
  return fc.record(
    Object.fromEntries(definitions.map((definition) => [definition.tag, valueFor(definition)])),
  );
}

/** Forms of both generations, of up to 15 family rows, with values as lrmxValue leaves them and every awkward sign. */
export const bareForms: fc.Arbitrary<LrmxForm> = fc
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

/** Without what parsing adds. */
export function bare({ generation, values, family }: LrmxForm): LrmxForm {
  return { generation, values, family };
}
