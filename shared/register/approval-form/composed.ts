import { codeText } from '#shared/lib/code-tables';
import { formatDateInWords } from '#shared/lib/dates';
import { reformOfPerson } from '../checks/management';
import type { FieldValue } from '#shared/lib/field';
import type { ChildRecord } from '../fields/children';
import type { PersonRecord } from '../fields/person';
import type { PersonContent } from '../person/person-document';
import type { FormKey } from './form-fields';

/** What the form says of a person where the archive's own field is empty: drawn from the rows and rules. */

function rewardText({ kind, name, approved, organ, revoked }: ChildRecord<'rewards'>): string {
  const when = approved ? `${formatDateInWords(approved.slice(0, 7))}，` : '';
  const penalty = kind === 'penalty' && !name?.endsWith('处分');
  const what = penalty ? `${organ ? '给予' : '受'}${name ?? ''}处分` : (name ?? '');
  const end = revoked ? `（${formatDateInWords(revoked.slice(0, 7))}解除）` : '';
  return `${when}${organ ?? ''}${what}${end}`;
}

/** 奖惩情况 from the rows, oldest first; 无 when there are none. */
function rewardSummary(rows: readonly ChildRecord<'rewards'>[]): string {
  const ordered = [...rows].sort((a, b) => ((a.approved ?? '') < (b.approved ?? '') ? -1 : 1));
  return ordered.map(rewardText).join('；') || '无';
}

/** 年度考核结果 of the two latest years on record; the form asks for no more. */
function appraisalSummary(rows: readonly ChildRecord<'appraisals'>[]): string | null {
  const results = new Map(rows.map((row) => [row.year ?? '', codeText('ZB18', row.result)]));
  const last = [...results]
    .filter(([year, result]) => year !== '' && result !== '')
    .sort()
    .slice(-2);
  const words = new Set(last.map(([, result]) => result));
  if (last.length === 0) return null;
  if (last.length > 1 && words.size === 1)
    return `${last.map(([year]) => `${year}年`).join('、')}年度考核均为${[...words].join('')}`;
  return last.map(([year, result]) => `${year}年年度考核为${result}`).join('，');
}

/** Words for those outside the Communist Party, from the political status where 入党时间 is empty. */
function partyWords(politicalStatus: string | null): string | null {
  const code = politicalStatus ?? '';
  if (code < '04' || code > '12') return null;
  return `${codeText('GB4762', code).replace(/^九三$/, '九三学社')}；`;
}

/** In the order in which one is drawn from the other: 到龄年月 follows the age limit. */
const composedKeys = [
  'partyJoined',
  'rewardSummary',
  'appraisalSummary',
  'reformAgeLimit',
  'retirementMonth',
] as const;
type ComposedKey = (typeof composedKeys)[number];
export type Composed = Partial<Pick<PersonRecord, ComposedKey>>;

/** The place of a field among those that the form fills from elsewhere when the archive has nothing in it; -1 for others. */
export function composedPlace(key: FormKey): number {
  return (composedKeys as readonly FormKey[]).indexOf(key);
}

function isComposed(key: FormKey): key is ComposedKey {
  return composedPlace(key) >= 0;
}

/** What stands on the form for a field that is empty in the archive; null for nothing. */
export function composedFields({ fields, children }: PersonContent): Pick<PersonRecord, ComposedKey> {
  const reform = reformOfPerson(fields);
  return {
    partyJoined: fields.partyJoined ?? partyWords(fields.politicalStatus),
    rewardSummary: fields.rewardSummary ?? rewardSummary(children.rewards),
    appraisalSummary: fields.appraisalSummary ?? appraisalSummary(children.appraisals),
    reformAgeLimit: fields.reformAgeLimit ?? reform.limit,
    retirementMonth: fields.retirementMonth ?? reform.month,
  };
}

/**
 * What the archive's side says where a form says something: its own value, else what the form would be given for it. A
 * field that is empty on both sides is empty, whatever could be drawn.
 */
export function archiveValue(
  key: FormKey,
  content: PersonContent | null,
  composed: Composed,
  file: FieldValue,
): FieldValue {
  const own = content?.fields[key] ?? null;
  return own === null && file !== null && isComposed(key) ? (composed[key] ?? null) : own;
}
