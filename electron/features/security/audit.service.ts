import type { Parsed } from '#shared/contract';
import type { AuditPage, AuditState } from '#shared/security/audit-contract';
import { verifyAuditChain } from '../../archive/audit';
import type { Db } from '../../archive/driver';
import { countAudit, selectAudit } from './audit.store';

/** One page of the operation log. */
export function auditPage(db: Db, input: Parsed<'audit.page'>): AuditPage {
  const { offset, limit, ...filter } = input;
  return { rows: selectAudit(db, filter, { offset, limit }), total: countAudit(db, filter) };
}

/** Whether the log is as it was written, and how long it is. */
export function auditState(db: Db): AuditState {
  const verdict = verifyAuditChain(db);
  return verdict.ok
    ? { commands: verdict.head.seq, brokenAt: null }
    : { commands: verdict.seq, brokenAt: verdict.seq };
}
