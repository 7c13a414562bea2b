import type { PageRequest, SortKey } from '#shared/register/list/person-list';
import type { Db } from '../../../archive/driver';
import { prepared } from '../../../archive/record-sql';
import { cacheOf, type Anchor, type UnitStart } from './list-cache.store';
import { pathOf, sortColumn, type ListSource } from './list-sql.store';
import { peopleEver, rangeEnd, type Clause } from './search.store';

/** Where a list is read from to reach an offset: the lines before `clause` are skipped unread. */
export interface Start {
  readonly clause: Clause;
  /** What is left of the offset from there on. */
  readonly offset: number;
}

/** Anchors nearer to each other than this would spare nothing. */
const apart = 500;
const mostAnchors = 400;

/** Where each unit begins in list order: counted by the index once, then known until the archive changes. */
function unitStarts(db: Db): readonly UnitStart[] {
  const cache = cacheOf(db);
  if (cache.units) return cache.units;
  const sql = `SELECT o.path, count(*) AS people FROM organization o
    CROSS JOIN person p INDEXED BY person_list ON p.organization_id = o.id
    WHERE o.deleted_at IS NULL AND p.deleted_at IS NULL GROUP BY o.path ORDER BY o.path`;
  let before = 0;
  const rows = prepared(db, sql).all() as { path: string; people: number }[];
  cache.units = rows.map(({ path, people }) => ({ path, before: (before += people) - people }));
  return cache.units;
}

/** The units under a path; all for ''. */
function unitsUnder(units: readonly UnitStart[], path: string): readonly UnitStart[] {
  const end = rangeEnd(path);
  return path === '' ? units : units.filter((unit) => unit.path >= path && unit.path < end);
}

interface Parts {
  readonly people: number;
  readonly ends: Map<string, string | undefined>;
}

const parts = new WeakMap<Db, Parts>();

/**
 * The unit in which a list has gone past so many `people`; undefined when it is not that long. It only
 * divides a walk, so it is worked out once, and anew when the register has grown by half.
 */
export function partEnd(db: Db, path: string, people: number): string | undefined {
  const ever = peopleEver(db);
  let known = parts.get(db);
  if (!known || ever > known.people * 1.5) parts.set(db, (known = { people: ever, ends: new Map() }));
  const key = `${path} ${people}`;
  if (!known.ends.has(key)) {
    // Steps over no more of the index than the part is long: all of it would be read from the disk after a start.
    const sql = `SELECT o.path FROM organization o CROSS JOIN person p INDEXED BY person_list ON p.organization_id = o.id
      WHERE o.deleted_at IS NULL AND p.deleted_at IS NULL AND o.path >= ? AND o.path < ? ORDER BY o.path LIMIT 1 OFFSET ?`;
    const end = prepared(db, sql).pluck().get(path, rangeEnd(path), people) as string | undefined;
    if (known.ends.size >= mostAnchors) known.ends.clear();
    known.ends.set(key, end);
  }
  return known.ends.get(key);
}

function startOfUnit(db: Db, { organizationId, offset }: PageRequest): Start | undefined {
  const path = organizationId === null ? '' : pathOf(db, organizationId);
  const units = unitsUnder(unitStarts(db), path);
  const base = units[0]?.before ?? 0;
  const unit = units.findLast(({ before }) => before - base <= offset);
  if (!unit) return undefined;
  return {
    clause: { sql: 'o.path >= ?', values: [unit.path] },
    offset: offset - (unit.before - base),
  };
}

/** Columns that are never NULL: a comparison of rows leaves nobody out. */
const neverNull: readonly SortKey[] = ['name', 'highestEducation'];

type Sort = NonNullable<PageRequest['sort']>;

function anchorsOf(db: Db, { key, descending }: Sort): readonly Anchor[] {
  return cacheOf(db).anchors.get(`${key} ${descending}`) ?? [];
}

function startOfSorted(db: Db, sort: Sort, offset: number): Start | undefined {
  const anchor = anchorsOf(db, sort).findLast((candidate) => candidate.offset <= offset);
  if (!anchor) return undefined;
  const sql = `(p.${sortColumn(sort.key)}, p.id) ${sort.descending ? '<=' : '>='} (?, ?)`;
  return { clause: { sql, values: [anchor.value, anchor.id] }, offset: offset - anchor.offset };
}

/** A list without any choice of people: its lines can be counted beforehand. */
function isWhole({ search, condition, ids }: PageRequest): boolean {
  return condition === null && ids === undefined && search === '';
}

/** From where a far page of a list is read on; undefined where it can only be read from the beginning. */
export function startOf({ db }: ListSource, request: PageRequest): Start | undefined {
  const { sort, organizationId, offset } = request;
  if (!isWhole(request)) return undefined;
  if (sort === null) return startOfUnit(db, request);
  return organizationId === null ? startOfSorted(db, sort, offset) : undefined;
}

/** Notes where a far page of a sorted list begins, so that pages behind it are read from there. */
export function noteStart({ db }: ListSource, request: PageRequest, first: number | undefined): void {
  const { sort, organizationId, offset } = request;
  if (sort === null || organizationId !== null || first === undefined || !isWhole(request)) return;
  if (sort.descending && !neverNull.includes(sort.key)) return;
  const anchors = anchorsOf(db, sort);
  if (anchors.length >= mostAnchors || anchors.some((known) => Math.abs(known.offset - offset) < apart))
    return;
  const value = prepared(db, `SELECT ${sortColumn(sort.key)} FROM person WHERE id = ?`)
    .pluck()
    .get(first) as string | number | null;
  if (value === null) return;
  const added = [...anchors, { offset, value, id: first }].sort((a, b) => a.offset - b.offset);
  cacheOf(db).anchors.set(`${sort.key} ${sort.descending}`, added);
}
