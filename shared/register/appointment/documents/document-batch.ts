import type { FitFinding, PaperSheet } from '#shared/lib/paper/sheet';
import type { PaperOptions, PaperPerson } from '../../papers/paper-person';
import type { AppointmentSettings } from '../appointment-settings';
import type { Scene } from '../scene';

/** Everything that the documents of a batch are made from. Of a completed batch, people stand as it found them. */
export interface DocumentBatch {
  readonly scene: Scene;
  readonly settings: AppointmentSettings;
  /** As papers write them. */
  readonly unitName: (id: number) => string;
  readonly options: PaperOptions;
  /** Somebody of the batch with what it proposes; undefined where the register has him or her no longer. */
  readonly paperPerson: (id: number) => PaperPerson | undefined;
}

export interface LaidOutDocument {
  readonly sheets: readonly PaperSheet[];
  readonly findings: readonly FitFinding[];
}

/** One document before it is laid out, which is done only when it is looked at or printed. */
export interface BatchPaper {
  readonly label: string;
  /** null: of the whole batch. */
  readonly personId: number | null;
  readonly layout: () => LaidOutDocument;
}

/** The papers of one kind: one for the batch, or one for everybody concerned. */
export type MakePapers = (batch: DocumentBatch) => readonly BatchPaper[];
