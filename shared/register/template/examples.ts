import { makeIdNumber } from '#shared/lib/id-number';

/** In front of the first cell of a row that shows how to fill in; the import passes such rows over (workbooks/row-kinds.ts). */
export const EXAMPLE_MARK = '（示例）';

/** Of a region that is assigned to no place: nobody's number. */
const exampleId = makeIdNumber({ region: '990122', birth: '1985-03-05', sequence: 1, sex: '1' });

/** The example row of the sheet 人员, by target. */
export const personExample: Readonly<Record<string, string>> = {
  'field:name': `${EXAMPLE_MARK}李明`,
  'field:idNumber': exampleId,
  'field:gender': '男',
  'field:birthDate': '1985.03',
  'field:ethnicity': '汉族',
  'field:nativePlace': '江南示范',
  'field:birthPlace': '江南示范',
  'field:health': '健康',
  'field:politicalStatus': '中共党员',
  'field:partyJoined': '2006.06',
  'field:workStarted': '2007.07',
  unit: '青石镇',
  'field:currentPost': '青石镇党委副书记、镇长',
  'field:currentPostSince': '2021.05',
  'field:postTier': '乡科级正职',
  'field:postTierSince': '2021.05',
  'field:rank': '二级主任科员',
  'field:rankSince': '2022.01',
  'education:1': '大学',
  'member:educations:1:degree': '农学学士',
  'school:1': '江南农业大学农学院农学专业',
  'member:educations:1:ended': '2007.06',
  'education:2': '研究生',
  'school:2': '省委党校经济管理专业',
  'member:educations:2:ended': '2018.06',
  'field:speciality': '果树栽培',
  'field:personnelCategory': '综合管理类公务员',
  'field:managementStatus': '现职人员',
  'field:managementCategory': '县级党委管理干部',
  'field:staffing': '行政编制',
  'field:grassrootsTwoYears': '是',
  'field:civilServantRegistered': '2008.07',
  'field:selectedGraduate': '是',
  tags: '选调生',
  'field:phone': '12000000000',
  'field:residence': '示范县青石镇',
};

/** The owner of every example row. */
export const exampleOwner = [`${EXAMPLE_MARK}李明`, exampleId] as const;

/** Example rows of the other sheets, by set and field. */
export const setExamples: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  family: {
    relation: '妻子',
    name: '王芳',
    birthDate: '1986.05',
    politicalStatus: '群众',
    work: '示范县青石镇中心学校教师',
  },
  resume: { started: '2007.07', ended: '2012.03', content: '示范县青石镇人民政府办事员、科员' },
  appraisals: { year: '2024', result: '优秀', remark: '' },
  rewards: {
    kind: '奖励',
    name: '记三等功',
    approved: '2020.07.01',
    organ: '中共示范县委、示范县人民政府',
    reason: '抗洪抢险表现突出',
  },
};

/** The example row of the sheet 单位, by target. */
export const unitExample: Readonly<Record<string, string>> = {
  'field:name': `${EXAMPLE_MARK}柳河村`,
  parentUnit: '青石镇',
  'field:code': '990122101203',
  'field:kind': '村',
  'field:level': '其他',
  'field:households': '412',
  'field:population': '1530',
  'field:partyMembers': '46',
  'field:villagerGroups': '9',
  'field:collectiveIncome': '12.5',
  'field:siteState': '完好',
  'field:siteArea': '120',
  'field:villageClass': '先进',
};
