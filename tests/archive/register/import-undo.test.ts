import { describe, expect, test } from 'vitest';
import { openArchive, type Archive } from '../../../electron/archive/archive';
import { auditHead, changesOf, verifyAuditChain } from '../../../electron/archive/audit';
import { movePeople } from '../../../electron/features/register/organization/organization.store';
import { personHistory } from '../../../electron/features/register/person/person-history.service';
import { getPerson, savePerson } from '../../../electron/features/register/person/person.service';
import { removePeople } from '../../../electron/features/register/bin/person-bin.service';
import type { PersonHistoryEntry } from '#shared/register/person/person-document';
import type { JobContext } from '../../../electron/contexts';
import { program } from '../helpers';
import { actor, jobContext, today } from './support';
import { asClerk } from './factory';
import { createAll, importerFor, writeSheet, type Importer } from './importer';
import { idOf, importScene } from './import-scene';

const scene = importScene();

const tables = [
  'organization',
  'person',
  'person_key',
  'person_educations',
  'person_resume',
  'person_appraisals',
  'person_family',
  'person_tags',
];

/** Everything the register holds, but for numbers that only ever grow and the row ids of rewritten sets. */
function register(archive: Archive): Record<string, unknown[]> {
  const volatile = new Set(['version', 'updated_at']);
  return Object.fromEntries(
    tables.map((table) => {
      const rows = archive.db.prepare(`SELECT * FROM ${table} ORDER BY 1, 2`).all() as Record<
        string,
        unknown
      >[];
      const isSet = table.startsWith('person_') && table !== 'person_key';
      const plain = rows.map((row) =>
        Object.fromEntries(
          Object.entries(row).filter(([key]) => !volatile.has(key) && !(isSet && key === 'id')),
        ),
      );
      return [table, plain.map((row) => JSON.stringify(row)).sort()];
    }),
  );
}

/** One new person in a new unit, one changed in every kind of way, one unchanged. */
async function importSome(): Promise<{ importer: Importer; runId: number; changed: number }> {
  const changed = scene.save(
    { name: '张三', birthDate: '1978-03', phone: '1', partyJoined: '1999.12' },
    {
      educations: [
        {
          kind: '1',
          level: '31',
          degree: null,
          school: '某师专',
          major: null,
          started: null,
          ended: null,
          degreeGranted: null,
          years: null,
        },
      ],
    },
  );
  scene.save({ name: '李四', birthDate: '1985-11', phone: '2' });
  const importer = await scene.open([
    ['姓名', '身份证号', '出生年月', '联系电话', '入党时间', '全日制学历', '简历', '单位'],
    [
      '张三',
      idOf('1978-03-05', 1),
      '1978.03',
      '13800001111',
      '2000.01',
      '大学',
      '1996.09--2000.07  某大学',
      '柳河村',
    ],
    ['李四', null, '1985.11', '2', null, null, null, null],
    ['王五', idOf('1990-01-01', 2), null, '13800002222', null, '大专', null, '上溪村'],
  ]);
  const { counts } = await importer.plan({ units: createAll(await importer.units(), scene.town) });
  expect(counts).toEqual({ new: 1, changed: 1, same: 1, refused: 0 });
  const { runId } = await importer.apply();
  return { importer, runId, changed };
}

describe('undoing an import', () => {
  test('restores exactly what was before, and only once', async () => {
    scene.save({ name: '旁人', birthDate: '1960-01' });
    const { archive } = scene;
    let before: unknown;
    const original = scene.save.bind(scene);
    scene.save = (...given) => {
      const id = original(...given);
      before = register(archive);
      return id;
    };
    const { importer, runId } = await importSome();
    expect(register(archive)).not.toEqual(before);
    expect(await importer.checkUndo(runId)).toEqual({ people: 2, units: 1, conflicts: [], conflictCount: 0 });
    const audits = archive.db.prepare('SELECT count(*) FROM audit').pluck().get() as number;
    expect(await importer.undo(runId)).toEqual({ removed: 2, restored: 1, kept: 0 });
    expect(register(archive)).toEqual(before);
    expect(archive.db.prepare('SELECT count(*) FROM audit').pluck().get()).toBe(audits + 1);
    expect(verifyAuditChain(archive.db)).toMatchObject({ ok: true });
    await expect(importer.undo(runId)).rejects.toMatchObject({ code: 'IMPORT_ALREADY_UNDONE' });
    const page = await importer.handlers['import.history'](
      { offset: 0, limit: 10 },
      { db: archive.db, actor, today },
    );
    expect(page.runs[0]?.undoneAt).toBeTruthy();
  });

  test('works after the program was closed and opened again', async () => {
    const { runId } = await importSome();
    await scene.archive.close();
    const archive = openArchive({ folder: scene.folder, key: Buffer.alloc(32), program });
    try {
      const importer = await importerFor(archive, await writeSheet([['姓名'], ['无']]));
      expect(await importer.undo(runId)).toEqual({ removed: 2, restored: 1, kept: 0 });
      expect(archive.db.prepare('SELECT name FROM person ORDER BY id').pluck().all()).toEqual([
        '张三',
        '李四',
      ]);
    } finally {
      archive.closeNow();
    }
  });

  test('gives the numbers of those who went to nobody else: their history stays their own', async () => {
    const { importer, runId } = await importSome();
    const { id } = scene.person('王五');
    await importer.undo(runId);
    expect(scene.save({ name: '赵六' })).toBeGreaterThan(id);
  });

  test('cancelled half-way leaves everything as the import made it', async () => {
    const { importer, runId } = await importSome();
    const after = register(scene.archive);
    const context = jobContext(scene.archive, 'import.undo');
    const command: JobContext['command'] = (run) =>
      context.command((tx) => {
        run(tx);
        throw new Error('cancelled');
      });
    const undo = (): unknown =>
      importer.handlers['import.undo']({ runId, conflicts: 'keep' }, { ...context, command });
    expect(undo).toThrow('cancelled');
    expect(register(scene.archive)).toEqual(after);
  });
});

describe('what was edited since', () => {
  function edit(id: number, phone: string): void {
    asClerk(scene.archive, (tx) => {
      const { version, fields, children } = getPerson(tx.db, id);
      savePerson(tx, { id, version, fields: { ...fields, phone }, children });
    });
  }

  test('is listed and kept, while the rest is undone', async () => {
    const { importer, runId, changed } = await importSome();
    const added = scene.person('王五').id;
    edit(changed, '3');
    edit(added, '4');
    const { conflicts } = await importer.checkUndo(runId);
    expect(conflicts.map(({ name, why }) => [name, why])).toEqual(
      [
        ['王五', '导入后修改过'],
        ['张三', '导入后又修改了同样的内容'],
      ].sort((a, b) => (a[0] === '张三' ? -1 : 1) - (b[0] === '张三' ? -1 : 1)),
    );
    // The unit stays too: somebody who is kept belongs to it.
    expect(await importer.undo(runId, 'keep')).toEqual({ removed: 0, restored: 0, kept: 3 });
    expect(getPerson(scene.archive.db, added).fields.phone).toBe('4');
  });

  test('is taken back when the user says so; people who came with the import go to the recycle bin', async () => {
    const { importer, runId, changed } = await importSome();
    const added = scene.person('王五').id;
    edit(changed, '3');
    edit(added, '4');
    expect(await importer.undo(runId, 'undo')).toEqual({ removed: 1, restored: 1, kept: 1 });
    expect(getPerson(scene.archive.db, changed).fields).toMatchObject({ phone: '1', idNumber: null });
    expect(getPerson(scene.archive.db, added).deletedAt).toBeTruthy();
  });

  test('in other fields is no conflict and stays', async () => {
    const { importer, runId, changed } = await importSome();
    asClerk(scene.archive, (tx) => {
      const { version, fields, children } = getPerson(tx.db, changed);
      savePerson(tx, { id: changed, version, fields: { ...fields, residence: '新居' }, children });
    });
    expect((await importer.checkUndo(runId)).conflictCount).toBe(0);
    await importer.undo(runId);
    expect(getPerson(scene.archive.db, changed).fields).toMatchObject({ residence: '新居', phone: '1' });
  });

  test('counts also what hangs on a new person or unit: a photo, people who moved in, the recycle bin', async () => {
    const { importer, runId } = await importSome();
    const { id, fields } = scene.person('王五');
    const { db } = scene.archive;
    db.prepare(
      "INSERT INTO person_photo (person_id, image, width, height, updated_at) VALUES (?, x'00', 4, 5, '')",
    ).run(id);
    expect((await importer.checkUndo(runId)).conflicts.map(({ why }) => why)).toEqual([
      '导入后有了照片、材料或其他记录',
    ]);
    db.prepare('DELETE FROM person_photo').run();
    const unit = fields.organizationId ?? 0;
    asClerk(scene.archive, (tx) => {
      movePeople(tx.db, scene.village, unit, tx.now);
      tx.record({ entity: 'x', id: 1, before: null, after: {} });
    });
    expect(await importer.undo(runId)).toMatchObject({ removed: 1 });
    expect(db.prepare('SELECT name FROM organization WHERE id = ?').pluck().get(unit)).toBe('上溪村');
  });

  test('somebody already in the recycle bin stays there', async () => {
    const { importer, runId } = await importSome();
    const { id } = scene.person('王五');
    asClerk(scene.archive, (tx) => removePeople(tx, { ids: [id], reason: '重复' }));
    expect((await importer.checkUndo(runId)).conflicts[0]?.why).toBe('导入后移入了回收站');
    await importer.undo(runId, 'undo');
    expect(getPerson(scene.archive.db, id).deletedAt).toBeTruthy();
  });
});

describe('the history of somebody who came with an import', () => {
  const historyOf = (id: number): PersonHistoryEntry[] => personHistory(scene.archive.db, id, { limit: 5 });

  test('tells what came, also after it was changed', async () => {
    await importSome();
    const { id, version, fields, children } = scene.person('王五');
    const [came] = historyOf(id);
    const educations = [expect.objectContaining({ level: '31' })];
    const after = { name: '王五', birthDate: '1990-01', phone: '13800002222', educations };
    expect(came?.changes).toMatchObject([{ before: null, after }]);
    const changed = { ...fields, name: '王小五', phone: null };
    asClerk(scene.archive, (tx) =>
      savePerson(tx, { id, version, fields: changed, children: { ...children, educations: [] } }),
    );
    const [latest, first] = historyOf(id);
    expect(latest?.changes).toMatchObject([{ before: { name: '王五' }, after: { name: '王小五' } }]);
    expect(first?.changes).toEqual(came?.changes);
  });

  test('keeps all of it when the import is undone and the person is gone', async () => {
    const { importer, runId } = await importSome();
    const { id } = scene.person('王五');
    const [came] = historyOf(id);
    await importer.undo(runId);
    const undone = [...changesOf(scene.archive.db, auditHead(scene.archive.db).seq)];
    const gone = undone.find((change) => change.entity === 'person' && change.id === id);
    expect(gone).toMatchObject({ before: came?.changes[0]?.after, after: null });
  });
});
