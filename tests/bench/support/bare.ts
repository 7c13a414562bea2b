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

const listOrder = 'o.path, o.id, p.position_order, p.id';

/**
 * The ways in which a search can be written: the hits looked up and sorted, the same over the index that holds their
 * places, or the register walked in list order. Which one is quickest depends on how many are found.
 */
function searched(request: PageRequest): BareStatement[] {
  const word = normaliseSearch(request.search);
  const columns = columnsOf(request);
  const values = [word, `${word}\u{10ffff}`, request.limit];
  const hits = 'p.id IN (SELECT person_id FROM person_key WHERE key >= ? AND key < ?)';
  const probe = 'EXISTS (SELECT 1 FROM person_key k WHERE k.person_id = p.id AND k.key >= ? AND k.key < ?)';
  const joined = 'JOIN organization o ON o.id = p.organization_id';
  const walked = (test: string): string => `SELECT ${columns} FROM organization o
    CROSS JOIN person p ON p.organization_id = o.id
    WHERE o.deleted_at IS NULL AND p.deleted_at IS NULL AND ${test} ORDER BY ${listOrder} LIMIT ?`;
  const sorted = (test: string): string =>
    `SELECT ${columns} FROM person p ${joined} WHERE p.deleted_at IS NULL AND ${test} ORDER BY ${listOrder} LIMIT ?`;
  const placed = `SELECT ${columns} FROM (SELECT p.id, o.path, p.position_order
      FROM person p INDEXED BY person_place CROSS ${joined}
      WHERE p.deleted_at IS NULL AND ${hits} ORDER BY ${listOrder} LIMIT ?) f
    CROSS JOIN person p ON p.id = f.id ORDER BY f.path, f.position_order, p.id`;
  const ways = [sorted(hits), placed, walked(probe)];
  // Digits stand in no name: the numbers themselves have an index, and are read where the register is walked.
  const byNumber = 'p.id_number >= ? AND p.id_number < ?';
  if (/^\d+$/.test(word)) ways.push(sorted(byNumber), walked(byNumber));
  return ways.map((sql) => ({ sql, values }));
}

function sorted(request: PageRequest): BareStatement {
  const sql = `SELECT ${columnsOf(request)} FROM person p WHERE p.deleted_at IS NULL
    ORDER BY p.name_key, p.id LIMIT ? OFFSET ?`;
  return { sql, values: [request.limit, request.offset] };
}

/** The bare statements for a request of requests.ts: each gives its page, and the quickest is what ours is held against. */
export function bareStatements(db: Db, request: PageRequest): readonly BareStatement[] {
  if (request.search !== '') return searched(request);
  if (request.sort) return [sorted(request)];
  const conditions: BareStatement[] = [{ sql: 'p.deleted_at IS NULL AND o.deleted_at IS NULL', values: [] }];
  if (request.organizationId !== null) {
    const path = String(
      db.prepare('SELECT path FROM organization WHERE id = ?').pluck().get(request.organizationId),
    );
    conditions.push({ sql: 'o.path >= ? AND o.path < ?', values: [path, `${path}\u{10ffff}`] });
  }
  if (request.condition) conditions.push(bareCondition(request.condition));
  const values = [...conditions.flatMap((part) => part.values), request.limit, request.offset];
  const rest = `WHERE ${conditions.map((part) => part.sql).join(' AND ')} ORDER BY ${listOrder} LIMIT ? OFFSET ?`;
  const walked = `FROM organization o CROSS JOIN person p ON p.organization_id = o.id ${rest}`;
  // Left to itself, SQLite may begin with the index of a rare condition.
  const planned = `FROM person p JOIN organization o ON o.id = p.organization_id ${rest}`;
  const ways = request.condition ? [walked, planned] : [walked];
  return ways.map((from) => ({ sql: `SELECT ${columnsOf(request)} ${from}`, values }));
}
