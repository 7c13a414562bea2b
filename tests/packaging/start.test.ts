import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { addOrganization, addPerson, administrator, call, createArchive } from '../e2e/support/archive.ts';
import { isolatedEnvironment, removeFolder, takeScreenshot, temporaryFolder } from '../e2e/support/app.ts';
import { machineSwitches } from '../electron-runtime/switches.mjs';
import {
  ADDON,
  EXECUTABLE,
  TEST_MARK,
  launchPackaged,
  packageProgram,
  type PackagedApp,
} from './packaged.ts';

/** On an Electron that is too old for the packaged SQLite binary, its rebuilt one takes that place. */
function fitAddon(): void {
  const rebuilt = process.env.YANZHEN_TEST_ADDON;
  if (!rebuilt) return;
  fs.rmSync(ADDON); // removed first: the file may be linked to the one in node_modules
  fs.copyFileSync(rebuilt, ADDON);
}

it('the packaged program keeps an archive and reads a person after a restart', async () => {
  packageProgram();
  fitAddon();
  fs.writeFileSync(TEST_MARK, '');
  const profile = temporaryFolder('packaged');
  const started: PackagedApp[] = [];
  onTestFinished(async () => {
    for (const running of started) await running.close();
    await removeFolder(profile);
  });
  async function start(): Promise<PackagedApp> {
    const running = await launchPackaged(profile);
    started.push(running);
    return running;
  }

  const first = await start();
  await first.page.getByText('建立干部档案库').first().waitFor();
  await createArchive(first.page, profile);
  const organizationId = await addOrganization(first.page, '示范县');
  await addPerson(first.page, { name: '张晓明', organizationId });
  await first.close();

  const { page } = await start();
  await page.getByLabel('密码').fill(administrator.password);
  await page.getByRole('button', { name: '登录' }).click();
  await page.getByText('张晓明').first().waitFor();
  await takeScreenshot(page, 'packaged-program');
  const state = await call(page, 'app.state', {});
  expect(state).toMatchObject({ stage: 'open', dataFolder: path.join(profile, 'archive') });
});

it('the packaged program does not start when somebody wants to steer it from outside', () => {
  packageProgram();
  const profile = temporaryFolder('steered');
  onTestFinished(() => removeFolder(profile));
  const switches = [...machineSwitches(EXECUTABLE), '--disable-gpu', '--remote-debugging-port=0'];
  const env = { ...isolatedEnvironment(profile), HOME: profile };
  const { status } = spawnSync(EXECUTABLE, switches, { env, timeout: 60_000 });
  expect(status).toBe(2);
});
