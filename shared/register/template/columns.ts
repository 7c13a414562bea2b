import type { Field } from '#shared/lib/field';
import { personChildren, type ChildKey } from '../fields/children';

/** The sheet with one row a person, and the one for units. */
export const PEOPLE_SHEET = '人员';
export const UNITS_SHEET = '单位';
export const GUIDE_SHEET = '填写说明';

/** Columns of the sheet 人员 as targets of the import (import/targets.ts), in the order of the approval form. */
export const peopleTargets = [
  'field:name',
  'field:idNumber',
  'field:gender',
  'field:birthDate',
  'field:ethnicity',
  'field:nativePlace',
  'field:birthPlace',
  'field:health',
  'field:politicalStatus',
  'field:partyJoined',
  'field:workStarted',
  'unit',
  'field:currentPost',
  'field:currentPostSince',
  'field:postTier',
  'field:postTierSince',
  'field:rank',
  'field:rankSince',
  'education:1',
  'member:educations:1:degree',
  'school:1',
  'member:educations:1:ended',
  'education:2',
  'member:educations:2:degree',
  'school:2',
  'member:educations:2:ended',
  'field:technicalTitle',
  'field:speciality',
  'field:personnelCategory',
  'field:managementStatus',
  'field:managementCategory',
  'field:staffing',
  'field:grassrootsTwoYears',
  'field:civilServantRegistered',
  'field:selectedGraduate',
  'tags',
  'field:phone',
  'field:residence',
  'field:remark',
] as const;

/** Columns of the sheet 单位, in the order of its form. */
export const unitTargets = [
  'field:name',
  'parentUnit',
  'field:code',
  'field:kind',
  'field:level',
  'field:shortName',
  'field:approvedChief',
  'field:approvedDeputy',
  'field:approvedOther',
  'field:staffAdministrative',
  'field:staffReference',
  'field:staffInstitution',
  'field:staffWorker',
  'field:households',
  'field:population',
  'field:partyMembers',
  'field:villagerGroups',
  'field:collectiveIncome',
  'field:siteState',
  'field:siteArea',
  'field:villageClass',
  'field:weakVillage',
  'field:weakReason',
  'field:weakSince',
  'field:weakUntil',
  'field:address',
  'field:phone',
  'field:remark',
] as const;

/** A column of a sheet that holds one set. */
export interface SetColumn {
  readonly header: string;
  readonly field: Field;
}

/** A sheet with one row for each record of a set. */
export interface SetSheet {
  readonly name: string;
  readonly set: ChildKey;
  readonly columns: readonly SetColumn[];
}

/** Every row of such a sheet begins with whom it is about. */
export const OWNER_NAME = '干部姓名';
export const OWNER_ID = '干部身份证号';

function setSheet(
  name: string,
  set: ChildKey,
  keys: readonly string[],
  headers: Readonly<Record<string, string>> = {},
): SetSheet {
  const fields: readonly Field[] = personChildren[set].fields;
  const columns = keys.map((key) => {
    const field = fields.find((candidate) => candidate.key === key);
    if (!field) throw new Error(`the template names an unknown field ${key} of ${set}`);
    return { header: headers[key] ?? field.label, field };
  });
  return { name, set, columns };
}

/** The sheets of the template beside 人员. */
export const setSheets: readonly SetSheet[] = [
  setSheet('家庭成员', 'family', ['relation', 'name', 'birthDate', 'politicalStatus', 'work'], {
    name: '成员姓名',
  }),
  setSheet('简历', 'resume', ['started', 'ended', 'content'], { started: '起始年月', ended: '截止年月' }),
  setSheet('年度考核', 'appraisals', ['year', 'result', 'remark']),
  setSheet('奖惩', 'rewards', ['kind', 'name', 'approved', 'organ', 'effectUntil', 'revoked', 'reason']),
];
