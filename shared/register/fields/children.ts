import type { Field, RecordOf } from '#shared/lib/field';

const educationKinds = [
  { code: '1', text: '全日制' },
  { code: '2', text: '在职' },
] as const;

const postStates = [
  { code: '1', text: '在任' },
  { code: '0', text: '已免' },
] as const;

const rewardKinds = [
  { code: 'reward', text: '奖励' },
  { code: 'penalty', text: '处分' },
] as const;

const technicianGrades = [
  { code: 'technician', text: '农民技术员' },
  { code: 'senior', text: '农民技师' },
] as const;

const verifiedItems = [
  { code: 'age', text: '年龄' },
  { code: 'workAge', text: '工龄' },
  { code: 'partyAge', text: '党龄' },
  { code: 'education', text: '学历' },
  { code: 'career', text: '工作经历' },
  { code: 'identity', text: '干部身份' },
] as const;

/** A08 学历学位. */
export const educationFields = [
  { key: 'kind', label: '教育类别', kind: 'code', options: educationKinds, required: true, width: 90 },
  {
    key: 'level',
    label: '学历',
    kind: 'code',
    codes: 'ZB64',
    width: 120,
    synonyms: ['学历名称', '文化程度'],
  },
  { key: 'degree', label: '学位', kind: 'code', codes: 'GB6864', width: 120, synonyms: ['学位名称'] },
  {
    key: 'school',
    label: '毕业院校',
    kind: 'text',
    max: 90,
    width: 180,
    synonyms: ['学校', '毕业院校系及专业', '毕业院校及专业'],
  },
  { key: 'major', label: '系及专业', kind: 'text', max: 90, width: 150, synonyms: ['专业'] },
  { key: 'started', label: '入学时间', kind: 'month', width: 96, synonyms: ['入学'] },
  { key: 'ended', label: '毕业时间', kind: 'month', width: 96, synonyms: ['毕业'] },
  { key: 'degreeGranted', label: '学位授予时间', kind: 'month', width: 110, synonyms: ['学位授予'] },
  { key: 'years', label: '学制（年）', kind: 'number', width: 80, synonyms: ['学制'] },
] as const satisfies readonly Field[];

/** A02 职务: one row per appointment, current and past. */
export const appointmentFields = [
  { key: 'organizationId', label: '任职机构', kind: 'organization', width: 180 },
  {
    key: 'organizationName',
    label: '机构名称（库外）',
    kind: 'text',
    max: 100,
    width: 160,
    help: '任职机构不在单位库时填写',
  },
  { key: 'post', label: '职务名称', kind: 'text', max: 100, required: true, width: 150 },
  { key: 'tier', label: '职务层次', kind: 'code', codes: 'ZB09', width: 110 },
  { key: 'memberKind', label: '成员类别', kind: 'code', codes: 'ZB129', width: 90 },
  { key: 'leader', label: '领导职务', kind: 'flag', width: 80, synonyms: ['是否领导职务', '是否领导成员'] },
  { key: 'primary', label: '主职务', kind: 'flag', width: 70 },
  { key: 'started', label: '任职时间', kind: 'month', width: 96 },
  { key: 'startDocument', label: '任职文号', kind: 'text', max: 60, width: 130 },
  { key: 'method', label: '选拔方式', kind: 'code', codes: 'ZB122', width: 100 },
  { key: 'change', label: '变动类别', kind: 'code', codes: 'ZB13', width: 110, synonyms: ['任职变动类别'] },
  { key: 'state', label: '任职状态', kind: 'code', options: postStates, required: true, width: 90 },
  { key: 'ended', label: '免职时间', kind: 'month', width: 96 },
  { key: 'endDocument', label: '免职文号', kind: 'text', max: 60, width: 130 },
  { key: 'endReason', label: '免职原因', kind: 'code', codes: 'ZB16', width: 100, synonyms: ['变动原因'] },
] as const satisfies readonly Field[];

/** A05 职务层次与职级 history. */
export const rankFields = [
  {
    key: 'kind',
    label: '类别',
    kind: 'code',
    options: [
      { code: 'tier', text: '职务层次' },
      { code: 'rank', text: '职级' },
    ],
    width: 90,
  },
  {
    key: 'name',
    label: '层次（职级）',
    kind: 'text',
    max: 40,
    required: true,
    width: 140,
    synonyms: ['层次(职级)'],
  },
  { key: 'started', label: '批准日期', kind: 'month', width: 96 },
  { key: 'document', label: '文号', kind: 'text', max: 60, width: 140 },
  { key: 'ended', label: '终止日期', kind: 'month', width: 96 },
] as const satisfies readonly Field[];

/** A17 简历: the dated lines of the approval form. */
export const resumeFields = [
  { key: 'started', label: '起', kind: 'month', width: 96 },
  { key: 'ended', label: '止', kind: 'month', width: 96 },
  { key: 'content', label: '经历', kind: 'longText', max: 1000, width: 480 },
] as const satisfies readonly Field[];

/** A14 奖惩. */
export const rewardFields = [
  { key: 'kind', label: '类别', kind: 'code', options: rewardKinds, required: true, width: 80 },
  { key: 'name', label: '奖惩名称', kind: 'text', max: 100, required: true, width: 180 },
  { key: 'code', label: '名称代码', kind: 'code', codes: 'ZB65', width: 110 },
  { key: 'approved', label: '批准日期', kind: 'date', width: 104 },
  { key: 'organ', label: '批准机关', kind: 'text', max: 100, width: 160, synonyms: ['机关'] },
  { key: 'organLevel', label: '机关级别', kind: 'code', codes: 'ZB03', width: 90 },
  { key: 'tierThen', label: '时任层次', kind: 'code', codes: 'ZB09', width: 110, synonyms: ['受奖惩时层次'] },
  { key: 'effectUntil', label: '影响期至', kind: 'date', width: 104 },
  { key: 'revoked', label: '撤销日期', kind: 'date', width: 104 },
  { key: 'reason', label: '事由', kind: 'text', max: 300, width: 200 },
] as const satisfies readonly Field[];

/** A15 年度考核. */
export const appraisalFields = [
  { key: 'year', label: '年度', kind: 'year', required: true, width: 80 },
  {
    key: 'result',
    label: '考核结论',
    kind: 'code',
    codes: 'ZB18',
    required: true,
    width: 120,
    synonyms: ['等次', '考核等次'],
  },
  { key: 'remark', label: '说明', kind: 'text', max: 200, width: 240 },
] as const satisfies readonly Field[];

/** A36 家庭主要成员及重要社会关系. */
export const familyFields = [
  { key: 'relation', label: '称谓', kind: 'text', max: 18, required: true, width: 90 },
  { key: 'name', label: '姓名', kind: 'text', max: 18, required: true, width: 90, synonyms: ['成员姓名'] },
  { key: 'birthDate', label: '出生年月', kind: 'month', width: 96, synonyms: ['出生日期'] },
  { key: 'politicalStatus', label: '政治面貌', kind: 'text', max: 18, width: 100 },
  { key: 'work', label: '工作单位及职务', kind: 'text', max: 124, width: 240, synonyms: ['单位职务'] },
  { key: 'idNumber', label: '身份证号', kind: 'idNumber', width: 176 },
] as const satisfies readonly Field[];

/** A06 专业技术任职资格. */
export const titleFields = [
  { key: 'code', label: '资格', kind: 'code', codes: 'GB8561', width: 150, synonyms: ['资格代码'] },
  { key: 'name', label: '资格名称', kind: 'text', max: 60, width: 150, synonyms: ['名称'] },
  { key: 'obtained', label: '获得日期', kind: 'month', width: 96 },
  { key: 'way', label: '取得途径', kind: 'code', codes: 'ZB24', width: 100, synonyms: ['途径'] },
  { key: 'body', label: '评委会或考试名称', kind: 'text', max: 100, width: 180, synonyms: ['评委会/考试'] },
] as const satisfies readonly Field[];

/** Farmer technicians (seed 004-07/08). */
export const technicianFields = [
  { key: 'grade', label: '等级', kind: 'code', options: technicianGrades, required: true, width: 110 },
  { key: 'trade', label: '专业', kind: 'text', max: 60, width: 140 },
  { key: 'obtained', label: '评聘时间', kind: 'month', width: 96 },
  { key: 'certificate', label: '证书编号', kind: 'text', max: 60, width: 140 },
] as const satisfies readonly Field[];

/** Source tags: 选调生, 大学生村官 …; the county's own words are settings. */
export const tagFields = [
  { key: 'tag', label: '标签', kind: 'text', max: 30, required: true, width: 140 },
  { key: 'since', label: '起始时间', kind: 'month', width: 96 },
  { key: 'until', label: '截止时间', kind: 'month', width: 96 },
] as const satisfies readonly Field[];

/** A11 培训. */
export const trainingFields = [
  { key: 'name', label: '培训班名称', kind: 'text', max: 100, required: true, width: 200 },
  { key: 'category', label: '培训类别', kind: 'code', codes: 'ZB29', width: 110 },
  { key: 'organizer', label: '主办单位', kind: 'text', max: 100, width: 150 },
  { key: 'started', label: '开始日期', kind: 'date', width: 104 },
  { key: 'ended', label: '结束日期', kind: 'date', width: 104 },
  { key: 'hours', label: '学时', kind: 'number', width: 70 },
  { key: 'result', label: '完成情况', kind: 'code', codes: 'ZB28', width: 100 },
] as const satisfies readonly Field[];

/** 三龄两历一身份: the value found right, on which evidence, and when. */
export const verificationFields = [
  { key: 'item', label: '认定项目', kind: 'code', options: verifiedItems, required: true, width: 100 },
  { key: 'recorded', label: '档案记载', kind: 'text', max: 200, width: 160 },
  { key: 'recognized', label: '认定结果', kind: 'text', max: 200, required: true, width: 160 },
  { key: 'evidence', label: '依据材料', kind: 'text', max: 300, width: 220 },
  { key: 'verified', label: '认定时间', kind: 'date', width: 104 },
  { key: 'verifier', label: '认定人', kind: 'text', max: 40, width: 90 },
] as const satisfies readonly Field[];

/** Every repeated set of a person: its property, heading and fields. The SQL table is person_<column of key>. */
export const personChildren = {
  educations: { label: '学历学位', fields: educationFields },
  appointments: { label: '职务', fields: appointmentFields },
  ranks: { label: '职务层次与职级', fields: rankFields },
  resume: { label: '简历', fields: resumeFields },
  rewards: { label: '奖惩', fields: rewardFields },
  appraisals: { label: '年度考核', fields: appraisalFields },
  family: { label: '家庭成员', fields: familyFields },
  titles: { label: '专业技术资格', fields: titleFields },
  technicians: { label: '农民技术职称', fields: technicianFields },
  tags: { label: '来源标签', fields: tagFields },
  trainings: { label: '培训', fields: trainingFields },
  verifications: { label: '三龄两历一身份', fields: verificationFields },
} as const satisfies Record<string, { readonly label: string; readonly fields: readonly Field[] }>;

export type ChildKey = keyof typeof personChildren;
export type ChildRecord<Key extends ChildKey> = RecordOf<(typeof personChildren)[Key]['fields']>;
/** All repeated sets of one person; the order of rows is their order on paper. */
export type PersonChildren = { [Key in ChildKey]: ChildRecord<Key>[] };

export const childKeys = Object.keys(personChildren) as ChildKey[];
