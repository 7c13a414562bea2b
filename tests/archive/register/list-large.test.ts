import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { columnOf } from '#shared/lib/field';
import type { Condition } from '#shared/register/list/condition';
import type { ListRequest } from '#shared/register/list/person-list';
import { sortKeys } from '#shared/register/list/person-list';
import type { Archive } from '../../../electron/archive/archive.ts';
import { selectFooter } from '../../../electron/features/register/list/person-footer.store.ts';
import { indexedFields, listSql } from '../../../electron/features/register/list/list-sql.store.ts';
import {
  countList,
  selectIds,
  selectPage,
} from '../../../electron/features/register/list/person-list.store.ts';
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
