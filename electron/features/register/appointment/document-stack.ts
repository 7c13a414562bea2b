import { batchPapers } from '#shared/register/appointment/documents/batch-papers';
import type { AppointmentPapers } from '#shared/register/papers/paper-source';
import type { PaperContext, PaperStack } from '../papers/paper-stack';
import { readDocumentBatch } from './document-batch.service';

/** The documents of a batch as it is stored. @throws NOT_FOUND */
export function batchStack(context: PaperContext, source: AppointmentPapers): PaperStack {
  const papers = batchPapers(readDocumentBatch(context, source), source.documents);
  return {
    count: papers.length,
    read: (from, to) =>
      papers.slice(from, to).map(({ label, personId, layout }) => ({ label, personId, ...layout() })),
  };
}
