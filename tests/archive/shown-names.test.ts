import { expect, test } from 'vitest';
import type { Archive } from '../../electron/archive/archive';
import { archiveHandlers } from '../../electron/host';
import { emptyRecord } from '#shared/lib/field';
import { organizationFields } from '#shared/register/fields/organization';
import { newArchive } from './helpers';

const actor = { id: 7, name: 'zxm', displayName: '张晓明', role: 'administrator' } as const;
const context = (archive: Archive) => ({ db: archive.db, actor, today: '2026-03-15' });

function addAccount(archive: Archive): void {
  archive.db
    .prepare(
      `INSERT INTO user_account (id, uuid, name, display_name, role, created_at, updated_at)
       VALUES (7, 'u7', 'zxm', '张晓明', 'administrator', '', '')`,
    )
    .run();
}

function addUnit(archive: Archive): number {
  const fields = { ...emptyRecord(organizationFields), name: '青山镇', kind: 'township' };
  const input = { id: null, version: 0, parentId: null, fields };
  return archive.commandNow(
    { actor, channel: 'organization.save' },
    (tx) => archiveHandlers()['organization.save'](input, tx) as { id: number },
  ).id;
}

test('histories and the operation log show the name by which people know the user', async () => {
  const { archive } = newArchive();
  const handlers = archiveHandlers();
  addAccount(archive);
  const id = addUnit(archive);
  const history = await handlers['organization.history']({ id, limit: 10 }, context(archive));
  expect(history.map((entry) => entry.actorName)).toEqual(['张晓明']);
  const page = { from: null, before: null, actorId: null, kind: null, offset: 0, limit: 10 };
  const log = await handlers['audit.page'](page, context(archive));
  expect(log.rows).toMatchObject([{ actorName: '张晓明', loginName: 'zxm' }]);
  expect(await handlers['audit.actors']({}, context(archive))).toEqual([
    { id: 7, name: '张晓明', loginName: 'zxm' },
  ]);
});

test('without an account the login name that the log keeps is shown', async () => {
  const { archive } = newArchive();
  const id = addUnit(archive);
  const history = await archiveHandlers()['organization.history']({ id, limit: 10 }, context(archive));
  expect(history.map((entry) => entry.actorName)).toEqual(['zxm']);
});
