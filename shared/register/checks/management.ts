import { codeText } from '#shared/lib/code-tables';
import { isBefore, monthsBetween } from '#shared/lib/dates';
import type { PersonRecord } from '../fields/person';
import { reformOf } from '../person/retirement';
import { isEmpty, month, problemIf, rowPath, type PersonRule } from './rule';
import { codeStandard, retirementReform, systemRules } from './sources';

/** Civil servants are registered since the law came into force. */
const firstRegistration = '2006-07';
/** 工勤: the retirement age of workers applies to women. */
const workers: readonly string[] = ['A0', 'A1', 'A6'];
/** Categories whose name says the kind of establishment: ZB125 -> ZB135. */
const staffingOf: Readonly<Record<string, string>> = {
  1: '1',
  2: '1',
  3: '1',
  61: '2',
  62: '2',
  63: '2',
  7: '3',
  8: '3',
  B5: '3',
};

/** What the retirement reform says of a person: 改革前任职年龄界限 and 到龄年月, as far as they can be told. */
export function reformOfPerson({
  birthDate,
  gender,
  personnelCategory,
  reformAgeLimit,
}: PersonRecord): ReturnType<typeof reformOf> {
  return reformOf({
    sex: gender === '1' || gender === '2' ? gender : null,
    birth: birthDate,
    category: workers.includes(personnelCategory ?? '') ? 'worker' : 'cadre',
    limit: reformAgeLimit || null,
  });
}

/**
 * The statutory retirement month of a person, as far as sex, birth month and category are known.
 * @returns 'YYYY-MM' or undefined
 */
export function retirementOf(fields: PersonRecord): string | undefined {
  return reformOfPerson(fields).month ?? undefined;
}

const retirementRules: readonly PersonRule[] = [
  {
    id: 'management.retirementPassed',
    level: 'warning',
    title: '到龄人员及时办理退休',
    source: retirementReform,
    remedy: '已退休的把管理状态改为离退人员；延迟或特殊情形填写改革前任职年龄界限',
    asks: 'officials',
    servingOnly: true,
    check: ({ fields }, { today }) => {
      const due = retirementOf(fields);
      return problemIf(
        due !== undefined && isBefore(due, today),
        () => `${month(fields.birthDate)} 出生，到龄年月 ${month(due ?? '')}，已超过`,
        'birthDate',
        'managementStatus',
      );
    },
  },
  {
    id: 'management.retirementNear',
    level: 'hint',
    title: '即将到龄退休',
    source: retirementReform,
    remedy: '提前做好退休和补缺准备',
    asks: 'officials',
    servingOnly: true,
    check: ({ fields }, { today, settings }) => {
      const due = retirementOf(fields);
      const left = due === undefined ? undefined : monthsBetween(today, due);
      return problemIf(
        left !== undefined && left >= 0 && left <= settings.thresholds.retirementNoticeMonths,
        () => `${month(fields.birthDate)} 出生，${month(due ?? '')} 到龄`,
        'birthDate',
      );
    },
  },
  {
    id: 'management.retirementMonth',
    level: 'hint',
    title: '到龄年月按规定计算',
    source: retirementReform,
    remedy: '核对出生年月、性别、人员类别和改革前任职年龄界限',
    asks: 'officials',
    check: ({ fields }) => {
      const due = retirementOf(fields);
      const { retirementMonth: written } = fields;
      return problemIf(
        due !== undefined && !isEmpty(written) && written?.slice(0, 7) !== due,
        () => `到龄年月填 ${month(written)}，按规定应为 ${month(due ?? '')}`,
        'retirementMonth',
        'birthDate',
      );
    },
  },
];

const entryRules: readonly PersonRule[] = [
  {
    id: 'management.registeredBeforeEntry',
    level: 'error',
    title: '公务员登记时间不早于录用时间',
    source: systemRules,
    remedy: '核对公务员登记时间和录用时间',
    check: ({ fields: { civilServantRegistered, recruited } }) =>
      problemIf(
        isBefore(civilServantRegistered ?? '', recruited ?? ''),
        () => `公务员登记时间 ${month(civilServantRegistered)} 早于录用时间 ${month(recruited)}`,
        'civilServantRegistered',
        'recruited',
      ),
  },
  {
    id: 'management.registeredTooEarly',
    level: 'error',
    title: '公务员登记时间不早于 2006.07',
    source: systemRules,
    remedy: '核对公务员登记时间',
    check: ({ fields: { civilServantRegistered } }) =>
      problemIf(
        isBefore(civilServantRegistered ?? '', firstRegistration),
        () => `公务员登记时间 ${month(civilServantRegistered)} 早于 2006.07`,
        'civilServantRegistered',
      ),
  },
  {
    id: 'management.recruitedMissing',
    level: 'warning',
    title: '考录人员须有录用时间',
    source: systemRules,
    remedy: '填写录用时间',
    check: ({ fields }) =>
      problemIf(
        fields.civilServiceExam && isEmpty(fields.recruited),
        () => '考录人员没有录用时间',
        'recruited',
        'civilServiceExam',
      ),
  },
  {
    id: 'management.selectionMissing',
    level: 'warning',
    title: '选调生须有进入时间',
    source: systemRules,
    remedy: '填写进入选调生时间',
    check: ({ fields }) =>
      problemIf(
        fields.selectedGraduate && isEmpty(fields.enteredSelection),
        () => '选调生没有进入时间',
        'enteredSelection',
        'selectedGraduate',
      ),
  },
];

/** Rules about category, status, entry and retirement. */
export const managementRules: readonly PersonRule[] = [
  ...entryRules,
  {
    id: 'management.rankSince',
    level: 'warning',
    title: '有职级的须有任职级时间',
    source: systemRules,
    remedy: '填写任现职级时间',
    check: ({ fields }) =>
      problemIf(
        !isEmpty(fields.rank) && isEmpty(fields.rankSince),
        () => `现职级为${codeText('A6501', fields.rank)}，任现职级时间未填写`,
        'rankSince',
      ),
  },
  {
    id: 'management.staffing',
    level: 'hint',
    title: '编制类型与人员类别相符',
    source: codeStandard,
    remedy: '核对人员类别和编制类型',
    check: ({ fields: { personnelCategory, staffing } }) => {
      const expected = staffingOf[personnelCategory ?? ''];
      return problemIf(
        expected !== undefined && !isEmpty(staffing) && staffing !== expected,
        () => `人员类别为${codeText('ZB125', personnelCategory)}，编制类型为${codeText('ZB135', staffing)}`,
        'staffing',
        'personnelCategory',
      );
    },
  },
  {
    id: 'management.leftInOffice',
    level: 'warning',
    title: '离退、调出、去世人员没有在任职务',
    source: systemRules,
    remedy: '填写免职时间，把任职状态改为已免；仍在任的改正管理状态',
    check: ({ fields, children }) =>
      ['2', '3', '4'].includes(fields.managementStatus ?? '')
        ? children.appointments.flatMap(({ state, post }, index) =>
            state === '1'
              ? [
                  {
                    message: `管理状态为${codeText('ZB126', fields.managementStatus)}，${post ?? '职务'}仍在任`,
                    fields: [rowPath('appointments', index, 'state'), 'fields.managementStatus'],
                  },
                ]
              : [],
          )
        : [],
  },
  ...retirementRules,
];
