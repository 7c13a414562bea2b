import { z } from 'zod';
import { job, query } from '#shared/lib/channel';
import { batchChanges, batchStates, type BatchPreview } from './batch-edit';
import { personIds } from '../list/person-list';
import type { BulkEntry, RecyclePage, UndoPreview } from './bulk-operations';

const seq = z.number().int().positive();
const offset = z.number().int().min(0).max(10_000_000);
const limit = z.number().int().min(1).max(500);

/** What must be typed before anything is deleted for good. */
export const purgeWords = '彻底删除';

/** Channels that work on many people at once. Every writing one is one transaction with one audit row. */
export const bulkContract = {
  'batch.preview': query<BatchPreview>()({
    role: 'editor',
    input: z.strictObject({
      ids: personIds,
      changes: batchChanges,
      show: z.enum(batchStates),
      offset,
      limit,
    }),
    heavy: () => true,
  }),
  /** Changes whom the preview calls changed; the others are left alone. `seq` is what undoes it. */
  'batch.apply': job<{ readonly changed: number; readonly seq: number | null }>()({
    role: 'editor',
    writes: true,
    input: z.strictObject({ ids: personIds, changes: batchChanges }),
  }),
  /** Puts people into the recycle bin after a backup. */
  'batch.remove': job<{ readonly removed: number; readonly seq: number | null }>()({
    role: 'editor',
    writes: true,
    input: z.strictObject({ ids: personIds, reason: z.string().trim().min(1).max(200) }),
  }),
  /** The latest operations on many people, newest first. */
  'batch.history': query<readonly BulkEntry[]>()({
    role: 'viewer',
    input: z.strictObject({}),
    heavy: () => true,
  }),
  'batch.undoPreview': query<UndoPreview>()({
    role: 'editor',
    input: z.strictObject({ seq }),
    heavy: () => true,
  }),
  /** Puts back what the operation changed, wherever nothing was changed since; the rest is counted as conflicts. */
  'batch.undo': job<{ readonly restored: number; readonly conflicts: number; readonly seq: number | null }>()(
    {
      role: 'editor',
      writes: true,
      input: z.strictObject({ seq }),
    },
  ),
  'recycle.page': query<RecyclePage>()({
    role: 'viewer',
    input: z.strictObject({ search: z.string().max(60), offset, limit }),
  }),
  /** Deletes people in the recycle bin for good, after a backup. */
  'recycle.purge': job<{ readonly purged: number }>()({
    role: 'administrator',
    writes: true,
    input: z.strictObject({ ids: personIds, confirm: z.literal(purgeWords) }),
  }),
} as const;
