import type { Field } from '#shared/lib/field';
import { personFields, type PersonFieldKey } from '../fields/person';

/** Columns of lists that are no fields of a person: computed at today's date, or drawn from the repeated sets. */
const listOnlyFields = [
  { key: 'age', label: '年龄', kind: 'integer', width: 54, section: '基本信息', derived: true },
  { key: 'workYears', label: '工龄', kind: 'integer', width: 54, section: '任职情况', derived: true },
  {
    key: 'latestAppraisal',
    label: '最近年度考核',
    kind: 'text',
    width: 110,
    section: '分项信息',
    derived: true,
  },
  { key: 'resumeText', label: '简历', kind: 'longText', width: 320, section: '分项信息', derived: true },
  { key: 'rewardText', label: '奖惩', kind: 'longText', width: 220, section: '分项信息', derived: true },
  { key: 'tagText', label: '来源标签', kind: 'text', width: 140, section: '分项信息', derived: true },
  { key: 'latestTraining', label: '最近培训', kind: 'text', width: 200, section: '分项信息', derived: true },
  { key: 'titleText', label: '专业技术资格', kind: 'text', width: 150, section: '分项信息', derived: true },
  {
    key: 'technicianText',
    label: '农民技术职称',
    kind: 'text',
    width: 140,
    section: '分项信息',
    derived: true,
  },
] as const satisfies readonly Field[];

export type ListColumnKey = PersonFieldKey | (typeof listOnlyFields)[number]['key'];

/** Everything that may stand as a column of a list, a printed roster or an exported sheet of people. */
export const listColumns: readonly (Field & { readonly key: ListColumnKey })[] = [
  ...personFields,
  ...listOnlyFields,
];

export const listColumnKeys = listColumns.map((field) => field.key) as [ListColumnKey, ...ListColumnKey[]];

const byKey = new Map<string, Field & { readonly key: ListColumnKey }>(
  listColumns.map((field) => [field.key, field]),
);

/** The columns of these keys in this order; keys that are no longer known are left out. */
export function columnsOf(keys: readonly string[]): (Field & { readonly key: ListColumnKey })[] {
  return keys.flatMap((key) => byKey.get(key) ?? []);
}

/** What a list shows until its user chooses otherwise: fits beside the tree at 1366 pixels. */
export const defaultColumns: readonly ListColumnKey[] = [
  'name',
  'gender',
  'age',
  'birthDate',
  'ethnicity',
  'nativePlace',
  'partyJoined',
  'highestEducation',
  'organizationId',
  'currentPost',
];
