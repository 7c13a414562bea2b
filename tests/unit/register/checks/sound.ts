import { makeIdNumber } from '#shared/lib/id-number';
import { emptyRecord, type Field } from '#shared/lib/field';
import { defaultCheckSettings } from '#shared/register/checks/check-settings';
import type { CheckContext, CheckedOrganization, CheckedPerson } from '#shared/register/checks/rule';
import { childKeys, personChildren, type ChildKey, type ChildRecord } from '#shared/register/fields/children';
import { organizationFields } from '#shared/register/fields/organization';
import { personFields, type PersonRecord } from '#shared/register/fields/person';
import type { OrganizationRecord } from '#shared/register/fields/organization';

export const context: CheckContext = {
  today: '2025-06-15',
  settings: defaultCheckSettings,
  organization: { kind: 'town', level: '109' },
  hasPhoto: true,
};
/** The same for a village cadre. */
export const inVillage: CheckContext = { ...context, organization: { kind: 'village', level: null } };

/** A row of a repeated set with only these values. */
export function row<Key extends ChildKey>(set: Key, values: Partial<ChildRecord<Key>>): ChildRecord<Key> {
  return { ...(emptyRecord(personChildren[set].fields as readonly Field[]) as ChildRecord<Key>), ...values };
}

/** A person with nothing entered. */
export function emptyPerson(): CheckedPerson {
  const children = Object.fromEntries(
    childKeys.map((key) => [key, []]),
  ) as unknown as CheckedPerson['children'];
  return { fields: emptyRecord(personFields as readonly Field[]) as unknown as PersonRecord, children };
}

/** The ID number of a man born 1985-03-20. */
export const soundId = makeIdNumber({ region: '999001', birth: '1985-03-20', sequence: 7, sex: '1' });

const soundFields: Partial<PersonRecord> = {
  name: '王晓明',
  gender: '1',
  idNumber: soundId,
  birthDate: '1985-03',
  ethnicity: '01',
  nativePlace: '湖南桃源',
  birthPlace: '湖南桃源',
  health: '健康',
  politicalStatus: '01',
  partyJoined: '2006-05',
  workStarted: '2007-08',
  phone: '13900000000',
  organizationId: 1,
  currentPost: '雁阵镇党委委员、副镇长',
  currentPostShort: '副镇长',
  currentPostSince: '2021-05',
  postTier: '0142',
  postTierSince: '2021-05',
  rank: '1A',
  rankSince: '2020-01',
  personnelCategory: '1',
  managementStatus: '1',
  managementCategory: '04',
  staffing: '1',
  civilServantRegistered: '2008-08',
  civilServiceExam: true,
  recruited: '2007-08',
  rewardSummary: '无',
  appraisalSummary: '2023年、2024年年度考核均为称职',
};

/** A township cadre in whose record no rule finds anything. */
export function soundPerson(): CheckedPerson {
  const person = emptyPerson();
  Object.assign(person.fields, soundFields);
  person.children.educations.push(
    row('educations', {
      kind: '1',
      level: '21',
      degree: '409',
      school: '雁阵农业大学',
      major: '农学',
      started: '2003-09',
      ended: '2007-06',
      degreeGranted: '2007-06',
    }),
  );
  person.children.appointments.push(
    row('appointments', {
      organizationId: 1,
      post: '副镇长',
      tier: '0142',
      memberKind: '3',
      leader: true,
      primary: true,
      started: '2021-05',
      state: '1',
    }),
  );
  person.children.resume.push(
    row('resume', { started: '2003-09', ended: '2007-08', content: '雁阵农业大学农学专业学习' }),
    row('resume', { started: '2007-08', ended: '2021-05', content: '雁阵镇政府科员' }),
    row('resume', { started: '2021-05', content: '雁阵镇党委委员、副镇长' }),
  );
  person.children.appraisals.push(
    row('appraisals', { year: '2023', result: '2' }),
    row('appraisals', { year: '2024', result: '2' }),
  );
  person.children.family.push(
    row('family', {
      relation: '妻子',
      name: '李红',
      birthDate: '1986-07',
      politicalStatus: '群众',
      work: '雁阵镇中心小学教师',
    }),
    row('family', { relation: '父亲', name: '王建国', politicalStatus: '群众', work: '务农（已去世）' }),
    row('family', { relation: '女儿', name: '王小雨', birthDate: '2015-02', work: '雁阵镇中心小学学生' }),
  );
  return person;
}

/** A village in whose record no rule finds anything. */
export function soundVillage(): CheckedOrganization {
  const fields = emptyRecord(organizationFields) as OrganizationRecord;
  Object.assign(fields, {
    name: '清水村',
    kind: 'village',
    approvedChief: 1,
    siteState: 'good',
    siteArea: 240,
    villageClass: 'advanced',
  } satisfies Partial<OrganizationRecord>);
  return { fields };
}
