import type { GridColumn } from '../../components/grid-types';
import type { ChildKey } from '#shared/register/fields/children';
import type { PersonRecord } from '#shared/register/fields/person';

type FieldKey = keyof PersonRecord;

/** A field, or a field with the number of columns (of three) that it takes. */
export type Placed = FieldKey | readonly [FieldKey, 2 | 3];

export type Block =
  | { readonly kind: 'fields'; readonly fields: readonly Placed[]; readonly unlabelled?: true }
  | { readonly kind: 'set'; readonly set: ChildKey; readonly columns: readonly GridColumn[] }
  | { readonly kind: 'educationSummary' | 'customaryTags' | 'attachments' };

export interface SectionPlan {
  readonly id: string;
  readonly title: string;
  readonly blocks: readonly Block[];
}

function fields(...list: readonly Placed[]): Block {
  return { kind: 'fields', fields: list };
}

/** Columns as `key` (shares the width that is left) or `[key, px]`. */
function set(name: ChildKey, ...columns: readonly (string | readonly [string, number])[]): Block {
  return {
    kind: 'set',
    set: name,
    columns: columns.map((column) =>
      typeof column === 'string' ? { key: column } : { key: column[0], width: column[1] },
    ),
  };
}

/** The person page from top to bottom: what stands where. A test holds it complete against the field lists. */
export const personSections: readonly SectionPlan[] = [
  {
    id: 'identity',
    title: '基本信息',
    blocks: [
      fields(
        'name',
        'gender',
        'birthDate',
        'idNumber',
        'ethnicity',
        'politicalStatus',
        'nativePlace',
        'birthPlace',
        'growthPlace',
        'workStarted',
        'partyJoined',
        'health',
        ['speciality', 3],
      ),
    ],
  },
  {
    id: 'service',
    title: '任职情况',
    blocks: [
      fields(
        'organizationId',
        ['currentPost', 2],
        'currentPostSince',
        ['currentPostShort', 2],
        'postTier',
        'postTierSince',
        'positionOrder',
        'rank',
        'rankSince',
      ),
      set(
        'appointments',
        'organizationId',
        'post',
        ['tier', 96],
        ['memberKind', 72],
        ['started', 76],
        ['state', 76],
        ['ended', 76],
        ['primary', 60],
      ),
      set('ranks', ['kind', 96], 'name', ['started', 92], 'document', ['ended', 92]),
    ],
  },
  {
    id: 'education',
    title: '学历学位',
    blocks: [
      set(
        'educations',
        ['kind', 72],
        ['level', 112],
        ['degree', 112],
        'school',
        'major',
        ['started', 76],
        ['ended', 76],
      ),
      { kind: 'educationSummary' },
    ],
  },
  {
    id: 'resume',
    title: '简历',
    blocks: [set('resume', ['started', 80], ['ended', 80], 'content')],
  },
  {
    id: 'rewards',
    title: '奖惩',
    blocks: [
      set('rewards', ['kind', 64], 'name', ['approved', 92], 'organ', ['effectUntil', 92]),
      fields(['rewardSummary', 3]),
    ],
  },
  {
    id: 'appraisals',
    title: '年度考核',
    blocks: [set('appraisals', ['year', 72], ['result', 180], 'remark'), fields(['appraisalSummary', 3])],
  },
  {
    id: 'family',
    title: '家庭成员',
    blocks: [
      set('family', ['relation', 72], ['name', 80], ['birthDate', 76], ['politicalStatus', 88], 'work', [
        'idNumber',
        160,
      ]),
    ],
  },
  {
    id: 'titles',
    title: '专业技术',
    blocks: [
      fields(['technicalTitle', 3]),
      set('titles', 'code', 'name', ['obtained', 80], ['way', 84], 'body'),
    ],
  },
  {
    id: 'technicians',
    title: '农民技术职称',
    blocks: [set('technicians', ['grade', 120], 'trade', ['obtained', 92], 'certificate')],
  },
  {
    id: 'tags',
    title: '来源标签',
    blocks: [set('tags', 'tag', ['since', 110], ['until', 110]), { kind: 'customaryTags' }],
  },
  {
    id: 'trainings',
    title: '培训',
    blocks: [
      set(
        'trainings',
        'name',
        ['category', 104],
        'organizer',
        ['started', 88],
        ['ended', 88],
        ['hours', 52],
        ['result', 72],
      ),
    ],
  },
  {
    id: 'management',
    title: '管理信息',
    blocks: [
      fields(
        'personnelCategory',
        'managementStatus',
        'managementCategory',
        'staffing',
        'tier',
        'civilServantRegistered',
        'recruited',
        'civilServiceExam',
        'grassrootsTwoYears',
        'enteredSelection',
        'selectedGraduate',
        'electedYear',
        'secondParty',
        'thirdParty',
      ),
    ],
  },
  {
    id: 'proposal',
    title: '拟任免',
    blocks: [
      fields(
        ['proposedPost', 3],
        ['proposedRemoval', 3],
        ['proposalReason', 3],
        ['reportingUnit', 3],
        'ageReference',
        'formDate',
        'formFiller',
        'retirementMonth',
        'reformAgeLimit',
      ),
    ],
  },
  {
    id: 'verifications',
    title: '三龄两历一身份',
    blocks: [
      set(
        'verifications',
        ['item', 84],
        'recorded',
        'recognized',
        'evidence',
        ['verified', 88],
        ['verifier', 84],
      ),
    ],
  },
  { id: 'contact', title: '联系方式', blocks: [fields('phone', ['household', 2], ['residence', 3])] },
  { id: 'attachments', title: '档案材料', blocks: [{ kind: 'attachments' }] },
  // The heading says it already.
  { id: 'remark', title: '备注', blocks: [{ kind: 'fields', fields: [['remark', 3]], unlabelled: true }] },
];

/** Customary words for free texts; the county may write others. */
export const fieldWords: Readonly<Record<string, readonly string[]>> = {
  health: ['健康', '一般', '较差'],
};

const politicalWords = ['中共党员', '预备党员', '共青团员', '无党派', '群众'];
const relationWords = [
  '妻子',
  '丈夫',
  '儿子',
  '女儿',
  '长子',
  '次子',
  '长女',
  '次女',
  '父亲',
  '母亲',
  '岳父',
  '岳母',
  '公公',
  '婆婆',
];

export const rowWords: Partial<Record<ChildKey, Readonly<Record<string, readonly string[]>>>> = {
  family: { relation: relationWords, politicalStatus: politicalWords },
};
