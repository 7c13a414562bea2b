import { beforeAll, describe, expect, it } from 'vitest';
import { ageAt } from '#shared/lib/dates';
import type { ListRequest, PersonFooter } from '#shared/register/list/person-list';
import { bandCondition, footerConditions, sortKeys } from '#shared/register/list/person-list';
import { listColumnKeys } from '#shared/register/list/list-columns';
import type { Archive } from '../../../electron/archive/archive.ts';
import {
  countByOrganization,
  selectFooter,
} from '../../../electron/features/register/list/person-footer.store.ts';
import {
  countList,
  pageSql,
  selectIds,
  selectPage,
} from '../../../electron/features/register/list/person-list.store.ts';
import { searchPeople } from '../../../electron/features/register/list/search.store';
import { addPerson, addUnit, asClerk, standingArchive } from './factory.ts';

const today = '2026-03-15';
const everybody: ListRequest = { organizationId: null, search: '', condition: null, sort: null };
const surnames = ['张', '王', '李', '赵', '欧阳', '单'];
const givenNames = ['晓明', '小美', '建国', '芳', '丽华', '强'];

let archive: Archive;
const units: Record<string, number> = {};

/** Forty people in four units, in an order that is neither that of names nor of ids. */
function fill(): void {
  asClerk(archive, (tx) => {
    const county = (units['county'] = addUnit(tx, '示范县', null));
    units['green'] = addUnit(tx, '青山镇', county);
    units['white'] = addUnit(tx, '白河镇', county);
    units['village'] = addUnit(tx, '红星村', units['green']);
    const places = [units['white'], units['village'], units['green'], county];
    for (let index = 0; index < 40; index += 1) {
      const level = ['11', '21', '31', '61', '71'][index % 7];
      addPerson(
        tx,
        {
          name: `${surnames[index % 6]}${givenNames[(index * 5 + 1) % 6]}`,
          gender: index % 3 === 0 ? '2' : '1',
          birthDate:
            index % 10 === 0 ? null : `19${60 + (index % 35)}-${String((index % 12) + 1).padStart(2, '0')}`,
          politicalStatus: ['01', '02', '13', null][index % 4] ?? null,
          partyJoined: index % 8 === 3 ? '2001.07' : null,
          organizationId: places[index % 4] ?? null,
          positionOrder: 40 - index,
          idNumber: `99000119${String(10000000000 + index).slice(1)}`,
        },
        {
          ...(level ? { educations: [education(level)] } : {}),
          appraisals: [appraisal('2023', '2'), appraisal('2025', '1'), appraisal('2024', '2')],
          resume: [{ started: '1990-07', ended: null, content: '镇政府干部' }],
          tags: [
            { tag: '选调生', since: null, until: null },
            { tag: '驻村第一书记', since: '2019-01', until: '2021-06' },
          ],
        },
      );
    }
  });
}

function education(level: string) {
  const none = {
    degree: null,
    school: null,
    major: null,
    started: null,
    ended: null,
    degreeGranted: null,
    years: null,
  };
  return { ...none, kind: '1', level };
}

function appraisal(year: string, result: string) {
  return { year, result, remark: null };
}

beforeAll(() => {
  archive = standingArchive();
  fill();
});

function source() {
  return { db: archive.db, today };
}

function idsOf(list: Partial<ListRequest>): readonly number[] {
  return selectIds(source(), { ...everybody, ...list });
}

/** All pages of five, one after the other. */
function paged(list: Partial<ListRequest>): number[] {
  const ids: number[] = [];
  for (let offset = 0; ; offset += 5) {
    const rows = selectPage(source(), { ...everybody, ...list, columns: ['name'], offset, limit: 5 });
    ids.push(...rows.map((row) => row.id));
    if (rows.length < 5) return ids;
  }
}

describe('pages', () => {
  it('run through the list without a gap or a repetition, whatever the order, unit and search', () => {
    const lists: Partial<ListRequest>[] = [
      {},
      { search: 'zhang' },
      { search: '张 小' },
      { search: 'z' },
      ...sortKeys.flatMap((key) =>
        [false, true].flatMap((descending) => [
          { sort: { key, descending } },
          { sort: { key, descending }, organizationId: units['green'] ?? null },
          { sort: { key, descending }, search: 'w' },
        ]),
      ),
    ];
    for (const list of lists) {
      const ids = paged(list);
      expect(ids, JSON.stringify(list)).toEqual(idsOf(list));
      expect(new Set(ids).size).toBe(ids.length);
      expect(countList(source(), { ...everybody, ...list })).toBe(ids.length);
    }
    expect(paged({})).toHaveLength(40);
  });

  it('stand by unit in tree order, then by the order in the unit', () => {
    const rows = selectPage(source(), {
      ...everybody,
      columns: ['organizationId', 'positionOrder'],
      offset: 0,
      limit: 40,
    });
    const order = [units['county'], units['green'], units['village'], units['white']];
    const places = rows.map(({ values }) => [
      order.indexOf(Number(values.organizationId)),
      Number(values.positionOrder),
    ]);
    const sorted = [...places].sort(([a = 0, b = 0], [c = 0, d = 0]) => a - c || b - d);
    expect(places).toEqual(sorted);
  });

  it('of a unit hold everything under it and nobody else', () => {
    expect(idsOf({ organizationId: units['green'] ?? null })).toHaveLength(20);
    expect(idsOf({ organizationId: units['village'] ?? null })).toHaveLength(10);
    expect(idsOf({ organizationId: 999_999 })).toEqual([]);
  });

  it('hold every column that can be chosen', () => {
    const [row] = selectPage(source(), { ...everybody, columns: listColumnKeys, offset: 3, limit: 1 });
    expect(Object.keys(row?.values ?? {}).sort()).toEqual([...listColumnKeys].sort());
    expect(row?.values).toMatchObject({
      latestAppraisal: '2025 优秀',
      resumeText: '1990.07--         镇政府干部',
      tagText: '选调生',
      age: ageAt(row?.values.birthDate as string, today),
    });
  });

  it('see a change at once, though the order was kept', () => {
    const before = idsOf({ condition: footerConditions.women });
    const id = asClerk(archive, (tx) =>
      addPerson(tx, { name: '新来', gender: '2', positionOrder: 99, organizationId: units['white'] ?? null }),
    );
    expect(idsOf({ condition: footerConditions.women })).toEqual([...before, id]);
    asClerk(archive, (tx) => {
      tx.db.prepare('DELETE FROM person WHERE id = ?').run(id);
      tx.record({ entity: 'person', id, before: {}, after: null });
    });
    expect(idsOf({ condition: footerConditions.women })).toEqual(before);
  });
});

describe('search', () => {
  it.each([
    ['zxm', ['张小美']],
    ['wangxiaoming', ['王晓明']],
    ['晓明', ['王晓明']],
    ['张 小', ['张小美']],
    ['小美 ZHANG', ['张小美']],
    ['ouyang', ['欧阳芳']],
    ['张 王', []],
    ['sxm', []],
  ])('%s', (search, names) => {
    const rows = selectPage(source(), { ...everybody, search, columns: ['name'], offset: 0, limit: 50 });
    expect([...new Set(rows.map((row) => row.values.name))]).toEqual(names);
  });

  it('reads 单 as the surname Shan, and finds by the ID number too', () => {
    expect(idsOf({ search: 'shan' }).length).toBeGreaterThan(0);
    expect(idsOf({ search: '990001190000000007' })).toHaveLength(1);
    expect(searchPeople(archive.db, '990001190000000007', 5)).toHaveLength(1);
  });
});

describe('footer', () => {
  const inMemory = (list: Partial<ListRequest>): PersonFooter => {
    const count = (condition: ListRequest['condition']): number => {
      const both =
        list.condition && condition
          ? { type: 'and' as const, parts: [list.condition, condition] }
          : condition;
      return idsOf({ ...list, condition: both }).length;
    };
    const rows = selectPage(source(), {
      ...everybody,
      ...list,
      columns: ['birthDate'],
      offset: 0,
      limit: 500,
    });
    const ages = rows.flatMap((row) => ageAt(row.values.birthDate as string | null, today) ?? []);
    const mean = ages.reduce((sum, age) => sum + age, 0) / ages.length;
    return {
      total: idsOf(list).length,
      women: count(footerConditions.women),
      partyMembers: count(footerConditions.partyMembers),
      agesKnown: count(footerConditions.agesKnown),
      averageAge: ages.length === 0 ? null : Math.round(mean * 10) / 10,
      bands: Object.fromEntries(
        ['0', '1', '2', '3', '4', '5'].map((band) => [band, count(bandCondition(band as '0'))]),
      ) as unknown as PersonFooter['bands'],
    };
  };

  it('counts exactly the people that each number opens', () => {
    const lists: Partial<ListRequest>[] = [
      {},
      { search: 'z' },
      { organizationId: units['green'] ?? null },
      { condition: footerConditions.women },
      { search: '没有这个人' },
    ];
    for (const list of lists) {
      expect(selectFooter(source(), { ...everybody, ...list }), JSON.stringify(list)).toEqual(inMemory(list));
    }
    const footer = selectFooter(source(), everybody);
    expect(footer.total).toBe(40);
    expect(footer.women).toBe(14);
    // 20 by 政治面貌; the 5 whose status is empty though a date of joining stands there.
    expect(footer.partyMembers).toBe(25);
    expect(Object.values(footer.bands).reduce((sum, band) => sum + band, 0)).toBe(40);
  });

  it('of a selection counts the selected', () => {
    const ids = [...idsOf({})].slice(3, 10);
    expect(selectFooter(source(), { ...everybody, ids }).total).toBe(7);
    expect(idsOf({ ids })).toEqual(ids);
  });

  it('counts people by the unit they stand in', () => {
    expect(new Map(countByOrganization(archive.db).map(({ id, people }) => [id, people]))).toEqual(
      new Map(Object.values(units).map((id) => [id, 10])),
    );
  });
});

it('a plain page needs no sorting, in any order', () => {
  const sorts = sortKeys.flatMap((key) => [false, true].map((descending) => ({ key, descending })));
  for (const sort of [null, ...sorts]) {
    const { sql, values } = pageSql(source(), { ...everybody, sort, columns: [], offset: 0, limit: 50 });
    const plan = archive.db
      .prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
      .all(...values);
    expect(plan.map((step) => step.detail).join(), JSON.stringify(sort)).not.toContain('TEMP B-TREE');
  }
});
