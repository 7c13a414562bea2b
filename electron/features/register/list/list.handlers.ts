import type { bulkContract } from '#shared/register/bulk/bulk-contract';
import type { listContract } from '#shared/register/list/list-contract';
import type { savedQueryContract } from '#shared/register/list/saved-query';
import type { HandlersOf } from '../../../contexts';
import { applyBatchEdit, previewBatchEdit, removeMany } from '../bulk/batch.service';
import { selectBulkHistory } from '../bulk/batch.store';
import { previewUndo, undoBulk } from '../bulk/bulk-undo.service';
import { countByOrganization, selectFooter } from './person-footer.store';
import { selectIds, selectPage } from './person-list.store';
import { purgePeople } from '../bin/purge.service';
import { selectRecyclePage } from '../bin/recycle-bin.store';
import { listQueries, removeQuery, saveQuery } from './saved-query.service';

type ListContract = typeof listContract & typeof savedQueryContract & typeof bulkContract;

const historyLength = 50;

/** The channels of lists: pages and counts, named queries, operations on many people, recycle bin. */
export function listHandlers(): HandlersOf<ListContract> {
  return {
    'person.page': (input, context) => ({ rows: selectPage(context, input) }),
    'person.footer': (input, context) => selectFooter(context, input),
    'person.ids': (input, context) => selectIds(context, input),
    'organization.counts': (_input, { db }) => countByOrganization(db),
    'query.list': (_input, { db, actor }) => listQueries(db, actor),
    'query.save': (input, tx) => saveQuery(tx, input),
    'query.remove': ({ id }, tx) => removeQuery(tx, id),
    'batch.preview': (input, { db }) => previewBatchEdit(db, input),
    'batch.apply': (input, context) => applyBatchEdit(input, context),
    'batch.remove': (input, context) => removeMany(input, context),
    'batch.history': (_input, { db }) => selectBulkHistory(db, historyLength),
    'batch.undoPreview': ({ seq }, { db }) => previewUndo(db, seq),
    'batch.undo': (input, context) => undoBulk(input, context),
    'recycle.page': (input, { db }) => selectRecyclePage(db, input),
    'recycle.purge': (input, context) => purgePeople(input, context),
  };
}
