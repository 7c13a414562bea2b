import type { Condition, Operator, Test } from '#shared/register/list/condition';
import type { PageRequest, SortKey } from '#shared/register/list/person-list';
import type { Db } from '../../../archive/driver';
import { preparedLately } from '../../../archive/record-sql';
import { rowColumns } from '../person/person-rows.store';
import { compileCondition } from './condition-sql.store';
import { partEnd } from './deep-page.store';
import { listSql, orderOf, pathOf, sortIndexes, withUnit, type ListSource } from './list-sql.store';

/** So many people are looked at before it is asked whether an index finds the few that fit sooner. */
const lookedAt = 1000;
/** An index that finds no more than this beats walking on. */
const rare = 1500;

/** Fields whose own column stands first in an index, and the operators that read a range of it. */
const ranged: readonly SortKey[] = [
  'idNumber',
  'birthDate',
  'workStarted',
  'currentPostSince',
  'postTier',
  'rank',
];
const ranges: readonly Operator[] = ['in', 'equals', 'before', 'after', 'atLeast', 'atMost', 'between'];

function isRanged(part: Condition): part is Test {
  return (
    part.type === 'test' &&
    (ranged as readonly string[]).includes(part.field) &&
    ranges.includes(part.operator)
  );
}

/** The index of the test that fits the fewest people, when they are fewer than `most`. */
function rareIndex({ db, today }: ListSource, condition: Condition, most: number): string | undefined {
  let best: { readonly index: string | undefined; readonly hits: number } = { index: undefined, hits: most };
  for (const part of condition.type === 'and' ? condition.parts : [condition]) {
    if (!isRanged(part)) continue;
    const index = sortIndexes[part.field as SortKey];
    const { sql, values } = compileCondition(part, today);
    const counting = `SELECT count(*) FROM (SELECT 1 FROM person p INDEXED BY ${index}
      WHERE p.deleted_at IS NULL AND ${sql} LIMIT ?)`;
    const hits = preparedLately(db, counting)
      .pluck()
      .get(...values, best.hits) as number;
    if (hits < best.hits) best = { index, hits };
  }
  return best.index;
}

/** How lists with conditions were found lately; a way that no longer is the best one only takes longer. */
const ways = new WeakMap<Db, Map<string, string>>();
const keptWays = 100;

function waysOf(db: Db): Map<string, string> {
  let known = ways.get(db);
  if (!known) ways.set(db, (known = new Map()));
  if (known.size > keptWays) known.clear();
  return known;
}

type Read = (tables: string, extra: string, bound: readonly string[], most: number) => unknown[][];

/** Reads the page part by part, and finds out on the way how it is best read the next time. */
function explore(
  { source, request, condition }: { source: ListSource; request: PageRequest; condition: Condition },
  { read, from, split }: { read: Read; from: string; split: string },
): { readonly rows: unknown[][]; readonly way: string } {
  const { limit } = request;
  const first = read(from, ' AND o.path < ?', [split], limit);
  const missing = limit - first.length;
  // Walking on passes about so many people for what is missing: an index that finds more is no shorter way.
  const ahead = (missing * lookedAt) / Math.max(1, first.length);
  const index = missing === 0 ? undefined : rareIndex(source, condition, Math.min(rare, Math.ceil(ahead)));
  if (index !== undefined)
    return { rows: read(`person p INDEXED BY ${index} ${withUnit}`, '', [], limit), way: index };
  return {
    rows: missing === 0 ? first : [...first, ...read(from, ' AND o.path >= ?', [split], missing)],
    way: 'walk',
  };
}

/**
 * The first page of a list with conditions, in list order. Most conditions fill a page within the first thousand people;
 * where they do not, the index of a rare one is sorted rather than the whole register walked.
 * @returns arrays as `toRows` reads them; undefined where a page is not read in this way
 */
export function firstConditionPage(source: ListSource, request: PageRequest): unknown[][] | undefined {
  const { condition, sort, ids, search, offset, limit, columns, organizationId } = request;
  if (!condition || sort || ids || search !== '' || offset > 0) return undefined;
  const { db } = source;
  const known = waysOf(db);
  const key = JSON.stringify([organizationId, condition]);
  const way = known.get(key);
  if (way === 'walk') return undefined;
  const { from, where, values } = listSql(source, request, 'order');
  const read: Read = (tables, extra, bound, most) => {
    const sql = `SELECT ${rowColumns(columns)} FROM ${tables} WHERE ${where}${extra} ORDER BY ${orderOf(request)} LIMIT ?`;
    const statement = preparedLately(db, sql).raw(true);
    return statement.all(...values, ...bound, most) as unknown[][];
  };
  if (way !== undefined) return read(`person p INDEXED BY ${way} ${withUnit}`, '', [], limit);
  const path = organizationId === null ? '' : pathOf(db, organizationId);
  const split = partEnd(db, path, lookedAt);
  if (split === undefined) return undefined;
  const found = explore({ source, request, condition }, { read, from, split });
  known.set(key, found.way);
  return found.rows;
}
