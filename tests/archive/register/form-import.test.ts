import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { removePeople } from '../../../electron/features/register/bin/person-bin.service';
import { getPhoto } from '../../../electron/features/register/person/person-photo.service';
import { asClerk } from './factory';
import { formFolder, formText, portraits, readForms, zhang } from './form-scene';
import { idOf, importScene } from './import-scene';

const scene = importScene();

describe('whom a file means', () => {
  test('the ID number goes before the name, name and month of birth do without it', async () => {
    const byId = scene.save({ name: '张晓明', idNumber: zhang.ShenFenZheng, birthDate: '1978-03' });
    scene.save({ name: '张晓明', birthDate: '1978-03' });
    const li = scene.save({ name: '李四', birthDate: '1985-11' });
    const folder = formFolder({
      '张晓明.lrmx': zhang,
      '李四.lrmx': { XingMing: '李四', ChuShengNianYue: '198511' },
    });
    const reader = await readForms(scene.archive, folder);
    expect((await reader.compare('张晓明.lrmx')).personId).toBe(byId);
    expect((await reader.compare('李四.lrmx')).personId).toBe(li);
  });

  test('several who fit are asked about, and whoever is chosen is compared', async () => {
    const [first, second] = ['1', '2'].map((phone) =>
      scene.save({ name: '王五', birthDate: '1980-01', phone }),
    );
    const folder = formFolder({
      '王五.lrmx': { XingMing: '王五', ChuShengNianYue: '198001', JiGuan: '湖南' },
    });
    const reader = await readForms(scene.archive, folder);
    expect(reader.session).toMatchObject({ counts: { ask: 1 }, added: 0, changed: 0 });
    const asked = await reader.compare('王五.lrmx');
    expect(asked.candidates.map(({ id }) => id)).toEqual([first, second]);
    expect(asked.rows).toEqual([]);
    await reader.choose({ type: 'person', file: asked.file, who: second ?? 0 });
    expect(await reader.compare('王五.lrmx')).toMatchObject({
      personId: second,
      state: 'changed',
      decided: true,
    });
    await reader.choose({ type: 'person', file: asked.file, who: 'new' });
    expect(await reader.compare('王五.lrmx')).toMatchObject({
      personId: null,
      state: 'new',
      needsUnit: true,
    });
    await reader.choose({ type: 'person', file: asked.file, who: 'auto' });
    expect(await reader.compare('王五.lrmx')).toMatchObject({ state: 'ask', decided: false });
  });

  test('somebody new gets the unit that the post begins with; others are asked for one, or given one together', async () => {
    const folder = formFolder({
      '张晓明.lrmx': zhang,
      '赵六.lrmx': { XingMing: '赵六', XianRenZhiWu: '某县某局科员' },
      '钱七.lrmx': { XingMing: '钱七' },
    });
    const reader = await readForms(scene.archive, folder);
    expect(reader.session).toMatchObject({ counts: { new: 3 }, added: 1, needUnit: 2 });
    expect((await reader.compare('张晓明.lrmx')).unit).toEqual({ id: scene.town, path: '清河县 / 青石镇' });
    await reader.choose({ type: 'unit', file: null, id: scene.village });
    expect(reader.session).toMatchObject({ added: 3, needUnit: 0 });
    await reader.apply();
    expect(scene.person('赵六').fields.organizationId).toBe(scene.village);
    expect(scene.person('张晓明').fields.organizationId).toBe(scene.town);
  });

  test('a namesake with another ID number is told of before somebody new is written', async () => {
    scene.save({ name: '张晓明', birthDate: '1978-03', idNumber: idOf('1978-03-06', 9) });
    const reader = await readForms(
      scene.archive,
      formFolder({ '张晓明.lrmx': { ...zhang, XianRenZhiWu: '' } }),
    );
    const { state, notes } = await reader.compare('张晓明.lrmx');
    expect([state, notes]).toEqual(['new', ['名册中有同名的张晓明（1978.03 生），请核对是否同一人']]);
  });

  test('somebody in the recycle bin is told of', async () => {
    const id = scene.save({ name: '张晓明', idNumber: zhang.ShenFenZheng });
    asClerk(scene.archive, (tx) => removePeople(tx, { ids: [id], reason: '误录' }));
    const reader = await readForms(scene.archive, formFolder({ '张晓明.lrmx': zhang }));
    const { state, notes } = await reader.compare('张晓明.lrmx');
    expect([state, notes.join()]).toEqual(['new', expect.stringContaining('回收站')]);
  });
});

describe('files that cannot all be taken', () => {
  test('a bad file is refused with a sentence and stops no other', async () => {
    const folder = formFolder({
      '坏.lrmx': '<Person><XingMing>张',
      '空.lrmx': '',
      '无名.lrmx': formText({ JiGuan: '湖南' }),
      '说明.txt': '不是任免表',
      '张晓明.lrmx': zhang,
      '二级/李四.lrmx': { XingMing: '李四', XianRenZhiWu: '柳河村党支部书记' },
      '二级/三级/王五.lrmx': { XingMing: '王五' },
    });
    const reader = await readForms(scene.archive, folder);
    const rows = await reader.rows();
    const refused = rows.filter(({ state }) => state === 'refused');
    expect(refused.map(({ name }) => name).sort()).toEqual(['坏.lrmx', '无名.lrmx', '空.lrmx']);
    for (const { why } of refused) expect(why).toMatch(/[一-龥]{4}/);
    expect(
      rows.filter(({ state }) => state === 'new').map(({ name, folder: inner }) => [inner, name]),
    ).toEqual([
      ['', '张晓明.lrmx'],
      ['二级', '李四.lrmx'],
    ]);
    expect(reader.session.notes).toEqual([
      expect.stringContaining('更深的 1 个文件夹没有读'),
      '1 个不是任免表的文件没有读',
    ]);
    expect(await reader.apply()).toMatchObject({ added: 2, refused: 3 });
  });

  test('the same file twice, and two files about one person: one is taken, the other said and left', async () => {
    const folder = formFolder({
      'a.lrmx': { ...zhang, TianBiaoShiJian: '202601' },
      'b.lrmx': { ...zhang, TianBiaoShiJian: '202603', JiGuan: '湖南青溪' },
      'c.lrmx': { ...zhang, TianBiaoShiJian: '202601' },
    });
    const reader = await readForms(scene.archive, folder);
    expect((await reader.rows()).map(({ name, state }) => [name, state])).toEqual([
      ['a.lrmx', 'double'],
      ['b.lrmx', 'new'],
      ['c.lrmx', 'double'],
    ]);
    const first = await reader.compare('a.lrmx');
    expect(first.others.map(({ name }) => name)).toEqual(['b.lrmx', 'c.lrmx']);
    expect(first.why).toContain('同一人');
    await reader.choose({ type: 'prefer', file: first.file });
    expect((await reader.compare('a.lrmx')).state).toBe('new');
    expect((await reader.compare('c.lrmx')).why).toContain('完全相同');
    await reader.apply();
    expect(scene.person('张晓明').fields.nativePlace).toBe('湖南清河');
  });

  test('a folder without forms says so', async () => {
    const folder = formFolder({ '说明.txt': '' });
    await expect(readForms(scene.archive, folder)).rejects.toMatchObject({ code: 'FORM_NONE' });
  });
});

test('photos come along; a picture that is none is said and left', async () => {
  const id = scene.save({ name: '李四', birthDate: '1985-11', organizationId: scene.town });
  const folder = formFolder({
    '张晓明.lrmx': { ...zhang, ZhaoPian: portraits.man },
    '李四.lrmx': { XingMing: '李四', ChuShengNianYue: '198511', ZhaoPian: 'bm90IGEgcGljdHVyZQ==' },
  });
  const reader = await readForms(scene.archive, folder);
  const bad = (await reader.compare('李四.lrmx')).rows.find(({ key }) => key === 'photo');
  expect(bad).toMatchObject({ state: 'unreadable', note: expect.stringContaining('JPEG') as string });
  expect(await reader.apply()).toMatchObject({ added: 1, changed: 0, photos: 1 });
  expect(getPhoto(scene.archive.db, scene.person('张晓明').id)?.image).toBe(portraits.man);
  expect(getPhoto(scene.archive.db, id)).toBeNull();
});

test('a photo of another shape is offered to the window, and written as it was cut', async () => {
  const broad = Buffer.from(portraits.man, 'base64');
  // The height stands behind the frame's head; half of it makes the picture broad.
  const frame = broad.indexOf(Buffer.from([0xff, 0xc0]));
  broad.writeUInt16BE(broad.readUInt16BE(frame + 5) / 2, frame + 5);
  const folder = formFolder({
    '张晓明.lrmx': { ...zhang, ZhaoPian: broad.toString('base64') },
    '李四.lrmx': { XingMing: '李四', XianRenZhiWu: '柳河村', ZhaoPian: portraits.woman },
  });
  const reader = await readForms(scene.archive, folder);
  const { file, rows } = await reader.compare('张晓明.lrmx');
  expect(rows.find(({ key }) => key === 'photo')?.note).toContain('写入时按 4:5 裁剪');
  expect(await reader.photos()).toEqual([file]);
  await reader.choose({ type: 'photo', file, image: portraits.man });
  expect(await reader.photos()).toEqual([]);
  await reader.apply();
  expect(getPhoto(scene.archive.db, scene.person('张晓明').id)?.image).toBe(portraits.man);
});

test('five hundred files are read, the rest is said', async () => {
  const files = Object.fromEntries(
    Array.from({ length: 503 }, (_, at) => [
      `${String(at).padStart(3, '0')}.lrmx`,
      {
        ...zhang,
        XingMing: `张${String.fromCodePoint(0x4e00 + at)}`,
        ShenFenZheng: '',
        ChuShengNianYue: '197803',
      },
    ]),
  );
  const folder = formFolder(files);
  writeFileSync(join(folder, '~$open.lrmx'), '');
  const reader = await readForms(scene.archive, folder);
  expect(reader.session).toMatchObject({
    files: 500,
    added: 500,
    notes: [expect.stringContaining('3 个没有读')],
  });
  expect(await reader.apply()).toMatchObject({ added: 500 });
});
