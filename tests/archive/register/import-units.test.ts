import { expect, test } from 'vitest';
import { newArchive } from '../helpers';
import { addUnit, asClerk } from './factory';
import { importerFor, writeSheet } from './importer';

test('a list with units that the register knows puts new ones under them and finds known ones again', async () => {
  const { archive } = newArchive({ key: Buffer.alloc(32) });
  asClerk(archive, (tx) => {
    const county = addUnit(tx, '清河县', null, { kind: 'county' });
    const town = addUnit(tx, '青石镇', county, { kind: 'town' });
    addUnit(tx, '柳河村', town, { kind: 'village' });
  });
  const path = await writeSheet([
    ['单位名称', '上级单位', '级别', '户数'],
    ['青石镇', '清河县', '乡科级', null],
    ['柳河村', '青石镇', null, 320],
    ['新河村', '青石镇', null, 210],
    ['枫树坪组', '新河村', null, 40],
  ]);
  const importer = await importerFor(archive, path);
  const { counts } = await importer.plan();
  expect(await importer.rows('refused')).toEqual([]);
  expect(counts).toMatchObject({ new: 2, changed: 2, same: 0 });
  await importer.apply();
  const names = archive.db.prepare('SELECT name FROM organization ORDER BY path').pluck().all();
  expect(names).toEqual(['清河县', '青石镇', '柳河村', '新河村', '枫树坪组']);
  expect(archive.db.prepare("SELECT households FROM organization WHERE name = '柳河村'").pluck().get()).toBe(
    320,
  );
});
