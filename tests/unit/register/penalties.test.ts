import { describe, expect, it } from 'vitest';
import { codeText } from '#shared/lib/code-tables';
import { penaltyEffect, penaltyEffectUntil, penaltyInForce } from '#shared/register/person/penalties';
import { row } from './checks/sound';

describe('effect of penalties', () => {
  it.each([
    ['02110', '警告', 6],
    ['02112', '记过', 12],
    ['02113', '记大过', 18],
    ['02114', '降级', 24],
    ['02117', '撤职', 24],
  ])('%s %s: %i months by 公务员法 64 and 政务处分法 8', (code, name, months) => {
    expect(codeText('ZB65', code)).toBe(name);
    expect(penaltyEffect(code)).toMatchObject({
      months,
      source: '《公务员法》第六十四条、《公职人员政务处分法》第八条',
    });
  });

  it('counts from the day of approval, in the precision known', () => {
    expect(penaltyEffectUntil('02110', '2024-08-31')).toBe('2025-02-28');
    expect(penaltyEffectUntil('02113', '2024-01')).toBe('2025-07');
    expect(penaltyEffectUntil('02119', '2024-01')).toBeUndefined();
    expect(penaltyEffectUntil('02110', null)).toBeUndefined();
  });

  it('is in force until the day before its end, unless revoked', () => {
    const warning = row('rewards', { kind: 'penalty', code: '02110', approved: '2025-01-20' });
    expect(penaltyInForce(warning, '2025-07-19')).toBe('2025-07-20');
    expect(penaltyInForce(warning, '2025-07-20')).toBeUndefined();
    expect(penaltyInForce(warning, '2025-01-19')).toBeUndefined();
    expect(penaltyInForce({ ...warning, revoked: '2025-03-01' }, '2025-03-01')).toBeUndefined();
    expect(penaltyInForce({ ...warning, revoked: '2025-03-01' }, '2025-02-28')).toBe('2025-07-20');
    expect(penaltyInForce({ ...warning, effectUntil: '2025-05-01' }, '2025-06-01')).toBeUndefined();
    expect(penaltyInForce({ ...warning, kind: 'reward' }, '2025-06-01')).toBeUndefined();
  });
});
