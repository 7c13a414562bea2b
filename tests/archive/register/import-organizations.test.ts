import { expect, test } from 'vitest';
import {
  selectOrganization,
  selectOrganizationTree,
} from '../../../electron/features/register/organization/organization.store';
import { newArchive } from '../helpers';
import { importerFor, writeSheet } from './importer';
import { importScene } from './import-scene';

const scene = importScene();

const tree = (): string[] =>
  selectOrganizationTree(scene.archive.db).map(({ name, depth }) => `${'  '.repeat(depth)}${name}`);

test('a list of villages is recognized as one, changes known units and adds new ones under their townships', async () => {
  const importer = await scene.open([
    ['清河县村情一览表'],
    [
      '乡镇',
      '行政村',
      '行政村代码',
      '户数',
      '党员总数',
      '村集体收入',
      '村级活动场所',
      '场所面积（㎡）',
      '分类定级',
      '软弱涣散村',
    ],
    ['青石镇', '柳河村', '430726101203', '312户', 41, '12.5', '完好', 120, '先进', '否'],
    ['青石镇', '上溪村', '430726101204', 205, 28, '3万元', '危房', 60, '后进', '是'],
    ['青石镇', '下溪村', null, '二百', 28, null, null, null, null, null],
    ['青石镇', '上溪村', null, 1, 2, null, null, null, null, null],
  ]);
  const { columns } = await importer.sheet();
  expect(columns.map(({ target }) => target)).toEqual([
    'parentUnit',
    ...[
      'name',
      'code',
      'households',
      'partyMembers',
      'collectiveIncome',
      'siteState',
      'siteArea',
      'villageClass',
      'weakVillage',
    ].map((key) => `field:${key}`),
  ]);
  expect((await importer.plan()).counts).toEqual({ new: 1, changed: 1, same: 0, refused: 2 });
  expect((await importer.rows('refused')).map(({ number, problems }) => [number, problems[0]?.code])).toEqual(
    [
      [5, 'number'],
      [6, 'duplicate'],
    ],
  );
  expect(await importer.apply()).toMatchObject({ added: 1, changed: 1 });
  expect(tree()).toEqual(['清河县', '  青石镇', '    柳河村', '    上溪村']);
  expect(selectOrganization(scene.archive.db, scene.village)?.fields).toMatchObject({
    code: '430726101203',
    households: 312,
    collectiveIncome: 12.5,
    siteState: 'good',
    villageClass: 'advanced',
    weakVillage: false,
  });
  const added = selectOrganizationTree(scene.archive.db).find(({ name }) => name === '上溪村');
  expect(added).toMatchObject({ kind: 'village', weakVillage: true });
});

test('units that the file itself brings are parents for its other rows, whatever the order', async () => {
  const { archive } = newArchive({ key: Buffer.alloc(32) });
  const path = await writeSheet([
    ['机构名称', '上级单位', '机构类别', '正职职数'],
    ['柳河村', '青石镇', '村', 1],
    ['青石镇', '清河县', '镇', 2],
    ['清河县', null, '县', 4],
    ['县委组织部', '清河县', null, 1],
  ]);
  const importer = await importerFor(archive, path);
  expect((await importer.sheet()).columns[0]?.target).toBe('field:name');
  const units = await importer.units();
  expect(units.map(({ key, choice }) => [key, choice?.action])).toEqual([['', 'top']]);
  const plan = await importer.plan({ units: { '': { action: 'top' } } });
  expect(plan.counts).toMatchObject({ new: 4, refused: 0 });
  await importer.apply();
  const lines = selectOrganizationTree(archive.db).map(({ name, depth, kind }) => [name, depth, kind]);
  expect(lines).toEqual([
    ['清河县', 0, 'county'],
    ['青石镇', 1, 'town'],
    ['柳河村', 2, 'village'],
    ['县委组织部', 1, 'organ'],
  ]);
  const again = await importerFor(archive, path);
  await again.sheet('organization');
  expect((await again.plan({ units: { '': { action: 'top' } } })).counts).toMatchObject({ same: 4 });
});

test('a row under a refused row is refused, and one whose parent was taken out stops the import', async () => {
  const importer = await scene.open([
    ['单位名称', '上级单位', '户数'],
    ['白水乡', '清河县', '一千'],
    ['上河村', '白水乡', 100],
    ['黑山乡', '清河县', 1000],
    ['下河村', '黑山乡', 200],
  ]);
  await importer.sheet('organization');
  expect((await importer.plan()).counts).toEqual({ new: 2, changed: 0, same: 0, refused: 2 });
  expect((await importer.rows('refused')).map(({ problems }) => problems[0]?.code)).toEqual([
    'number',
    'unit.refused',
  ]);
  await expect(importer.apply({ rows: [4] })).rejects.toMatchObject({
    code: 'IMPORT_PARENT_LEFT_OUT',
    params: { row: 5 },
  });
  expect(tree()).toHaveLength(3);
  expect(await importer.apply()).toMatchObject({ added: 2 });
});

test('rows that stand above each other are refused', async () => {
  const importer = await scene.open([
    ['单位名称', '上级单位'],
    ['甲乡', '乙乡'],
    ['乙乡', '甲乡'],
    ['丙村', '甲乡'],
    ['丁乡', '清河县'],
  ]);
  await importer.sheet('organization');
  expect((await importer.plan()).counts).toMatchObject({ new: 1, refused: 3 });
});

test('an import of units is undone as a whole', async () => {
  const before = scene.archive.db
    .prepare('SELECT id, name, code, path, parent_id FROM organization ORDER BY id')
    .all();
  const importer = await scene.open([
    ['单位名称', '上级单位', '编码', '单位类别'],
    ['柳河村', '青石镇', 'A1', null],
    ['黑山乡', '清河县', null, null],
    ['下河村', '黑山乡', null, null],
  ]);
  await importer.sheet('organization');
  await importer.plan();
  const { runId } = await importer.apply();
  expect(await importer.undo(runId)).toEqual({ removed: 2, restored: 1, kept: 0 });
  expect(
    scene.archive.db.prepare('SELECT id, name, code, path, parent_id FROM organization ORDER BY id').all(),
  ).toEqual(before);
});
