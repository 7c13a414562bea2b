import { evenSheets, numbered } from '../../papers/layout-papers';
import { approvalForms } from './approval-forms';
import { coReviewForm } from './co-review-form';
import type { BatchPaper, DocumentBatch, MakePapers } from './document-batch';
import { appointmentLetter, coReviewRequest, decision, inspectionNotice, publicNotice } from './letters';
import { proposalList, vacancyCheck } from './tables';
import { batchDocuments, type BatchDocumentKey } from './document-list';

/** Who lays out which document. */
const makers: Readonly<Record<BatchDocumentKey, MakePapers>> = {
  proposalList,
  vacancyCheck,
  inspectionNotice,
  coReviewRequest,
  coReviewForm,
  approvalForm: approvalForms,
  publicNotice,
  decision,
  appointmentLetter,
};

/** The chosen documents of a batch one after the other, in the order of its steps whatever that of `keys`. */
export function batchPapers(batch: DocumentBatch, keys: readonly BatchDocumentKey[]): BatchPaper[] {
  const { numbered: withNumbers, duplex } = batch.options;
  const papers = batchDocuments.flatMap(({ key }) => (keys.includes(key) ? makers[key](batch) : []));
  return papers.map((paper, index) => ({
    ...paper,
    layout: () => {
      const { sheets, findings } = paper.layout();
      const counted = withNumbers ? numbered(sheets) : sheets;
      return { sheets: duplex && index < papers.length - 1 ? evenSheets(counted) : counted, findings };
    },
  }));
}
