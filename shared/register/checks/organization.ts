import type { Field, FieldValue } from '#shared/lib/field';
import { formatDate, isBefore } from '#shared/lib/dates';
import { organizationFields, type OrganizationRecord } from '../fields/organization';
import { isEmpty, month, type CheckedOrganization, type OrganizationRule, type Problem } from './rule';
import { codeStandard, county, formGuide, seedPractice, systemRules } from './sources';
import { isAfterToday, isImpossibleDate, isUnknownCode } from './values';

const fields: readonly Field[] = organizationFields;
/** Kinds that have a level of their own; villages, stations and groups have none. */
const kindsWithLevel: readonly string[] = ['county', 'organ', 'town', 'township', 'subdistrict'];

function isVillage({ fields: { kind } }: CheckedOrganization): boolean {
  return kind === 'village' || kind === 'community';
}

function when(
  condition: boolean,
  message: () => string,
  ...keys: (keyof OrganizationRecord & string)[]
): Problem[] {
  return condition ? [{ message: message(), fields: keys.map((key) => `fields.${key}`) }] : [];
}

function each(
  unit: CheckedOrganization,
  bad: (value: FieldValue, field: Field) => boolean,
  message: (field: Field, value: string) => string,
): Problem[] {
  const record = unit.fields as Readonly<Record<string, FieldValue>>;
  return fields
    .filter((field) => bad(record[field.key] ?? null, field))
    .map((field) => ({
      message: message(field, String(record[field.key])),
      fields: [`fields.${field.key}`],
    }));
}

const valueRules: readonly OrganizationRule[] = [
  {
    id: 'organization.required',
    level: 'error',
    title: '单位名称、类别必须填写',
    source: systemRules,
    remedy: '补填该项',
    check: (unit) =>
      each(
        unit,
        (value, field) => field.required === true && isEmpty(value),
        ({ label }) => `${label}未填写`,
      ),
  },
  {
    id: 'organization.level',
    level: 'error',
    title: '机关和乡镇、街道须有级别',
    source: systemRules,
    remedy: '选择单位级别',
    check: ({ fields: { kind, level } }) =>
      when(kindsWithLevel.includes(kind ?? '') && isEmpty(level), () => '单位级别未填写', 'level'),
  },
  {
    id: 'organization.code',
    level: 'error',
    title: '代码须在代码表内',
    source: codeStandard,
    remedy: '从下拉列表中重新选择',
    check: (unit) => each(unit, isUnknownCode, ({ label }, value) => `${label}的代码“${value}”不在代码表中`),
  },
  {
    id: 'organization.date',
    level: 'error',
    title: '日期须真实存在，不晚于今天',
    source: formGuide,
    remedy: '核对日期',
    check: (unit, { today }) => [
      ...each(unit, isImpossibleDate, ({ label }, value) => `${label}“${value}”不是日历上的日期`),
      ...each(
        unit,
        (value, { kind }) => kind === 'month' && isAfterToday(value, today),
        ({ label }, value) => `${label} ${formatDate(value)} 晚于今天`,
      ),
    ],
  },
  {
    id: 'organization.negative',
    level: 'error',
    title: '职数、编制、户数等不为负数',
    source: county,
    remedy: '改正该项',
    check: (unit) =>
      each(
        unit,
        (value, { kind }) =>
          (kind === 'integer' || kind === 'number') && typeof value === 'number' && value < 0,
        ({ label }, value) => `${label}为 ${value}`,
      ),
  },
  {
    id: 'organization.chiefs',
    level: 'warning',
    title: '正职职数不超过上限',
    source: systemRules,
    remedy: '核对核定的正职职数',
    check: ({ fields: { approvedChief } }, { settings }) => {
      const limit = settings.thresholds.chiefMax;
      return when(
        (approvedChief ?? 0) > limit,
        () => `正职职数 ${approvedChief}，超过 ${limit}`,
        'approvedChief',
      );
    },
  },
];

const villageRules: readonly OrganizationRule[] = [
  {
    id: 'organization.weakNotVillage',
    level: 'error',
    title: '只有村和社区列为软弱涣散村',
    source: county,
    remedy: '取消软弱涣散标记，或改正单位类别',
    check: (unit) =>
      when(
        unit.fields.weakVillage && !isVillage(unit),
        () => '不是村或社区，却列为软弱涣散村',
        'weakVillage',
        'kind',
      ),
  },
  {
    id: 'organization.weakReason',
    level: 'warning',
    title: '软弱涣散村须有原因',
    source: county,
    remedy: '填写软弱涣散的原因',
    check: ({ fields: { weakVillage, weakReason } }) =>
      when(weakVillage && isEmpty(weakReason), () => '列为软弱涣散村，没有原因', 'weakReason'),
  },
  {
    id: 'organization.weakSince',
    level: 'warning',
    title: '软弱涣散村须有列入时间',
    source: county,
    remedy: '填写列入时间',
    check: ({ fields: { weakVillage, weakSince } }) =>
      when(weakVillage && isEmpty(weakSince), () => '列为软弱涣散村，没有列入时间', 'weakSince'),
  },
  {
    id: 'organization.weakUntil',
    level: 'warning',
    title: '已销号的不再列为软弱涣散村',
    source: county,
    remedy: '已销号的取消软弱涣散标记，否则清空销号时间',
    check: ({ fields: { weakVillage, weakUntil } }) =>
      when(
        weakVillage && !isEmpty(weakUntil),
        () => `${month(weakUntil)} 已销号，仍列为软弱涣散村`,
        'weakVillage',
        'weakUntil',
      ),
  },
  {
    id: 'organization.weakOrder',
    level: 'error',
    title: '销号时间不早于列入时间',
    source: county,
    remedy: '核对列入时间和销号时间',
    check: ({ fields: { weakSince, weakUntil } }) =>
      when(
        isBefore(weakUntil ?? '', weakSince ?? ''),
        () => `销号时间 ${month(weakUntil)} 早于列入时间 ${month(weakSince)}`,
        'weakUntil',
        'weakSince',
      ),
  },
  {
    id: 'organization.site',
    level: 'hint',
    title: '村须登记活动场所',
    source: seedPractice,
    remedy: '选择活动场所情况，没有的选无场所',
    check: (unit) =>
      when(isVillage(unit) && isEmpty(unit.fields.siteState), () => '活动场所未登记', 'siteState'),
  },
  {
    id: 'organization.siteArea',
    level: 'hint',
    title: '活动场所面积达到下限',
    source: seedPractice,
    remedy: '列入建设计划，或核对面积',
    check: (unit, { settings }) => {
      const { siteArea, siteState } = unit.fields;
      const limit = settings.thresholds.siteAreaMin;
      const small = isVillage(unit) && siteState !== 'none' && siteArea !== null && siteArea < limit;
      return when(small, () => `活动场所 ${siteArea} 平方米，不足 ${limit} 平方米`, 'siteArea');
    },
  },
  {
    id: 'organization.siteNone',
    level: 'warning',
    title: '无场所的不填面积',
    source: county,
    remedy: '核对活动场所情况和面积',
    check: ({ fields: { siteState, siteArea } }) =>
      when(
        siteState === 'none' && (siteArea ?? 0) > 0,
        () => `填无场所，面积却为 ${siteArea} 平方米`,
        'siteState',
        'siteArea',
      ),
  },
  {
    id: 'organization.villageClass',
    level: 'hint',
    title: '村班子须分类',
    source: county,
    remedy: '选择先进、中间或后进',
    check: (unit) =>
      when(isVillage(unit) && isEmpty(unit.fields.villageClass), () => '班子类别未填写', 'villageClass'),
  },
];

/** Rules about organizations (information set B01 and what the county asks of villages). */
export const organizationRules: readonly OrganizationRule[] = [...valueRules, ...villageRules];
