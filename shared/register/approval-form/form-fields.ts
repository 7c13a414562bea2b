import type { Field } from '#shared/lib/field';
import { personFields, type PersonRecord } from '../fields/person';
import { lrmxTags, type LrmxTag } from '../lrmx-form';

/** The person's single fields that stand on the approval form, in its order, with their element in the file. */
const pairs = [
  ['name', 'XingMing'],
  ['gender', 'XingBie'],
  ['birthDate', 'ChuShengNianYue'],
  ['ethnicity', 'MinZu'],
  ['nativePlace', 'JiGuan'],
  ['birthPlace', 'ChuShengDi'],
  ['partyJoined', 'RuDangShiJian'],
  ['workStarted', 'CanJiaGongZuoShiJian'],
  ['health', 'JianKangZhuangKuang'],
  ['technicalTitle', 'ZhuanYeJiShuZhiWu'],
  ['speciality', 'ShuXiZhuanYeYouHeZhuanChang'],
  ['currentPost', 'XianRenZhiWu'],
  ['proposedPost', 'NiRenZhiWu'],
  ['proposedRemoval', 'NiMianZhiWu'],
  ['rewardSummary', 'JiangChengQingKuang'],
  ['appraisalSummary', 'NianDuKaoHeJieGuo'],
  ['proposalReason', 'RenMianLiYou'],
  ['reportingUnit', 'ChengBaoDanWei'],
  ['ageReference', 'JiSuanNianLingShiJian'],
  ['formDate', 'TianBiaoShiJian'],
  ['formFiller', 'TianBiaoRen'],
  ['idNumber', 'ShenFenZheng'],
  ['retirementMonth', 'DaoLingNianYue'],
  ['reformAgeLimit', 'GaiGeQianRenZhiNianLingJieXian'],
] as const satisfies readonly (readonly [keyof PersonRecord, LrmxTag])[];

export type FormKey = (typeof pairs)[number][0];
/** Typed values of the form's single fields; what is absent could not be read, or is unknown to the generation. */
export type FormFields = { readonly [Key in FormKey]?: PersonRecord[Key] };

interface FormField {
  readonly key: FormKey;
  readonly tag: LrmxTag;
  readonly field: Field;
  /** Only the 4.0 generation has it. */
  readonly since: 3 | 4;
}

const byKey = new Map<string, Field>(personFields.map((field) => [field.key, field]));
const sinceReform: readonly FormKey[] = ['retirementMonth', 'reformAgeLimit'];

/** Every single field of the form in the order of the file. */
export const formFields: readonly FormField[] = pairs.map(([key, tag]) => ({
  key,
  tag,
  field: byKey.get(key) as Field,
  since: sinceReform.includes(key) ? 4 : 3,
}));

/** The box of the form that an element stands for, in words. */
export function boxLabel(tag: LrmxTag): string {
  return lrmxTags.find((definition) => definition.tag === tag)?.label ?? tag;
}

/** The tags of each education's four boxes: 1 全日制, 2 在职. */
export const educationTags = {
  '1': {
    level: 'QuanRiZhiJiaoYu_XueLi',
    degree: 'QuanRiZhiJiaoYu_XueWei',
    school: 'QuanRiZhiJiaoYu_XueLi_BiYeYuanXiaoXi',
    degreeSchool: 'QuanRiZhiJiaoYu_XueWei_BiYeYuanXiaoXi',
  },
  '2': {
    level: 'ZaiZhiJiaoYu_XueLi',
    degree: 'ZaiZhiJiaoYu_XueWei',
    school: 'ZaiZhiJiaoYu_XueLi_BiYeYuanXiaoXi',
    degreeSchool: 'ZaiZhiJiaoYu_XueWei_BiYeYuanXiaoXi',
  },
} as const satisfies Record<string, Record<string, LrmxTag>>;
