import { expect, test } from 'vitest';
import { personKeys } from '../../../electron/features/register/person/name-keys';
import { AppError } from '#shared/lib/errors';
import { importScene } from './import-scene';

// Many new people at once: the indexes are built anew in the same transaction, and everything is as if they had never gone.
const scene = importScene();
const total = 1200;
const letters = [...'伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平'];

const nameOf = (at: number): string =>
  `王${letters[at % 20]}${letters[Math.floor(at / 20) % 20]}${at >= 400 ? letters[Math.floor(at / 400)] : ''}`;

const roster = async () =>
  scene.open([
    ['姓名', '性别', '出生年月', '所在单位'],
    ...Array.from({ length: total }, (_, at) => [nameOf(at), '男', '1980.01', '青石镇']),
  ]);

const schema = (): unknown[] =>
  scene.archive.db.prepare('SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY name').all();

const countOf = (table: string): unknown =>
  scene.archive.db.prepare(`SELECT count(*) FROM ${table}`).pluck().get();

test('afterwards every index is there, whole, and everybody is found under every key', async () => {
  const before = schema();
  const importer = await roster();
  expect((await importer.plan()).counts).toMatchObject({ new: total, refused: 0 });
  await importer.apply();
  expect(schema()).toEqual(before);
  expect(scene.archive.db.pragma('integrity_check', { simple: true })).toBe('ok');
  const rows = scene.archive.db
    .prepare<[], { name: string; key: string }>(
      'SELECT p.name, k.key FROM person p JOIN person_key k ON k.person_id = p.id ORDER BY p.name, k.key',
    )
    .all();
  const expected = Array.from({ length: total }, (_, at) => nameOf(at)).flatMap((name) =>
    personKeys(name, null).map((key) => `${name} ${key}`),
  );
  expect(rows.map(({ name, key }) => `${name} ${key}`).sort()).toEqual(expected.sort());
});

test('a cancelled one leaves the indexes and nothing else', async () => {
  const before = schema();
  const importer = await roster();
  await importer.plan();
  const stop = (done: number): void => {
    if (done >= 1000) throw new AppError('CANCELLED');
  };
  await expect(importer.apply({}, stop)).rejects.toMatchObject({ code: 'CANCELLED' });
  expect(schema()).toEqual(before);
  expect([countOf('person'), countOf('person_key')]).toEqual([0, 0]);
  expect(scene.archive.db.pragma('integrity_check', { simple: true })).toBe('ok');
});
