import type { Field, FieldKind, Option } from '#shared/lib/field';
import { personChildren } from '../fields/children';
import { organizationFields } from '../fields/organization';
import { personFields } from '../fields/person';

/** `years`: completed years since a date; `ranked`: codes with an order, '0' meaning unknown. */
export type ConditionKind = FieldKind | 'years' | 'ranked';

/** A field that conditions may name: one of the record, or one computed from it. */
export interface ConditionField extends Omit<Field, 'kind'> {
  readonly kind: ConditionKind;
  /** For kind years: the key of the date that they are counted from. */
  readonly since?: string;
  /** For kind years: 岁 or 年. */
  readonly unit?: string;
}

/** The bands that rosters count education in, by the rank of the highest education (lib/education). */
export const educationBands = [
  { code: '5', text: '研究生' },
  { code: '4', text: '大学' },
  { code: '3', text: '大专' },
  { code: '2', text: '高中中专' },
  { code: '1', text: '初中及以下' },
  { code: '0', text: '学历未填' },
] as const satisfies readonly Option[];
export type EducationBandCode = (typeof educationBands)[number]['code'];

const computed: readonly ConditionField[] = [
  { key: 'age', label: '年龄', kind: 'years', since: 'birthDate', unit: '岁', section: '常用' },
  { key: 'educationBand', label: '学历层次', kind: 'ranked', options: educationBands, section: '常用' },
  { key: 'partyMember', label: '中共党员（含预备）', kind: 'flag', section: '常用' },
  { key: 'partyYears', label: '党龄', kind: 'years', since: 'partyMemberSince', unit: '年', section: '常用' },
  { key: 'workYears', label: '工龄', kind: 'years', since: 'workStarted', unit: '年', section: '常用' },
  {
    key: 'postYears',
    label: '任现职年限',
    kind: 'years',
    since: 'currentPostSince',
    unit: '年',
    section: '常用',
  },
  {
    key: 'tierYears',
    label: '任现职务层次年限',
    kind: 'years',
    since: 'postTierSince',
    unit: '年',
    section: '常用',
  },
  { key: 'rankYears', label: '任现职级年限', kind: 'years', since: 'rankSince', unit: '年', section: '常用' },
];

const derivedSection = '学历';

/** Every field of a person that a condition may name, computed ones first. */
export const personConditionFields: readonly ConditionField[] = [
  ...computed,
  ...(personFields as readonly Field[]).map((field) => ({
    ...field,
    section: field.section ?? derivedSection,
  })),
];

/** What a `some` may look into: the repeated sets of a person, and the unit he or she stands in. */
export const conditionSets: ReadonlyMap<
  string,
  { readonly label: string; readonly fields: readonly ConditionField[] }
> = new Map([
  ['organization', { label: '所在单位情况', fields: organizationFields as readonly ConditionField[] }],
  ...Object.entries(personChildren).map(
    ([key, { label, fields }]): [string, { label: string; fields: readonly ConditionField[] }] => [
      key,
      { label, fields: fields as readonly ConditionField[] },
    ],
  ),
]);

/** The field of this name among those of the person (set null) or of a set; undefined when there is none. */
export function conditionField(set: string | null, key: string): ConditionField | undefined {
  const fields = set === null ? personConditionFields : conditionSets.get(set)?.fields;
  return fields?.find((field) => field.key === key);
}
