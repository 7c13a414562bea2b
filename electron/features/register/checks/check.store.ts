import { findingLevels } from '#shared/register/findings';
import type {
  CheckRun,
  FindingFilter,
  FindingRequest,
  RuleCount,
} from '#shared/register/checks/check-contract';
import type { Db } from '../../../archive/driver';
import { prepared } from '../../../archive/record-sql';
import { pathRange } from '../organization/path-range.store';
import { rangeEnd, searchWords } from '../list/search.store';

/** One finding as it is kept. Exactly one of the two ids is set. */
export interface StoredFinding {
  /** Index in findingLevels. */
  readonly level: number;
  readonly rule: string;
  readonly message: string;
  readonly field: string;
  readonly personId: number | null;
  readonly organizationId: number | null;
  readonly version: number;
}

/** A kept finding with the names of whom it concerns as they are now. */
export interface FindingRecord extends Omit<StoredFinding, 'version'> {
  readonly id: number;
  readonly personName: string | null;
  readonly organizationName: string | null;
  readonly changed: 0 | 1;
  readonly removed: 0 | 1;
}

/** Forgets the last run. */
export function clearFindings(db: Db): void {
  prepared(db, 'DELETE FROM register_finding').run();
  prepared(db, 'DELETE FROM register_check_run').run();
}

/** Keeps one finding behind those already kept. */
export function insertFinding(db: Db, finding: StoredFinding): void {
  const { level, rule, message, field, personId, organizationId, version } = finding;
  prepared(
    db,
    `INSERT INTO register_finding (level, rule, message, field, person_id, organization_id, record_version)
    VALUES (?, ?, ?, ?, ?, ?, ?)`,
  ).run(level, rule, message, field, personId, organizationId, version);
}

/** Keeps when and over whom the findings were made. */
export function insertRun(db: Db, run: CheckRun & { readonly organizationId: number | null }): void {
  prepared(
    db,
    `INSERT INTO register_check_run (id, at, actor_name, organization_id, organization_name, people, organizations, rules_off)
    VALUES (1, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    run.at,
    run.actorName,
    run.organizationId,
    run.organizationName,
    run.people,
    run.organizations,
    JSON.stringify(run.rulesOff),
  );
}

/** The last run, null before the first. */
export function selectRun(db: Db): CheckRun | null {
  const sql = `SELECT at, actor_name AS actorName, organization_name AS organizationName, people, organizations,
    rules_off AS rulesOff FROM register_check_run`;
  const row = prepared(db, sql).get() as (Omit<CheckRun, 'rulesOff'> & { rulesOff: string }) | undefined;
  return row ? { ...row, rulesOff: JSON.parse(row.rulesOff) as string[] } : null;
}

/** How many findings each rule has at each level. */
export function countByRule(db: Db): RuleCount[] {
  const sql = 'SELECT rule, level, count(*) AS count FROM register_finding GROUP BY rule, level';
  return (prepared(db, sql).all() as { rule: string; level: number; count: number }[]).map((row) => ({
    ...row,
    level: findingLevels[row.level] ?? 'error',
  }));
}

interface Clause {
  readonly sql: string;
  readonly values: readonly (string | number)[];
}

function clausesOf(db: Db, filter: FindingFilter): Clause[] {
  const clauses: Clause[] = [];
  if (filter.levels.length > 0 && filter.levels.length < findingLevels.length) {
    const levels = filter.levels.map((level) => findingLevels.indexOf(level));
    clauses.push({ sql: `f.level IN (${levels.map(() => '?').join(', ')})`, values: levels });
  }
  if (filter.rules.length > 0)
    clauses.push({ sql: `f.rule IN (${filter.rules.map(() => '?').join(', ')})`, values: filter.rules });
  if (filter.organizationId !== null)
    clauses.push({ sql: 'o.path >= ? AND o.path < ?', values: pathRange(db, filter.organizationId) });
  for (const word of searchWords(filter.search))
    clauses.push({
      sql: 'f.person_id IN (SELECT person_id FROM person_key WHERE key >= ? AND key < ?)',
      values: [word, rangeEnd(word)],
    });
  return clauses;
}

const joined = `register_finding f LEFT JOIN person p ON p.id = f.person_id
  LEFT JOIN organization o ON o.id = coalesce(f.organization_id, p.organization_id)`;

function whereOf(clauses: readonly Clause[]): string {
  return clauses.length === 0 ? '' : `WHERE ${clauses.map(({ sql }) => sql).join(' AND ')}`;
}

/** How many findings the filter leaves; walks only an index where no name or unit is asked for. */
export function countFindings(db: Db, filter: FindingFilter): number {
  const clauses = clausesOf(db, filter);
  const from = filter.organizationId === null ? 'register_finding f' : joined;
  const sql = `SELECT count(*) AS total FROM ${from} ${whereOf(clauses)}`;
  return (prepared(db, sql).get(...clauses.flatMap(({ values }) => values)) as { total: number }).total;
}

const orders: Readonly<Record<'organization' | 'name' | 'level' | 'rule', string>> = {
  organization: 'f.id',
  name: 'p.name_key, f.id',
  level: 'f.level, f.id',
  rule: 'f.rule, f.level, f.id',
};

function orderOf(sort: FindingRequest['sort']): string {
  const order = orders[sort?.key ?? 'organization'];
  return sort?.descending ? order.replaceAll(/[^, ]+/g, '$& DESC') : order;
}

/** One page of the findings. */
export function selectFindings(db: Db, request: FindingRequest): FindingRecord[] {
  const clauses = clausesOf(db, request);
  const sql = `SELECT f.id, f.level, f.rule, f.message, f.field, f.person_id AS personId,
      coalesce(f.organization_id, p.organization_id) AS organizationId, p.name AS personName, o.name AS organizationName,
      coalesce(p.version, o.version) <> f.record_version AS changed,
      coalesce(p.deleted_at, CASE WHEN p.id IS NULL THEN o.deleted_at END) IS NOT NULL AS removed
    FROM ${joined} ${whereOf(clauses)} ORDER BY ${orderOf(request.sort)} LIMIT ? OFFSET ?`;
  const values = clauses.flatMap((clause) => clause.values);
  return prepared(db, sql).all(...values, request.limit, request.offset) as FindingRecord[];
}
