import type { preferenceContract } from '#shared/settings/preference-contract';
import type { HandlersOf } from '../../contexts';
import { selectPreferences, upsertPreferences } from './preference.store';

/** The channels of preferences: everyone has only their own. */
export function preferenceHandlers(): HandlersOf<typeof preferenceContract> {
  return {
    'preference.get': (_input, { db, actor }) => selectPreferences(db, actor.id),
    'preference.save': (given, { db, actor, now }) => {
      upsertPreferences(db, actor.id, given, now);
      return null;
    },
  };
}
