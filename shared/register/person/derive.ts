import { codeText } from '#shared/lib/code-tables';
import { educationRank } from '#shared/lib/education';
import type { PersonDerived } from '../fields/person';
import type { ChildRecord } from '../fields/children';

type Education = ChildRecord<'educations'>;

export interface DerivedEducation {
  readonly derived: PersonDerived;
  /** Comparable size of the highest education; 0 when none is known. */
  readonly rank: number;
}

function rankOf(education: Education): number {
  return education.level ? educationRank(education.level) : 0;
}

function highest(educations: readonly Education[]): Education | undefined {
  return educations.reduce<Education | undefined>(
    (best, next) => (best === undefined || rankOf(next) > rankOf(best) ? next : best),
    undefined,
  );
}

function words(education: Education | undefined): string | null {
  if (!education) return null;
  const parts = [codeText('ZB64', education.level), codeText('GB6864', education.degree)];
  return parts.filter(Boolean).join(' ') || null;
}

function school(education: Education | undefined): string | null {
  return education ? [education.school, education.major].filter(Boolean).join('') || null : null;
}

/**
 * What lists show of a person's education rows: the highest of all, and the highest full-time and on-the-job ones
 * as the approval form and the rosters print them.
 */
export function deriveEducation(educations: readonly Education[]): DerivedEducation {
  const fullTime = highest(educations.filter((education) => education.kind === '1'));
  const onJob = highest(educations.filter((education) => education.kind === '2'));
  const best = highest(educations);
  return {
    rank: best ? rankOf(best) : 0,
    derived: {
      highestEducation: best?.level ?? null,
      fullTimeEducation: words(fullTime),
      fullTimeSchool: school(fullTime),
      onJobEducation: words(onJob),
      onJobSchool: school(onJob),
    },
  };
}
