import type { Draft } from '#shared/settings/draft-contract';
import type { Db } from '../../archive/driver';
import { prepared } from '../../archive/record-sql';

/** Whose draft of which record. */
export interface DraftKey {
  readonly form: string;
  /** 0 is a record that does not exist yet. */
  readonly entityId: number;
  readonly userId: number;
}

/** The draft of a record, if its user left one. */
export function selectDraft(db: Db, { form, entityId, userId }: DraftKey): Draft | null {
  const sql = `SELECT content, saved_at AS savedAt FROM draft WHERE form = ? AND entity_id = ? AND user_id = ?`;
  return (prepared(db, sql).get(form, entityId, userId) as Draft | undefined) ?? null;
}

/** Keeps a draft in place of an earlier one. */
export function upsertDraft(db: Db, { form, entityId, userId }: DraftKey, draft: Draft): void {
  const sql = `INSERT INTO draft (form, entity_id, user_id, content, saved_at) VALUES (?, ?, ?, ?, ?)
    ON CONFLICT (form, entity_id, user_id) DO UPDATE SET content = excluded.content, saved_at = excluded.saved_at`;
  prepared(db, sql).run(form, entityId, userId, draft.content, draft.savedAt);
}

/** Forgets a draft; nothing happens when there is none. */
export function deleteDraft(db: Db, { form, entityId, userId }: DraftKey): void {
  const sql = 'DELETE FROM draft WHERE form = ? AND entity_id = ? AND user_id = ?';
  prepared(db, sql).run(form, entityId, userId);
}
