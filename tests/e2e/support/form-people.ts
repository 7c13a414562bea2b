import fs from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { emptyRecord, type Field } from '#shared/lib/field';
import { personChildren, type ChildKey, type PersonChildren } from '#shared/register/fields/children';
import type { PersonRecord } from '#shared/register/fields/person';
import { PROJECT } from './app.ts';
import { addOrganization, addPerson, call } from './archive.ts';

/** A person for the approval form: what is not named stays empty. Every date that the form counts with is fixed. */
export interface FormPerson {
  readonly fields: Partial<PersonRecord>;
  readonly children: { readonly [Key in ChildKey]?: readonly Partial<PersonChildren[Key][number]>[] };
  /** Of tests/fixtures/portraits. */
  readonly portrait?: string;
}

const dates = { ageReference: '2026-11', formDate: '2026-11-23', retirementMonth: '2048-03' } as const;

/** Text of so many characters, the same every time. */
function text(length: number): string {
  return '示范县青石镇党委副书记、镇长，兼任工业园区管理委员会主任'.repeat(100).slice(0, length);
}

/** Nothing but what everybody has. */
export const shortPerson: FormPerson = {
  portrait: 'woman.jpg',
  fields: {
    ...dates,
    name: '王芳',
    gender: '2',
    birthDate: '1990-06-02',
    ethnicity: '01',
    nativePlace: '示范青石',
    birthPlace: '示范青石',
    partyJoined: '2012-05',
    workStarted: '2012-08',
    health: '健康',
    currentPost: '示范县青石镇党政办公室主任',
    proposedPost: '示范县青石镇党委委员、组织委员',
    proposedRemoval: '示范县青石镇党政办公室主任',
    proposalReason: '工作需要。',
    reportingUnit: '中共示范县委组织部',
    formFiller: '李强',
    appraisalSummary: '2024年、2025年年度考核均为称职。',
  },
  children: {
    educations: [{ kind: '1', level: '21', degree: '401', school: '示范大学', major: '法学院法学专业' }],
    resume: [
      { started: '2008-09', ended: '2012-07', content: '示范大学法学院法学专业学习' },
      { started: '2012-08', ended: '2019-03', content: '示范县青石镇科员' },
      { started: '2019-03', ended: null, content: '示范县青石镇党政办公室主任' },
    ],
    family: [
      {
        relation: '丈夫',
        name: '李明',
        birthDate: '1988-02',
        politicalStatus: '群众',
        work: '示范县实验中学教师',
      },
      { relation: '女儿', name: '李一诺', birthDate: '2016-11', work: '示范县实验小学学生' },
    ],
  },
};

const stations = [
  '示范县柳林乡农业技术推广站技术员（其间：2008.03--2008.09在省农业科学院进修）',
  '示范县柳林乡党政办公室主任',
  '示范县柳林乡党委委员、组织委员、宣传委员、统战委员，兼任乡人民武装部部长（其间：2013.09--2016.07在示范省委党校公共管理专业在职研究生班学习）',
  '示范县青石镇党委副书记',
  '示范县青石镇党委副书记、镇长（其间：2022.03--2022.06在市委党校中青年干部培训班学习）',
];

/** A long service: boxes of more than four characters, a row that grows, a resume in smaller type, eight of the family. */
export const longPerson: FormPerson = {
  portrait: 'man.jpg',
  fields: {
    ...dates,
    name: '买买提江·吐尔逊',
    gender: '1',
    birthDate: '1985-03-12',
    ethnicity: '05',
    nativePlace: '新疆维吾尔喀什',
    birthPlace: '新疆喀什市',
    partyJoined: '2006-07；民盟',
    workStarted: '2007-07',
    health: '健康',
    technicalTitle: '高级农艺师',
    speciality: '农业技术推广、乡村规划',
    currentPost: '中共示范县青石镇委员会副书记、青石镇人民政府镇长，兼任示范县青石工业园区管理委员会主任',
    proposedPost:
      '中共示范县青石镇委员会书记、示范县青石镇人民代表大会主席团主席，兼任示范县青石工业园区管理委员会主任（试用期一年）',
    proposedRemoval: '青石镇人民政府镇长',
    rewardSummary:
      '2019年12月，被中共示范县委、示范县人民政府评为“脱贫攻坚先进个人”；2022年7月，被中共示范市委评为“优秀共产党员”。',
    appraisalSummary: '2024年年度考核为优秀，2025年年度考核为称职。',
    proposalReason:
      '该同志政治立场坚定，熟悉基层工作，组织协调能力强，群众基础好。经县委研究，拟任青石镇党委书记。',
    reportingUnit: '中共示范县委组织部',
    formFiller: '欧阳志远',
  },
  children: {
    educations: [
      { kind: '1', level: '21', degree: '409', school: '示范农业大学', major: '农学院农学专业' },
      { kind: '2', level: '11', school: '示范省委党校', major: '公共管理专业' },
    ],
    resume: [
      { started: '2003-09', ended: '2007-07', content: '示范农业大学农学院农学专业学习' },
      ...[2007, 2009, 2012, 2016, 2021].map((year, index) => ({
        started: `${year}-0${index + 3}`,
        ended: [2009, 2012, 2016, 2021].map((end, at) => `${end}-0${at + 4}`)[index] ?? null,
        content: stations[index] ?? null,
      })),
      { content: '中共示范县第十三届委员会委员' },
      { content: '示范县第十八届人民代表大会代表' },
    ],
    family: [
      {
        relation: '妻子',
        name: '阿依古丽',
        birthDate: '1987-06',
        politicalStatus: '群众',
        work: '示范县青石中学教师',
      },
      ...['长子', '次子', '三女'].map((relation, index) => ({
        relation,
        name: `买买提${index + 1}`,
        birthDate: `${2012 + index * 2}-05`,
        work: '示范县实验小学学生',
      })),
      {
        relation: '父亲',
        name: '吐尔逊',
        birthDate: '1955-01',
        politicalStatus: '中共党员',
        work: '柳河村村民（已去世）',
      },
      {
        relation: '母亲',
        name: '帕提古丽',
        birthDate: '1957-03',
        politicalStatus: '群众',
        work: '示范县柳林乡柳河村村民',
      },
      {
        relation: '岳父',
        name: '王建国',
        birthDate: '1960-02',
        politicalStatus: '中共党员',
        work: '示范县水利局原党组成员、副局长（已退休）',
      },
      {
        relation: '岳母',
        name: '赵秀英',
        birthDate: '1962-09',
        politicalStatus: '群众',
        work: '示范县水利局退休职工',
      },
    ],
  },
};

/** Eighteen characters, the most that the archive takes. */
const longName = '阿不都热合曼·买买提江·吐尔逊艾力江';

/** Every field as long as the archive takes it. */
export const fullPerson: FormPerson = {
  portrait: 'man.jpg',
  fields: {
    ...dates,
    name: longName,
    gender: '1',
    birthDate: '1970-01-15',
    ethnicity: '01',
    nativePlace: text(18),
    birthPlace: text(18),
    partyJoined: '1992-06；民盟；民革',
    workStarted: '1990-07',
    health: text(18),
    technicalTitle: text(90),
    speciality: text(110),
    currentPost: text(324),
    proposedPost: text(324),
    proposedRemoval: text(324),
    rewardSummary: text(552),
    appraisalSummary: text(414),
    proposalReason: text(552),
    reportingUnit: text(252),
    formFiller: longName,
  },
  children: {
    educations: ['1', '2'].map((kind) => ({
      kind,
      level: '21',
      degree: '409',
      school: text(60),
      major: text(30),
    })),
    resume: Array.from({ length: 36 }, (_, index) => ({
      started: `${1990 + index}-01`,
      ended: `${1991 + index}-01`,
      content: text(40 + (index % 3) * 20),
    })),
    family: Array.from({ length: 12 }, () => ({
      relation: text(18),
      name: longName,
      birthDate: '1955-01',
      politicalStatus: text(18),
      work: text(124),
    })),
  },
};

function rows<Key extends ChildKey>(key: Key, given: FormPerson['children'][Key]): PersonChildren[Key] {
  const fields: readonly Field[] = personChildren[key].fields;
  return (given ?? []).map((row) => ({ ...emptyRecord(fields), ...row })) as PersonChildren[Key];
}

/** Saves such a person with the portrait. @returns the id */
export async function addFormPerson(
  page: Page,
  organizationId: number,
  { fields, children, portrait }: FormPerson,
): Promise<number> {
  const id = await addPerson(page, { organizationId, ...fields });
  const saved = await call(page, 'person.get', { id });
  const sets = Object.keys(personChildren).map((key) => [
    key,
    rows(key as ChildKey, children[key as ChildKey]),
  ]);
  await call(page, 'person.save', {
    id,
    version: saved.version,
    fields: saved.fields,
    children: Object.fromEntries(sets) as unknown as PersonChildren,
  });
  if (portrait !== undefined) {
    const image = fs
      .readFileSync(path.join(PROJECT, 'tests/fixtures/portraits', portrait))
      .toString('base64');
    await call(page, 'person.setPhoto', { id, image });
  }
  return id;
}

/** Saves several such people in a unit of their own. @returns their ids by the same keys */
export async function addFormPeople(page: Page, people: Readonly<Record<string, FormPerson>>) {
  const unit = await addOrganization(page, '示范县青石镇');
  const ids: Record<string, number> = {};
  for (const [who, person] of Object.entries(people)) ids[who] = await addFormPerson(page, unit, person);
  return ids;
}
