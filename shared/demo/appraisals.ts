import type { Sparse } from './model';
import { monthIn, yearOf, type Month } from './months';
import type { Random } from './random';

/** Who of a unit is appraised; the rows are added to `rows`. */
export interface Appraised {
  readonly workStarted: Month;
  readonly rows: Sparse[];
  /** Village cadres and staff are appraised, reserves and farmers are not. */
  readonly eligible: boolean;
  /** No 不定等次 for a trial period outside the civil service. */
  readonly official: boolean;
  /** Years touched by a penalty, in which nobody is 优秀. */
  readonly barred: ReadonlySet<number>;
}

/**
 * Annual appraisals of one unit for the three years before `today`: at most one in five 优秀 in a unit and year
 * (公务员考核规定 2020), 不定等次 in the year somebody joined, and now and then a 基本称职.
 */
export function appraise(people: readonly Appraised[], today: Month, random: Random): void {
  const last = yearOf(today) - 1;
  for (const year of [last - 2, last - 1, last]) {
    const joined = people.filter(({ eligible, workStarted }) => eligible && workStarted < monthIn(year, 7));
    const graded = joined.filter(
      ({ workStarted, official }) => !official || workStarted < monthIn(year - 1, 12),
    );
    const quota = Math.floor(graded.length / 5);
    const shift = random.int(0, Math.max(0, graded.length - 1));
    const excellent = new Set(graded.filter((_, index) => (index + shift) % graded.length < quota));
    for (const person of joined) {
      const result =
        excellent.has(person) && !person.barred.has(year)
          ? '1'
          : !graded.includes(person)
            ? '5A'
            : random.chance(0.008)
              ? '3'
              : '2';
      person.rows.push({ year: String(year), result });
    }
  }
}
