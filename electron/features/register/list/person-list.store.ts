import type { ListRequest, PageRequest, PersonRow } from '#shared/register/list/person-list';
import { farOffset } from '#shared/register/list/person-list';
import type { Db } from '../../../archive/driver';
import { preparedLately } from '../../../archive/record-sql';
import { firstConditionPage } from './condition-page.store';
import { noteStart, partEnd, startOf } from './deep-page.store';
import { cacheOf } from './list-cache.store';
import { isIndexed, listSql, orderOf, pathOf, type ListSource } from './list-sql.store';
import { peopleEver, walkFrom, type SearchWay } from './search.store';
import { rowColumns, selectRows, toRows } from '../person/person-rows.store';

/** A sorted list with a condition that fits no more people than this is answered by sorting them. */
const fewHits = 1000;

const keptLists = 8;

function keyOf({ today }: ListSource, { organizationId, search, condition, sort, ids }: ListRequest): string {
  return JSON.stringify([today, organizationId, search, condition, sort, ids]);
}

/** A list that was kept and still holds. */
function kept(source: ListSource, list: ListRequest): readonly number[] | undefined {
  const { lists } = cacheOf(source.db);
  return lists.size === 0 ? undefined : lists.get(keyOf(source, list));
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

interface PageSql {
  readonly sql: string;
  readonly values: readonly (string | number)[];
  readonly way: SearchWay;
}

/**
 * The statement behind one page of a list that is walked; exported for the test that looks at its plan.
 * @param most from how many hits on a search walks the register
 * @param before only units that stand before this path are looked at
 */
export function pageSql(source: ListSource, request: PageRequest, most?: number, before?: string): PageSql {
  const { columns, limit, offset, sort } = request;
  const from =
    most ?? (sort || request.search === '' ? undefined : walkFrom(source.db, request.search, limit + offset));
  const list = listSql(source, request, 'order', from);
  const start = offset > farOffset ? startOf(source, request) : undefined;
  const extra = [
    ...(start ? [start.clause] : []),
    ...(before ? [{ sql: 'o.path < ?', values: [before] }] : []),
  ];
  const where = [list.where, ...extra.map((clause) => clause.sql)].join(' AND ');
  const page = `FROM ${list.from} WHERE ${where} ORDER BY ${orderOf(request)} LIMIT ? OFFSET ?`;
  const values = [
    ...list.values,
    ...extra.flatMap((clause) => clause.values),
    limit,
    start?.offset ?? offset,
  ];
  const { way } = list;
  if (!list.placed) return { sql: `SELECT ${rowColumns(columns)} ${page}`, values, way };
  // Hundreds of hits are put in order by an index that holds their places; only those of the page are read as a whole.
  const sql = `SELECT ${rowColumns(columns)} FROM (SELECT p.id, o.path, p.position_order ${page}) found
    CROSS JOIN person p ON p.id = found.id ORDER BY found.path, found.position_order, found.id`;
  return { sql, values, way };
}

function read({ db }: ListSource, { sql, values }: PageSql): unknown[][] {
  return preparedLately(db, sql)
    .raw(true)
    .all(...values) as unknown[][];
}

/** So many times further than it should take is walked for a word before its hits are sorted after all. */
const patience = 4;

/**
 * One page of a list that is walked. A word that finds many fills a page early, unless all who have it stand in the last
 * units: then its hits are sorted, rather than everybody before them looked at.
 */
function walkedPage(source: ListSource, request: PageRequest): unknown[][] {
  const { db } = source;
  const { condition, ids, sort, limit, offset, organizationId } = request;
  const page = pageSql(source, request);
  if (page.way !== 'many' || condition || ids || sort) return read(source, page);
  const wanted = limit + offset;
  const reach = Math.ceil((patience * wanted * peopleEver(db)) / walkFrom(db, request.search, wanted));
  const end = partEnd(db, organizationId === null ? '' : pathOf(db, organizationId), reach);
  if (end === undefined) return read(source, page);
  const near = read(source, pageSql(source, request, undefined, end));
  return near.length === limit ? near : read(source, pageSql(source, request, Number.MAX_SAFE_INTEGER));
}

/**
 * The ids of a list where that is cheaper than walking it to the page: known from an earlier page, a selection, far behind
 * the beginning of a list with conditions, or sorted and few. Conditions in list order are walked: most are answered by
 * the index person_list alone.
 */
function idsFor(source: ListSource, request: PageRequest): readonly number[] | undefined {
  const { offset, condition, search, sort, ids } = request;
  const near = offset <= farOffset;
  if (!ids && (near ? !(condition && sort) : condition === null && search === '')) return undefined;
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
  const first = firstConditionPage(source, request);
  if (first) return toRows(source, first, columns);
  const rows = walkedPage(source, request);
  if (offset > farOffset) noteStart(source, request, rows[0]?.[0] as number | undefined);
  return toRows(source, rows, columns);
}

/** How many people the list holds. */
export function countList(source: ListSource, list: ListRequest): number {
  const { from, where, values } = listSql(source, list, 'any');
  const sql = `SELECT count(*) FROM ${from} WHERE ${where}`;
  return pluck(source.db, sql, values)[0] ?? 0;
}
