import { expect, test } from 'vitest';
import { formFolder, readForms } from './form-scene';
import { importScene } from './import-scene';

const scene = importScene();

test('the month to which a form counts ages is its own: no difference, and taken only when it is chosen', async () => {
  scene.save({ name: '张晓明', birthDate: '1978-03' });
  const values = { XingMing: '张晓明', ChuShengNianYue: '197803', JiSuanNianLingShiJian: '202109' };
  const reader = await readForms(scene.archive, formFolder({ '张晓明.lrmx': values }));
  expect(reader.session).toMatchObject({ counts: { same: 1 }, changed: 0, fields: [] });
  await reader.choose({ type: 'rows', file: 0, key: null, rule: 'file' });
  expect(reader.session).toMatchObject({ changed: 0 });
  await reader.choose({ type: 'row', file: 0, key: 'ageReference', side: 'file' });
  expect(reader.session).toMatchObject({ changed: 1 });
  await reader.apply();
  expect(scene.person('张晓明').fields.ageReference).toBe('2021-09');
});

test('where the archive has such a month too, another in the file is a difference', async () => {
  scene.save({ name: '张晓明', birthDate: '1978-03', ageReference: '2020-01' });
  const values = { XingMing: '张晓明', ChuShengNianYue: '197803', JiSuanNianLingShiJian: '202109' };
  const reader = await readForms(scene.archive, formFolder({ '张晓明.lrmx': values }));
  expect(reader.session).toMatchObject({ counts: { changed: 1 }, openRows: 1 });
});

test('the files that want a decision are told by their place in the list, and no others', async () => {
  for (const name of ['甲', '乙', '丙'])
    scene.save({ name: `张${name}`, birthDate: '1978-03', nativePlace: '湖南' });
  const values = (name: string, JiGuan: string) => ({ XingMing: name, ChuShengNianYue: '197803', JiGuan });
  const folder = formFolder({
    '1.lrmx': values('张甲', '湖南'),
    '2.lrmx': values('张乙', '湖北'),
    '3.lrmx': '坏',
    '4.lrmx': { XingMing: '赵六' },
    '5.lrmx': values('张丙', '河南'),
  });
  const reader = await readForms(scene.archive, folder);
  expect(await reader.open()).toEqual([
    { file: 1, at: 1 },
    { file: 3, at: 3 },
    { file: 4, at: 4 },
  ]);
  expect(await reader.open('changed')).toEqual([
    { file: 1, at: 0 },
    { file: 4, at: 1 },
  ]);
  expect(await reader.open('same')).toEqual([]);
  await reader.choose({ type: 'rows', file: 1, key: null, rule: 'archive' });
  await reader.choose({ type: 'leaveOut', file: 4, out: true });
  expect(await reader.open()).toEqual([{ file: 3, at: 3 }]);
});
