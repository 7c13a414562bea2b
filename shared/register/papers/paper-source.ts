import { z } from 'zod';
import type { LaidOutPaper } from '#shared/lib/paper/sheet';
import { documentKeys } from '../appointment/documents/document-list';
import { paperOptions, personPapers } from './paper-person';

/** Papers of people: each person is one subject. */
const peopleSource = z.strictObject({ kind: z.literal('people'), ...personPapers.shape });

/** Documents of a batch of appointments: each is one subject, those of single people one for everybody concerned. */
const appointmentSource = z.strictObject({
  kind: z.literal('appointment'),
  batchId: z.number().int().positive(),
  documents: documentKeys,
  options: paperOptions,
});
export type AppointmentPapers = z.output<typeof appointmentSource>;

/**
 * Where papers come from. A room of the register that has papers of its own adds a kind here and says in
 * electron/features/register/papers/paper-stacks.ts how they are laid out; preview, printer and PDF then serve it too.
 */
export const paperSource = z.discriminatedUnion('kind', [peopleSource, appointmentSource]);
export type PaperSource = z.output<typeof paperSource>;

/** The papers of one subject of a source: a person, or one document of a batch. */
export interface SubjectPaper extends LaidOutPaper {
  /** Whose fields the findings lead to; null where the subject is no single person. */
  readonly personId: number | null;
}

/** Subjects asked for at once. */
export const subjectsAtOnce = 20;

/** Of how many subjects a source has papers. */
export function subjectsOf(source: PaperSource): number {
  return source.kind === 'people' ? source.ids.length : source.documents.length;
}

/** Papers of a source for paper or PDF. */
export const papersDocument = z.strictObject({
  kind: z.literal('papers'),
  title: z.string().trim().min(1).max(80),
  source: paperSource,
});
export type PapersDocument = z.output<typeof papersDocument>;
