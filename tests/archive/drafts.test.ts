import { expect, test } from 'vitest';
import { deleteDraft, selectDraft, upsertDraft } from '../../electron/features/settings/draft.store';
import { newArchive } from './helpers';

const key = { form: 'person', entityId: 7, userId: 1 };

test('a draft is kept for its user and record, replaced and forgotten, without an audit row', async () => {
  const { archive } = newArchive();
  const save = (content: string, savedAt: string) =>
    archive.writeUnaudited((db) => upsertDraft(db, key, { content, savedAt }));
  await save('{"a":1}', '2026-03-01T08:00:00.000Z');
  await save('{"a":2}', '2026-03-01T08:00:05.000Z');
  expect(selectDraft(archive.db, key)).toEqual({ content: '{"a":2}', savedAt: '2026-03-01T08:00:05.000Z' });
  expect(selectDraft(archive.db, { ...key, userId: 2 })).toBeNull();
  expect(selectDraft(archive.db, { ...key, entityId: 0 })).toBeNull();
  await archive.writeUnaudited((db) => deleteDraft(db, key));
  expect(selectDraft(archive.db, key)).toBeNull();
  expect(archive.db.prepare('SELECT count(*) FROM audit').pluck().get()).toBe(0);
});
