import type { PersonChildren } from './fields/children';
import type { PersonDerived, PersonRecord } from './fields/person';

/** One node of the organization tree, in reading order. */
export interface OrganizationNode {
  readonly id: number;
  readonly parentId: number | null;
  readonly name: string;
  readonly code: string | null;
  readonly kind: string;
  readonly path: string;
  readonly depth: number;
  readonly abolished: boolean;
  readonly weakVillage: boolean;
}

/** Everything the register holds of one person but photo and attachments. */
export interface PersonDocument {
  readonly id: number;
  readonly uuid: string;
  readonly version: number;
  readonly updatedAt: string;
  readonly deletedAt: string | null;
  readonly fields: PersonRecord;
  readonly derived: PersonDerived;
  readonly children: PersonChildren;
}

/** A line of the global search. */
export interface PersonHit {
  readonly id: number;
  readonly name: string;
  readonly organization: string;
  readonly currentPost: string | null;
  readonly birthDate: string | null;
}
