import type { Field } from '#shared/lib/field';
import { personChildren, type ChildKey } from '../fields/children';
import { organizationFields } from '../fields/organization';
import { personFields, type PersonFieldKey } from '../fields/person';

/** What is being imported. */
export const importKinds = ['person', 'organization'] as const;
export type ImportKind = (typeof importKinds)[number];

/** Where a column's values go. */
export type TargetPlace =
  | { readonly type: 'field'; readonly field: Field }
  /** The unit's name, and the name of the unit above it. */
  | { readonly type: 'unit' }
  | { readonly type: 'parentUnit' }
  /** A field of one row of a repeated set; `slot` tells the rows apart (全日制 and 在职, 家庭成员 1, 2 …). */
  | { readonly type: 'member'; readonly set: ChildKey; readonly slot: string; readonly field: Field }
  /** 学历 and 学位 in one cell; slot is the kind of education, '' when it is not said. */
  | { readonly type: 'education'; readonly slot: string }
  /** 院校系及专业 in one cell. */
  | { readonly type: 'school'; readonly slot: string }
  | { readonly type: 'appraisal'; readonly year: string }
  | { readonly type: 'resume' | 'family' | 'appraisals' | 'tags' };

export interface ImportTarget {
  /** Stable: remembered mappings hold it. */
  readonly key: string;
  readonly label: string;
  /** Heading in the list of targets. */
  readonly section: string;
  readonly synonyms: readonly string[];
  readonly place: TargetPlace;
}

const people: readonly Field[] = personFields;

/** What a title says about the columns below it, and when. */
export interface TargetHints {
  readonly titles: readonly string[];
  /** YYYY-MM-DD */
  readonly today: string;
}

/** Fields that stand in a sheet in another form than in the register. */
const SPECIAL: ReadonlySet<string> = new Set<PersonFieldKey>(['organizationId', 'appraisalSummary']);

function fieldTargets(fields: readonly Field[], section: string): ImportTarget[] {
  return fields
    .filter((field) => !field.derived && !SPECIAL.has(field.key))
    .map((field) => ({
      key: `field:${field.key}`,
      label: field.label,
      section: field.section ?? section,
      synonyms: field.synonyms ?? [],
      place: { type: 'field', field },
    }));
}

const unitTargets: readonly ImportTarget[] = [
  {
    key: 'unit',
    label: '所在单位',
    section: '单位',
    synonyms: [
      '单位',
      '单位名称',
      '工作单位',
      '统计关系单位',
      '任职机构',
      '现工作单位',
      '所在村',
      '村名',
      '村',
      '行政村',
      '村(社区)',
      '村（社区）名称',
      '所在村（社区）',
      '社区',
      '部门',
      '单位归口',
    ],
    place: { type: 'unit' },
  },
  {
    key: 'parentUnit',
    label: '上级单位',
    section: '单位',
    synonyms: [
      '乡镇',
      '所在乡镇',
      '所属乡镇',
      '乡镇名称',
      '乡镇（街道）',
      '乡镇街道',
      '所在乡镇（街道）',
      '镇',
      '街道',
      '主管单位',
      '主管部门',
    ],
    place: { type: 'parentUnit' },
  },
];

function memberField(set: ChildKey, key: string): Field {
  const field = (personChildren[set].fields as readonly Field[]).find((candidate) => candidate.key === key);
  if (!field) throw new Error(`no field ${key} in ${set}`);
  return field;
}

/** The same entry under each of the names a group of columns goes by. */
function under(groups: readonly string[], names: readonly string[]): string[] {
  return groups.flatMap((group) => names.flatMap((name) => [`${group}/${name}`, `${group}${name}`]));
}

const LEVELS = ['学历', '学历学位', '学历（学位）', '学历、学位', '文化程度'];
const SCHOOLS = [
  '毕业院校系及专业',
  '毕业院校及专业',
  '毕业院校系专业',
  '毕业院校',
  '毕业学校及专业',
  '毕业学校',
  '院校及专业',
  '院校系及专业',
  '院校',
];

interface EducationGroup {
  readonly slot: string;
  readonly label: string;
  readonly groups: readonly string[];
  readonly alone: readonly string[];
}

const educationGroups: readonly EducationGroup[] = [
  {
    slot: '1',
    label: '全日制教育',
    groups: ['全日制教育', '全日制'],
    alone: ['全日制教育', '第一学历', '初始学历'],
  },
  { slot: '2', label: '在职教育', groups: ['在职教育', '在职'], alone: ['在职教育', '第二学历', '后续学历'] },
  { slot: '', label: '', groups: [], alone: [...LEVELS.slice(1), '最高学历', '现学历'] },
];

function educationTargets({ slot, label, groups, alone }: EducationGroup): ImportTarget[] {
  const section = '学历学位';
  const named = (name: string): string => (label === '' ? name : `${label}/${name}`);
  const member = (key: string, names: readonly string[]): ImportTarget => ({
    key: `member:educations:${slot}:${key}`,
    label: named(names[0] ?? key),
    section,
    synonyms: label === '' ? names : under(groups, names),
    place: { type: 'member', set: 'educations', slot, field: memberField('educations', key) },
  });
  return [
    {
      key: `education:${slot}`,
      label: named('学历'),
      section,
      synonyms: [...alone, ...under(groups, LEVELS)],
      place: { type: 'education', slot },
    },
    member('degree', ['学位', '学位名称']),
    {
      key: `school:${slot}`,
      label: named('毕业院校系及专业'),
      section,
      synonyms: label === '' ? SCHOOLS : under(groups, SCHOOLS),
      place: { type: 'school', slot },
    },
    member('major', ['专业', '所学专业', '系及专业']),
    member('started', ['入学时间']),
    member('ended', ['毕业时间']),
  ];
}

const FAMILY_SLOTS = 7;

function familyTargets(slot: string, groups: readonly string[]): ImportTarget[] {
  const { fields } = personChildren.family;
  return (fields as readonly Field[])
    .filter((field) => slot !== 'spouse' || field.key !== 'relation')
    .map((field) => ({
      key: `member:family:${slot}:${field.key}`,
      label: `${groups[0]}/${field.label}`,
      section: '家庭成员',
      synonyms: [
        ...under(groups, [field.label, ...(field.synonyms ?? [])]),
        ...(slot === '1' && field.key === 'relation' ? ['称谓', '与本人关系'] : []),
      ],
      place: { type: 'member', set: 'family', slot, field },
    }));
}

function allFamilyTargets(): ImportTarget[] {
  const numbered = Array.from({ length: FAMILY_SLOTS }, (_, index) => {
    const number = String(index + 1);
    const first = index === 0 ? ['家庭成员', '家庭主要成员', '家庭主要成员及重要社会关系'] : [];
    return familyTargets(number, [`家庭成员${number}`, `成员${number}`, ...first]);
  });
  return [...numbered.flat(), ...familyTargets('spouse', ['配偶', '爱人'])];
}

/** Appraisals of single years; a title such as 2023年度考核结果 says which year a bare 等次 means. */
function appraisalTargets({ titles, today }: TargetHints): ImportTarget[] {
  const thisYear = Number(today.slice(0, 4));
  const titled = /(20\d{2})\s*年?度?.*考核/.exec(titles.join(' '))?.[1];
  return Array.from({ length: 12 }, (_, index) => String(thisYear - index)).map((year) => ({
    key: `appraisal:${year}`,
    label: `${year}年度考核`,
    section: '年度考核',
    synonyms: [
      ...['考核结果', '考核等次', '年度考核结果', '考核', '年度', '', '考核情况'].flatMap((end) => [
        `${year}年${end}`,
        `${year}年度${end}`,
      ]),
      ...under(['年度考核结果', '年度考核', '近三年年度考核结果', '考核结果'], [year, `${year}年`]),
      ...(titled === year ? ['等次', '考核等次', '考核结果', '考核结论', '年度考核等次', '考核档次'] : []),
    ],
    place: { type: 'appraisal', year },
  }));
}

const textTargets: readonly ImportTarget[] = [
  {
    key: 'resume',
    label: '简历',
    section: '简历',
    synonyms: [
      '个人简历',
      '工作简历',
      '主要简历',
      '学习工作经历',
      '工作经历',
      '个人履历',
      '履历',
      '学习和工作简历',
    ],
    place: { type: 'resume' },
  },
  {
    key: 'appraisals',
    label: '年度考核结果',
    section: '年度考核',
    synonyms: [
      '考核综述',
      '年度考核',
      '近三年年度考核结果',
      '近三年考核结果',
      '近三年年度考核情况',
      '历年考核结果',
    ],
    place: { type: 'appraisals' },
  },
  {
    key: 'family',
    label: '家庭主要成员及重要社会关系',
    section: '家庭成员',
    synonyms: ['家庭成员', '家庭主要成员', '家庭成员情况', '家庭成员及社会关系', '家庭情况'],
    place: { type: 'family' },
  },
  {
    key: 'tags',
    label: '来源标签',
    section: '其他记录',
    synonyms: ['人员来源', '来源', '身份类别', '人选类别', '来源类别'],
    place: { type: 'tags' },
  },
];

/** Sets of which a roster may show one row per person. */
const SINGLE_SETS = ['appointments', 'ranks', 'titles', 'technicians', 'trainings', 'rewards'] as const;

/** Never matched by a bare name, since that means something else in a roster: 任职时间 is 任现职时间 there. */
function singleSetTargets(): ImportTarget[] {
  return SINGLE_SETS.flatMap((set) => {
    const { label, fields } = personChildren[set];
    return (fields as readonly Field[])
      .filter((field) => field.kind !== 'organization')
      .map((field) => ({
        key: `member:${set}:1:${field.key}`,
        label: `${label}/${field.label}`,
        section: label,
        synonyms: (field.synonyms ?? []).map((synonym) => `${label}/${synonym}`),
        place: { type: 'member' as const, set, slot: '1', field },
      }));
  });
}

/** Everything a column of a roster of people may be for. */
export function personTargets(hints: TargetHints): ImportTarget[] {
  return [
    ...fieldTargets(people, '基本信息'),
    ...unitTargets,
    ...educationGroups.flatMap(educationTargets),
    ...textTargets,
    ...appraisalTargets(hints),
    ...allFamilyTargets(),
    ...singleSetTargets(),
  ];
}

const organizationNames = [
  '村名',
  '村名称',
  '行政村',
  '行政村名称',
  '村(社区)',
  '村（社区）名称',
  '单位名称',
];

/** Everything a column of a list of units may be for. */
export function organizationTargets(): ImportTarget[] {
  const own = fieldTargets(organizationFields, '基本情况').map((target) =>
    target.key === 'field:name'
      ? { ...target, synonyms: [...target.synonyms, ...organizationNames] }
      : target,
  );
  const parent = unitTargets.filter((target) => target.key === 'parentUnit');
  return [...own, ...parent];
}

/** The targets of one kind of import. */
export function targetsOf(kind: ImportKind, hints: TargetHints): ImportTarget[] {
  return kind === 'person' ? personTargets(hints) : organizationTargets();
}
