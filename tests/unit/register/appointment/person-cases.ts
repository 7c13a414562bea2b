import { row } from '../checks/sound';
import { asChief, item, takes, type Case } from './case';
import { away, changeItem, countyUnit, office, personOf, village, wangsPost } from './sound-scene';

const termCases: readonly Case[] = [
  {
    // May 2022 to June 2025.
    rule: 'batch.withinTerm',
    says: '任雁阵镇副镇长 3 年 1 个月，不满一届（5 年）',
    break: (scene) => {
      Object.assign(personOf(scene).children.appointments[0] ?? {}, { started: '2022-05' });
      changeItem(scene, () => ({ leaves: [{ ...wangsPost(), started: '2022-05' }] }));
    },
  },
  {
    rule: 'batch.fullTerms',
    says: '任雁阵镇镇长 7 年，不满 2 届（10 年）',
    break: (scene) => asChief(scene, '2018-06'),
  },
  {
    rule: 'batch.officeToTownship',
    says: '在乡镇任职 6 年 1 个月，不满 2 届',
    break: (scene) => {
      const { children } = personOf(scene);
      children.appointments.push(
        row('appointments', {
          organizationId: office,
          post: '科员',
          tier: '0150',
          started: '2007-08',
          ended: '2019-05',
          state: '0',
        }),
      );
      children.resume.splice(
        1,
        1,
        row('resume', { started: '2007-08', ended: '2019-05', content: '县农业农村局科员' }),
      );
      takes(scene, { organizationId: office, post: '局长', tier: '0141', memberKind: '1' });
    },
  },
  {
    rule: 'batch.townshipYears',
    says: '乡镇工作经历 0 个月，不满 3 年',
    break: (scene) => {
      const { children } = personOf(scene);
      Object.assign(children.appointments[0] ?? {}, { organizationId: office, post: '副局长' });
      children.resume.splice(1, 2, row('resume', { started: '2007-08', content: '县农业农村局干部' }));
      changeItem(scene, () => ({ leaves: [{ ...wangsPost(), organizationId: office, post: '副局长' }] }));
    },
  },
  {
    // At the end of a term two terms are counted, whatever is left of one.
    rule: 'batch.fullTerms',
    says: '任雁阵镇镇长 3 年 11 个月，不满 2 届（10 年）',
    break: (scene) => {
      asChief(scene, '2021-07');
      scene.fields.kind = 'term';
    },
  },
  {
    rule: 'batch.promotedLately',
    says: '只有 7 个月，不满 1 年',
    break: (scene) => void (personOf(scene).fields.postTierSince = '2024-11'),
  },
];

const conditionCases: readonly Case[] = [
  {
    rule: 'batch.tierYears',
    says: '任乡科级副职 1 年 5 个月，不满 2 年',
    break: (scene) =>
      void Object.assign(personOf(scene).fields, { postTierSince: '2024-01', rank: null, rankSince: null }),
  },
  {
    rule: 'batch.tierUnknown',
    says: '没有现职务层次，拟任乡科级正职',
    break: (scene) => void (personOf(scene).fields.postTier = null),
  },
  {
    // 0842 stands as high as 0142: its years count.
    rule: 'batch.tierYears',
    says: '任乡科级副职 1 年 5 个月，不满 2 年',
    break: (scene) =>
      void Object.assign(personOf(scene).fields, {
        postTier: '0842',
        postTierSince: '2024-01',
        rank: null,
        rankSince: null,
      }),
  },
  {
    rule: 'batch.tierJump',
    says: '由科员拟任乡科级正职，越过一个层次',
    break: (scene) =>
      void Object.assign(personOf(scene).fields, { postTier: '0150', rank: null, rankSince: null }),
  },
  {
    rule: 'batch.tierTwoJumps',
    says: '由科员拟任县处级副职，越过两个层次',
    break: (scene) => {
      personOf(scene).fields.postTier = '0150';
      takes(scene, { organizationId: countyUnit, post: '副县长', tier: '0132', memberKind: '3' });
    },
  },
  {
    rule: 'batch.recruitTrial',
    says: '试用期至 2025.08',
    break: (scene) => void (personOf(scene).fields.recruited = '2024-08'),
  },
  { rule: 'batch.trial', says: '没有填写试用期', break: (scene) => item(scene, { method: '1' }) },
  {
    rule: 'batch.trialLength',
    says: '应至 2026.06',
    break: (scene) => item(scene, { method: '1', probationUntil: '2026-01' }),
  },
  {
    // 记过, twelve months from September 2024.
    rule: 'batch.penalty',
    says: '影响期至 2025.09',
    break: (scene) =>
      void personOf(scene).children.rewards.push(
        row('rewards', { kind: 'penalty', name: '记过', code: '02112', approved: '2024-09-10' }),
      ),
  },
  {
    rule: 'batch.penaltyUnknown',
    says: '受记过，没有影响期',
    break: (scene) =>
      void personOf(scene).children.rewards.push(
        row('rewards', { kind: 'penalty', name: '记过', code: '02112' }),
      ),
  },
  {
    rule: 'batch.penaltyHint',
    says: '尚在影响期内',
    break: (scene) => {
      asChief(scene, '2014-01');
      personOf(scene).children.rewards.push(
        row('rewards', { kind: 'penalty', name: '记过', code: '02112', approved: '2024-09-10' }),
      );
    },
  },
  {
    rule: 'batch.incompetent',
    says: '2024 年度考核不称职',
    break: (scene) => void Object.assign(personOf(scene).children.appraisals[1] ?? {}, { result: '4' }),
  },
  {
    rule: 'batch.appraisalLow',
    says: '2024 年度考核基本称职',
    break: (scene) => void Object.assign(personOf(scene).children.appraisals[1] ?? {}, { result: '3' }),
  },
  {
    rule: 'batch.appraisalMissing',
    says: '没有 2024 年度考核结果',
    break: (scene) => void personOf(scene).children.appraisals.pop(),
  },
  {
    rule: 'batch.education',
    says: '最高学历大专，拟任青溪镇党委书记要求大学以上',
    break: (scene) => {
      Object.assign(personOf(scene).children.educations[0] ?? {}, { level: '31', degree: null });
      takes(scene, { organizationId: away, post: '党委书记', tier: '0141', memberKind: '1' });
    },
  },
  {
    rule: 'batch.partyMember',
    says: '政治面貌为预备党员',
    break: (scene) => void (personOf(scene).fields.politicalStatus = '02'),
  },
  {
    rule: 'batch.partyAge',
    says: '2024.10 入党',
    break: (scene) => {
      personOf(scene).fields.partyJoined = '2024-10';
      takes(scene, { organizationId: away, post: '党委书记', tier: '0141', memberKind: '1' });
    },
  },
];

const coReviewCases: readonly Case[] = [
  {
    rule: 'batch.coReview',
    says: '没有报请协审',
    break: (scene) => takes(scene, { organizationId: village, post: '村党支部书记', memberKind: '1' }),
  },
  {
    rule: 'batch.coReview',
    says: '协审结果为不同意',
    break: (scene) => {
      scene.completing = false;
      takes(scene, { organizationId: village, post: '村党总支书记', memberKind: '1' });
      item(scene, { coAsked: '2025-05-01', coAnswered: '2025-05-09', coResult: 'disagree' });
    },
  },
  {
    rule: 'batch.coReview',
    says: '没有报请协审',
    break: (scene) =>
      takes(scene, { organizationId: village, post: '村党支部书记兼村委会主任', memberKind: '1' }),
  },
  ...[
    ['2025-05-10', '2025-05-09', '早于报请 2025.05.10'],
    ['2025-05-10', '2025-07-01', '还没有到'],
    ['2025-05-10', '2025-05-21', '晚于讨论决定 2025.05.20'],
  ].map(([coAsked = '', coAnswered = '', says = '']): Case => ({
    rule: 'batch.coReviewOrder',
    says,
    break: (scene) => {
      takes(scene, { organizationId: village, post: '村党支部书记', memberKind: '1' });
      item(scene, { coAsked, coAnswered, coResult: 'agree' });
    },
  })),
  {
    rule: 'batch.coReviewDue',
    says: '还没有报请协审',
    break: (scene) => {
      scene.completing = false;
      takes(scene, { organizationId: village, post: '社区党委书记', memberKind: '1' });
    },
  },
];

/** Rules about terms, conditions and co-review. */
export const conditionAndTermCases: readonly Case[] = [...termCases, ...conditionCases, ...coReviewCases];
