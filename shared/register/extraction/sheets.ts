import type { ChildKey } from '../fields/children';

/**
 * One column of the《干部大数据信息提取表》(V2018.11): its header and the field it holds.
 * `field` null: the form has the column, the register has nothing for it; it is written empty and read over.
 */
export interface ExtractionColumn {
  readonly header: string;
  readonly field: string | null;
  /** The field belongs to the person, not to the sheet's own set. */
  readonly ofPerson?: true;
}

/** One sheet of the table: what stands in its rows. */
export type ExtractionSheet = {
  readonly name: string;
  readonly columns: readonly ExtractionColumn[];
} & (
  | { readonly rows: 'organizations' }
  | { readonly rows: 'people' }
  | { readonly rows: 'children'; readonly set: ChildKey }
);

function columns(pairs: readonly (readonly [header: string, field: string | null])[]): ExtractionColumn[] {
  return pairs.map(([header, field]) => ({ header, field }));
}

/** Every sheet about people begins with these two. */
const who: readonly ExtractionColumn[] = [
  { header: '姓名', field: 'name', ofPerson: true },
  { header: '身份证号', field: 'idNumber', ofPerson: true },
];

function aboutPeople(
  name: string,
  set: ChildKey,
  pairs: readonly (readonly [string, string | null])[],
): ExtractionSheet {
  return { name, rows: 'children', set, columns: [...who, ...columns(pairs)] };
}

const organizations: ExtractionSheet = {
  name: 'B01单位',
  rows: 'organizations',
  columns: columns([
    ['机构名称', 'name'],
    ['简称', 'shortName'],
    ['编码', 'code'],
    ['所在政区', 'areaCode'],
    ['隶属关系', null],
    ['机构级别', 'level'],
    ['机构类别', 'kind'],
    ['法人单位标识', null],
    ['行政编制数', 'staffAdministrative'],
    ['事业编制数(参照)', 'staffReference'],
    ['事业编制数(非参照)', 'staffInstitution'],
    ['工勤', 'staffWorker'],
    ['其他', 'staffOther'],
    ['参公审批时间', 'referenceApproved'],
    ['文号', 'referenceDocument'],
    ['内设机构领导职数', 'internalLeaders'],
    ['正职职数', 'approvedChief'],
    ['副职职数', 'approvedDeputy'],
    ['备注', 'remark'],
    ['排序号', 'position'],
  ]),
};

const people: ExtractionSheet = {
  name: 'A01人员',
  rows: 'people',
  columns: columns([
    ['姓名', 'name'],
    ['身份证号', 'idNumber'],
    ['性别', 'gender'],
    ['出生年月', 'birthDate'],
    ['籍贯', 'nativePlace'],
    ['出生地', 'birthPlace'],
    ['成长地', 'growthPlace'],
    ['民族', 'ethnicity'],
    ['健康', 'health'],
    ['参工', 'workStarted'],
    ['入党文字', 'partyJoined'],
    ['政治面貌', 'politicalStatus'],
    ['入党时间', 'partyMemberSince'],
    ['第二党派', 'secondParty'],
    ['第三党派', 'thirdParty'],
    ['人员类别', 'personnelCategory'],
    ['管理状态', 'managementStatus'],
    ['管理类别', 'managementCategory'],
    ['专长', 'speciality'],
    ['职务全称', 'currentPost'],
    ['简称', 'currentPostShort'],
    ['现职务层次', 'postTier'],
    ['任层次时间', 'postTierSince'],
    ['现职级', 'rank'],
    ['任职级时间', 'rankSince'],
    ['专业技术职务', 'technicalTitle'],
    ['是否两年以上基层经历', 'grassrootsTwoYears'],
    ['统计关系单位', 'organizationId'],
    ['简历', 'resume'],
    ['奖惩综述', 'rewardSummary'],
    ['考核综述', 'appraisalSummary'],
    ['级别', 'tier'],
    ['编制类型', 'staffing'],
    ['专技类任职资格', null],
    ['公务员登记时间', 'civilServantRegistered'],
    ['备注', 'remark'],
  ]),
};

const recruitment: ExtractionSheet = {
  name: 'A99Z1',
  rows: 'people',
  columns: columns([
    ['姓名', 'name'],
    ['身份证号', 'idNumber'],
    ['是否考录', 'civilServiceExam'],
    ['录用时间', 'recruited'],
    ['是否选调生', 'selectedGraduate'],
    ['进入时间', 'enteredSelection'],
  ]),
};

/** The ten sheets in their order (DOMAIN 4.3, read from the published template). */
export const extractionSheets: readonly ExtractionSheet[] = [
  organizations,
  people,
  aboutPeople('A02职务', 'appointments', [
    ['任职机构', 'organizationId'],
    ['是否领导成员', null],
    ['成员类别', 'memberKind'],
    ['职务名称', 'post'],
    ['是否领导职务', 'leader'],
    ['职务排序', null],
    ['集体内排序', null],
    ['任职时间', 'started'],
    ['任职文号', 'startDocument'],
    ['选拔方式', 'method'],
    ['是否破格', null],
    ['任职状态', 'state'],
    ['免职时间', 'ended'],
    ['免职文号', 'endDocument'],
    ['变动原因', 'endReason'],
    ['输出标识', null],
    ['主职务', 'primary'],
  ]),
  aboutPeople('A05', 'ranks', [
    ['类别', 'kind'],
    ['层次(职级)', 'name'],
    ['批准日期', 'started'],
    ['文号', 'document'],
    ['终止日期', 'ended'],
    ['状态', null],
  ]),
  aboutPeople('A06', 'titles', [
    ['资格代码', 'code'],
    ['名称', 'name'],
    ['获得日期', 'obtained'],
    ['途径', 'way'],
    ['评委会/考试', 'body'],
    ['输出标识', null],
  ]),
  aboutPeople('A08', 'educations', [
    ['学历名称', 'level'],
    ['代码', 'level'],
    ['学位名称', 'degree'],
    ['代码', 'degree'],
    ['入学', 'started'],
    ['毕业', 'ended'],
    ['学位授予', 'degreeGranted'],
    ['学校', 'school'],
    ['专业', 'major'],
    ['专业类别', null],
    ['教育类别', 'kind'],
    ['学制', 'years'],
    ['输出标识', null],
  ]),
  aboutPeople('A14', 'rewards', [
    ['奖惩名称', 'name'],
    ['代码', 'code'],
    ['批准日期', 'approved'],
    ['机关', 'organ'],
    ['机关级别', 'organLevel'],
    ['受奖惩时层次', 'tierThen'],
    ['撤销日期', 'revoked'],
    ['机关性质', null],
  ]),
  aboutPeople('A15', 'appraisals', [
    ['考核结论', 'result'],
    ['年度', 'year'],
  ]),
  aboutPeople('A36', 'family', [
    ['成员姓名', 'name'],
    ['称谓', 'relation'],
    ['出生日期', 'birthDate'],
    ['政治面貌', 'politicalStatus'],
    ['单位职务', 'work'],
    ['排序', null],
  ]),
  recruitment,
];
