import type { tagContract } from '#shared/register/tags/tag-contract';
import type { HandlersOf } from '../../../contexts';
import { countedTags, renameTag, saveTags } from './tag.service';
import { selectTags } from './tag.store';

/** The channels of the county's own source tags. */
export function tagHandlers(): HandlersOf<typeof tagContract> {
  return {
    'tag.list': (_input, { db }) => selectTags(db),
    'tag.counts': (_input, { db }) => countedTags(db),
    'tag.save': (input, tx) => saveTags(tx, input),
    'tag.rename': (input, context) => renameTag(input, context),
  };
}
