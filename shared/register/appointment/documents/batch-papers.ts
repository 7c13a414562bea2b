import { evenSheets, numbered } from '../../papers/layout-papers';
import { appointmentLetters } from './appointment-letter';
import { approvalForms } from './approval-forms';
import { coReviewForms } from './co-review-form';
import { coReviewRequests } from './co-review-request';
import { decision } from './decision';
import type { BatchPaper, DocumentBatch, MakePapers } from './document-batch';
import { batchDocuments, type BatchDocumentKey } from './document-list';
import { inspectionNotice } from './inspection-notice';
import { proposalList } from './proposal-list';
import { publicNotice } from './public-notice';
import { vacancyCheck } from './vacancy-check';

const makers: Readonly<Record<BatchDocumentKey, MakePapers>> = {
  proposalList,
  vacancyCheck,
  inspectionNotice,
  coReviewRequest: coReviewRequests,
  coReviewForm: coReviewForms,
  approvalForm: approvalForms,
  publicNotice,
  decision,
  appointmentLetter: appointmentLetters,
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
