import { makeIdNumber } from '#shared/lib/id-number';
import { add, all, change, clear, set, type Case } from './case';

const girl = makeIdNumber({ region: '999001', birth: '1985-03-20', sequence: 7, sex: '2' });

export const historyCases: readonly Case[] = [
  // Education.
  ['education.none', clear('educations'), '没有学历', ['children.educations']],
  [
    'education.levelMissing',
    add('educations', { kind: '2' }),
    '学历学位第 2 行：学历、学位都未填写',
    ['children.educations.1.level'],
  ],
  [
    'education.startOrSchool',
    change('educations', 0, { started: null, school: null }),
    '学历学位第 1 行：大学没有入学时间、毕业院校',
    ['children.educations.0.started', 'children.educations.0.school'],
  ],
  [
    'education.endOrMajor',
    change('educations', 0, { major: null }),
    '学历学位第 1 行：大学没有系及专业',
    ['children.educations.0.major'],
  ],
  [
    'education.schoolNotNeeded',
    add('educations', { kind: '1', level: '61', school: '雁阵一中' }),
    '学历学位第 2 行：高中填了毕业院校“雁阵一中”',
    ['children.educations.1.school'],
  ],
  [
    'education.partySchool',
    change('educations', 0, { level: '2A' }),
    '学历学位第 1 行：中央党校大学填成了全日制',
    ['children.educations.0.kind'],
  ],
  [
    'education.endBeforeStart',
    change('educations', 0, { ended: '2003-09' }),
    '学历学位第 1 行：毕业时间 2003.09 不晚于入学时间 2003.09',
    ['children.educations.0.ended', 'children.educations.0.started'],
  ],
  [
    'education.endAhead',
    change('educations', 0, { ended: '2026-06' }),
    '学历学位第 1 行：毕业时间 2026.06 晚于今天',
    ['children.educations.0.ended'],
  ],
  [
    'education.onJobBeforeWork',
    change('educations', 0, { kind: '2' }),
    '学历学位第 1 行：在职教育 2007.06 毕业，不晚于参加工作时间 2007.08',
    ['children.educations.0.kind', 'children.educations.0.ended'],
  ],
  [
    'education.degreeDate',
    change('educations', 0, { degreeGranted: null }),
    '学历学位第 1 行：农学学士',
    ['children.educations.0.degreeGranted'],
  ],
  // Appraisals.
  [
    'appraisal.lastYear',
    (person) => person.children.appraisals.splice(1),
    '没有 2024 年度考核结果',
    ['children.appraisals'],
  ],
  [
    'appraisal.villageLastYear',
    all(set({ personnelCategory: null }), (person) => person.children.appraisals.splice(1)),
    '没有 2024 年度考核结果',
    ['children.appraisals'],
    { organization: { kind: 'village', level: null } },
  ],
  [
    'appraisal.earlierYears',
    (person) => person.children.appraisals.splice(0, 1),
    '没有 2023 年度考核结果',
    ['children.appraisals'],
  ],
  [
    'appraisal.summary',
    all(clear('appraisals'), set({ appraisalSummary: null })),
    '年度考核结果未填写',
    ['fields.appraisalSummary'],
  ],
  [
    'appraisal.duplicate',
    change('appraisals', 0, { year: '2024' }),
    '2024 年度考核有两行',
    ['children.appraisals.1.year'],
  ],
  [
    'appraisal.incompetentOnce',
    change('appraisals', 1, { result: '4' }),
    '2024 年度考核不称职',
    ['children.appraisals'],
  ],
  [
    'appraisal.incompetentTwice',
    all(change('appraisals', 0, { result: '4' }), change('appraisals', 1, { result: '4' })),
    '2023、2024 年度考核连续不称职',
    ['children.appraisals'],
  ],
  [
    'appraisal.excellentUnderPenalty',
    all(
      change('appraisals', 1, { result: '1' }),
      set({ rewardSummary: '2024年记过' }),
      // 记过 from 2023-11: twelve months, so it reaches into 2024.
      add('rewards', { kind: 'penalty', name: '记过', code: '02112', approved: '2023-11-05' }),
    ),
    '年度考核第 2 行：2024 年度考核优秀，而 2023.11 受记过',
    ['children.appraisals.1.result'],
  ],
  // Rewards and penalties.
  [
    'reward.approved',
    all(set({ rewardSummary: '嘉奖' }), add('rewards', { kind: 'reward', name: '嘉奖', code: '01115' })),
    '奖惩第 1 行：嘉奖没有批准日期',
    ['children.rewards.0.approved'],
  ],
  [
    'reward.kind',
    all(
      set({ rewardSummary: '警告' }),
      add('rewards', { kind: 'reward', name: '警告', code: '02110', approved: '2020-01-02' }),
    ),
    '奖惩第 1 行：警告的类别是奖励，名称代码却是处分',
    ['children.rewards.0.kind', 'children.rewards.0.code'],
  ],
  [
    'reward.revokedBeforeApproved',
    all(
      set({ rewardSummary: '警告' }),
      add('rewards', {
        kind: 'penalty',
        name: '警告',
        code: '02110',
        approved: '2020-01-02',
        revoked: '2019-12-31',
      }),
    ),
    '奖惩第 1 行：撤销日期 2019.12 早于批准日期 2020.01',
    ['children.rewards.0.revoked', 'children.rewards.0.approved'],
  ],
  [
    'reward.effectUntil',
    all(
      set({ rewardSummary: '记大过' }),
      add('rewards', {
        kind: 'penalty',
        name: '记大过',
        code: '02113',
        approved: '2020-01-02',
        effectUntil: '2021-01-02',
      }),
    ),
    '奖惩第 1 行：记大过影响期至 2021.01，按《公务员法》第六十四条、《公职人员政务处分法》第八条自 2020.01 起 18 个月应至 2021.07',
    ['children.rewards.0.effectUntil', 'children.rewards.0.approved'],
  ],
  [
    'reward.inForce',
    all(
      set({ rewardSummary: '警告' }),
      add('rewards', { kind: 'penalty', name: '警告', code: '02110', approved: '2025-01-20' }),
    ),
    '奖惩第 1 行：警告影响期至 2025.07',
    ['children.rewards.0.effectUntil'],
  ],
  [
    'reward.proposedInForce',
    all(
      set({ rewardSummary: '警告', proposedPost: '雁阵镇镇长' }),
      add('rewards', { kind: 'penalty', name: '警告', code: '02110', approved: '2025-01-20' }),
    ),
    '拟任“雁阵镇镇长”，警告的影响期至 2025.07',
    ['fields.proposedPost', 'children.rewards.0.effectUntil'],
  ],
  ['reward.summaryEmpty', set({ rewardSummary: '' }), '奖惩情况未填写', ['fields.rewardSummary']],
  [
    'reward.summaryNone',
    add('rewards', { kind: 'reward', name: '嘉奖', code: '01115', approved: '2024-01' }),
    '奖惩情况填“无”，而有 1 条奖惩记录',
    ['fields.rewardSummary'],
  ],
  // Family.
  ['family.none', clear('family'), '家庭成员未填写', ['children.family']],
  [
    'family.work',
    change('family', 0, { work: '' }),
    '家庭成员第 1 行：妻子李红没有工作单位及职务',
    ['children.family.0.work'],
  ],
  [
    'family.birth',
    change('family', 0, { birthDate: null }),
    '家庭成员第 1 行：妻子李红没有出生年月',
    ['children.family.0.birthDate'],
  ],
  [
    'family.political',
    change('family', 0, { politicalStatus: null }),
    '家庭成员第 1 行：妻子李红没有政治面貌',
    ['children.family.0.politicalStatus'],
  ],
  [
    'family.minorMember',
    change('family', 2, { politicalStatus: '中共党员' }),
    '家庭成员第 3 行：女儿王小雨 2015.02 出生，未满 18 岁，政治面貌为中共党员',
    ['children.family.2.politicalStatus', 'children.family.2.birthDate'],
  ],
  [
    'family.politicalWord',
    change('family', 0, { politicalStatus: '清白' }),
    '家庭成员第 1 行：妻子李红的政治面貌“清白”不规范',
    ['children.family.0.politicalStatus'],
  ],
  [
    'family.relationWord',
    change('family', 2, { relation: '小宝' }),
    '家庭成员第 3 行：称谓“小宝”不规范',
    ['children.family.2.relation'],
  ],
  [
    'family.generation',
    change('family', 1, { birthDate: '1972-03' }),
    '家庭成员第 2 行：父亲王建国 1972.03 出生，与本人 1985.03 相差不足 14 年',
    ['children.family.1.birthDate'],
  ],
  [
    'family.spouseSex',
    change('family', 0, { relation: '丈夫' }),
    '家庭成员第 1 行：本人性别为男，配偶称谓为丈夫',
    ['children.family.0.relation'],
  ],
  [
    'family.idNumber',
    change('family', 0, { idNumber: '12345' }),
    '家庭成员第 1 行：妻子李红：身份证号应为 18 位',
    ['children.family.0.idNumber'],
  ],
  [
    'family.idNumberBirth',
    change('family', 0, { idNumber: girl }),
    '家庭成员第 1 行：妻子李红的出生年月 1986.07 与身份证号中的 1985.03 不一致',
    ['children.family.0.birthDate', 'children.family.0.idNumber'],
  ],
  [
    'family.severalChildren',
    add('family', { relation: '女儿', name: '王小雪', birthDate: '2018-01', work: '幼儿园' }),
    '家庭成员第 4 行：有多个女儿，应写长女、次女',
    ['children.family.3.relation'],
  ],
  // Other records.
  [
    'training.endBeforeStart',
    add('trainings', { name: '任职培训', started: '2024-05-10', ended: '2024-05-09' }),
    '培训第 1 行：“任职培训”结束于 2024.05，早于开始日期 2024.05',
    ['children.trainings.0.ended', 'children.trainings.0.started'],
  ],
  [
    'rank.endBeforeStart',
    add('ranks', { kind: 'rank', name: '一级科员', started: '2015-01', ended: '2014-12' }),
    '职务层次与职级第 1 行：一级科员的终止日期 2014.12 早于批准日期 2015.01',
    ['children.ranks.0.ended', 'children.ranks.0.started'],
  ],
  [
    'verification.differs',
    add('verifications', { item: 'workAge', recognized: '2007.09' }),
    '三龄两历一身份第 1 行：参加工作时间登记为 2007.08，认定结果为 2007.09',
    ['children.verifications.0.recognized'],
  ],
];
