import { describe, expect, it } from 'vitest';
import { retirementMonth } from '#shared/register/person/retirement';

describe('retirementMonth', () => {
  // Worked by hand from: men 60 -> 63 and women cadres 55 -> 58, one month per four; women workers 50 -> 55, one per two.
  it.each([
    // Men: the old age before 2025 stays.
    ['1964-12', '1', 'cadre', '2024-12'],
    // 60 in 2025-01 to 04: one month more; 2025-05: two.
    ['1965-01', '1', 'cadre', '2025-02'],
    ['1965-04', '1', 'cadre', '2025-05'],
    ['1965-05', '1', 'cadre', '2025-07'],
    // 60 in 2036-09, 140 months after the start: 36 months, the most.
    ['1976-08', '1', 'worker', '2039-07'],
    ['1976-09', '1', 'worker', '2039-09'],
    ['1990-01', '1', 'cadre', '2053-01'],
    // Women cadres: 55 in 2025-01; in 2036-09.
    ['1969-12', '2', 'cadre', '2024-12'],
    ['1970-01', '2', 'cadre', '2025-02'],
    ['1981-09', '2', 'cadre', '2039-09'],
    // Women workers: 50 in 2025-01 and -02 one month, -03 two; 2034-11 sixty, the most.
    ['1975-02', '2', 'worker', '2025-03'],
    ['1975-03', '2', 'worker', '2025-05'],
    ['1984-11', '2', 'worker', '2039-11'],
    ['1990-06-15', '2', 'worker', '2045-06'],
  ] as const)('%s, sex %s, %s: %s', (birth, sex, category, expected) => {
    expect(retirementMonth(birth, sex, category)).toBe(expected);
  });

  it('takes the own former limit of a woman of county rank', () => {
    // 60 in 2030-01, 60 months after the start: sixteen months more.
    expect(retirementMonth('1970-01', '2', 'cadre', 60)).toBe('2031-05');
  });

  it('is unknown without a month of birth', () => {
    expect(retirementMonth('1970', '1', 'cadre')).toBeUndefined();
    expect(retirementMonth('1970-13', '1', 'cadre')).toBeUndefined();
  });
});
