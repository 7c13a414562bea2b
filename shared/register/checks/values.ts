import { codeTable } from '#shared/lib/code-tables';
import { formatDate, isDateText } from '#shared/lib/dates';
import type { Field, FieldValue } from '#shared/lib/field';
import { personFields } from '../fields/person';
import {
  isEmpty,
  isNotAfter,
  month,
  type CheckContext,
  type CheckedPerson,
  type PersonRule,
  type Problem,
} from './rule';
import { codeStandard, formGuide, systemRules } from './sources';
import { planScan, scan } from './spots';

const codesByTable = new Map<string, ReadonlySet<string>>();

/** Headings count as known: other systems write "one of these" with them. */
function knownCodes(table: NonNullable<Field['codes']>): ReadonlySet<string> {
  let codes = codesByTable.get(table);
  if (!codes) codesByTable.set(table, (codes = new Set(codeTable(table).map((row) => row.code))));
  return codes;
}

/** Whether a code field holds something that is in neither its table nor its list. */
export function isUnknownCode(value: FieldValue, field: Field): boolean {
  if (field.kind !== 'code' || typeof value !== 'string' || value === '') return false;
  if (field.options) return !field.options.some((option) => option.code === value);
  return field.codes !== undefined && !knownCodes(field.codes).has(value);
}

/** Whether a date field holds a day or year that no calendar has: nothing new is saved with one, an older archive may hold it. */
export function isImpossibleDate(value: FieldValue, field: Field): boolean {
  return isDateKind(field) && typeof value === 'string' && value !== '' && !isDateText(value);
}

function isDateKind({ kind }: Field): boolean {
  return kind === 'month' || kind === 'date' || kind === 'year';
}

/** Whether a date lies after today, compared as far as it is known. */
export function isAfterToday(value: FieldValue, today: string): boolean {
  return typeof value === 'string' && isDateText(value) && value > today.slice(0, value.length);
}

/** Ends, plans and the dates of the form itself may lie ahead; ends have rules of their own. */
const mayLieAhead = new Set(['effectUntil', 'until', 'retirementMonth', 'ageReference', 'formDate', 'ended']);

const pastDates = planScan(
  (field, set) => isDateKind(field) && set !== 'trainings' && !mayLieAhead.has(field.key),
);
const datesOfLife = planScan(
  (field, set) =>
    isDateKind(field) &&
    field.kind !== 'year' &&
    set !== 'family' &&
    !(set === null && field.key === 'birthDate'),
);
const dates = planScan(isDateKind);
const codes = planScan((field) => field.kind === 'code');
const requiredInRows = planScan((field, set) => set !== null && field.required === true);

function afterToday(person: CheckedPerson, { today }: CheckContext): Problem[] {
  return scan(person, pastDates, (value) => isAfterToday(value, today)).map(
    ({ field, value, path, say }) => ({
      message: say(`${field.label} ${formatDate(String(value))} 晚于今天`),
      fields: [path],
    }),
  );
}

function beforeBirth(person: CheckedPerson): Problem[] {
  const { birthDate } = person.fields;
  if (!birthDate) return [];
  const early = (value: FieldValue): boolean => typeof value === 'string' && isNotAfter(value, birthDate);
  return scan(person, datesOfLife, early).map(({ field, value, path, say }) => ({
    message: say(`${field.label} ${month(String(value))} 不晚于出生年月 ${month(birthDate)}`),
    fields: [path, 'fields.birthDate'],
  }));
}

/** Asked of officials besides what the form marks as required. */
const officialsMust: readonly string[] = ['personnelCategory', 'managementCategory', 'currentPostShort'];
/** A villager has no 参加工作时间. */
const villagersNeedNot: readonly string[] = ['workStarted'];

function requiredRule(field: Field, asks: PersonRule['asks']): PersonRule {
  return {
    id: `required.${field.key}`,
    level: 'error',
    title: `${field.label}必须填写`,
    source: systemRules,
    remedy: `填写${field.label}`,
    ...(asks === undefined ? {} : { asks }),
    check: (person) =>
      isEmpty((person.fields as Readonly<Record<string, FieldValue>>)[field.key])
        ? [{ message: `${field.label}未填写`, fields: [`fields.${field.key}`] }]
        : [],
  };
}

const requiredRules: readonly PersonRule[] = (personFields as readonly Field[]).flatMap((field) => {
  if (field.required)
    return [requiredRule(field, villagersNeedNot.includes(field.key) ? 'officials' : undefined)];
  return officialsMust.includes(field.key) ? [requiredRule(field, 'officials')] : [];
});

/** Rules about any value wherever it stands: required ones, codes, calendar dates, dates after today or before birth. */
export const valueRules: readonly PersonRule[] = [
  ...requiredRules,
  {
    id: 'values.rowRequired',
    level: 'error',
    title: '学历、职务、家庭成员等各行的必填项不得为空',
    source: systemRules,
    remedy: '补填该项；多余的空行请删除',
    check: (person) =>
      scan(person, requiredInRows, isEmpty).map(({ field, path, say }) => ({
        message: say(`${field.label}未填写`),
        fields: [path],
      })),
  },
  {
    id: 'values.code',
    level: 'error',
    title: '代码须在代码表内',
    source: codeStandard,
    remedy: '从下拉列表中重新选择',
    check: (person) =>
      scan(person, codes, isUnknownCode).map(({ field, value, path, say }) => ({
        message: say(`${field.label}的代码“${String(value)}”不在代码表中`),
        fields: [path],
      })),
  },
  {
    id: 'values.date',
    level: 'error',
    title: '日期须真实存在',
    source: formGuide,
    remedy: '改为日历上有的日期，写到年月即可',
    check: (person) =>
      scan(person, dates, isImpossibleDate).map(({ field, value, path, say }) => ({
        message: say(`${field.label}“${String(value)}”不是日历上的日期`),
        fields: [path],
      })),
  },
  {
    id: 'values.future',
    level: 'error',
    title: '已发生事项的日期不得晚于今天',
    source: systemRules,
    remedy: '核对日期',
    check: afterToday,
  },
  {
    id: 'values.beforeBirth',
    level: 'error',
    title: '各项日期须晚于出生年月',
    source: systemRules,
    remedy: '核对这一日期与出生年月，改正有误的一项',
    check: beforeBirth,
  },
];
