import type { Field, RecordOf } from '#shared/lib/field';

export const batchKinds = [
  { code: 'term', text: '换届' },
  { code: 'regular', text: '届中调整' },
  { code: 'single', text: '个别任免' },
  { code: 'village', text: '村（社区）任免' },
] as const;

export const noticeResults = [
  { code: 'none', text: '没有反映' },
  { code: 'clear', text: '有反映，经核实不影响任职' },
  { code: 'pending', text: '有反映，正在核实' },
  { code: 'affects', text: '有反映，影响任职' },
] as const;

export const coReviewResults = [
  { code: 'agree', text: '同意' },
  { code: 'disagree', text: '不同意' },
  { code: 'again', text: '重新研究' },
] as const;

/** What is decided when a trial period ends. Source: 《党政领导干部选拔任用工作条例》. */
export const trialResults = [
  { code: 'confirmed', text: '正式任职' },
  { code: 'removed', text: '免去试任职务' },
] as const;

/** A batch of appointments (动议批次): what it is, and the date of each step. The state follows from them, see batch.ts. */
export const batchFields = [
  { key: 'title', label: '名称', kind: 'text', max: 80, required: true, section: '批次' },
  { key: 'number', label: '批次编号', kind: 'text', max: 40, section: '批次' },
  { key: 'kind', label: '类别', kind: 'code', options: batchKinds, section: '批次' },
  {
    key: 'decidingBody',
    label: '决定机关',
    kind: 'text',
    max: 60,
    section: '批次',
    help: '如：中共示范县委',
  },
  { key: 'reportingUnit', label: '呈报单位', kind: 'text', max: 100, section: '批次' },
  { key: 'inspectionPlace', label: '考察组驻地', kind: 'text', max: 100, section: '批次' },
  {
    key: 'inspectionPhone',
    label: '考察组电话',
    kind: 'text',
    max: 60,
    section: '批次',
    help: '不填的，考察预告上写“任免设置”中的电话',
  },
  { key: 'proposed', label: '动议', kind: 'date', section: '步骤' },
  { key: 'reviewed', label: '研判和职数预审', kind: 'date', section: '步骤' },
  { key: 'recommended', label: '民主推荐', kind: 'date', section: '步骤', help: '不作民主推荐的不填' },
  { key: 'inspectedFrom', label: '考察开始', kind: 'date', section: '步骤' },
  { key: 'inspectedUntil', label: '考察结束', kind: 'date', section: '步骤' },
  { key: 'decided', label: '讨论决定', kind: 'date', section: '步骤' },
  { key: 'noticeFrom', label: '公示开始', kind: 'date', section: '步骤' },
  { key: 'noticeUntil', label: '公示结束', kind: 'date', section: '步骤' },
  { key: 'noticeResult', label: '公示结果', kind: 'code', options: noticeResults, section: '步骤' },
  {
    key: 'appointed',
    label: '任职时间',
    kind: 'date',
    section: '步骤',
    help: '不填的，从讨论决定之日起',
  },
  { key: 'documentDate', label: '发文日期', kind: 'date', section: '步骤' },
  { key: 'document', label: '任免文号', kind: 'text', max: 60, section: '步骤' },
  { key: 'remark', label: '备注', kind: 'longText', max: 1000, section: '批次' },
] as const satisfies readonly Field[];

/** One person of a batch. Posts to take and to leave stand in sets of their own. */
export const itemFields = [
  { key: 'change', label: '变动类别', kind: 'code', codes: 'ZB13', section: '任免' },
  { key: 'method', label: '选拔方式', kind: 'code', codes: 'ZB122', section: '任免' },
  { key: 'endReason', label: '免职原因', kind: 'code', codes: 'ZB16', section: '任免' },
  { key: 'reason', label: '任免理由', kind: 'longText', max: 552, section: '任免' },
  { key: 'rank', label: '拟晋升职级', kind: 'code', codes: 'A6501', section: '任免' },
  {
    key: 'heldFrom',
    label: '任职时间',
    kind: 'date',
    section: '任免',
    help: '与批次的任职时间不同的填写，如选举产生的填当选之日',
  },
  { key: 'probationUntil', label: '试用期至', kind: 'month', section: '任免' },
  {
    key: 'postAfter',
    label: '任免后职务',
    kind: 'text',
    max: 324,
    section: '任免',
    help: '不填时按保留和新任的职务写成',
  },
  {
    key: 'statusAfter',
    label: '任免后管理状态',
    kind: 'code',
    codes: 'ZB126',
    section: '任免',
    help: '退休、调出等不再任职的填写',
  },
  { key: 'trialDecided', label: '试用期满决定', kind: 'date', section: '试用期满' },
  { key: 'trialResult', label: '决定结果', kind: 'code', options: trialResults, section: '试用期满' },
  { key: 'letterNumber', label: '任职通知书编号', kind: 'text', max: 60, section: '任免' },
  { key: 'coAsked', label: '报请协审', kind: 'date', section: '协审' },
  { key: 'coDocument', label: '协审文号', kind: 'text', max: 60, section: '协审' },
  { key: 'coAnswered', label: '协审答复', kind: 'date', section: '协审' },
  { key: 'coResult', label: '协审结果', kind: 'code', options: coReviewResults, section: '协审' },
  { key: 'coOpinion', label: '协审意见', kind: 'text', max: 300, section: '协审' },
  { key: 'withdrawn', label: '撤回日期', kind: 'date', section: '撤回' },
  { key: 'withdrawReason', label: '撤回原因', kind: 'text', max: 200, section: '撤回' },
  { key: 'remark', label: '备注', kind: 'text', max: 300, section: '任免' },
] as const satisfies readonly Field[];

/** A post that somebody is to take. */
export const takeFields = [
  { key: 'organizationId', label: '任职机构', kind: 'organization' },
  { key: 'post', label: '职务', kind: 'text', max: 100, required: true },
  { key: 'tier', label: '职务层次', kind: 'code', codes: 'ZB09' },
  { key: 'memberKind', label: '成员类别', kind: 'code', codes: 'ZB129' },
  { key: 'leader', label: '领导职务', kind: 'flag' },
  { key: 'primary', label: '主职务', kind: 'flag' },
] as const satisfies readonly Field[];

/** A post that somebody is to leave, told by what the register holds of it: rows of a set have no lasting number. */
export const leaveFields = [
  { key: 'organizationId', label: '任职机构', kind: 'organization' },
  { key: 'organizationName', label: '机构名称（库外）', kind: 'text', max: 100 },
  { key: 'post', label: '职务', kind: 'text', max: 100 },
  { key: 'started', label: '任职时间', kind: 'month' },
] as const satisfies readonly Field[];

export type BatchRecord = RecordOf<typeof batchFields>;
export type ItemRecord = RecordOf<typeof itemFields>;
export type Take = RecordOf<typeof takeFields>;
export type Leave = RecordOf<typeof leaveFields>;

/** One person of a batch with the posts concerned. */
export interface BatchItem {
  readonly personId: number;
  readonly fields: ItemRecord;
  readonly takes: readonly Take[];
  readonly leaves: readonly Leave[];
}

/** A batch as its form holds it. */
export interface BatchContent {
  readonly fields: BatchRecord;
  readonly items: readonly BatchItem[];
}
