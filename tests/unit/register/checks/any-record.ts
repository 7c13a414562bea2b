import fc from 'fast-check';
import { codeTable } from '#shared/lib/code-tables';
import { isDateText } from '#shared/lib/dates';
import type { Field } from '#shared/lib/field';

/** What an archive of before may hold: years out of range and 30 February too. */
const olderDate = fc.oneof(
  fc.stringMatching(/^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/),
  fc.stringMatching(/^(19[5-9]|20[0-3])\d(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/),
);
const realDate = olderDate.filter(isDateText);

const words = fc.constantFrom(
  '中共党员',
  '长子',
  '妻子',
  '父亲',
  '20020303；民盟',
  '无党派',
  '务农（已故）',
  '  ',
  '0',
);

/** Any value of a field. */
function valueOf(field: Field, date: fc.Arbitrary<string>): fc.Arbitrary<unknown> {
  const empty = fc.constant(null);
  switch (field.kind) {
    case 'flag':
      return fc.boolean();
    case 'integer':
      return fc.oneof(empty, fc.integer({ min: -1e9, max: 1e9 }));
    case 'number':
      return fc.oneof(empty, fc.double({ min: -1e12, max: 1e12, noNaN: true }));
    case 'organization':
      return fc.oneof(empty, fc.integer({ min: 1, max: 1e6 }));
    case 'month':
    case 'date':
      return fc.oneof(empty, date);
    case 'year':
      return fc.oneof(empty, fc.stringMatching(/^\d{4}$/));
    case 'code': {
      const codes =
        field.options?.map(({ code }) => code) ?? codeTable(field.codes ?? 'ZB64').map(({ code }) => code);
      return fc.oneof(empty, fc.constantFrom(...codes), fc.string({ maxLength: 4 }));
    }
    case 'idNumber':
      return fc.oneof(empty, fc.stringMatching(/^\d{17}[\dX]$/), fc.string({ maxLength: 30 }));
    default:
      return fc
        .oneof(empty, words, fc.string({ maxLength: Math.min(field.max ?? 18, 18), unit: 'grapheme' }))
        .filter((text) => text === null || text.length <= (field.max ?? 40));
  }
}

function record(fields: readonly Field[], date: fc.Arbitrary<string>): fc.Arbitrary<Record<string, unknown>> {
  const own = fields.filter((field) => !field.derived);
  return fc.record(Object.fromEntries(own.map((field) => [field.key, valueOf(field, date)])));
}

/** Any record that the contract's schema of these fields accepts. */
export function recordOf(fields: readonly Field[]): fc.Arbitrary<Record<string, unknown>> {
  return record(fields, realDate);
}

/** Any record that an archive may hold: an older version took dates that no calendar has. */
export function olderRecordOf(fields: readonly Field[]): fc.Arbitrary<Record<string, unknown>> {
  return record(fields, olderDate);
}
