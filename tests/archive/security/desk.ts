import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { createSession, type Session } from '../../../electron/app/session';
import { createBackup } from '../../../electron/archive/backup';
import type { BackupInfo } from '../../../electron/archive/backup-list';
import { openKeyRing } from '../../../electron/archive/keys';
import { temporaryFolder } from '../helpers';
import { restoreHere } from './restore-here';

/** Cheap keys: the tests make many. */
export const keyCost = { N: 1024, r: 8, p: 1 };
export const admin = { userName: 'admin', password: 'Qinghe2026' };
export const first = { ...admin, unitName: '清河县委组织部', displayName: '王晓明' };

interface Desk {
  session: Session;
  folder: string;
  key: () => Promise<Buffer>;
  /** A backup of the archive as it is now. */
  back: (target?: string) => Promise<BackupInfo>;
}

/** A session over a folder of its own, as the program has it without windows. */
export function desk(
  folder = join(temporaryFolder(), '档案库'),
  onStep: (text: string) => void = () => {},
): Desk {
  let remembered: string | null = null;
  const session = createSession({
    host: { version: '0.1.0', keyCost },
    places: { read: () => remembered, write: (value) => (remembered = value), suggested: () => folder },
    changed: () => undefined,
    opened: () => undefined,
    restoreThread: restoreHere((text) => onStep(text)),
  });
  onTestFinished(() => session.lock());
  const key = async () => (await openKeyRing({ folder }).unlock(admin.userName, admin.password)).key;
  const back = async (target?: string) => {
    const { db } = opened(session).archive;
    return createBackup({
      db,
      folder,
      key: await key(),
      program: { version: '0' },
      moment: new Date(),
      reason: 'manual',
      target,
    });
  };
  return { session, folder, key, back };
}

/** A desk with an archive that was just made. */
export async function started(onStep?: (text: string) => void): Promise<Desk & { recoveryCode: string }> {
  const place = desk(undefined, onStep);
  const { recoveryCode } = await place.session.create({ ...first, folder: place.folder });
  return { ...place, recoveryCode };
}

/** What stands open. @throws where nothing does */
export function opened(session: Session) {
  const open = session.unlocked();
  if (!open) throw new Error('the session should be open');
  return open;
}

/** How many drafts the archive holds: what the tests fill it with. */
export function rows(session: Session): unknown {
  return opened(session).archive.db.prepare('SELECT count(*) FROM draft').pluck().get();
}
