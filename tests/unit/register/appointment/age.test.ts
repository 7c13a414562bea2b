import { describe, expect, it } from 'vitest';
import { aged } from './age-cases';
import { saysOf, takes } from './case';
import { village, type Draft } from './sound-scene';

// The batch takes effect on 10 June 2025, in the sixth month of the reform.
const rules = ['batch.retired', 'batch.ownLimit', 'batch.limitUnknown', 'batch.retiringSoon'] as const;

function found(change: (scene: Draft) => void): Record<string, string[]> {
  const all = rules.map((rule) => [rule, saysOf(rule, change)] as const);
  return Object.fromEntries(all.filter(([, says]) => says.length > 0));
}

describe('the age of whoever takes a post', () => {
  it.each([
    // Born May 1965: 60 in May 2025, the fifth month of the reform: two months later, July.
    ['1965-05', '60', { 'batch.retiringSoon': ['王晓明 2025.07 到龄，只余 1 个月，不满 2 年'] }],
    // Born April 1965: 60 in April 2025, the fourth month: one month later, May, which has passed.
    ['1965-04', '60', { 'batch.retired': ['王晓明 1965.04 出生，2025.05 到龄'] }],
    // 63 without any rule of the reform: June 1962 is 63 in June 2025, July 1962 a month later.
    ['1962-06', '63', { 'batch.ownLimit': ['王晓明 1962.06 出生，改革前任职年龄界限为63岁，2025.06 到龄'] }],
    ['1962-07', '63', { 'batch.retiringSoon': ['王晓明 2025.07 到龄，只余 1 个月，不满 2 年'] }],
    // Two years and no more are left, or one month less.
    ['1964-06', '63', {}],
    ['1964-05', '63', { 'batch.retiringSoon': ['王晓明 2027.05 到龄，只余 1 年 11 个月，不满 2 年'] }],
    ['1960-06', '65', { 'batch.ownLimit': ['王晓明 1960.06 出生，改革前任职年龄界限为65岁，2025.06 到龄'] }],
    ['1960-07', '65', { 'batch.retiringSoon': ['王晓明 2025.07 到龄，只余 1 个月，不满 2 年'] }],
    ['1962-06', '65', {}],
    ['1959-06', '66', { 'batch.ownLimit': ['王晓明 1959.06 出生，改革前任职年龄界限为66岁，2025.06 到龄'] }],
    ['1961-06', '66', {}],
    ['1985-03', '66', {}],
  ])('born %s, limit %s', (birthDate, reformAgeLimit, says) => {
    expect(found(aged({ birthDate, reformAgeLimit }))).toEqual(says);
  });

  it('goes by the written month where the limit has no rule', () => {
    const given = { birthDate: '1962-07', reformAgeLimit: '63', retirementMonth: '2025-06' };
    expect(found(aged(given))).toEqual({
      'batch.ownLimit': ['王晓明 1962.07 出生，改革前任职年龄界限为63岁，2025.06 到龄'],
    });
    // Where the reform has one, the written month is another check's.
    expect(found(aged({ retirementMonth: '2025-06' }))).toEqual({});
  });

  it.each([
    [{ reformAgeLimit: '-1' }, '标明为已到龄人员，不推算到龄年月'],
    [
      { reformAgeLimit: '-1', retirementMonth: '2024-06' },
      '标明为已到龄人员（到龄年月 2024.06），不推算到龄年月',
    ],
    [{ reformAgeLimit: '-1', birthDate: '1955-01' }, '标明为已到龄人员，不推算到龄年月'],
    [{ birthDate: null }, '没有出生年月，无法推算到龄年月'],
    [{ birthDate: '1964' }, '没有出生年月，无法推算到龄年月'],
    [{ birthDate: '1964', reformAgeLimit: '63' }, '没有出生年月，无法推算到龄年月'],
    [{ gender: null }, '没有性别，无法推算到龄年月'],
  ])('is hinted at where no limit can be computed: %j', (given, says) => {
    expect(found(aged(given))).toEqual({ 'batch.limitUnknown': [`王晓明${says}`] });
  });

  it('is not asked for posts in a village', () => {
    for (const given of [{ birthDate: '1960-01' }, { reformAgeLimit: '-1' }, { birthDate: null }])
      expect(
        found((scene) => {
          aged(given)(scene);
          takes(scene, { organizationId: village, post: '村委会主任', memberKind: '1' });
        }),
      ).toEqual({});
  });
});
