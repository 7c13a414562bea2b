import type { Condition } from '#shared/register/list/condition';
import type { ListRequest, SortKey } from '#shared/register/list/person-list';
import type { Db } from '../../../archive/driver';
import { prepared, quoted } from '../../../archive/record-sql';
import { compileCondition } from './condition-sql.store';
import { rangeEnd, searchOf, type Clause, type SearchWay } from './search.store';

/** A unit with fewer people is sorted; a larger one is walked in the order that is asked for. */
const smallUnit = 3000;

/** Where a list reads and what day it is, YYYY-MM-DD: age and years of service are counted to it. */
export interface ListSource {
  readonly db: Db;
  readonly today: string;
}

/** The path of a unit; one that no unit has when there is none, so that it holds nobody. */
export function pathOf(db: Db, organizationId: number): string {
  const sql = 'SELECT path FROM organization WHERE id = ? AND deleted_at IS NULL';
  const unit = prepared(db, sql).get(organizationId) as { path: string } | undefined;
  // An unknown unit holds nobody.
  return unit?.path ?? '\u0000';
}

function isSmall(db: Db, path: string): boolean {
  const sql = `SELECT count(*) AS people FROM (SELECT 1 FROM organization o
    CROSS JOIN person p ON p.organization_id = o.id AND p.deleted_at IS NULL
    WHERE o.deleted_at IS NULL AND o.path >= ? AND o.path < ? LIMIT ?)`;
  return (prepared(db, sql).get(path, rangeEnd(path), smallUnit) as { people: number }).people < smallUnit;
}

/** Tables, conditions and their values of a list; `p` is the person, `o` its organization where it is needed. */
export interface ListSql {
  readonly from: string;
  /** The index person_place answers all but the columns that are shown: the people are read last, and only those. */
  readonly placed: boolean;
  readonly way: SearchWay;
  readonly where: string;
  readonly values: readonly (string | number)[];
}

/**
 * What the statement is for:
 * - order: it walks in list order, so that a page near the beginning looks at few people
 * - sort: it finds everybody and sorts them
 * - any: it counts, sums up or stops early, in whatever order is cheapest
 */
export type ListPurpose = 'order' | 'sort' | 'any';

/** The index behind each order; the planner would rather filter by another one and sort everybody it finds. */
export const sortIndexes: Readonly<Record<SortKey, string>> = {
  name: 'person_by_name',
  gender: 'person_by_gender',
  idNumber: 'person_by_id_number',
  birthDate: 'person_by_birth',
  workStarted: 'person_by_work_started',
  currentPostSince: 'person_by_post_since',
  postTier: 'person_by_post_tier',
  rank: 'person_by_rank',
  highestEducation: 'person_by_education',
};

const byUnit = 'organization o CROSS JOIN person p ON p.organization_id = o.id';
/** The unit of each person that is found. */
export const withUnit = 'CROSS JOIN organization o ON o.id = p.organization_id';
const placedByUnit = `person p INDEXED BY person_place ${withUnit}`;

/** Fields of which the index person_list holds a column (0002-register.sql; a test holds the two together). */
export const indexedFields: ReadonlySet<string> = new Set([
  ...[
    'gender',
    'birthDate',
    'ethnicity',
    'politicalStatus',
    'partyMemberSince',
    'workStarted',
    'highestEducationRank',
  ],
  ...['highestEducation', 'postTier', 'rank', 'currentPostSince', 'personnelCategory', 'managementStatus'],
  ...[
    'managementCategory',
    'staffing',
    'selectedGraduate',
    'grassrootsTwoYears',
    'organizationId',
    'positionOrder',
  ],
]);
/** Fields of conditions that are computed from those. */
const computedFields: ReadonlySet<string> = new Set([
  ...['age', 'workYears', 'postYears', 'partyYears', 'educationBand', 'partyMember', 'partyJoined'],
]);

/** Whether the index person_list alone answers a condition. */
export function isIndexed(condition: Condition): boolean {
  switch (condition.type) {
    case 'test':
      return indexedFields.has(condition.field) || computedFields.has(condition.field);
    case 'not':
      return isIndexed(condition.part);
    case 'some':
      return false;
    default:
      return condition.parts.every(isIndexed);
  }
}

interface Found {
  readonly way: SearchWay;
  readonly path: string | null;
}

/** CROSS JOIN fixes the order of the loops: units by path, then their people, so that list order needs no sorting. */
function fromOf(db: Db, list: ListRequest, { way, path }: Found, purpose: ListPurpose): string {
  const plain = list.ids === undefined && !list.condition && !list.sort;
  if (way === 'some' && purpose === 'order' && plain) return placedByUnit;
  const picked = way === 'few' || way === 'some' || list.ids !== undefined;
  if (picked) return path === null && (list.sort || purpose === 'any') ? 'person p' : `person p ${withUnit}`;
  // Left alone the planner takes the index of one condition and looks up everybody it finds.
  const indexed = !list.condition || isIndexed(list.condition) ? ' INDEXED BY person_list' : '';
  if (purpose === 'any') return path === null ? `person p${indexed}` : byUnit;
  if (purpose === 'sort' && !list.sort) return `person p ${withUnit}`;
  if (!list.sort) return byUnit;
  if (path !== null && isSmall(db, path)) return byUnit;
  const index = purpose === 'order' ? ` INDEXED BY ${sortIndexes[list.sort.key]}` : '';
  return path === null ? `person p${index}` : `person p${index} ${withUnit}`;
}

/**
 * The SQL of who belongs to a list, for statements that page, count or sum up.
 * @param most from how many hits on a search walks the register
 */
export function listSql(
  { db, today }: ListSource,
  list: ListRequest,
  purpose: ListPurpose,
  most?: number,
): ListSql {
  const search = searchOf(db, list.search, most);
  const path = list.organizationId === null ? null : pathOf(db, list.organizationId);
  const from = fromOf(db, list, { way: search.way, path }, purpose);
  const clauses: Clause[] = [
    { sql: 'p.deleted_at IS NULL', values: [] },
    // Nobody stands in a deleted unit; this only opens the index of paths.
    ...(from === byUnit ? [{ sql: 'o.deleted_at IS NULL', values: [] }] : []),
    ...(path === null ? [] : [{ sql: 'o.path >= ? AND o.path < ?', values: [path, rangeEnd(path)] }]),
    ...search.clauses,
    ...(list.ids
      ? [{ sql: 'p.id IN (SELECT value FROM json_each(?))', values: [JSON.stringify(list.ids)] }]
      : []),
    ...(list.condition ? [compileCondition(list.condition, today)] : []),
  ];
  return {
    from,
    placed: from === placedByUnit,
    way: search.way,
    where: clauses.map((clause) => clause.sql).join(' AND '),
    values: clauses.flatMap((clause) => clause.values),
  };
}

/** ORDER BY of a list; the ids make it total. */
export function orderOf({ sort }: Pick<ListRequest, 'sort'>): string {
  if (!sort) return 'o.path, o.id, p.position_order, p.id';
  const direction = sort.descending ? 'DESC' : 'ASC';
  return `p.${sortColumn(sort.key)} ${direction}, p.id ${direction}`;
}

/** The column behind a sort: names by their pinyin, education by its rank. */
export function sortColumn(key: SortKey): string {
  if (key === 'name') return 'name_key';
  return key === 'highestEducation' ? 'highest_education_rank' : quoted({ key });
}
