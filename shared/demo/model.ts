import type { FieldValue } from '#shared/lib/field';

/** Only the fields that are filled, by their keys in the register; what is missing is empty. */
export type Sparse = Readonly<Record<string, FieldValue>>;

/** A unit of the county. `key` counts from 1 in the order of the tree; `organizationId` fields hold such keys. */
export interface DemoOrganization {
  readonly key: number;
  readonly parentKey: number | null;
  readonly fields: Sparse;
}

/** What was made wrong on purpose, so that the logic checks have something to find. */
export const demoProblems = [
  'idSexMismatch',
  'idBirthMismatch',
  'idCheckDigit',
  'resumeGap',
  'partyBefore18',
  'workBefore16',
  'noLastAppraisal',
  'educationOrder',
  'familyPartyMinor',
  'appointmentBeforeWork',
] as const;
export type DemoProblem = (typeof demoProblems)[number];

/** A person with the repeated sets that hold rows, by their keys in the register. */
export interface DemoPerson {
  readonly fields: Sparse;
  readonly children: Readonly<Record<string, readonly Sparse[]>>;
  readonly problem: DemoProblem | null;
}

export interface DemoOptions {
  readonly people: number;
  /** YYYY-MM-DD: careers end here, appraisals are of the three years before. */
  readonly today: string;
  readonly seed?: number;
}

/** One county: its units, and its people unit by unit. */
export interface DemoCounty {
  readonly organizations: readonly DemoOrganization[];
  readonly people: () => Generator<DemoPerson>;
}
