import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { guessUnitKind, resolveUnit } from '#shared/register/import/resolve-unit';
import { UnitCounter, unitInTitles, unitKey } from '#shared/register/import/unit-entries';
import { UnitChoices } from '#shared/register/import/unit-choices';
import { UnitIndex, type UnitNode } from '#shared/register/import/unit-index';

const node = (id: number, parentId: number | null, name: string, code: string | null = null): UnitNode => ({
  id,
  parentId,
  name,
  shortName: null,
  code,
});

/** 1 清河县 - 2 青石镇 (3 柳河村, 4 杨柳村), 5 白水乡 (6 柳河村, 7 大柳河村), 8 县委组织部, 9 水利局. */
const nodes = [
  node(1, null, '清河县'),
  node(2, 1, '青石镇', '430726101'),
  node(3, 2, '柳河村', '430726101203'),
  node(4, 2, '杨柳村'),
  node(5, 1, '白水乡'),
  node(6, 5, '柳河村'),
  node(7, 5, '大柳河村'),
  { ...node(8, 1, '县委组织部'), shortName: '组织部' },
  node(9, 1, '清河县水利局'),
];
const index = new UnitIndex(nodes);

describe('a unit text means', () => {
  test.each<[string[], string, number | number[] | null]>([
    [['青石镇'], 'exact', 2],
    [[' 青 石 镇 '], 'exact', 2],
    [['青石镇人民政府'], 'exact', 2],
    [['青石镇党委'], 'exact', 2],
    [['青石'], 'likely', 2],
    [['430726101203'], 'exact', 3],
    [['青石镇/柳河村'], 'exact', 3],
    [['青石镇', '柳河村'], 'exact', 3],
    [['白水乡', '柳河村'], 'exact', 6],
    [['青石镇柳河村'], 'exact', 3],
    [['青石镇　柳河村'], 'exact', 3],
    [['清河县白水乡柳河村'], 'exact', 6],
    [['湖南省清河县青石镇'], 'likely', 2],
    [['青石镇', '柳河村委会'], 'exact', 3],
    [['青石镇', '柳河'], 'likely', 3],
    [['青石镇', '青石镇柳河村'], 'exact', 3],
    [['柳河村'], 'several', [3, 6]],
    [['组织部'], 'exact', 8],
    [['县直机关', '县委组织部'], 'exact', 8],
    [['正科级', '青石镇'], 'exact', 2],
    [['水利局'], 'likely', 9],
    [['青石镇', '大柳河村'], 'likely', 7],
    [['新柳河村'], 'none', null],
    [['县直机关'], 'none', null],
    [['上溪村'], 'none', null],
    [[''], 'none', null],
  ])('%j: %s %j', (path, state, expected) => {
    const { match } = resolveUnit(index, path);
    expect(match.state).toBe(state);
    if (match.state === 'several') expect([...match.ids].sort()).toEqual(expected);
    else if (match.state !== 'none') expect(match.id).toBe(expected);
  });

  test.each<[string[], number, string, number | number[] | null]>([
    // The sheet is about a township: its own village of the name is meant.
    [['柳河村'], 2, 'exact', 3],
    [['柳河村'], 5, 'exact', 6],
    [['柳河村委会'], 5, 'exact', 6],
    // The row's own words are stronger than the sheet's.
    [['白水乡', '柳河村'], 2, 'exact', 6],
    [['杨柳村'], 5, 'exact', 4],
    [['县委组织部'], 5, 'exact', 8],
    // Neither the county nor another village tells which.
    [['柳河村'], 1, 'several', [3, 6]],
    [['柳河村'], 4, 'several', [3, 6]],
    [['新柳河村'], 5, 'none', null],
  ])('%j in a sheet about unit %i: %s %j', (path, place, state, expected) => {
    const { match } = resolveUnit(index, path, place);
    expect(match).toEqual(
      typeof expected === 'number' ? { state, id: expected } : { state, ...(expected && { ids: expected }) },
    );
  });

  test.each<[string[], string, number | null]>([
    [['白水乡村干部', '柳河村'], 'exact', 6],
    [['青石镇各村后备干部', '柳河村'], 'exact', 3],
    [['白水乡', '柳河村干部'], 'likely', 6],
    [['青石镇领导班子'], 'likely', 2],
    [['领导班子'], 'none', null],
    [['青石镇财政所'], 'none', null],
  ])('a line over people names their unit: %j: %s %j', (path, state, id) => {
    expect(resolveUnit(index, path).match).toEqual({ state, ...(id !== null && { id }) });
  });

  test('a post text begins with its unit', () => {
    expect(index.atStartOf('青石镇党委书记')).toBe(2);
    expect(index.atStartOf('清河县水利局局长')).toBe(9);
    expect(index.atStartOf('柳河村党总支书记')).toBeUndefined();
    expect(index.atStartOf('书记')).toBeUndefined();
  });

  test('a title names the longest unit in it', () => {
    expect(unitInTitles(index, ['清河县青石镇干部花名册'])).toBe(2);
    expect(unitInTitles(index, ['干部花名册'])).toBeUndefined();
    expect(unitInTitles(index, ['白水乡柳河村干部花名册'])).toBe(6);
    expect(unitInTitles(index, ['青石镇大柳河村'])).toBe(7);
    expect(unitInTitles(index, ['柳河村干部花名册'])).toBeUndefined();
    expect(unitInTitles(index, ['青石镇、白水乡干部花名册'])).toBeUndefined();
  });
});

test.each([
  ['柳河村', 'village'],
  ['城关社区', 'community'],
  ['青石镇', 'town'],
  ['白水乡', 'township'],
  ['东街道', 'subdistrict'],
  ['清河县', 'county'],
  ['农业综合服务站', 'station'],
  ['县第一中学', 'institution'],
  ['县委组织部', 'organ'],
  ['县直机关', 'group'],
])('%s is of the kind %s', (name, kind) => {
  expect(guessUnitKind(name)).toBe(kind);
});

describe('every unit of any tree', () => {
  const name = fc.string({
    unit: fc.constantFrom(...'青白石水柳河上下东西南北'),
    minLength: 2,
    maxLength: 4,
  });
  const tree = fc
    .array(fc.record({ name, parent: fc.nat(), suffix: fc.constantFrom('村', '镇', '局', '站') }), {
      minLength: 1,
      maxLength: 40,
    })
    .map((list) =>
      list.map((item, at) => node(at + 1, at === 0 ? null : (item.parent % at) + 1, item.name + item.suffix)),
    );
  test('is found by its path from the top, and never another one in its place', () => {
    fc.assert(
      fc.property(tree, (list) => {
        const any = new UnitIndex(list);
        for (const unit of list) {
          const { match } = resolveUnit(any, any.pathOf(unit.id).split(' / '));
          if (match.state === 'exact') expect(any.pathOf(match.id)).toBe(any.pathOf(unit.id));
          else expect(match.state).toBe('several');
        }
      }),
    );
  });
  test('no text throws, and a match is a unit of the tree', () => {
    fc.assert(
      fc.property(tree, fc.array(fc.string({ maxLength: 12 }), { maxLength: 3 }), (list, path) => {
        const { match } = resolveUnit(new UnitIndex(list), path);
        if (match.state === 'exact' || match.state === 'likely')
          expect(match.id).toBeLessThanOrEqual(list.length);
      }),
    );
  });
});

describe('unit texts of a sheet', () => {
  function entries(paths: readonly string[][], fallback?: number) {
    const counter = new UnitCounter();
    paths.forEach((path, at) => counter.add(path, at + 2));
    return counter.entries(index, fallback);
  }

  test('are listed once with their rows; missing outer ones are listed before', () => {
    const list = entries([
      ['黑山乡', '上村'],
      ['黑山乡', '下村'],
      ['黑山乡', '上村'],
      ['青石镇', '柳河村'],
    ]);
    expect(list.map(({ key, rows, parentKey }) => [key, rows, parentKey])).toEqual([
      ['黑山乡', 0, null],
      ['黑山乡/上村', 2, '黑山乡'],
      ['黑山乡/下村', 1, '黑山乡'],
      ['青石镇/柳河村', 1, null],
    ]);
    expect(list[1]?.sample).toEqual([2, 4]);
  });

  test('a new unit is suggested under its context, else under the unit of the title', () => {
    expect(entries([['青石镇', '上溪村']])[0]).toMatchObject({
      parentId: 2,
      parentKey: null,
      kind: 'village',
    });
    expect(entries([['上溪村']], 5)[0]).toMatchObject({ parentId: 5 });
    expect(entries([[]], 2)[0]).toMatchObject({ key: '', match: { state: 'likely', id: 2 } });
  });

  test('of several of one name the one in the title is meant; otherwise somebody must say which', () => {
    expect(entries([['柳河村']], 5)[0]).toMatchObject({ match: { state: 'exact', id: 6 }, parentId: 5 });
    const open = entries([['柳河村']]);
    expect(open[0]).toMatchObject({ match: { state: 'several', ids: [3, 6] }, parentId: null });
    const asked = new UnitChoices(open, {}, (id) => index.nodes.has(id));
    expect(asked.unitFor(['柳河村'])).toMatchObject({
      ok: false,
      problem: { code: 'unit.several', reason: '有 2 个单位都像“柳河村”' },
    });
    const told = new UnitChoices(open, { 柳河村: { action: 'use', id: 6 } }, () => true);
    expect(told.unitFor(['柳河村'])).toEqual({ ok: true, ref: 6 });
  });

  test('a line over people is no unit to create', () => {
    expect(entries([['白水乡村干部', '上溪村']])).toMatchObject([
      { key: '白水乡村干部/上溪村', parentId: 5, parentKey: null },
    ]);
  });

  test('choices decide, units found by themselves need none, dead ones are not used', () => {
    const list = entries([['青石镇'], ['上溪村'], ['下溪村'], ['中溪村']]);
    const choices = new UnitChoices(
      list,
      {
        上溪村: { action: 'create', name: '上溪村', kind: 'village', parentId: 2, parentKey: null },
        下溪村: { action: 'skip' },
        中溪村: { action: 'use', id: 99 },
      },
      (id) => index.nodes.has(id),
    );
    expect(choices.unitFor(['青石镇'])).toEqual({ ok: true, ref: 2 });
    expect(choices.unitFor(['上 溪村'])).toEqual({ ok: true, ref: '上溪村' });
    expect(choices.unitFor(['下溪村'])).toMatchObject({ ok: false, problem: { code: 'unit.skipped' } });
    expect(choices.unitFor(['中溪村'])).toMatchObject({ ok: false, problem: { code: 'unit.unknown' } });
    expect(choices.creations(['上溪村'])).toEqual([
      { key: '上溪村', name: '上溪村', kind: 'village', parent: 2 },
    ]);
  });

  test('created units come after the ones they stand under, and a circle ends', () => {
    const create = (name: string, parentKey: string | null) =>
      ({ action: 'create', name, kind: 'village', parentId: null, parentKey }) as const;
    const choices = new UnitChoices(
      [],
      { a: create('a', 'b'), b: create('b', 'c'), c: create('c', 'a'), d: create('d', 'd') },
      () => true,
    );
    const order = choices.creations(['a', 'd']).map(({ key }) => key);
    expect(new Set(order)).toEqual(new Set(['a', 'b', 'c', 'd']));
  });

  test('a key does not depend on blanks, width and repeated parts', () => {
    expect(unitKey(['青石镇', ' 柳 河村'])).toBe(unitKey(['青石镇/柳河村']));
    expect(unitKey(['青石镇', '青石镇'])).toBe('青石镇');
  });
});
