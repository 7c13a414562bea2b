import fs from 'node:fs';
import path from 'node:path';
import { afterEach, expect, it } from 'vitest';
import {
  answerDialogs,
  launchApp,
  removeFolder,
  screenshotOnFailure,
  temporaryFolder,
  type RunningApp,
} from './support/app.ts';
import { addOrganization, administrator, call, createArchive } from './support/archive.ts';

// What becomes of the archive in the running program: the worker thread's backups and checks, a killed program,
// and the page for each thing that can have happened to the file.
let running: RunningApp | undefined;
let data = '';
const credentials = { userName: administrator.userName, password: administrator.password };

afterEach(async () => {
  await running?.close();
  running = undefined;
  await removeFolder(data);
});
screenshotOnFailure(() => running);

/** A program with an archive that holds one unit. */
async function withArchive(): Promise<RunningApp> {
  data = temporaryFolder('archive');
  running = await launchApp({ data });
  await createArchive(running.page, data);
  await addOrganization(running.page, '示范县');
  return running;
}

async function reopen(): Promise<RunningApp> {
  running = await launchApp({ data });
  return running;
}

const archive = () => path.join(data, 'archive/archive.db');

it('the day’s first start makes a verified backup in the worker thread, later ones do not', async () => {
  const { app, page } = await withArchive();
  const backups = () => call(page, 'backup.list', {});
  await expect.poll(backups).toMatchObject([{ reason: 'daily' }]);
  expect(await call(page, 'archive.upkeep', {})).toEqual({ backup: null });
  await answerDialogs(app, { open: [path.join(data, 'U盘')] });
  const stick = await call(page, 'file.chooseFolder', {});
  const made = await call(page, 'backup.make', { folder: stick?.token ?? '' });
  expect(await call(page, 'backup.list', { folder: stick?.token ?? '' })).toMatchObject([
    { path: made.path },
  ]);
  // A folder is no file to be written, neither here nor in the worker.
  const misused = { file: stick?.token ?? '' };
  await expect(call(page, 'archive.diagnose', misused)).rejects.toThrow('FILE_TOKEN_UNKNOWN');
  const template = { kind: 'person' as const, organizationId: null, ...misused };
  await expect(call(page, 'template.export', template)).rejects.toThrow('FILE_TOKEN_UNKNOWN');
  expect(fs.readdirSync(made.path).sort()).toEqual(['archive.db', 'backup.json', 'keys.json']);
  expect(await call(page, 'archive.check', {})).toMatchObject({ sound: true, audit: { brokenAt: null } });
  expect(await call(page, 'archive.status', {})).toMatchObject({
    organizations: 1,
    lastBackup: { reason: 'daily' },
  });
});

it('a settings file that a power failure left empty leads to the first start, which finds the archive', async () => {
  await withArchive();
  await running?.close();
  fs.writeFileSync(path.join(data, 'profile/config.json'), '');
  const { page } = await reopen();
  expect(await call(page, 'app.state', {})).toMatchObject({ stage: 'first-start' });
  const folder = path.join(data, 'archive');
  const { userName, displayName, password } = administrator;
  const again = call(page, 'archive.create', { folder, unitName: '示范县', userName, displayName, password });
  await expect(again).rejects.toThrow('ARCHIVE_EXISTS');
  await page.getByLabel('档案库存放在').waitFor();
  await page.getByRole('button', { name: '下一步' }).click();
  await page.getByRole('button', { name: '打开已有档案库' }).click();
  await page.getByLabel('密码').fill(password);
  await page.getByRole('button', { name: '登录' }).click();
  await expect.poll(() => call(page, 'app.state', {})).toMatchObject({ stage: 'open' });
});

it('a restore in the running program goes back, and its undo forth again', async () => {
  const { page } = await withArchive();
  const { name } = await call(page, 'backup.make', {});
  await addOrganization(page, '示范镇');
  const units = async () => (await call(page, 'organization.tree', {})).length;
  await call(page, 'archive.restore', { name });
  expect(await units()).toBe(1);
  await call(page, 'archive.undoRestore', {});
  expect(await units()).toBe(2);
});

it('a killed program lost nothing and opens clean', async () => {
  const { app, page } = await withArchive();
  await addOrganization(page, '示范镇');
  const closed = new Promise((resolve) => app.once('close', () => resolve(null)));
  app.process().kill('SIGKILL');
  await closed;
  const { page: again } = await reopen();
  await call(again, 'archive.unlock', credentials);
  expect(await call(again, 'organization.tree', {})).toHaveLength(2);
});

it('a second program on the same archive says that it is in use', async () => {
  await withArchive();
  const other = temporaryFolder('other');
  const second = await launchApp({ data: other });
  try {
    await call(second.page, 'archive.locate', { folder: path.join(data, 'archive') });
    await second.page.reload();
    await expect(call(second.page, 'archive.unlock', credentials)).rejects.toThrow('ARCHIVE_IN_USE');
    await second.page.getByText('档案库正被另一个程序或另一个用户使用').waitFor();
  } finally {
    await second.close();
    await removeFolder(other);
  }
});

it('what happened to the file has its own page, leaves the file as it is, and once mended the work goes on', async () => {
  const { page } = await withArchive();
  await call(page, 'archive.lock', {});
  // While it is locked there is nothing to see of it, not even when it was backed up.
  await expect(call(page, 'backup.list', {})).rejects.toThrow('LOCKED');
  const sound = fs.readFileSync(archive());
  const mishaps: [string, string, Buffer][] = [
    ['ARCHIVE_TRUNCATED', '档案库文件不完整', sound.subarray(0, sound.length - 3 * 4096)],
    ['ARCHIVE_DAMAGED', '档案库文件已损坏', Buffer.from(sound).fill(7, 100, 200)],
    ['ARCHIVE_WRONG_KEY', '密钥文件与档案库不配套', Buffer.from(sound).fill(7, 0, 16)],
    ['ARCHIVE_NOT_A_DATABASE', '这个文件不是档案库', Buffer.from('名册'.repeat(3000))],
  ];
  for (const [code, sentence, content] of mishaps) {
    fs.writeFileSync(archive(), content);
    await expect(call(page, 'archive.unlock', credentials)).rejects.toThrow(code);
    await page.getByText(sentence).waitFor();
    expect(fs.readFileSync(archive()).equals(content)).toBe(true);
    await call(page, 'archive.retry', {});
    await page.getByText(sentence).waitFor({ state: 'hidden' });
  }
  fs.rmSync(archive());
  await page.reload();
  await page.getByText('找不到档案库').waitFor();
  expect(fs.existsSync(archive())).toBe(false);
  fs.writeFileSync(archive(), sound);
  await call(page, 'archive.unlock', credentials);
  expect(await call(page, 'organization.tree', {})).toHaveLength(1);
});

it('a page damaged in the midst is found by the check after the start; the backup is restored from there', async () => {
  const { page } = await withArchive();
  await call(page, 'backup.make', {});
  await call(page, 'archive.lock', {});
  const bytes = fs.readFileSync(archive());
  // In the middle: what the opening itself reads stands towards either end.
  const middle = Math.floor(bytes.length / 4096 / 2) * 4096;
  fs.writeFileSync(archive(), bytes.fill(7, middle + 1000, middle + 2000));
  await call(page, 'archive.unlock', credentials);
  await page.getByText('档案库文件已损坏').waitFor();
  const [backup] = await call(page, 'backup.list', {});
  await call(page, 'archive.restore', { name: backup?.name ?? '' });
  expect(await call(page, 'organization.tree', {})).toHaveLength(1);
});
