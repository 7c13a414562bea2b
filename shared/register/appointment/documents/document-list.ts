import { z } from 'zod';
import type { BatchState } from '../batch';

/** The documents of a batch in the order of its steps; `per` person: one for each whom it concerns. */
export const batchDocuments = [
  { key: 'proposalList', label: '干部任免动议名单', step: 'proposed', per: 'batch' },
  { key: 'vacancyCheck', label: '职数预审表', step: 'reviewed', per: 'batch' },
  { key: 'inspectionNotice', label: '干部考察预告', step: 'inspected', per: 'batch' },
  { key: 'coReviewRequest', label: '协审请示', step: 'inspected', per: 'batch' },
  { key: 'coReviewForm', label: '协审意见表', step: 'inspected', per: 'person' },
  { key: 'approvalForm', label: '干部任免审批表', step: 'decided', per: 'person' },
  { key: 'publicNotice', label: '任前公示', step: 'notice', per: 'batch' },
  { key: 'decision', label: '任免通知', step: 'appointed', per: 'batch' },
  { key: 'appointmentLetter', label: '任职通知书', step: 'appointed', per: 'person' },
] as const satisfies readonly {
  readonly key: string;
  readonly label: string;
  /** The step of the batch that it belongs to. */
  readonly step: BatchState;
  readonly per: 'batch' | 'person';
}[];
export type BatchDocumentKey = (typeof batchDocuments)[number]['key'];

const keys = batchDocuments.map(({ key }) => key) as [BatchDocumentKey, ...BatchDocumentKey[]];

/** Some documents of a batch, whatever their order. */
export const documentKeys = z.array(z.enum(keys)).min(1);
