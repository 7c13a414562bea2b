import fc from 'fast-check';
import { codeTable } from '#shared/lib/code-tables';
import type { Field, FieldValue } from '#shared/lib/field';
import type { Condition, ConditionValue, Test } from '#shared/register/list/condition';
import {
  conditionSets,
  personConditionFields,
  type ConditionField,
} from '#shared/register/list/condition-fields';
import { operatorsOfKind } from '#shared/register/list/condition-operators';

// Small pools, so that values and conditions meet often.
const texts = ['张三', '李四', '100%', '100a', 'a_b', 'axb', 'ABC', 'abc', '\\', '优秀'];
const dates = ['1985', '1985-03', '1985-03-05', '1985-04', '1990-12-31', '2024', '2024-01', '2024-01-01'];
const parties = ['2002.03', '1985.03.05', '民盟', '民盟（1990.12）', '无党派', '看不懂'];
const numbers = [0, 1, 2, 12.5, 40];

/** The first few codes of a field that may be given to somebody. */
function codesOf(field: Pick<Field, 'options' | 'codes'>): string[] {
  if (field.options) return field.options.map((option) => option.code);
  const rows = field.codes ? codeTable(field.codes).filter((row) => !row.head) : [];
  const educations = rows.filter((row) => ['11', '21', '31', '61'].includes(row.code));
  return (field.codes === 'ZB64' ? educations : rows.slice(0, 4)).map((row) => row.code);
}

/** A value that the archive may hold for a field. */
export function storedValue(field: Field, units: readonly number[]): fc.Arbitrary<FieldValue> {
  const maybe = <T extends FieldValue>(values: readonly T[]): fc.Arbitrary<FieldValue> =>
    fc.oneof(
      { weight: 1, arbitrary: fc.constant(null) },
      { weight: 3, arbitrary: fc.constantFrom(...values) },
    );
  switch (field.kind) {
    case 'flag':
      return fc.boolean();
    case 'month':
    case 'date':
      return maybe(dates);
    case 'year':
      return maybe(['1985', '2024']);
    case 'partyDate':
      return maybe(parties);
    case 'integer':
      return maybe(numbers.filter(Number.isInteger));
    case 'number':
      return maybe(numbers);
    case 'code':
      return maybe(codesOf(field));
    case 'organization':
      return maybe(units);
    default:
      return maybe([...texts, '']);
  }
}

function operand(
  field: ConditionField,
  textual: boolean,
  units: readonly number[],
): fc.Arbitrary<ConditionValue> {
  if (textual) return fc.constantFrom(...texts, '三', '%', '_', 'B', '2002');
  switch (field.kind) {
    case 'flag':
      return fc.boolean();
    case 'month':
    case 'date':
    case 'partyDate':
      return fc.constantFrom(...dates, '2002-03');
    case 'year':
      return fc.constantFrom('1984', '1985', '2024');
    case 'years':
      return fc.integer({ min: 0, max: 60 });
    case 'integer':
    case 'number':
      return fc.constantFrom(...numbers);
    case 'code':
    case 'ranked':
      return fc.constantFrom(...codesOf(field));
    case 'organization':
      return fc.constantFrom(...units);
    default:
      return fc.constantFrom(...texts);
  }
}

function testOf(field: ConditionField, units: readonly number[]): fc.Arbitrary<Test> {
  return fc.constantFrom(...operatorsOfKind[field.kind]).chain((choice) => {
    const value = operand(field, ['contains', 'notContains', 'startsWith'].includes(choice.operator), units);
    const [least, most] = choice.values === 'many' ? [1, 3] : [choice.values, choice.values];
    const at = fc.option(fc.constantFrom('2026-03', '2020-12-31'), { nil: undefined });
    return fc.tuple(fc.array(value, { minLength: least, maxLength: most }), at).map(([given, date]) => {
      const values = choice.values === 2 ? ordered(given) : given;
      const counted = field.kind === 'years' && date !== undefined ? { at: date } : {};
      return { type: 'test', field: field.key, operator: choice.operator, values, ...counted };
    });
  });
}

function ordered(values: readonly ConditionValue[]): ConditionValue[] {
  return [...values].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
}

function combined(leaf: fc.Arbitrary<Condition>): fc.Arbitrary<Condition> {
  return fc.letrec<{ node: Condition }>((tie) => ({
    node: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      leaf,
      fc.record({
        type: fc.constantFrom('and' as const, 'or' as const),
        parts: fc.array(tie('node'), { maxLength: 3 }),
      }),
      fc.record({ type: fc.constant('not' as const), part: tie('node') }),
    ),
  })).node;
}

/** Any condition that the register accepts. @param units ids that conditions may name */
export function anyCondition(units: readonly number[]): fc.Arbitrary<Condition> {
  const test = fc.constantFrom(...personConditionFields).chain((field) => testOf(field, units));
  const some = fc.constantFrom(...conditionSets).chain(([set, { fields }]) =>
    fc.record({
      type: fc.constant('some' as const),
      set: fc.constant(set),
      part: combined(fc.constantFrom(...fields).chain((field) => testOf(field, units))),
    }),
  );
  return combined(fc.oneof({ weight: 3, arbitrary: test }, { weight: 1, arbitrary: some }));
}
