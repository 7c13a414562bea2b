import { expect, test } from 'vitest';
import { importHandlers } from '../../../electron/features/register/import/import.handlers';
import { auditHead } from '../../../electron/archive/audit';
import { createImportSession } from '../../../electron/features/register/import/import-session';
import { previewSheet } from '../../../electron/features/register/import/import-sheet.service';
import { sampleSheet } from '../../../electron/features/register/import/warm-up.service';
import { importScene } from './import-scene';
import { jobContext, today } from './support';

const scene = importScene();

const counts = (): unknown =>
  scene.archive.db
    .prepare('SELECT (SELECT count(*) FROM person), (SELECT count(*) FROM setting)')
    .raw()
    .get();

test('getting ready for an import goes all the way and leaves nothing', async () => {
  const before = [auditHead(scene.archive.db), counts()];
  const handlers = importHandlers();
  const context = jobContext(scene.archive, 'import.warmUp');
  expect(await handlers['import.warmUp']({}, context)).toBeNull();
  expect([auditHead(scene.archive.db), counts()]).toEqual(before);
});

test('every column of the sample is known', async () => {
  const session = createImportSession(() => Promise.resolve([sampleSheet(today)]));
  const context = { ...jobContext(scene.archive, 'import.sheet'), pathOf: () => '' };
  const source = { file: '', kind: 'person' as const, sheet: '名册', head: null };
  const { columns } = await previewSheet(session, context, source);
  expect(columns.length).toBeGreaterThan(30);
  expect(columns.filter(({ target }) => target === null)).toEqual([]);
});
