import type { ListRequest, PageRequest, PersonRow } from '#shared/register/list/person-list';
import { farOffset } from '#shared/register/list/person-list';
import type { PersonHit } from '#shared/register/person/person-document';
import type { Db } from '../../../archive/driver';
import { prepared, preparedLately } from '../../../archive/record-sql';
import { isIndexed, listSql, orderOf, searchOf, type ListSource } from './list-sql.store';
import { rowColumns, selectRows, toRows } from '../person/person-rows.store';

/** A sorted list with a condition that fits no more people than this is answered by sorting them. */
const fewHits = 1000;

interface Cache {
  readonly state: string;
  readonly lists: Map<string, readonly number[]>;
}

const caches = new WeakMap<Db, Cache>();
const keptLists = 8;

/** Changes with every commit of this or another connection. */
function stateOf(db: Db): string {
  const other = prepared(db, 'PRAGMA data_version').pluck().get();
  const own = prepared(db, 'SELECT total_changes()').pluck().get();
  return `${String(other)}.${String(own)}`;
}

function cacheOf(db: Db): Cache {
  const state = stateOf(db);
  const known = caches.get(db);
  if (known?.state === state) return known;
  const fresh: Cache = { state, lists: new Map() };
  caches.set(db, fresh);
  return fresh;
}

function keyOf({ today }: ListSource, { organizationId, search, condition, sort, ids }: ListRequest): string {
  return JSON.stringify([today, organizationId, search, condition, sort, ids]);
}

/** A list that was kept and still holds. */
function kept(source: ListSource, list: ListRequest): readonly number[] | undefined {
  const nothing = (caches.get(source.db)?.lists.size ?? 0) === 0;
  return nothing ? undefined : cacheOf(source.db).lists.get(keyOf(source, list));
}

function keep({ db }: ListSource, key: string, ids: readonly number[]): readonly number[] {
  const { lists } = cacheOf(db);
  if (lists.size >= keptLists) lists.delete(lists.keys().next().value ?? '');
  lists.set(key, ids);
  return ids;
}

function pluck(db: Db, sql: string, values: readonly (string | number)[]): number[] {
  return preparedLately(db, sql)
    .pluck()
    .all(...values) as number[];
}

/** Whether everybody is found in list order at little cost: without conditions, or with those that an index answers. */
function isWalked({ condition, sort }: ListRequest): boolean {
  return condition === null || (sort === null && isIndexed(condition));
}

/**
 * Everybody in a list, in list order. Kept for a few lists until the archive changes, so that paging through a list with
 * conditions looks at the register once.
 */
export function selectIds(source: ListSource, list: ListRequest): readonly number[] {
  const { db } = source;
  const known = kept(source, list);
  if (known) return known;
  const { from, where, values } = listSql(source, list, isWalked(list) ? 'order' : 'sort');
  const sql = `SELECT p.id FROM ${from} WHERE ${where} ORDER BY ${orderOf(list)}`;
  return keep(source, keyOf(source, list), pluck(db, sql, values));
}

/** Everybody in a list that cannot be walked at little cost, if they are few; undefined when they are many. */
function fewIds(source: ListSource, list: ListRequest): readonly number[] | undefined {
  const { db } = source;
  const { from, where, values } = listSql(source, list, 'any');
  const some = pluck(db, `SELECT p.id FROM ${from} WHERE ${where} LIMIT ?`, [...values, fewHits + 1]);
  if (some.length > fewHits) return undefined;
  const order = listSql(source, { ...list, search: '', condition: null, ids: some }, 'sort');
  const sql = `SELECT p.id FROM ${order.from} WHERE ${order.where} ORDER BY ${orderOf(list)}`;
  return keep(source, keyOf(source, list), pluck(db, sql, order.values));
}

/** The statement behind one page of a list that is walked; exported for the test that looks at its plan. */
export function pageSql(
  source: ListSource,
  request: PageRequest,
): { readonly sql: string; readonly values: readonly (string | number)[] } {
  const { from, where, values } = listSql(source, request, 'order');
  const sql = `SELECT ${rowColumns(request.columns)} FROM ${from} WHERE ${where}
    ORDER BY ${orderOf(request)} LIMIT ? OFFSET ?`;
  return { sql, values: [...values, request.limit, request.offset] };
}

/**
 * The ids of a list where that is cheaper than walking it to the page: known from an earlier page, a selection, far behind
 * the beginning of a list with conditions, or sorted and few. Conditions in list order are walked: most are answered by
 * the index person_list alone.
 */
function idsFor(source: ListSource, request: PageRequest): readonly number[] | undefined {
  const { offset, condition, search, sort, ids } = request;
  const near = offset <= farOffset;
  if (condition === null && !ids && (near || search === '')) return undefined;
  const known = kept(source, request);
  if (known) return known;
  if (ids || !near) return selectIds(source, request);
  return condition && sort ? fewIds(source, request) : undefined;
}

/** One page of a list. */
export function selectPage(source: ListSource, request: PageRequest): PersonRow[] {
  const { offset, limit, columns } = request;
  const ids = idsFor(source, request);
  if (ids) return selectRows(source, ids.slice(offset, offset + limit), columns);
  const { sql, values } = pageSql(source, request);
  const rows = preparedLately(source.db, sql)
    .raw(true)
    .all(...values);
  return toRows(source, rows as unknown[][], columns);
}

/** How many people the list holds. */
export function countList(source: ListSource, list: ListRequest): number {
  const { from, where, values } = listSql(source, list, 'any');
  const sql = `SELECT count(*) FROM ${from} WHERE ${where}`;
  return pluck(source.db, sql, values)[0] ?? 0;
}

/** The global search: the first `limit` people in the order of their names. */
export function searchPeople(db: Db, text: string, limit: number): PersonHit[] {
  const { clauses, few } = searchOf(db, text);
  if (clauses.length === 0) return [];
  const from = few ? 'person p' : 'person p INDEXED BY person_by_name';
  const sql = `SELECT p.id, p.name, o.name AS organization, p.current_post AS currentPost, p.birth_date AS birthDate
    FROM ${from} CROSS JOIN organization o ON o.id = p.organization_id
    WHERE p.deleted_at IS NULL AND ${clauses.map((clause) => clause.sql).join(' AND ')}
    ORDER BY p.name_key, p.id LIMIT ?`;
  return prepared(db, sql).all(...clauses.flatMap((clause) => clause.values), limit) as PersonHit[];
}
