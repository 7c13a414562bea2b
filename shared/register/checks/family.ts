import { findCode } from '#shared/lib/code-tables';
import { ageAt, isBefore } from '#shared/lib/dates';
import { checkIdNumber, idNumberProblems } from '#shared/lib/id-number';
import { parsePolitical } from '#shared/lib/political';
import type { ChildRecord } from '../fields/children';
import {
  inRow,
  isEmpty,
  month,
  rowPath,
  rowRule,
  type CheckContext,
  type CheckedPerson,
  type PersonRule,
} from './rule';
import { county, formGuide, idStandard, systemRules } from './sources';

type Relative = ChildRecord<'family'>;

const deceasedWords = /去世|死亡|逝世|已逝|已故/;
/** By blood: step and foster relations may be of any age. */
const parents = /^(父亲|母亲)$/;
const children = /^(儿子|女儿|其他女儿|[长次三四五]子|[长次三四五]女)$/;
const adultAge = 18;

function isDeceased({ work }: Relative): boolean {
  return deceasedWords.test(work ?? '');
}

function isMinor({ birthDate }: Relative, today: string): boolean {
  const age = ageAt(birthDate, today);
  return age !== undefined && age < adultAge;
}

function isCommunist({ politicalStatus }: Relative): boolean {
  const status = parsePolitical(politicalStatus ?? '');
  return status.ok && (status.value === '01' || status.value === '02');
}

function named({ relation, name }: Relative): string {
  return `${relation ?? ''}${name ?? ''}` || '家庭成员';
}

function isParent({ relation }: Relative): boolean {
  return parents.test(relation ?? '');
}

function isChild({ relation }: Relative): boolean {
  return children.test(relation ?? '');
}

/** Whether a parent or child is less than the least number of years apart from the person. */
function tooClose(row: Relative, person: CheckedPerson, { settings }: CheckContext): string | undefined {
  const own = person.fields.birthDate;
  if (!own || !row.birthDate || !(isParent(row) || isChild(row))) return undefined;
  const [older, younger] = isParent(row) ? [row.birthDate, own] : [own, row.birthDate];
  const years = ageAt(older, younger);
  const limit = settings.thresholds.generationYears;
  if (years !== undefined && years >= limit) return undefined;
  if (years === undefined && !isBefore(younger, older)) return undefined;
  return `${named(row)} ${month(row.birthDate)} 出生，与本人 ${month(own)} 相差不足 ${limit} 年`;
}

const requiredRules: readonly PersonRule[] = [
  rowRule(
    'family',
    {
      id: 'family.work',
      level: 'error',
      title: '家庭成员须有工作单位及职务',
      source: systemRules,
      remedy: '填写工作单位及职务；学生、务农、退休、去世的照实写明',
    },
    (row) => isEmpty(row.work) && { message: `${named(row)}没有工作单位及职务`, keys: ['work'] },
  ),
  rowRule(
    'family',
    {
      id: 'family.birth',
      level: 'error',
      title: '家庭成员须有出生年月，去世的除外',
      source: systemRules,
      remedy: '填写出生年月；已去世的在工作单位及职务后注明',
    },
    (row) =>
      isEmpty(row.birthDate) &&
      !isDeceased(row) && { message: `${named(row)}没有出生年月`, keys: ['birthDate'] },
  ),
  rowRule(
    'family',
    {
      id: 'family.political',
      level: 'error',
      title: '满 18 岁的家庭成员须有政治面貌',
      source: systemRules,
      remedy: '填写政治面貌，没有参加党派的填群众',
    },
    (row, _person, { today }) =>
      isEmpty(row.politicalStatus) &&
      !isMinor(row, today) && { message: `${named(row)}没有政治面貌`, keys: ['politicalStatus'] },
  ),
];

const contentRules: readonly PersonRule[] = [
  rowRule(
    'family',
    {
      id: 'family.minorMember',
      level: 'error',
      title: '未满 18 岁的家庭成员不是党员',
      source: systemRules,
      remedy: '核对出生年月和政治面貌',
    },
    (row, _person, { today }) =>
      isCommunist(row) &&
      isMinor(row, today) && {
        message: `${named(row)} ${month(row.birthDate)} 出生，未满 18 岁，政治面貌为${row.politicalStatus}`,
        keys: ['politicalStatus', 'birthDate'],
      },
  ),
  rowRule(
    'family',
    {
      id: 'family.politicalWord',
      level: 'hint',
      title: '家庭成员的政治面貌用规范名称',
      source: formGuide,
      remedy: '改为中共党员、预备党员、共青团员、无党派、群众或民主党派名称',
    },
    (row) =>
      !isEmpty(row.politicalStatus) &&
      !parsePolitical(row.politicalStatus ?? '').ok && {
        message: `${named(row)}的政治面貌“${row.politicalStatus}”不规范`,
        keys: ['politicalStatus'],
      },
  ),
  rowRule(
    'family',
    {
      id: 'family.relationWord',
      level: 'hint',
      title: '称谓用规范名称',
      source: formGuide,
      remedy: '改为妻子、丈夫、父亲、母亲、儿子、女儿、长子、次女等',
    },
    ({ relation }) =>
      !isEmpty(relation) &&
      findCode('GB4761', relation ?? '') === undefined && {
        message: `称谓“${relation}”不规范`,
        keys: ['relation'],
      },
  ),
  rowRule(
    'family',
    {
      id: 'family.generation',
      level: 'warning',
      title: '父母、子女与本人的年龄差合理',
      source: county,
      remedy: '核对称谓和双方的出生年月',
    },
    (row, person, context) => {
      const message = tooClose(row, person, context);
      return message !== undefined && { message, keys: ['birthDate'] };
    },
  ),
  rowRule(
    'family',
    {
      id: 'family.spouseSex',
      level: 'warning',
      title: '配偶称谓与本人性别相符',
      source: formGuide,
      remedy: '男性的配偶填妻子，女性的配偶填丈夫',
    },
    (row, { fields }) =>
      ((row.relation === '丈夫' && fields.gender === '1') ||
        (row.relation === '妻子' && fields.gender === '2')) && {
        message: `本人性别为${fields.gender === '1' ? '男' : '女'}，配偶称谓为${row.relation}`,
        keys: ['relation'],
      },
  ),
  rowRule(
    'family',
    {
      id: 'family.idNumber',
      level: 'error',
      title: '家庭成员的身份证号有效',
      source: idStandard,
      remedy: '对照身份证原件重新填写',
    },
    (row) => {
      const id = row.idNumber ? checkIdNumber(row.idNumber) : undefined;
      return (
        id !== undefined &&
        !id.valid &&
        id.problem !== 'empty' && {
          message: `${named(row)}：${idNumberProblems[id.problem]}`,
          keys: ['idNumber'],
        }
      );
    },
  ),
  rowRule(
    'family',
    {
      id: 'family.idNumberBirth',
      level: 'hint',
      title: '家庭成员的出生年月与身份证号一致',
      source: idStandard,
      remedy: '核对出生年月和身份证号',
    },
    (row) => {
      const id = row.idNumber ? checkIdNumber(row.idNumber) : undefined;
      const birth = row.birthDate ?? '';
      return (
        id?.valid === true &&
        (isBefore(birth, id.birth) || isBefore(id.birth, birth)) && {
          message: `${named(row)}的出生年月 ${month(birth)} 与身份证号中的 ${month(id.birth)} 不一致`,
          keys: ['birthDate', 'idNumber'],
        }
      );
    },
  ),
];

/** 儿子 or 女儿 twice: several children of one sex are told apart as 长子, 次子. */
const ranked: Readonly<Record<string, string>> = { 儿子: '长子、次子', 女儿: '长女、次女' };

/** Rules about the family (information set A36). */
export const familyRules: readonly PersonRule[] = [
  {
    id: 'family.none',
    level: 'warning',
    title: '须有家庭成员',
    source: formGuide,
    remedy: '填写配偶、子女、父母及重要社会关系',
    check: ({ children: { family } }) =>
      family.length === 0 ? [{ message: '家庭成员未填写', fields: ['children.family'] }] : [],
  },
  ...requiredRules,
  ...contentRules,
  {
    id: 'family.severalChildren',
    level: 'hint',
    title: '多个子女按长幼写称谓',
    source: formGuide,
    remedy: '改为长子、次子、长女、次女等',
    check: ({ children: { family } }) =>
      family.flatMap(({ relation }, index) => {
        const words = ranked[relation ?? ''];
        const earlier = family.slice(0, index).some((row) => row.relation === relation);
        if (words === undefined || !earlier) return [];
        const message = inRow('family', index, `有多个${relation}，应写${words}`);
        return [{ message, fields: [rowPath('family', index, 'relation')] }];
      }),
  },
];
