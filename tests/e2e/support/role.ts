import path from 'node:path';
import type { Role } from '#shared/lib/channel';
import { openDatabase } from '../../../electron/archive/driver.ts';
import { openKeyRing } from '../../../electron/archive/keys.ts';
import { archiveFile } from '../../../electron/archive/paths.ts';
import { administrator, call } from './archive.ts';
import type { Scene } from './scene.ts';

/**
 * Starts the program again with its user in another role, unlocked, on the list of people. There is no page yet on which a
 * second account could be made, so the account is changed in the archive itself while no program has it: window and main
 * process then know nothing but the new role.
 */
export async function reopenAs(running: Scene, role: Exclude<Role, 'anyone'>): Promise<void> {
  const folder = path.join(running.data, 'archive');
  const { userName, password } = administrator;
  await running.reopen(async () => {
    const { key } = await openKeyRing({ folder }).unlock(userName, password);
    const db = openDatabase(archiveFile(folder), { key });
    db.prepare('UPDATE user_account SET role = ?').run(role);
    db.close();
  });
  await call(running.page, 'archive.unlock', { userName, password });
  await running.page.reload();
  await running.page.getByRole('heading', { level: 1, name: '人员名册' }).waitFor();
}
