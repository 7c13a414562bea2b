import type { FieldValue } from '#shared/lib/field';

/** One operation on many people, as its audit row tells it. */
export interface BulkEntry {
  readonly seq: number;
  /** ISO 8601 in UTC. */
  readonly at: string;
  readonly actorName: string;
  readonly channel: string;
  readonly people: number;
  /** Keys of the fields that it changed. */
  readonly fields: readonly string[];
  readonly undone: boolean;
}

/** A field that was changed again since: it is not put back. */
export interface UndoConflict {
  readonly id: number;
  readonly name: string;
  /** Key of the field; null when the person is no longer there. */
  readonly field: string | null;
  /** What the operation wrote. */
  readonly written: FieldValue;
  /** What stands there now. */
  readonly current: FieldValue;
}

export interface UndoPreview {
  /** People in whom something is put back. */
  readonly restorable: number;
  readonly conflicts: number;
  /** The first of them. */
  readonly listed: readonly UndoConflict[];
}

export interface RecycleRow {
  readonly id: number;
  readonly name: string;
  readonly gender: string | null;
  readonly birthDate: string | null;
  readonly organizationName: string;
  readonly currentPost: string | null;
  readonly deletedAt: string;
  readonly deletedBy: string;
  readonly reason: string;
}

export interface RecyclePage {
  readonly rows: readonly RecycleRow[];
  readonly total: number;
}
