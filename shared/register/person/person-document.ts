import type { PersonChildren } from '../fields/children';
import type { OrganizationRecord } from '../fields/organization';
import type { PersonDerived, PersonRecord } from '../fields/person';

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
  /** The unit that took this one over when it ended. */
  readonly mergedInto: number | null;
  readonly weakVillage: boolean;
  /** Pinyin of the name, syllables apart: qing shan zhen. */
  readonly nameKey: string;
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

/** What of a person is typed in: the single fields and the repeated sets. */
export interface PersonContent {
  readonly fields: PersonRecord;
  readonly children: PersonChildren;
}

/** One command in a person's history; photo and scanned pages stand beside the person's own fields. */
export interface PersonHistoryEntry {
  readonly seq: number;
  /** ISO 8601 in UTC. */
  readonly at: string;
  readonly actorName: string;
  readonly channel: string;
  readonly changes: readonly PersonHistoryChange[];
}

export interface PersonHistoryChange {
  readonly entity: string;
  readonly label: string | null;
  /** Only what differs; null: was not there before, or is no more. */
  readonly before: Readonly<Record<string, unknown>> | null;
  readonly after: Readonly<Record<string, unknown>> | null;
}

/** A line of the global search. */
export interface PersonHit {
  readonly id: number;
  readonly name: string;
  readonly organization: string;
  readonly currentPost: string | null;
  readonly birthDate: string | null;
}

/** A unit as a line of a list. */
export interface OrganizationListRow {
  readonly id: number;
  readonly parentId: number | null;
  readonly depth: number;
  readonly fields: OrganizationRecord;
}

/** An organization with everything its form shows. */
export interface OrganizationDocument {
  readonly id: number;
  readonly version: number;
  readonly parentId: number | null;
  /** ISO time of its end, null while it exists. */
  readonly abolished: string | null;
  readonly mergedInto: number | null;
  readonly fields: OrganizationRecord;
  /** People directly in it, units directly under it, and posts that living people hold in it. */
  readonly people: number;
  readonly units: number;
  readonly posts: number;
}

/** One entry of a record's history: what one command changed in it. */
export interface HistoryEntry {
  readonly seq: number;
  readonly at: string;
  readonly actorName: string;
  readonly channel: string;
  readonly before: Readonly<Record<string, unknown>> | null;
  readonly after: Readonly<Record<string, unknown>> | null;
}
