import { expect, test } from 'vitest';
import { verifyAuditChain } from '../../../electron/archive/audit';
import { importHandlers } from '../../../electron/features/register/import/import.handlers';
import { getPhoto, setPhoto } from '../../../electron/features/register/person/person-photo.service';
import type { UndoCheck, UndoDone } from '#shared/register/import/import-contract';
import { asClerk } from './factory';
import { formFolder, portraits, readForms, type FormReader } from './form-scene';
import { idOf, importScene } from './import-scene';
import { actor, jobContext, today } from './support';

const scene = importScene();

const zhang = {
  XingMing: '张晓明',
  ChuShengNianYue: '197803',
  JiGuan: '湖南清河',
  XianRenZhiWu: '青石镇党委书记',
  ShenFenZheng: idOf('1978-03-05', 1),
  ZhaoPian: portraits.man,
};
const li = { XingMing: '李芳', ChuShengNianYue: '198511', JiGuan: '广东', ZhaoPian: portraits.woman };

const photoOf = (id: number): string | undefined => getPhoto(scene.archive.db, id)?.image;
const imports = importHandlers();

function undo(runId: number, conflicts: 'keep' | 'undo' = 'keep'): UndoDone {
  return imports['import.undo']({ runId, conflicts }, jobContext(scene.archive, 'import.undo')) as UndoDone;
}
function check(runId: number): UndoCheck {
  return imports['import.undoCheck']({ runId }, jobContext(scene.archive, 'import.undoCheck')) as UndoCheck;
}
async function takeAll(files: Parameters<typeof formFolder>[0]): Promise<FormReader> {
  const reader = await readForms(scene.archive, formFolder(files));
  await reader.choose({ type: 'rows', file: null, key: null, rule: 'file' });
  return reader;
}
function give(id: number, image: string | null): void {
  asClerk(scene.archive, (tx) => setPhoto(tx, { id, image }));
}
const kept = (): unknown => scene.archive.db.prepare('SELECT count(*) FROM import_photo').pluck().get();

test('somebody new goes with the photo, somebody known gets the former one back', async () => {
  const id = scene.save({ name: '李芳', birthDate: '1985-11', nativePlace: '湖南' });
  give(id, portraits.man);
  const done = await (await takeAll({ 'a.lrmx': zhang, 'b.lrmx': li })).apply();
  expect(done).toMatchObject({ added: 1, changed: 1, photos: 2 });
  expect(photoOf(id)).toBe(portraits.woman);
  const added = scene.person('张晓明').id;
  expect(check(done.runId)).toEqual({ people: 2, units: 0, conflicts: [], conflictCount: 0 });
  expect(undo(done.runId)).toEqual({ removed: 1, restored: 1, kept: 0 });
  expect(photoOf(id)).toBe(portraits.man);
  expect(photoOf(added)).toBeUndefined();
  expect(scene.person('李芳').fields.nativePlace).toBe('湖南');
  expect(kept()).toBe(0);
  expect(verifyAuditChain(scene.archive.db)).toMatchObject({ ok: true });
});

test('a photo alone is taken back too, to none where there was none', async () => {
  const id = scene.save({ name: '李芳', birthDate: '1985-11', nativePlace: '广东' });
  const { runId } = await (await takeAll({ 'b.lrmx': li })).apply();
  expect(photoOf(id)).toBe(portraits.woman);
  expect(undo(runId)).toEqual({ removed: 0, restored: 1, kept: 0 });
  expect(photoOf(id)).toBeUndefined();
});

test('a photo chosen since stays, unless the user says otherwise', async () => {
  const id = scene.save({ name: '李芳', birthDate: '1985-11', nativePlace: '湖南' });
  const first = (await (await takeAll({ 'b.lrmx': li })).apply()).runId;
  give(id, portraits.man);
  expect(check(first).conflicts).toMatchObject([{ id, why: '导入后又更换了照片' }]);
  // What was not edited since is taken back.
  undo(first, 'keep');
  expect(photoOf(id)).toBe(portraits.man);
  expect(scene.person('李芳').fields.nativePlace).toBe('湖南');
});

test('a photo chosen since goes when later edits are to go too', async () => {
  const id = scene.save({ name: '李芳', birthDate: '1985-11', nativePlace: '湖南' });
  const { runId } = await (await takeAll({ 'b.lrmx': li })).apply();
  give(id, portraits.man);
  undo(runId, 'undo');
  expect(photoOf(id)).toBeUndefined();
});

test('somebody new whose photo was changed since was edited since', async () => {
  const { runId } = await (await takeAll({ 'a.lrmx': zhang })).apply();
  const { id } = scene.person('张晓明');
  give(id, portraits.woman);
  expect(check(runId).conflicts).toMatchObject([{ id, why: '导入后修改过' }]);
  expect(undo(runId)).toEqual({ removed: 0, restored: 0, kept: 1 });
  expect(photoOf(id)).toBe(portraits.woman);
});

test('it stands in the history of imports under its own name', async () => {
  await (await takeAll({ 'a.lrmx': zhang })).apply();
  const context = { db: scene.archive.db, actor, today };
  const { runs } = await imports['import.history']({ offset: 0, limit: 10 }, context);
  expect(runs).toMatchObject([{ kind: 'person', sheetName: '干部任免审批表', added: 1, undoneAt: null }]);
});
