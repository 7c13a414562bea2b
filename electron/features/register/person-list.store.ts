import { normaliseSearch } from '#shared/lib/names';
import type { ListRequest, PageRequest, PersonRow } from '#shared/register/person-list';
import { isHeavyPage } from '#shared/register/person-list';
import type { PersonHit } from '#shared/register/person-document';
import type { Db } from '../../archive/driver';
import { prepared, quoted } from '../../archive/record-sql';
import { compileCondition } from './condition-sql.store';
import { selectRows } from './person-rows.store';

/** Below this many hits they are sorted; above, the register is walked in list order until the page is full. */
const manyHits = 3000;

interface Clause {
  readonly sql: string;
  readonly values: readonly (string | number)[];
}

/** Where a list reads and what day it is, YYYY-MM-DD: age and years of service are counted to it. */
export interface ListSource {
  readonly db: Db;
  readonly today: string;
}

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

/** Read once as a whole: for the rarest word. */
function drivingClause(word: string): Clause {
  return {
    sql: 'p.id IN (SELECT person_id FROM person_key WHERE key >= ? AND key < ?)',
    values: [word, rangeEnd(word)],
  };
}

/** Looked up for one person after the other. */
function probingClause(word: string): Clause {
  return {
    sql: 'EXISTS (SELECT 1 FROM person_key k WHERE k.person_id = p.id AND k.key >= ? AND k.key < ?)',
    values: [word, rangeEnd(word)],
  };
}

/** How many keys a word finds, counted no further than manyHits. */
function hitsOf(db: Db, word: string): number {
  const sql = 'SELECT count(*) AS hits FROM (SELECT 1 FROM person_key WHERE key >= ? AND key < ? LIMIT ?)';
  return (prepared(db, sql).get(word, rangeEnd(word), manyHits) as { hits: number }).hits;
}

interface Search {
  readonly clauses: readonly Clause[];
  readonly few: boolean;
}

function searchOf(db: Db, text: string): Search {
  const counted = searchWords(text).map((word) => ({ word, hits: hitsOf(db, word) }));
  const rarest = counted.reduce((best, next) => (next.hits < best.hits ? next : best), {
    word: '',
    hits: manyHits,
  });
  const few = rarest.hits < manyHits;
  const clauses = counted.map(({ word }) =>
    few && word === rarest.word ? drivingClause(word) : probingClause(word),
  );
  return { clauses, few };
}

function pathOf(db: Db, organizationId: number): string {
  const sql = 'SELECT path FROM organization WHERE id = ? AND deleted_at IS NULL';
  const unit = prepared(db, sql).get(organizationId) as { path: string } | undefined;
  // An unknown unit holds nobody.
  return unit?.path ?? '\u0000';
}

function isSmall(db: Db, path: string): boolean {
  const sql = `SELECT count(*) AS people FROM (SELECT 1 FROM organization o
    CROSS JOIN person p ON p.organization_id = o.id AND p.deleted_at IS NULL
    WHERE o.deleted_at IS NULL AND o.path >= ? AND o.path < ? LIMIT ?)`;
  return (prepared(db, sql).get(path, rangeEnd(path), manyHits) as { people: number }).people < manyHits;
}

const byUnit = 'organization o CROSS JOIN person p ON p.organization_id = o.id';
const byPerson = 'person p CROSS JOIN organization o ON o.id = p.organization_id';

/** Tables, conditions and their values of a list; `p` is the person, `o` its organization. */
interface ListSql {
  readonly from: string;
  readonly where: string;
  readonly values: readonly (string | number)[];
}

/**
 * CROSS JOIN fixes the order of the loops. By unit: units by path, then their people, so that list order needs no
 * sorting. By person: an index in the order asked for, or the few that were found.
 */
function fromOf(db: Db, list: Pick<ListRequest, 'sort' | 'ids'>, path: string | null, few: boolean): string {
  if (few || list.ids) return byPerson;
  if (!list.sort) return byUnit;
  return path !== null && isSmall(db, path) ? byUnit : byPerson;
}

/** The SQL of who belongs to a list, for statements that page, count or sum up. */
export function listSql({ db, today }: ListSource, list: ListRequest): ListSql {
  const search = searchOf(db, list.search);
  const path = list.organizationId === null ? null : pathOf(db, list.organizationId);
  const clauses: Clause[] = [
    { sql: 'p.deleted_at IS NULL AND o.deleted_at IS NULL', values: [] },
    ...(path === null ? [] : [{ sql: 'o.path >= ? AND o.path < ?', values: [path, rangeEnd(path)] }]),
    ...search.clauses,
    ...(list.ids
      ? [{ sql: 'p.id IN (SELECT value FROM json_each(?))', values: [JSON.stringify(list.ids)] }]
      : []),
    ...(list.condition ? [compileCondition(list.condition, today)] : []),
  ];
  return {
    from: fromOf(db, list, path, search.few),
    where: clauses.map((clause) => clause.sql).join(' AND '),
    values: clauses.flatMap((clause) => clause.values),
  };
}

function orderOf({ sort }: Pick<ListRequest, 'sort'>): string {
  if (!sort) return 'o.path, o.id, p.position_order, p.id';
  const direction = sort.descending ? 'DESC' : 'ASC';
  const column =
    sort.key === 'name'
      ? 'name_key'
      : sort.key === 'highestEducation'
        ? 'highest_education_rank'
        : quoted({ key: sort.key });
  return `p.${column} ${direction}, p.id ${direction}`;
}

/** A statement whose text comes from a condition is not kept: there would be one for every condition ever asked. */
export function listStatement(db: Db, list: Pick<ListRequest, 'condition'>, sql: string) {
  return list.condition ? db.prepare<(string | number)[]>(sql) : prepared(db, sql);
}

interface Cache {
  readonly state: string;
  readonly lists: Map<string, readonly number[]>;
}

const caches = new WeakMap<Db, Cache>();
const keptLists = 8;

/** Changes with every commit of this or another connection. */
function stateOf(db: Db): string {
  const own = prepared(db, 'SELECT total_changes() AS changes').get() as { changes: number };
  return `${String(db.pragma('data_version', { simple: true }))}.${own.changes}`;
}

function cacheOf(db: Db): Cache {
  const state = stateOf(db);
  const known = caches.get(db);
  if (known?.state === state) return known;
  const fresh: Cache = { state, lists: new Map() };
  caches.set(db, fresh);
  return fresh;
}

/**
 * Everybody in a list, in list order. Kept for a few lists until the archive changes, so that paging through a list with
 * conditions looks at the register once.
 */
export function selectIds(source: ListSource, list: ListRequest): readonly number[] {
  const { db, today } = source;
  const { lists } = cacheOf(db);
  const { organizationId, search, condition, sort, ids } = list;
  const key = JSON.stringify([today, organizationId, search, condition, sort, ids]);
  const known = lists.get(key);
  if (known) return known;
  const { from, where, values } = listSql(source, list);
  const sql = `SELECT p.id AS id FROM ${from} WHERE ${where} ORDER BY ${orderOf(list)}`;
  const found = (listStatement(db, list, sql).all(...values) as { id: number }[]).map((row) => row.id);
  if (lists.size >= keptLists) lists.delete(lists.keys().next().value ?? '');
  lists.set(key, found);
  return found;
}

/** The statement behind one page of a plain list; exported for the test that looks at its plan. */
export function pageSql(
  source: ListSource,
  request: PageRequest,
): { readonly sql: string; readonly values: readonly (string | number)[] } {
  const { from, where, values } = listSql(source, request);
  const sql = `SELECT p.id AS id FROM ${from} WHERE ${where} ORDER BY ${orderOf(request)} LIMIT ? OFFSET ?`;
  return { sql, values: [...values, request.limit, request.offset] };
}

/** One page of a list; near the beginning of a plain one it walks an index no further than the page's end. */
export function selectPage(source: ListSource, request: PageRequest): PersonRow[] {
  const { offset, limit, columns } = request;
  if (isHeavyPage(request)) {
    return selectRows(source, selectIds(source, request).slice(offset, offset + limit), columns);
  }
  const { sql, values } = pageSql(source, request);
  const rows = prepared(source.db, sql).all(...values) as { id: number }[];
  return selectRows(
    source,
    rows.map((row) => row.id),
    columns,
  );
}

/** How many people the list holds. */
export function countList(source: ListSource, list: ListRequest): number {
  const { from, where, values } = listSql(source, list);
  const sql = `SELECT count(*) AS total FROM ${from} WHERE ${where}`;
  return (listStatement(source.db, list, sql).get(...values) as { total: number }).total;
}

/** The global search: the first `limit` people in the order of their names. */
export function searchPeople(db: Db, text: string, limit: number): PersonHit[] {
  const { clauses, few } = searchOf(db, text);
  if (clauses.length === 0) return [];
  const from = few
    ? byPerson
    : 'person p INDEXED BY person_by_name CROSS JOIN organization o ON o.id = p.organization_id';
  const sql = `SELECT p.id, p.name, o.name AS organization, p.current_post AS currentPost, p.birth_date AS birthDate
    FROM ${from} WHERE p.deleted_at IS NULL AND ${clauses.map((clause) => clause.sql).join(' AND ')}
    ORDER BY p.name_key, p.id LIMIT ?`;
  return prepared(db, sql).all(...clauses.flatMap((clause) => clause.values), limit) as PersonHit[];
}
