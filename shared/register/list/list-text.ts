import { codeText } from '#shared/lib/code-tables';
import { formatMonth } from '#shared/lib/dates';
import type { Field } from '#shared/lib/field';
import { formatValue } from '#shared/lib/format-value';
import { formatResume } from '#shared/lib/resume';
import { technicianFields, type ChildKey, type ChildRecord } from '../fields/children';
import type { ListColumnKey } from './list-columns';

type Rows<Key extends ChildKey> = readonly ChildRecord<Key>[];

/** A list column drawn from the rows of one repeated set. */
export interface SetColumn {
  readonly set: ChildKey;
  /** @param today YYYY-MM-DD @returns null where there is nothing to show */
  readonly text: (rows: readonly Record<string, unknown>[], today: string) => string | null;
}

function column<Key extends ChildKey>(
  set: Key,
  text: (rows: Rows<Key>, today: string) => string | null,
): SetColumn {
  return { set, text: (rows, today) => text(rows as unknown as Rows<Key>, today) };
}

function joined(words: readonly (string | null)[], separator: string): string | null {
  return words.filter((word) => word !== null && word !== '').join(separator) || null;
}

/** The row whose date is latest; rows without one come last, of equals the one further down. */
function latest<Row>(rows: readonly Row[], date: (row: Row) => string | null): Row | undefined {
  return rows.reduce<Row | undefined>(
    (best, row) => (best === undefined || (date(row) ?? '') >= (date(best) ?? '') ? row : best),
    undefined,
  );
}

function appraisalText(rows: Rows<'appraisals'>): string | null {
  const last = latest(rows, (row) => row.year);
  return last ? joined([last.year, codeText('ZB18', last.result)], ' ') : null;
}

function trainingText(rows: Rows<'trainings'>): string | null {
  const last = latest(rows, (row) => row.started);
  return last ? joined([last.started && formatMonth(last.started), last.name], ' ') : null;
}

function resumeText(rows: Rows<'resume'>): string | null {
  const lines = rows.map((row) => ({ start: row.started, end: row.ended, text: row.content ?? '' }));
  return formatResume(lines) || null;
}

function rewardText(rows: Rows<'rewards'>): string | null {
  const words = rows.map((row) => joined([row.approved && formatMonth(row.approved), row.name], ' '));
  return joined(words, '；');
}

function tagText(rows: Rows<'tags'>, today: string): string | null {
  const current = rows.filter((row) => row.until === null || row.until >= today.slice(0, row.until.length));
  return joined(
    current.map((row) => row.tag),
    '、',
  );
}

function titleText(rows: Rows<'titles'>): string | null {
  return joined(
    rows.map((row) => row.name ?? codeText('GB8561', row.code)),
    '、',
  );
}

function technicianText(rows: Rows<'technicians'>): string | null {
  const [grade] = technicianFields as readonly Field[];
  const words = rows.map((row) => joined([grade ? formatValue(grade, row.grade) : '', row.trade], ' '));
  return joined(words, '、');
}

/** The list columns that show something of a repeated set. */
export const setColumns: ReadonlyMap<ListColumnKey, SetColumn> = new Map<ListColumnKey, SetColumn>([
  ['latestAppraisal', column('appraisals', appraisalText)],
  ['resumeText', column('resume', resumeText)],
  ['rewardText', column('rewards', rewardText)],
  ['tagText', column('tags', tagText)],
  ['latestTraining', column('trainings', trainingText)],
  ['titleText', column('titles', titleText)],
  ['technicianText', column('technicians', technicianText)],
]);
