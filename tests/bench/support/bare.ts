import { columnOf } from '#shared/lib/field';
import { normaliseSearch } from '#shared/lib/names';
import type { Condition } from '#shared/register/list/condition';
import type { PageRequest } from '#shared/register/list/person-list';
import type { Db } from '../../../electron/archive/driver';

/** One statement as somebody who knows the tables would write it by hand for this very question. */
export interface BareStatement {
  readonly sql: string;
  readonly values: readonly (string | number)[];
}

const operators: Readonly<Record<string, string>> = { atLeast: '>=', after: '>', before: '<', equals: '=' };

function bareCondition(condition: Condition): BareStatement {
  if (condition.type === 'and') {
    const parts = condition.parts.map(bareCondition);
    return { sql: parts.map(({ sql }) => sql).join(' AND '), values: parts.flatMap(({ values }) => values) };
  }
  if (condition.type === 'some') {
    const { sql, values } = bareCondition(condition.part);
    return {
      sql: `EXISTS (SELECT 1 FROM person_${columnOf(condition.set)} c WHERE c.person_id = p.id AND ${sql.replaceAll('p.', 'c.')})`,
      values,
    };
  }
  if (condition.type !== 'test') throw new Error(`no bare statement for ${condition.type}`);
  const values = condition.values.map(String);
  const column = `p.${columnOf(condition.field)}`;
  if (condition.operator === 'in')
    return { sql: `${column} IN (${values.map(() => '?').join(', ')})`, values };
  return { sql: `${column} ${operators[condition.operator]} ?`, values };
}

function columnsOf({ columns }: PageRequest): string {
  return ['id', 'version', ...columns.map(columnOf)].map((column) => `p.${column}`).join(', ');
}

function searched(request: PageRequest): BareStatement {
  const word = normaliseSearch(request.search);
  const sql = `SELECT ${columnsOf(request)} FROM person p JOIN organization o ON o.id = p.organization_id
    WHERE p.deleted_at IS NULL AND p.id IN (SELECT person_id FROM person_key WHERE key >= ? AND key < ?)
    ORDER BY o.path, o.id, p.position_order, p.id LIMIT ?`;
  return { sql, values: [word, `${word}\u{10ffff}`, request.limit] };
}

function sorted(request: PageRequest): BareStatement {
  const sql = `SELECT ${columnsOf(request)} FROM person p WHERE p.deleted_at IS NULL
    ORDER BY p.name_key, p.id LIMIT ? OFFSET ?`;
  return { sql, values: [request.limit, request.offset] };
}

/** The bare statement for a request of requests.ts. */
export function bareStatement(db: Db, request: PageRequest): BareStatement {
  if (request.search !== '') return searched(request);
  if (request.sort) return sorted(request);
  const conditions: BareStatement[] = [{ sql: 'p.deleted_at IS NULL AND o.deleted_at IS NULL', values: [] }];
  if (request.organizationId !== null) {
    const path = String(
      db.prepare('SELECT path FROM organization WHERE id = ?').pluck().get(request.organizationId),
    );
    conditions.push({ sql: 'o.path >= ? AND o.path < ?', values: [path, `${path}\u{10ffff}`] });
  }
  if (request.condition) conditions.push(bareCondition(request.condition));
  const sql = `SELECT ${columnsOf(request)} FROM organization o CROSS JOIN person p ON p.organization_id = o.id
    WHERE ${conditions.map((part) => part.sql).join(' AND ')} ORDER BY o.path, o.id, p.position_order, p.id LIMIT ? OFFSET ?`;
  return { sql, values: [...conditions.flatMap(({ values }) => values), request.limit, request.offset] };
}
