import { expect, it } from 'vitest';
import { AppError } from '#shared/lib/errors';
import type { SavedContent } from '#shared/register/list/saved-query';
import type { Actor } from '#shared/security/contract';
import type { Archive } from '../../../electron/archive/archive.ts';
import {
  listQueries,
  removeQuery,
  saveQuery,
} from '../../../electron/features/register/list/saved-query.service.ts';
import {
  selectPreferences,
  upsertPreferences,
} from '../../../electron/features/settings/preference.store.ts';
import { newArchive } from '../helpers.ts';

const content: SavedContent = {
  condition: { type: 'test', field: 'gender', operator: 'in', values: ['2'] },
  organizationId: null,
  sort: null,
  columns: null,
};

function user(id: number, name: string, role: Actor['role']): Actor {
  return { id, name, displayName: name, role };
}
const administrator = user(1, 'admin', 'administrator');
const clerk = user(2, 'clerk', 'editor');
const other = user(3, 'other', 'viewer');

function newRegister(): Archive {
  const { archive } = newArchive();
  archive.commandNow({ actor: administrator, channel: 'test' }, (tx) => {
    const insert = tx.db.prepare(
      `INSERT INTO user_account (id, uuid, name, display_name, role, created_at, updated_at) VALUES (?, ?, ?, ?, ?, '', '')`,
    );
    for (const { id, name, role } of [administrator, clerk, other]) insert.run(id, name, name, name, role);
    tx.record({ entity: 'user', id: 1, before: null, after: {} });
  });
  return archive;
}

function save(archive: Archive, actor: Actor, given: Partial<Parameters<typeof saveQuery>[1]>): number {
  const input = { id: null, name: '女干部', shared: false, content, ...given };
  return archive.commandNow({ actor, channel: 'query.save' }, (tx) => saveQuery(tx, input)).id;
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

it('everyone sees their own queries and the shared ones', () => {
  const archive = newRegister();
  save(archive, clerk, { name: '女干部' });
  save(archive, clerk, { name: '年轻干部', shared: true });
  const names = (actor: Actor): string[] => listQueries(archive.db, actor).map((query) => query.name);
  expect(names(clerk)).toEqual(['女干部', '年轻干部']);
  expect(names(other)).toEqual(['年轻干部']);
  expect(listQueries(archive.db, other)[0]).toMatchObject({ own: false, ownerName: 'clerk', content });
});

it('is changed and removed by its owner or an administrator only', () => {
  const archive = newRegister();
  const own = save(archive, clerk, {});
  const shared = save(archive, clerk, { name: '年轻干部', shared: true });
  expect(codeOf(() => save(archive, other, { id: shared, name: '改名' }))).toBe('ACCESS_DENIED');
  expect(codeOf(() => save(archive, other, { id: own, name: '改名' }))).toBe('NOT_FOUND');
  save(archive, administrator, { id: shared, name: '三十五岁以下', shared: true });
  expect(listQueries(archive.db, other)).toMatchObject([{ name: '三十五岁以下', ownerName: 'clerk' }]);
  archive.commandNow({ actor: clerk, channel: 'query.remove' }, (tx) => removeQuery(tx, own));
  expect(listQueries(archive.db, clerk)).toHaveLength(1);
});

it('refuses a name twice and a condition that does not hold together', () => {
  const archive = newRegister();
  const id = save(archive, clerk, {});
  expect(codeOf(() => save(archive, clerk, {}))).toBe('QUERY_NAME_TAKEN');
  expect(save(archive, clerk, { id })).toBe(id);
  expect(save(archive, other, {})).not.toBe(id);
  const condition = { type: 'test' as const, field: 'gender', operator: 'contains' as const, values: ['女'] };
  expect(codeOf(() => save(archive, clerk, { name: '坏', content: { ...content, condition } }))).toBe(
    'CONDITION_INVALID',
  );
});

it('shows a query that names what is no longer known without its content', () => {
  const archive = newRegister();
  const id = save(archive, clerk, {});
  archive.commandNow({ actor: clerk, channel: 'test' }, (tx) => {
    tx.db
      .prepare(`UPDATE saved_query SET content = replace(content, '"gender"', '"sexOfOld"') WHERE id = ?`)
      .run(id);
    tx.record({ entity: 'query', id, before: {}, after: {} });
  });
  expect(listQueries(archive.db, clerk)).toMatchObject([{ id, content: null }]);
});

it('preferences belong to one user, and only the given ones are written', () => {
  const { archive } = newArchive();
  upsertPreferences(
    archive.db,
    1,
    { peopleColumns: ['name', 'age'], peoplePageSize: 100 },
    '2026-03-15T00:00:00Z',
  );
  upsertPreferences(archive.db, 1, { peoplePageSize: 50 }, '2026-03-15T00:00:00Z');
  expect(selectPreferences(archive.db, 1)).toEqual({ peopleColumns: ['name', 'age'], peoplePageSize: 50 });
  expect(selectPreferences(archive.db, 2)).toEqual({});
  archive.db.prepare(`UPDATE setting SET value = '"wide"' WHERE key = 'user.1.peoplePageSize'`).run();
  expect(selectPreferences(archive.db, 1)).toEqual({ peopleColumns: ['name', 'age'] });
});
