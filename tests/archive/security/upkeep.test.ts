import { expect, test } from 'vitest';
import { listBackups } from '../../../electron/archive/backup-list';
import { localDate } from '../../../electron/archive/command';
import type { JobContext } from '../../../electron/contexts';
import { removeMany } from '../../../electron/features/register/bulk/batch.service';
import { makeBackup, upkeep } from '../../../electron/features/security/upkeep.service';
import { newArchive, program } from '../helpers';
import { addPerson, addUnit, asClerk } from '../register/factory';
import { jobContext } from '../register/support';

/** An archive whose time the test sets; days are those of March 2026. */
function calendar() {
  let now = new Date(2026, 2, 1, 7, 30, 0);
  const { archive, folder, key } = newArchive({ clock: () => now });
  const job = (channel: string): JobContext => ({
    ...jobContext(archive, channel),
    today: localDate(archive.clock()),
    place: { folder, key, program },
  });
  const names = () => listBackups(folder).map(({ name }) => name.replace('yanzhen-2026-', ''));
  const set = (day: number, hour: number) => (now = new Date(2026, 2, day, hour));
  return { archive, job, names, set };
}

test('a day’s first upkeep makes a backup of that day, later ones check; the next day it is made again', () => {
  const { job, names, set } = calendar();
  expect(upkeep(job('archive.upkeep')).backup).toMatchObject({ at: '2026-03-01T07:30:00', reason: 'daily' });
  set(1, 18);
  expect(upkeep(job('archive.upkeep'))).toEqual({ backup: null });
  set(2, 8);
  expect(upkeep(job('archive.upkeep')).backup).toMatchObject({ at: '2026-03-02T08:00:00' });
  expect(names()).toEqual(['03-02_080000-daily', '03-01_073000-daily']);
});

test('backups on demand and before deletions carry the archive’s time', () => {
  const { archive, job, names, set } = calendar();
  const id = asClerk(archive, (tx) =>
    addPerson(tx, { name: '张晓明', organizationId: addUnit(tx, '青山镇', null) }),
  );
  makeBackup(job('backup.make'), undefined);
  set(3, 9);
  removeMany({ ids: [id], reason: '重复' }, job('batch.remove'));
  expect(names()).toEqual(['03-03_090000-delete', '03-01_073000-manual']);
});
