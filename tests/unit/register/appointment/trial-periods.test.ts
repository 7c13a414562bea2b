import { describe, expect, it } from 'vitest';
import { newItem } from '#shared/register/appointment/batch';
import {
  daysLeft,
  holdsTaken,
  trialEnd,
  trialState,
  trialUntil,
} from '#shared/register/appointment/trial-periods';
import { row } from '../checks/sound';
import { away, home, take } from './sound-scene';

const trial = { from: '2025-05-20', until: '2026-05', decided: false, holds: true };

describe('a trial period', () => {
  it('is over on the day on which it began, in the month until which it runs', () => {
    expect(trialEnd(trial)).toBe('2026-05-20');
    // June has thirty days.
    expect(trialEnd({ from: '2025-05-31', until: '2026-06' })).toBe('2026-06-30');
    expect(trialEnd({ from: '2025-05', until: '2026-05' })).toBe('2026-05');
  });

  it('counts the days that are left', () => {
    expect(daysLeft(trial, '2026-05-20')).toBe(0);
    expect(daysLeft(trial, '2026-04-20')).toBe(30);
    expect(daysLeft(trial, '2026-05-21')).toBe(-1);
  });

  it('is near its end within so many days, and over on the day after the last', () => {
    expect(trialState(trial, '2026-04-19', 30)).toBe('running');
    expect(trialState(trial, '2026-04-20', 30)).toBe('soon');
    expect(trialState(trial, '2026-05-20', 30)).toBe('soon');
    expect(trialState(trial, '2026-05-21', 30)).toBe('overdue');
  });

  it('is nobody’s concern once it is decided, or the post is left', () => {
    expect(trialState({ ...trial, decided: true }, '2026-05-21', 30)).toBe('decided');
    expect(trialState({ ...trial, holds: false }, '2026-05-21', 30)).toBe('left');
    expect(trialState({ ...trial, decided: true, holds: false }, '2026-05-21', 30)).toBe('decided');
  });

  it('is none on secondment', () => {
    const { fields } = newItem(1);
    expect(trialUntil({ fields: { ...fields, change: '26', probationUntil: '2026-05' } })).toBe('2026-05');
    expect(trialUntil({ fields: { ...fields, change: '37', probationUntil: '2026-05' } })).toBeNull();
  });

  it('goes with the post that was taken', () => {
    const taken = { takes: [take({ organizationId: away, post: '镇长' })] };
    const held = (organizationId: number, post: string) => [row('appointments', { organizationId, post })];
    expect(holdsTaken(taken, held(away, '镇长'))).toBe(true);
    expect(holdsTaken(taken, held(home, '镇长'))).toBe(false);
    expect(holdsTaken(taken, held(away, '副镇长'))).toBe(false);
  });
});
