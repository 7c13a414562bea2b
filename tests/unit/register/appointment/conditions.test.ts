import { describe, expect, it } from 'vitest';
import { checkSettingsSchema, type CheckSettings } from '#shared/register/checks/check-settings';
import { row } from '../checks/sound';
import { saysOf, takes } from './case';
import { away, office, personOf, village, type Draft } from './sound-scene';

function educated(scene: Draft, level: string | null): void {
  Object.assign(personOf(scene).children.educations[0] ?? {}, { level, degree: null });
}

const posts = {
  secretary: { organizationId: away, post: '党委书记', tier: '0141', memberKind: '1' },
  mayor: { organizationId: away, post: '镇长', tier: '0141', memberKind: '1' },
  member: { organizationId: away, post: '党委委员', tier: '0142', memberKind: 'Z' },
  clerk: { organizationId: away, post: '科员', tier: '0150', memberKind: null, leader: false },
  director: { organizationId: office, post: '局长', tier: '0141', memberKind: '1' },
  village: { organizationId: village, post: '村党支部书记', memberKind: '1' },
  head: { organizationId: village, post: '村委会主任', memberKind: '1' },
} as const;

describe('the education asked of a post', () => {
  // ZB64: 21 大学, 31 大专, 41 中专, 71 初中.
  it.each([
    ['secretary', '21', []],
    ['secretary', '31', ['王晓明最高学历大专，拟任青溪镇党委书记要求大学以上']],
    ['mayor', '31', []],
    ['mayor', '41', ['王晓明最高学历中专，拟任青溪镇镇长要求大专以上']],
    ['member', '41', ['王晓明最高学历中专，拟任青溪镇党委委员要求大专以上']],
    ['member', null, ['王晓明没有填写学历，拟任青溪镇党委委员要求大专以上']],
    ['clerk', '71', []],
    ['director', '71', []],
    ['village', '41', []],
    ['village', '71', ['王晓明最高学历初中，拟任青溪镇桃花村党支部书记要求高中或中专以上']],
    ['head', '71', []],
  ] as const)('%s with %s', (post, level, says) => {
    const change = (scene: Draft): void => {
      educated(scene, level);
      takes(scene, posts[post]);
    };
    expect(saysOf('batch.education', change)).toEqual(says);
  });

  it.each([
    ['director', { organTeamEducation: 4 }, '31', ['王晓明最高学历大专，拟任县农业农村局局长要求大学以上']],
    ['secretary', { secretaryEducation: 5 }, '21', ['王晓明最高学历大学，拟任青溪镇党委书记要求研究生以上']],
    ['mayor', { townTeamEducation: 0 }, '71', []],
    ['village', { villageSecretaryEducation: 1 }, '71', []],
  ] as const)('is what the county sets: %s, %j', (post, thresholds, level, says) => {
    const change = (scene: Draft): void => {
      scene.settings = checkSettingsSchema.parse({ thresholds });
      educated(scene, level);
      takes(scene, posts[post]);
    };
    expect(saysOf('batch.education', change)).toEqual(says);
  });
});

describe('the years at the tier below', () => {
  /** Wang, deputy since a month, without any rank but the given row. */
  const deputySince =
    (postTierSince: string | null, ...ranks: Parameters<typeof row<'ranks'>>[1][]) =>
    (scene: Draft) => {
      const { fields, children } = personOf(scene);
      Object.assign(fields, { postTierSince, rank: null, rankSince: null });
      children.appointments.forEach((one) => Object.assign(one, { started: postTierSince }));
      children.ranks.push(...ranks.map((given) => row('ranks', { kind: 'rank', ...given })));
    };

  it.each([
    ['2023-06', []],
    ['2023-07', ['王晓明任乡科级副职 1 年 11 个月，不满 2 年']],
    [null, ['王晓明任乡科级副职的时间没有填写']],
  ])('from %s to June 2025', (since, says) => {
    expect(saysOf('batch.tierYears', deputySince(since))).toEqual(says);
  });

  it('count 主任科员 ranks with those of 乡科级副职, each month once', () => {
    const rank = { name: '四级主任科员', started: '2022-07', ended: '2023-07' };
    expect(saysOf('batch.tierYears', deputySince('2023-07', rank))).toEqual([]);
    expect(saysOf('batch.tierYears', deputySince('2024-07', rank))).toEqual([
      '王晓明任乡科级副职和主任科员职级 1 年 11 个月，不满 2 年',
    ]);
    const clerk = { ...rank, name: '一级科员' };
    expect(saysOf('batch.tierYears', deputySince('2023-07', clerk))).toHaveLength(1);
  });

  it.each([
    ['2024-06', 0],
    ['2024-07', 1],
  ])('forbid another promotion within a year of %s', (since, count) => {
    expect(saysOf('batch.promotedLately', deputySince(since)).length).toBe(count);
  });

  it.each([
    ['0142', null, []],
    ['0150', null, ['batch.tierJump']],
    // A clerk of the fourth rank of 主任科员 since January 2020 passes over nothing; one since July 2023 lacks a month.
    ['0150', '2020-01', []],
    ['0150', '2023-07', ['batch.tierYears']],
  ])('and jumps: tier %s, rank since %s', (postTier, rankSince, expected) => {
    const change = (scene: Draft): void => {
      const { fields, children } = personOf(scene);
      Object.assign(fields, { postTier, rank: rankSince === null ? null : '1A', rankSince });
      if (postTier === '0150')
        children.appointments.forEach((held) => Object.assign(held, { tier: postTier }));
    };
    const rules = ['batch.tierJump', 'batch.tierTwoJumps', 'batch.tierYears'];
    expect(rules.filter((rule) => saysOf(rule, change).length > 0)).toEqual(expected);
  });
});

it.each([
  ['2024-06', {}, 0],
  ['2024-07', {}, 1],
  ['2024-07', { recruitTrialMonths: 6 }, 0],
])('recruited %s with %j: %i', (recruited, thresholds: Partial<CheckSettings['thresholds']>, count) => {
  const says = saysOf('batch.recruitTrial', (scene) => {
    scene.settings = checkSettingsSchema.parse({ thresholds });
    personOf(scene).fields.recruited = recruited;
  });
  expect(says.length).toBe(count);
});
