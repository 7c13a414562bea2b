import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { columnOf } from '#shared/lib/field';
import type { Condition } from '#shared/register/list/condition';
import { sortKeys, type ListRequest, type PageRequest } from '#shared/register/list/person-list';
import type { Archive } from '../../../electron/archive/archive.ts';
import { selectFooter } from '../../../electron/features/register/list/person-footer.store.ts';
import { indexedFields, listSql } from '../../../electron/features/register/list/list-sql.store.ts';
import {
  countList,
  pageSql,
  selectIds,
  selectPage,
} from '../../../electron/features/register/list/person-list.store.ts';
import { searchPeople } from '../../../electron/features/register/list/search.store.ts';
import { archiveHandlers } from '../../../electron/host.ts';
import { placeOf } from '../helpers.ts';
import { standingArchive } from './factory.ts';

// Forty people never make a list be walked: the statements differ by how many fit, so here are 4,000.
const today = '2026-03-15';
const actor = { id: 1, name: 'admin', displayName: '管理员', role: 'administrator' } as const;
let archive: Archive;
const everybody: ListRequest = { organizationId: null, search: '', condition: null, sort: null };
const units: (number | null)[] = [null];

function test(
  field: string,
  operator: 'in' | 'before' | 'atLeast' | 'contains' | 'equals',
  ...values: string[]
): Condition {
  return { type: 'test', field, operator, values };
}

const conditions: readonly (Condition | null)[] = [
  null,
  test('gender', 'in', '1'),
  test('ethnicity', 'in', '11'),
  { type: 'and', parts: [test('birthDate', 'before', '1980-01'), test('currentPost', 'contains', '村')] },
  { type: 'some', set: 'trainings', part: test('started', 'atLeast', '2024-01-01') },
  { type: 'some', set: 'tags', part: test('tag', 'equals', '大学生村官') },
];

beforeAll(async () => {
  archive = standingArchive();
  await archiveHandlers()['demo.load'](
    { people: 4000 },
    {
      db: archive.db,
      actor,
      today,
      clock: archive.clock,
      checkpoint: () => {},
      command: (run) => archive.commandNow({ actor, channel: 'demo.load' }, run),
      pathOf: () => '',
      place: placeOf(archive),
    },
  );
  const pick = archive.db
    .prepare<[string], number>('SELECT id FROM organization WHERE kind = ? LIMIT 1')
    .pluck();
  for (const kind of ['county', 'town', 'village']) units.push(pick.get(kind) ?? null);
});

afterAll(() => archive.closeNow());

function source() {
  return { db: archive.db, today };
}

/** Forgets every list that was kept, as any commit does. */
function forget(): void {
  archive.commandNow({ actor, channel: 'test.touch' }, (tx) => {
    tx.db
      .prepare("INSERT OR REPLACE INTO setting (key, value, updated_at) VALUES ('touch', '1', ?)")
      .run(tx.now);
    tx.record({ entity: 'setting', id: 1, before: null, after: {} });
  });
}

/** Pages of 400 to the end, beginning without anything known. */
function paged(list: ListRequest): number[] {
  forget();
  const ids: number[] = [];
  for (let offset = 0; ; offset += 400) {
    const rows = selectPage(source(), { ...list, columns: ['name'], offset, limit: 400 });
    ids.push(...rows.map((row) => row.id));
    if (rows.length < 400) return ids;
  }
}

/** What the list must be, from one plain statement over all people. */
function expected(list: ListRequest, fits: ReadonlySet<number>): number[] {
  const { sort, organizationId } = list;
  const columns = { name: 'name_key', highestEducation: 'highest_education_rank' } as Record<string, string>;
  const column =
    sort && (columns[sort.key] ?? sort.key.replace(/[A-Z]/g, (sign) => `_${sign.toLowerCase()}`));
  const direction = sort?.descending ? 'DESC' : 'ASC';
  const order = sort ? `p.${column} ${direction}, p.id ${direction}` : 'o.path, p.position_order, p.id';
  const under =
    organizationId === null
      ? ''
      : "WHERE o.path GLOB (SELECT path FROM organization WHERE id = @unit) || '*'";
  const sql = `SELECT p.id FROM person p JOIN organization o ON o.id = p.organization_id ${under} ORDER BY ${order}`;
  const all = archive.db.prepare(sql).pluck().all({ unit: organizationId }) as number[];
  return all.filter((id) => fits.has(id));
}

/** A list's first page and what it must be, asked twice: the second time the way is known. */
function firstPages(list: ListRequest): { readonly pages: number[][]; readonly all: number[] } {
  const page = (): number[] =>
    selectPage(source(), { ...list, columns: ['name'], offset: 0, limit: 50 }).map((row) => row.id);
  return { pages: [page(), page()], all: [...selectIds(source(), list)] };
}

describe('a page of a long list', () => {
  it('with a condition that fits few is found by its index, and is the same as before', () => {
    const oldest = archive.db
      .prepare<[], string>('SELECT birth_date FROM person ORDER BY birth_date LIMIT 1 OFFSET 30')
      .pluck()
      .get();
    const rare = test('birthDate', 'before', oldest?.slice(0, 7) ?? '');
    const both: Condition = { type: 'and', parts: [test('gender', 'in', '1'), rare] };
    for (const condition of [rare, both])
      for (const organizationId of units) {
        const { pages, all } = firstPages({ ...everybody, condition, organizationId });
        expect(all.length).toBeLessThan(50);
        expect(pages).toEqual([all, all]);
      }
  });

  it('far behind is read from the unit or the name it begins with, not from the first person on', () => {
    const sorts = [null, { key: 'name', descending: false }, { key: 'name', descending: true }] as const;
    for (const sort of sorts) {
      const list: PageRequest = { ...everybody, sort, columns: ['name'], offset: 3300, limit: 50 };
      forget();
      const ids = selectIds(source(), list);
      selectPage(source(), list);
      const { sql, values } = pageSql(source(), { ...list, offset: 3400 });
      expect(values.at(-1)).toBeLessThan(sort ? 101 : 400);
      const plan = archive.db
        .prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
        .all(...values);
      const steps = plan.map((step) => step.detail).join();
      expect(steps).not.toContain('TEMP B-TREE');
      expect(steps).toMatch(/SEARCH (o|p) USING/);
      const rows = selectPage(source(), { ...list, offset: 3400 });
      expect(rows.map((row) => row.id)).toEqual(ids.slice(3400, 3450));
    }
  });
});

describe('the global search', () => {
  function namesOf(text: string, limit: number): { ids: number[]; names: string[] } {
    const hits = searchPeople(archive.db, text, limit);
    return { ids: hits.map(({ id }) => id), names: hits.map(({ name }) => name) };
  }
  const keysOf = (id: number): string[] =>
    archive.db.prepare<[number], string>('SELECT key FROM person_key WHERE person_id = ?').pluck().all(id);

  it('of a word that finds very many gives those nearest to it, each once and only the living', () => {
    const before = namesOf('z', 12);
    expect(new Set(before.ids).size).toBe(12);
    for (const id of before.ids) expect(keysOf(id).some((key) => key.startsWith('z'))).toBe(true);
    const [first = 0] = before.ids;
    archive.db.prepare("UPDATE person SET deleted_at = '2026-01-01' WHERE id = ?").run(first);
    expect(namesOf('z', 12).ids).not.toContain(first);
    archive.db.prepare('UPDATE person SET deleted_at = NULL WHERE id = ?').run(first);
    expect(namesOf('z', 12)).toEqual(before);
  });

  it('of several words gives people that all of them find, by name', () => {
    const { ids } = namesOf('z l', 30);
    expect(ids.length).toBeGreaterThan(5);
    for (const id of ids)
      for (const word of ['z', 'l']) expect(keysOf(id).some((key) => key.startsWith(word))).toBe(true);
    const byName = archive.db
      .prepare<[string], number>(
        'SELECT id FROM person WHERE id IN (SELECT value FROM json_each(?)) ORDER BY name_key, id',
      )
      .pluck()
      .all(JSON.stringify(ids));
    expect(ids).toEqual(byName);
  });
});

describe('a long list', () => {
  it('is the same walked, sorted and kept, for every unit, order, search and condition', () => {
    const sorts = [null, ...sortKeys.map((key, index) => ({ key, descending: index % 2 === 0 }))];
    for (const condition of conditions)
      for (const search of ['', 'z', 'zh'])
        for (const organizationId of units) {
          const plain: ListRequest = { organizationId: null, search, condition, sort: null };
          const fits = new Set(selectIds(source(), plain));
          for (const sort of condition ? sorts.slice(0, 3) : sorts) {
            const list = { ...plain, organizationId, sort };
            const ids = paged(list);
            expect(ids).toEqual(expected(list, fits));
            expect(selectIds(source(), list)).toEqual(ids);
            expect(countList(source(), list)).toBe(ids.length);
          }
        }
  });

  it('has a footer that counts everybody in it', () => {
    for (const condition of conditions) {
      const list: ListRequest = { organizationId: units[1] ?? null, search: '', condition, sort: null };
      expect(selectFooter(source(), list).total).toBe(selectIds(source(), list).length);
    }
  });

  it('is counted by an index that holds every field it is said to hold', () => {
    const held = archive.db
      .prepare("SELECT name FROM pragma_index_info('person_list')")
      .pluck()
      .all() as string[];
    const columns = [...indexedFields].map(columnOf);
    expect(columns.filter((column) => !held.includes(column))).toEqual([]);
    const condition = conditions[1] ?? null;
    const { from, where, values } = listSql(source(), { ...everybody, condition }, 'any');
    const plan = archive.db
      .prepare<unknown[], { detail: string }>(
        `EXPLAIN QUERY PLAN SELECT count(*) FROM ${from} WHERE ${where}`,
      )
      .all(...values);
    expect(plan.map((step) => step.detail).join()).toContain('COVERING INDEX person_list');
  });
});
