import { describe, expect, test } from 'vitest';
import { formFolder, readForms, zhang } from './form-scene';
import { importScene } from './import-scene';

const scene = importScene();

describe('settling differences', () => {
  const known = {
    name: '张晓明',
    birthDate: '1978-03',
    nativePlace: '湖南宁远',
    birthPlace: '湖南宁远',
  } as const;
  const file = { ...zhang, ChuShengNianYue: '197803', ChuShengDi: '', JianKangZhuangKuang: '健康' };

  test('what the archive lacks is taken, what differs waits for a word, what the file lacks stays', async () => {
    const id = scene.save(known);
    const reader = await readForms(scene.archive, formFolder({ '张晓明.lrmx': file }));
    expect(reader.session).toMatchObject({ counts: { changed: 1 }, openPeople: 1, openRows: 1, changed: 1 });
    const sides = new Map((await reader.compare('张晓明.lrmx')).rows.map(({ key, side }) => [key, side]));
    expect([sides.get('nativePlace'), sides.get('health'), sides.get('birthPlace')]).toEqual([
      null,
      'file',
      'archive',
    ]);
    await reader.apply();
    expect(scene.person('张晓明')).toMatchObject({
      id,
      fields: { nativePlace: '湖南宁远', health: '健康', birthPlace: '湖南宁远', gender: '1' },
    });
  });

  test.each([
    ['file', '湖南清河', '健康'],
    ['archive', '湖南宁远', null],
    ['fill', '湖南宁远', '健康'],
  ] as const)('for all files at once: %s', async (rule, nativePlace, health) => {
    scene.save(known);
    const reader = await readForms(scene.archive, formFolder({ '张晓明.lrmx': file }));
    await reader.choose({ type: 'rows', file: null, key: null, rule });
    expect(reader.session.openRows).toBe(0);
    if (rule === 'archive') {
      await expect(reader.apply()).rejects.toMatchObject({ code: 'FORM_EMPTY' });
      return;
    }
    await reader.apply();
    expect(scene.person('张晓明').fields).toMatchObject({ nativePlace, health });
  });

  test('one box in all files; then one file by itself', async () => {
    scene.save(known);
    scene.save({ name: '李四', birthDate: '1985-11', nativePlace: '湖南', health: '一般' });
    const reader = await readForms(
      scene.archive,
      formFolder({
        '张晓明.lrmx': file,
        '李四.lrmx': {
          XingMing: '李四',
          ChuShengNianYue: '198511',
          JiGuan: '广东',
          JianKangZhuangKuang: '健康',
        },
      }),
    );
    expect(reader.session.fields.find(({ key }) => key === 'nativePlace')).toMatchObject({
      files: 2,
      open: 2,
    });
    await reader.choose({ type: 'rows', file: null, key: 'nativePlace', rule: 'file' });
    const li = await reader.compare('李四.lrmx');
    await reader.choose({ type: 'row', file: li.file, key: 'nativePlace', side: 'archive' });
    expect(await reader.rows('open')).toMatchObject([{ name: '李四.lrmx', open: 1 }]);
    await reader.apply();
    expect(scene.person('张晓明').fields.nativePlace).toBe('湖南清河');
    expect(scene.person('李四').fields).toMatchObject({ nativePlace: '湖南', health: '一般' });
  });

  test('a file left out is not written', async () => {
    scene.save(known);
    const reader = await readForms(
      scene.archive,
      formFolder({ '张晓明.lrmx': file, '钱七.lrmx': { XingMing: '钱七' } }),
    );
    const { file: at } = await reader.compare('张晓明.lrmx');
    await reader.choose({ type: 'leaveOut', file: at, out: true });
    await expect(reader.apply()).rejects.toMatchObject({ code: 'FORM_EMPTY' });
  });

  test('a change of the register between comparing and writing is noticed; decisions stay when it is compared again', async () => {
    const id = scene.save(known);
    const reader = await readForms(scene.archive, formFolder({ '张晓明.lrmx': file }));
    const { file: at } = await reader.compare('张晓明.lrmx');
    await reader.choose({ type: 'row', file: at, key: 'nativePlace', side: 'file' });
    scene.save({ name: '旁人' });
    await expect(reader.apply()).rejects.toMatchObject({ code: 'FORM_STALE' });
    await reader.refresh();
    await reader.apply();
    expect(scene.person('张晓明')).toMatchObject({ id, fields: { nativePlace: '湖南清河' } });
  });

  test('what was decided is taken up when the same files are read again, wherever they lie', async () => {
    scene.save(known);
    const twin = { ...zhang, XingMing: '王五', ShenFenZheng: '', ChuShengNianYue: '198001' };
    scene.save({ name: '王五', birthDate: '1980-01' });
    const wang = scene.save({ name: '王五', birthDate: '1980-01' });
    const files = { '张晓明.lrmx': file, '王五.lrmx': twin, '钱七.lrmx': { XingMing: '钱七' } };
    const first = await readForms(scene.archive, formFolder(files));
    await first.choose({
      type: 'row',
      file: (await first.compare('张晓明.lrmx')).file,
      key: 'nativePlace',
      side: 'file',
    });
    await first.choose({ type: 'person', file: (await first.compare('王五.lrmx')).file, who: wang });
    await first.choose({ type: 'unit', file: null, id: scene.village });
    const decisions = await first.decisions();
    const again = await readForms(
      scene.archive,
      formFolder({ ...files, '新.lrmx': { XingMing: '新' } }),
      decisions,
    );
    expect(again.session).toMatchObject({ resumed: 3, openRows: 0, added: 1 });
    expect((await again.compare('王五.lrmx')).personId).toBe(wang);
    expect((await again.compare('钱七.lrmx')).unit?.id).toBe(scene.village);
    expect(await again.decisions()).toEqual(decisions);
    // A file that says something else now is another file.
    const other = await readForms(
      scene.archive,
      formFolder({ '张晓明.lrmx': { ...file, JiGuan: '广东' } }),
      decisions,
    );
    expect(other.session).toMatchObject({ resumed: 0, openRows: 1 });
  });

  test('cancelled in the middle, nothing is written', async () => {
    const folder = formFolder({
      '张晓明.lrmx': zhang,
      '李四.lrmx': { XingMing: '李四', XianRenZhiWu: '柳河村' },
    });
    const reader = await readForms(scene.archive, folder);
    const stop = (done: number, _total: number, text?: string): void => {
      if (text === '正在写入' && done === 1) throw new Error('cancelled');
    };
    await expect(reader.apply(stop)).rejects.toThrow('cancelled');
    const count = (table: string): unknown =>
      scene.archive.db.prepare(`SELECT count(*) FROM ${table}`).pluck().get();
    expect([count('person'), count('import_run'), count('person_photo')]).toEqual([0, 0, 0]);
    // What was settled is still there.
    expect(await reader.apply()).toMatchObject({ added: 2 });
  });
});
