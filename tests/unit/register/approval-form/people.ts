import fc from 'fast-check';
import { codeChoices, type CodeTableName } from '#shared/lib/code-tables';
import { emptyRecord, type Field } from '#shared/lib/field';
import { formatPartyStored } from '#shared/lib/party-date';
import { demoCounty } from '#shared/demo/county';
import { childKeys, personChildren, type ChildKey, type ChildRecord } from '#shared/register/fields/children';
import { personFields } from '#shared/register/fields/person';
import type { PersonContent } from '#shared/register/person/person-document';
import { emptyPerson, soundId } from '../checks/sound';

export const today = '2026-11-23';

/** The people of the demonstration county as the register would hold them. */
export function demoPeople(people: number): PersonContent[] {
  return [...demoCounty({ people, today }).people()].map(({ fields, children }) => ({
    fields: { ...emptyRecord(personFields), ...fields },
    children: Object.fromEntries(
      childKeys.map((set) => [set, (children[set] ?? []).map((row) => fullRow(set, row))]),
    ),
  })) as unknown as PersonContent[];
}

function fullRow(set: ChildKey, row: object): object {
  return { ...emptyRecord(personChildren[set].fields as readonly Field[]), ...row };
}

const han = (max: number): fc.Arbitrary<string> =>
  fc.string({
    unit: fc.constantFrom(...'桃源县雁阵镇党委委员书记副长农业大学办公室'),
    minLength: 1,
    maxLength: max,
  });
const optional = <Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Value | null> =>
  fc.option(value, { nil: null });
const month = fc
  .tuple(fc.integer({ min: 1950, max: 2026 }), fc.integer({ min: 1, max: 12 }))
  .map(([year, at]) => `${year}-${String(at).padStart(2, '0')}`);
const date = fc.oneof(
  month,
  fc
    .tuple(month, fc.integer({ min: 1, max: 28 }))
    .map(([text, day]) => `${text}-${String(day).padStart(2, '0')}`),
);
const code = (table: CodeTableName): fc.Arbitrary<string> =>
  fc.constantFrom(...codeChoices(table).map((row) => row.code));
const party = fc
  .record({
    joined: optional(date),
    parties: fc.uniqueArray(fc.constantFrom('民盟', '民革'), { maxLength: 1 }),
    nonPartisan: fc.constant(false),
  })
  .map((value) => formatPartyStored(value) || null);

const school = fc.constantFrom('江南农业大学', '江南省委党校', '中央党校', '北京市委党校', '桃源一中');
const education = fc.record({
  kind: fc.constantFrom('1', '2'),
  level: optional(code('ZB64')),
  degree: optional(code('GB6864')),
  school: optional(school),
  major: optional(fc.constantFrom('农学', '法学专业', '行政管理系')),
  started: optional(month),
});
const relative = fc.record({
  relation: fc.constantFrom('妻子', '丈夫', '配偶', '儿子', '长子', '次女', '父亲', '母亲', '岳父', '弟弟'),
  name: optional(fc.constantFrom('李红', '王建国', '王小雨', '张三', '欧阳·木', '李红霞')),
  birthDate: optional(date),
  politicalStatus: optional(fc.constantFrom('中共党员', '群众', '共青团员')),
  work: optional(han(30)),
  idNumber: optional(fc.constantFrom('A', 'B')),
});
const line = fc.record({
  started: optional(month),
  ended: optional(month),
  content: han(40),
});

const fields = fc.record({
  name: fc.constantFrom('王晓明', '李红', '买买提·艾力'),
  gender: optional(code('GB22611')),
  birthDate: optional(date),
  ethnicity: optional(code('GB3304')),
  nativePlace: optional(han(18)),
  birthPlace: optional(han(18)),
  politicalStatus: optional(code('GB4762')),
  partyJoined: party,
  workStarted: optional(month),
  health: optional(fc.constantFrom('健康', '一般', '左耳失聪')),
  technicalTitle: optional(han(20)),
  speciality: optional(han(30)),
  currentPost: optional(han(60)),
  proposedPost: optional(han(60)),
  proposedRemoval: optional(han(60)),
  rewardSummary: optional(fc.constantFrom('无', '2020年5月，嘉奖\n2021年，记三等功')),
  appraisalSummary: optional(han(20)),
  proposalReason: optional(han(60)),
  reportingUnit: optional(han(20)),
  ageReference: optional(month),
  formDate: optional(date),
  formFiller: optional(fc.constantFrom('张三', '欧阳明')),
  idNumber: optional(fc.constantFrom(soundId, '999001198503200079')),
  retirementMonth: optional(month),
  reformAgeLimit: optional(code('NLLB')),
  phone: optional(fc.constant('13900000000')),
});

type Rows<Key extends ChildKey> = fc.Arbitrary<Partial<ChildRecord<Key>>[]>;
const children = fc.record({
  educations: fc.array(education, { maxLength: 4 }) as Rows<'educations'>,
  resume: fc.array(line, { maxLength: 5 }) as Rows<'resume'>,
  family: fc.array(relative, { maxLength: 6 }) as Rows<'family'>,
  appraisals: fc.array(fc.record({ year: fc.constantFrom('2023', '2024', '2025'), result: code('ZB18') }), {
    maxLength: 3,
  }) as Rows<'appraisals'>,
  rewards: fc.array(
    fc.record({ kind: fc.constant('penalty'), name: fc.constant('党内警告'), approved: optional(date) }),
    {
      maxLength: 2,
    },
  ) as Rows<'rewards'>,
});

/** Any person that the register may hold: what the form knows, and some of what it does not. */
export const anyPerson: fc.Arbitrary<PersonContent> = fc.tuple(fields, children).map(([values, sets]) => {
  const empty = emptyPerson();
  const rows = Object.entries(sets).map(([set, list]) => [
    set,
    list.map((row) => fullRow(set as ChildKey, row)),
  ]);
  return {
    fields: { ...empty.fields, ...values },
    children: { ...empty.children, ...Object.fromEntries(rows) },
  } as PersonContent;
});
