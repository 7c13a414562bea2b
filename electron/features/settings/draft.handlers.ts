import type { draftContract } from '#shared/settings/draft-contract';
import type { HandlersOf } from '../../contexts';
import { deleteDraft, selectDraft, upsertDraft } from './draft.store';

/** The channels of drafts: everyone sees only their own. */
export function draftHandlers(): HandlersOf<typeof draftContract> {
  return {
    'draft.get': (key, { db, actor }) => selectDraft(db, { ...key, userId: actor.id }),
    'draft.save': ({ content, ...key }, { db, actor, now }) => {
      upsertDraft(db, { ...key, userId: actor.id }, { content, savedAt: now });
      return null;
    },
    'draft.remove': (key, { db, actor }) => {
      deleteDraft(db, { ...key, userId: actor.id });
      return null;
    },
  };
}
