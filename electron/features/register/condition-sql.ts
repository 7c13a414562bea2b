import { AppError } from '#shared/lib/errors';
import { columnOf, type Field } from '#shared/lib/field';
import type { Condition } from '#shared/register/condition';
import { personChildren, type ChildKey } from '#shared/register/fields/children';
import { personFields } from '#shared/register/fields/person';

export interface CompiledCondition {
  readonly sql: string;
  readonly values: readonly (string | number)[];
}

type Test = Extract<Condition, { type: 'test' }>;
type Scalar = string | number;
const maxDepth = 8;

function bind(value: string | number | boolean | undefined): Scalar {
  if (value === undefined) throw new AppError('CONDITION_INVALID');
  return typeof value === 'boolean' ? Number(value) : value;
}

function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, (sign) => `\\${sign}`);
}

const simple: Partial<Record<Test['operator'], string>> = {
  equals: '= ?',
  before: '< ?',
  after: '> ?',
  atLeast: '>= ?',
  atMost: '<= ?',
};

function compileTest(test: Test, fields: readonly Field[], alias: string): CompiledCondition {
  const field = fields.find((candidate) => candidate.key === test.field);
  if (!field) throw new AppError('CONDITION_INVALID');
  const column = `${alias}."${columnOf(field.key)}"`;
  const [first, second] = test.values;
  const comparison = simple[test.operator];
  if (comparison) return { sql: `${column} ${comparison}`, values: [bind(first)] };
  switch (test.operator) {
    case 'notEquals':
      return { sql: `${column} IS NOT ?`, values: [bind(first)] };
    case 'contains':
      return { sql: `${column} LIKE ? ESCAPE '\\'`, values: [`%${escapeLike(String(bind(first)))}%`] };
    case 'startsWith':
      return { sql: `${column} LIKE ? ESCAPE '\\'`, values: [`${escapeLike(String(bind(first)))}%`] };
    case 'between':
      return { sql: `${column} BETWEEN ? AND ?`, values: [bind(first), bind(second)] };
    case 'in':
      return {
        sql: `${column} IN (${test.values.map(() => '?').join(', ')})`,
        values: test.values.map(bind),
      };
    case 'isEmpty':
      return { sql: `(${column} IS NULL OR ${column} = '')`, values: [] };
    default:
      return { sql: `(${column} IS NOT NULL AND ${column} <> '')`, values: [] };
  }
}

function compile(
  condition: Condition,
  fields: readonly Field[],
  alias: string,
  depth: number,
): CompiledCondition {
  if (depth > maxDepth) throw new AppError('CONDITION_TOO_DEEP', { depth: maxDepth });
  switch (condition.type) {
    case 'test':
      return compileTest(condition, fields, alias);
    case 'not': {
      const part = compile(condition.part, fields, alias, depth + 1);
      // IS NOT TRUE: a field that is empty also counts as "not equal".
      return { sql: `((${part.sql}) IS NOT TRUE)`, values: part.values };
    }
    case 'some': {
      if (!Object.hasOwn(personChildren, condition.set)) throw new AppError('CONDITION_INVALID');
      const key = condition.set as ChildKey;
      const part = compile(condition.part, personChildren[key].fields, 'c', depth + 1);
      const sql = `EXISTS (SELECT 1 FROM person_${columnOf(key)} c WHERE c.person_id = p.id AND (${part.sql}))`;
      return { sql, values: part.values };
    }
    default: {
      const parts = condition.parts.map((part) => compile(part, fields, alias, depth + 1));
      if (parts.length === 0) return { sql: condition.type === 'and' ? '1' : '0', values: [] };
      const sql = `(${parts.map((part) => part.sql).join(condition.type === 'and' ? ' AND ' : ' OR ')})`;
      return { sql, values: parts.flatMap((part) => part.values) };
    }
  }
}

/** SQL of a condition over person `p`. Unknown fields and sets are CONDITION_INVALID: only declared columns reach the text. */
export function compileCondition(condition: Condition): CompiledCondition {
  return compile(condition, personFields, 'p', 0);
}
