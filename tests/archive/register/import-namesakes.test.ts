import { expect, test } from 'vitest';
import { addUnit, asClerk } from './factory';
import { importScene } from './import-scene';

// Two villages of one name: what stands around a row tells which; what does not is asked.
const scene = importScene();

/** 白水乡 with a 柳河村 of its own, beside the one in 青石镇. */
function addNamesake(): number {
  return asClerk(scene.archive, (tx) => {
    const other = addUnit(tx, '白水乡', scene.county, { kind: 'township' });
    return addUnit(tx, '柳河村', other, { kind: 'village' });
  });
}

const unitOf = (name: string): number | null => scene.person(name).fields.organizationId;

test('the township of the line above, of the column or of the title tells which village is meant', async () => {
  const namesake = addNamesake();
  const lines = await scene.open([
    ['姓名', '性别', '出生年月', '职务'],
    ['青石镇'],
    ['柳河村'],
    ['甲一', '男', '1980.01', '书记'],
    ['白水乡'],
    ['柳河村'],
    ['乙一', '男', '1981.02', '书记'],
  ]);
  expect((await lines.plan()).counts).toMatchObject({ new: 2, refused: 0 });
  await lines.apply();
  const column = await scene.open([
    ['姓名', '出生年月', '乡镇', '村'],
    ['甲二', '1980.03', '青石镇', '柳河村'],
    ['乙二', '1981.04', '白水乡', '柳河村'],
  ]);
  expect((await column.plan()).counts).toMatchObject({ new: 2, refused: 0 });
  await column.apply();
  const title = await scene.open([
    ['白水乡村干部花名册'],
    ['姓名', '性别', '出生年月', '所在村'],
    ['乙三', '女', '1982.05', '柳河村'],
  ]);
  expect((await title.plan()).counts).toMatchObject({ new: 1, refused: 0 });
  await title.apply();
  expect(['甲一', '甲二'].map(unitOf)).toEqual([scene.village, scene.village]);
  expect(['乙一', '乙二', '乙三'].map(unitOf)).toEqual([namesake, namesake, namesake]);
});

test('where nothing tells, both are listed with their paths; the answer decides, for this sheet alone', async () => {
  const namesake = addNamesake();
  const rows = [
    ['姓名', '出生年月', '所在村'],
    ['丙一', '1983.06', '柳河村'],
  ];
  const importer = await scene.open(rows);
  const [question] = await importer.units();
  expect(question).toMatchObject({
    match: { state: 'several' },
    choice: null,
    candidates: [
      { id: scene.village, path: '清河县 / 青石镇 / 柳河村' },
      { id: namesake, path: '清河县 / 白水乡 / 柳河村' },
    ],
  });
  expect((await importer.plan()).counts).toMatchObject({ new: 0, refused: 1 });
  const [refused] = await importer.rows('refused');
  expect(refused?.problems).toMatchObject([{ code: 'unit.several', value: '柳河村' }]);
  await importer.plan({ units: { 柳河村: { action: 'use', id: namesake } } });
  await importer.apply();
  expect(unitOf('丙一')).toBe(namesake);
  expect(await (await scene.open(rows)).units()).toMatchObject([{ remembered: false, choice: null }]);
});
