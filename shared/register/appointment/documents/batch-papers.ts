import { evenSheets, numbered } from '../../papers/layout-papers';
import { approvalForms } from './approval-forms';
import type { BatchPaper, DocumentBatch, MakePapers } from './document-batch';
import { batchDocuments, type BatchDocumentKey } from './document-list';

/** Who lays out which document; those that are not here are not offered. */
const makers: Partial<Record<BatchDocumentKey, MakePapers>> = {
  approvalForm: approvalForms,
};

/** The documents that can be printed, in the order of the steps. */
export const offeredDocuments = batchDocuments.filter(({ key }) => makers[key] !== undefined);

/** The chosen documents of a batch one after the other, in the order of its steps whatever that of `keys`. */
export function batchPapers(batch: DocumentBatch, keys: readonly BatchDocumentKey[]): BatchPaper[] {
  const { numbered: withNumbers, duplex } = batch.options;
  const papers = batchDocuments.flatMap(({ key }) =>
    keys.includes(key) ? (makers[key]?.(batch) ?? []) : [],
  );
  return papers.map((paper, index) => ({
    ...paper,
    layout: () => {
      const { sheets, findings } = paper.layout();
      const counted = withNumbers ? numbered(sheets) : sheets;
      return { sheets: duplex && index < papers.length - 1 ? evenSheets(counted) : counted, findings };
    },
  }));
}
