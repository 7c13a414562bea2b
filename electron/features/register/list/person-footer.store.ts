import { educationBands, type EducationBandCode } from '#shared/register/list/condition-fields';
import type { Condition } from '#shared/register/list/condition';
import {
  bandCondition,
  footerConditions,
  type ListRequest,
  type PersonFooter,
} from '#shared/register/list/person-list';
import type { Db } from '../../../archive/driver';
import { prepared, preparedLately } from '../../../archive/record-sql';
import { compileCondition } from './condition-sql.store';
import { listSql, type ListSource } from './list-sql.store';

const bornMonths = `(CAST(substr(p.birth_date, 1, 4) AS INTEGER) * 12 + CAST(substr(p.birth_date, 6, 2) AS INTEGER))`;

/** Completed years of `p.birth_date` as lib/dates ageAt counts them; NULL when unknown or in the future. */
function ageSql(today: string): string {
  const year = Number(today.slice(0, 4));
  const months = year * 12 + Number(today.slice(5, 7));
  return `CASE WHEN length(p.birth_date) = 4
      THEN CASE WHEN CAST(p.birth_date AS INTEGER) <= ${year} THEN ${year} - CAST(p.birth_date AS INTEGER) END
    WHEN ${bornMonths} <= ${months} THEN (${months} - ${bornMonths}) / 12 END`;
}

/**
 * Counts everybody in a list once. Each number is counted by the very condition that a list adds to show the people
 * behind it.
 */
export function selectFooter(source: ListSource, list: ListRequest): PersonFooter {
  const { db, today } = source;
  const { from, where, values } = listSql(source, list, 'any');
  const counted: readonly (readonly [string, Condition])[] = [
    ['women', footerConditions.women],
    ['partyMembers', footerConditions.partyMembers],
    ...educationBands.map(({ code }) => [`band${code}`, bandCondition(code)] as const),
  ];
  const compiled = counted.map(([name, condition]) => ({ name, ...compileCondition(condition, today) }));
  const sums = compiled.map(({ name, sql }) => `sum(${sql}) AS ${name}`);
  const sql = `SELECT count(*) AS total, ${sums.join(', ')}, sum(age) AS ageSum, count(age) AS agesKnown FROM (
      SELECT p.gender, p.political_status, p.party_member_since, p.highest_education_rank, ${ageSql(today)} AS age
      FROM ${from} WHERE ${where}) p`;
  const bound = [...compiled.flatMap((part) => part.values), ...values];
  const row = preparedLately(db, sql).get(...bound) as Record<string, number | null>;
  const count = (name: string): number => row[name] ?? 0;
  const agesKnown = count('agesKnown');
  return {
    total: count('total'),
    women: count('women'),
    partyMembers: count('partyMembers'),
    agesKnown,
    averageAge: agesKnown === 0 ? null : Math.round((count('ageSum') / agesKnown) * 10) / 10,
    bands: Object.fromEntries(
      educationBands.map(({ code }) => [code, count(`band${code}`)]),
    ) as unknown as Record<EducationBandCode, number>,
  };
}

/** How many people stand directly in each organization. */
export function countByOrganization(db: Db): { readonly id: number; readonly people: number }[] {
  const sql = `SELECT organization_id AS id, count(*) AS people FROM person
    WHERE deleted_at IS NULL GROUP BY organization_id`;
  return prepared(db, sql).all() as { id: number; people: number }[];
}
