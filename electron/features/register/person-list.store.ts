import type { Field } from '#shared/lib/field';
import { normaliseSearch } from '#shared/lib/names';
import { personFields } from '#shared/register/fields/person';
import type { PageRequest, PersonRow } from '#shared/register/person-list';
import type { PersonHit } from '#shared/register/person-document';
import type { Db } from '../../archive/driver';
import { columnList, prepared, quoted, readRecord } from '../../archive/record-sql';
import { compileCondition } from './condition-sql';

const fields: readonly Field[] = personFields;
/** Above this many hits a search walks the register in list order instead of sorting its hits. */
const manyHits = 3000;

interface Clause {
  readonly sql: string;
  readonly values: readonly (string | number)[];
}

export type ListScope = Pick<PageRequest, 'organizationId' | 'search' | 'condition'>;

/** The first text that does not begin with `prefix`: [prefix, end) is a range that an index can walk. */
export function rangeEnd(prefix: string): string {
  return `${prefix}\u{10ffff}`;
}

/** Splits what the user typed into words as search keys hold them. */
export function searchWords(text: string): string[] {
  return normaliseSearch(text)
    .split(' ')
    .filter((word) => word !== '');
}

function searchClause(word: string): Clause {
  return {
    sql: 'p.id IN (SELECT person_id FROM person_key WHERE key >= ? AND key < ?)',
    values: [word, rangeEnd(word)],
  };
}

function subtreeClause(db: Db, organizationId: number | null): Clause[] {
  if (organizationId === null) return [];
  const sql = 'SELECT path FROM organization WHERE id = ? AND deleted_at IS NULL';
  const unit = prepared(db, sql).get(organizationId) as { path: string } | undefined;
  const path = unit?.path ?? '\u0000';
  return [{ sql: 'o.path >= ? AND o.path < ?', values: [path, rangeEnd(path)] }];
}

/** All conditions of a list; `p` is the person, `o` its organization. */
export function scopeClauses(db: Db, scope: ListScope): Clause[] {
  return [
    { sql: 'p.deleted_at IS NULL AND o.deleted_at IS NULL', values: [] },
    ...subtreeClause(db, scope.organizationId),
    ...searchWords(scope.search).map(searchClause),
    ...(scope.condition ? [compileCondition(scope.condition)] : []),
  ];
}

function fewHits(db: Db, search: string): boolean {
  const [word] = searchWords(search);
  if (word === undefined) return false;
  const sql = 'SELECT count(*) AS hits FROM (SELECT 1 FROM person_key WHERE key >= ? AND key < ? LIMIT ?)';
  return (prepared(db, sql).get(word, rangeEnd(word), manyHits) as { hits: number }).hits < manyHits;
}

function orderOf(request: Pick<PageRequest, 'sort'>): string {
  if (!request.sort) return 'o.path, p.position_order, p.id';
  const { key, descending } = request.sort;
  const direction = descending ? 'DESC' : 'ASC';
  const column =
    key === 'name' ? 'name_key' : key === 'highestEducation' ? 'highest_education_rank' : quoted({ key });
  return `p.${column} ${direction}, p.id ${direction}`;
}

/** One page of the list. The inner query walks an index in list order and yields ids only. */
export function selectPage(db: Db, request: PageRequest): PersonRow[] {
  const clauses = scopeClauses(db, request);
  // CROSS JOIN fixes the order of the loops: units by path, then their people, so that nothing is sorted.
  const inOrder = request.sort
    ? 'person p CROSS JOIN organization o ON o.id = p.organization_id'
    : 'organization o CROSS JOIN person p ON p.organization_id = o.id';
  const from = fewHits(db, request.search)
    ? 'person p JOIN organization o ON o.id = p.organization_id'
    : inOrder;
  const wanted = fields.filter((field) => (request.columns as readonly string[]).includes(field.key));
  const columns = wanted.length === 0 ? '' : `, ${columnList(wanted)}`;
  const sql = `SELECT id, version${columns} FROM (
      SELECT p.id AS row_id, row_number() OVER () AS row_order FROM (
        SELECT p.id FROM ${from} WHERE ${clauses.map((clause) => clause.sql).join(' AND ')}
        ORDER BY ${orderOf(request)} LIMIT ? OFFSET ?) p)
    JOIN person ON person.id = row_id ORDER BY row_order`;
  const values = clauses.flatMap((clause) => clause.values);
  const rows = prepared(db, sql).all(...values, request.limit, request.offset) as Record<string, unknown>[];
  return rows.map((raw) => ({
    id: raw['id'] as number,
    version: raw['version'] as number,
    values: readRecord(wanted, raw),
  }));
}

/** How many people the list holds. */
export function countList(db: Db, scope: ListScope): number {
  const clauses = scopeClauses(db, scope);
  const sql = `SELECT count(*) AS total FROM person p JOIN organization o ON o.id = p.organization_id
    WHERE ${clauses.map((clause) => clause.sql).join(' AND ')}`;
  return (prepared(db, sql).get(...clauses.flatMap((clause) => clause.values)) as { total: number }).total;
}

/** The global search: the first `limit` people in the order of their names. */
export function searchPeople(db: Db, text: string, limit: number): PersonHit[] {
  const words = searchWords(text);
  if (words.length === 0) return [];
  const clauses = words.map(searchClause);
  const sql = `SELECT p.id, p.name, o.name AS organization, p.current_post AS currentPost, p.birth_date AS birthDate
    FROM person p JOIN organization o ON o.id = p.organization_id
    WHERE p.deleted_at IS NULL AND ${clauses.map((clause) => clause.sql).join(' AND ')}
    ORDER BY p.name_key, p.id LIMIT ?`;
  return prepared(db, sql).all(...clauses.flatMap((clause) => clause.values), limit) as PersonHit[];
}
