import { existsSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { AppError } from '#shared/lib/errors';
import type { BatchChange } from '#shared/register/bulk/batch-edit';
import { purgeWords } from '#shared/register/bulk/bulk-contract';
import type { Actor } from '#shared/security/contract';
import type { Archive } from '../../../electron/archive/archive.ts';
import { verifyAuditChain } from '../../../electron/archive/audit.ts';
import { runCommand } from '../../../electron/archive/command.ts';
import { backupsFolder } from '../../../electron/archive/paths.ts';
import type { JobContext } from '../../../electron/contexts.ts';
import {
  applyBatchEdit,
  previewBatchEdit,
  removeMany,
} from '../../../electron/features/register/bulk/batch.service.ts';
import { selectBulkHistory } from '../../../electron/features/register/bulk/batch.store.ts';
import { previewUndo, undoBulk } from '../../../electron/features/register/bulk/bulk-undo.service.ts';
import { removePeople, restorePeople } from '../../../electron/features/register/bin/person-bin.service.ts';
import { getPerson, savePerson } from '../../../electron/features/register/person/person.service.ts';
import { purgePeople } from '../../../electron/features/register/bin/purge.service.ts';
import { selectRecyclePage } from '../../../electron/features/register/bin/recycle-bin.store.ts';
import { selectIds } from '../../../electron/features/register/list/person-list.store.ts';
import { newArchive, program } from '../helpers.ts';
import { addPerson, addUnit, asClerk } from './factory.ts';

const actor: Actor = { id: 1, name: 'clerk', displayName: '王晓明', role: 'editor' };
const today = '2026-03-15';

interface Register {
  readonly archive: Archive;
  readonly folder: string;
  readonly ids: readonly number[];
  /** A job's context. @param cancelAt the checkpoint at which the user cancels */
  readonly job: (channel: string, cancelAt?: number) => JobContext;
}

/** Sixty people in one unit. */
function newRegister(): Register {
  const { archive, folder, key } = newArchive();
  const ids = asClerk(archive, (tx) => {
    const unit = addUnit(tx, '青山镇', null);
    return Array.from({ length: 60 }, (_, index) =>
      addPerson(
        tx,
        {
          name: `张三${index}`,
          organizationId: unit,
          health: index % 3 === 0 ? '健康' : null,
          appraisalSummary: index === 5 ? '称'.repeat(410) : index % 2 === 0 ? '2024年称职' : null,
        },
        { tags: [{ tag: '选调生', since: null, until: null }] },
      ),
    );
  });
  const job = (channel: string, cancelAt = Infinity): JobContext => {
    let checkpoints = 0;
    return {
      db: archive.db,
      actor,
      today,
      clock: archive.clock,
      place: { folder, key, program },
      checkpoint: () => {
        checkpoints += 1;
        if (checkpoints > cancelAt) throw new AppError('CANCELLED');
      },
      command: (run) => runCommand(archive.db, archive.clock, { actor, channel }, run),
      pathOf: (token) => token,
    };
  };
  return { archive, folder, ids, job };
}

const healthy: BatchChange = { field: 'health', mode: 'set', value: '健康', separator: '；' };
const appraised: BatchChange = {
  field: 'appraisalSummary',
  mode: 'append',
  value: '2025年优秀',
  separator: '；',
};

function auditRows(archive: Archive): number {
  return archive.db.prepare<[], number>('SELECT count(*) FROM audit').pluck().get() ?? 0;
}

function codeOf(run: () => unknown): string {
  try {
    run();
    return '';
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return error.code;
  }
}

describe('batch edit', () => {
  it('does exactly what its preview says, in one transaction with one audit row', () => {
    const { archive, ids, job } = newRegister();
    const changes = [healthy, appraised];
    const preview = previewBatchEdit(archive.db, { ids, changes, show: 'changed', offset: 0, limit: 500 });
    expect(preview.counts).toEqual({ changed: 59, unchanged: 0, refused: 1 });
    const rows = auditRows(archive);
    const { changed, seq } = applyBatchEdit({ ids, changes }, job('batch.apply'));
    expect(changed).toBe(59);
    expect(auditRows(archive)).toBe(rows + 1);
    expect(verifyAuditChain(archive.db)).toMatchObject({ ok: true, head: { seq } });
    for (const row of preview.rows) {
      const { fields, version } = getPerson(archive.db, row.id);
      expect(version).toBe(2);
      for (const field of row.fields) expect(fields[field.field as 'health']).toBe(field.after);
    }
    expect(getPerson(archive.db, ids[5] ?? 0).fields.health).toBeNull();
    const again = previewBatchEdit(archive.db, { ids, changes, show: 'refused', offset: 0, limit: 500 });
    expect(again.counts).toEqual({ changed: 0, unchanged: 59, refused: 1 });
    expect(again.rows[0]).toMatchObject({ id: ids[5], fields: [{}, { tooLong: 414 }] });
    expect(applyBatchEdit({ ids, changes }, job('batch.apply'))).toEqual({ changed: 0, seq: null });
    expect(auditRows(archive)).toBe(rows + 1);
  });

  it('pages the preview in the order of the selection and counts who is gone', () => {
    const { archive, ids } = newRegister();
    asClerk(archive, (tx) => removePeople(tx, { ids: [ids[1] ?? 0], reason: '重复' }));
    const selected = [...ids].reverse().concat(999_999);
    const page = (offset: number) =>
      previewBatchEdit(archive.db, { ids: selected, changes: [healthy], show: 'changed', offset, limit: 7 });
    expect(page(0)).toMatchObject({ missing: 2, counts: { changed: 39, unchanged: 20, refused: 0 } });
    const all = [0, 7, 14, 21, 28, 35].flatMap((offset) => page(offset).rows.map((row) => row.id));
    expect(all).toEqual(
      selected.filter((id) => id !== ids[1] && ids.indexOf(id) % 3 !== 0 && id !== 999_999),
    );
  });

  it('changes nobody when cancelled or refused', () => {
    const { archive, ids, job } = newRegister();
    const rows = auditRows(archive);
    expect(codeOf(() => applyBatchEdit({ ids, changes: [healthy] }, job('batch.apply', 0)))).toBe(
      'CANCELLED',
    );
    const wrong = { ...healthy, value: '很'.repeat(30) };
    expect(codeOf(() => applyBatchEdit({ ids, changes: [wrong] }, job('batch.apply')))).toBe('BATCH_INVALID');
    expect(auditRows(archive)).toBe(rows);
    expect(getPerson(archive.db, ids[1] ?? 0).fields.health).toBeNull();
  });
});

describe('undo', () => {
  it('puts everything back, once, and can itself be undone', () => {
    const { archive, ids, job } = newRegister();
    const before = ids.map((id) => getPerson(archive.db, id).fields);
    const { seq } = applyBatchEdit({ ids, changes: [healthy, appraised] }, job('batch.apply'));
    const after = ids.map((id) => getPerson(archive.db, id).fields);
    expect(previewUndo(archive.db, seq ?? 0)).toEqual({ restorable: 59, conflicts: 0, listed: [] });
    const undone = undoBulk({ seq: seq ?? 0 }, job('batch.undo'));
    expect(undone).toMatchObject({ restored: 59, conflicts: 0 });
    expect(ids.map((id) => getPerson(archive.db, id).fields)).toEqual(before);
    expect(codeOf(() => undoBulk({ seq: seq ?? 0 }, job('batch.undo')))).toBe('BULK_ALREADY_UNDONE');
    expect(selectBulkHistory(archive.db, 10)).toMatchObject([
      { seq: undone.seq, channel: 'batch.undo', people: 59, undone: false },
      { seq, channel: 'batch.apply', people: 59, undone: true, fields: ['appraisalSummary'] },
    ]);
    undoBulk({ seq: undone.seq ?? 0 }, job('batch.undo'));
    expect(ids.map((id) => getPerson(archive.db, id).fields)).toEqual(after);
  });

  it('leaves what was changed since and lists it', () => {
    const { archive, ids, job } = newRegister();
    const { seq } = applyBatchEdit({ ids, changes: [healthy, appraised] }, job('batch.apply'));
    const [, changedSince = 0, removedSince = 0] = ids;
    const { version, fields, children } = getPerson(archive.db, changedSince);
    asClerk(archive, (tx) => {
      savePerson(tx, { id: changedSince, version, fields: { ...fields, health: '一般' }, children });
      removePeople(tx, { ids: [removedSince], reason: '调出' });
    });
    const preview = previewUndo(archive.db, seq ?? 0);
    expect(preview).toMatchObject({ restorable: 58, conflicts: 3 });
    expect(preview.listed).toContainEqual({
      id: changedSince,
      name: '张三1',
      field: 'health',
      written: '健康',
      current: '一般',
    });
    expect(undoBulk({ seq: seq ?? 0 }, job('batch.undo'))).toMatchObject({ restored: 58, conflicts: 3 });
    expect(getPerson(archive.db, changedSince).fields).toMatchObject({
      health: '一般',
      appraisalSummary: null,
    });
    expect(getPerson(archive.db, removedSince).fields.health).toBe('健康');
  });

  it('is for operations on many people only', () => {
    const { archive, ids, job } = newRegister();
    asClerk(archive, (tx) => removePeople(tx, { ids: [ids[0] ?? 0], reason: '重复' }));
    const { seq } = archive.db.prepare<[], { seq: number }>('SELECT max(seq) AS seq FROM audit').get() ?? {
      seq: 0,
    };
    expect(codeOf(() => previewUndo(archive.db, seq))).toBe('NOT_FOUND');
    expect(codeOf(() => undoBulk({ seq: 10_000 }, job('batch.undo')))).toBe('NOT_FOUND');
  });
});

describe('recycle bin', () => {
  it('takes many after a backup, tells who and why, and gives them back', () => {
    const { archive, folder, ids, job } = newRegister();
    const removed = ids.slice(0, 40);
    const result = removeMany({ ids: removed, reason: '撤并' }, job('batch.remove'));
    expect(result.removed).toBe(40);
    expect(readdirSync(backupsFolder(folder)).filter((name) => name.includes('delete'))).toHaveLength(1);
    const page = selectRecyclePage(archive.db, { search: '', offset: 0, limit: 10 });
    expect(page.total).toBe(40);
    expect(page.rows).toHaveLength(10);
    expect(page.rows[0]).toMatchObject({ deletedBy: 'clerk', reason: '撤并', organizationName: '青山镇' });
    expect(selectRecyclePage(archive.db, { search: 'zs3', offset: 0, limit: 10 }).total).toBe(11);
    expect(selectRecyclePage(archive.db, { search: '张三39', offset: 0, limit: 10 }).rows).toMatchObject([
      { id: ids[39], name: '张三39' },
    ]);
    undoBulk({ seq: result.seq ?? 0 }, job('batch.undo'));
    expect(selectRecyclePage(archive.db, { search: '', offset: 0, limit: 10 }).total).toBe(0);
    const list = { organizationId: null, search: '', condition: null, sort: null };
    expect(selectIds({ db: archive.db, today }, list)).toEqual(ids);
  });

  it('names the last removal of somebody who was there before', () => {
    const { archive, ids } = newRegister();
    const [id = 0] = ids;
    asClerk(archive, (tx) => removePeople(tx, { ids: [id], reason: '误录' }));
    asClerk(archive, (tx) => restorePeople(tx, { ids: [id] }));
    asClerk(archive, (tx) => removePeople(tx, { ids: [id], reason: '调出' }));
    expect(selectRecyclePage(archive.db, { search: '', offset: 0, limit: 5 }).rows).toMatchObject([
      { id, reason: '调出' },
    ]);
  });

  it('is emptied for good only of those in it, after a backup, and the audit chain holds', () => {
    const { archive, folder, ids, job } = newRegister();
    asClerk(archive, (tx) => removePeople(tx, { ids: ids.slice(0, 3), reason: '重复' }));
    expect(purgePeople({ ids: ids.slice(0, 5) }, job('recycle.purge'))).toEqual({ purged: 3 });
    expect(existsSync(backupsFolder(folder))).toBe(true);
    expect(codeOf(() => getPerson(archive.db, ids[0] ?? 0))).toBe('NOT_FOUND');
    expect(getPerson(archive.db, ids[4] ?? 0).deletedAt).toBeNull();
    const left = archive.db
      .prepare<[number], number>('SELECT count(*) FROM person_tags WHERE person_id = ?')
      .pluck();
    expect([left.get(ids[0] ?? 0), left.get(ids[4] ?? 0)]).toEqual([0, 1]);
    expect(verifyAuditChain(archive.db)).toMatchObject({ ok: true });
    expect(purgeWords).toBe('彻底删除');
  });
});
