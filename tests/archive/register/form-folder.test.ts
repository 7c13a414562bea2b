import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { formHandlers } from '../../../electron/features/register/approval-form/form.handlers';
import { encodeGbk } from '../../../electron/files/gbk';
import type { JobContext } from '../../../electron/contexts';
import type { FormCheck, FormUpgrade } from '#shared/register/approval-form/form-contract';
import { formatLrm } from '#shared/register/lrm';
import { parseLrmx } from '#shared/register/lrmx';
import { emptyLrmx } from '#shared/register/lrmx-form';
import { temporaryFolder } from '../helpers';
import { formFolder, formText, portraits, token } from './form-scene';
import { importScene } from './import-scene';
import { jobContext } from './support';

const scene = importScene();
const target = '6c8c3f0e-5a57-4a6a-9a51-2f0f6f8f0c11';

const zhang = {
  XingMing: '张晓明',
  XingBie: '男',
  ChuShengNianYue: '197803',
  XianRenZhiWu: '青石镇党委书记',
};

function context(channel: string, paths: Readonly<Record<string, string>>): JobContext {
  return { ...jobContext(scene.archive, channel), pathOf: (given) => paths[given] ?? '' };
}

async function upgrade(folder: string, into: string): Promise<FormUpgrade> {
  const paths = { [token]: folder, [target]: into };
  const input = { source: { folder: token }, folder: target };
  return formHandlers()['form.upgrade'](input, context('form.upgrade', paths));
}

async function checkFolder(folder: string) {
  const handlers = formHandlers();
  const at = context('form.check', { [token]: folder });
  const check: FormCheck = await handlers['form.check']({ source: { folder: token } }, at);
  const page = { checkId: check.checkId, levels: [], search: '', offset: 0, limit: 20_000 };
  return { check, findings: async (part = {}) => handlers['form.findings']({ ...page, ...part }, at) };
}

test('each file has its findings with source and remedy; one that cannot be read is a finding itself', async () => {
  const { check, findings } = await checkFolder(
    formFolder({
      '张晓明.lrmx': zhang,
      '坏.lrmx': '<Person><XingMing>',
      '二批/李四.lrmx': { XingMing: '李四' },
    }),
  );
  expect(check).toMatchObject({ files: 3, unreadable: 1, clean: 0 });
  const all = await findings();
  expect(all.total).toBe(check.counts.error + check.counts.warning + check.counts.hint);
  expect(all.rows.find(({ file }) => file === '坏.lrmx')).toMatchObject({
    level: 'error',
    person: '',
    box: '文件',
  });
  const ours = all.rows.filter(({ person }) => person === '李四');
  expect(ours.length).toBeGreaterThan(3);
  for (const { file, source, remedy, box } of ours) {
    expect(file).toBe('二批 / 李四.lrmx');
    expect([source, remedy, box].every((text) => text !== '')).toBe(true);
  }
  const errors = await findings({ levels: ['error'], search: '李四' });
  expect(errors.rows.every(({ level, person }) => level === 'error' && person === '李四')).toBe(true);
  expect((await findings({ offset: 2, limit: 3 })).rows).toEqual(all.rows.slice(2, 5));
});

test('nothing of a check is kept in the archive, and the register is not looked at', async () => {
  scene.save({ name: '张晓明', birthDate: '1978-03' });
  const before = scene.archive.db.prepare('SELECT count(*) FROM audit').pluck().get();
  await checkFolder(formFolder({ '张晓明.lrmx': zhang }));
  expect(scene.archive.db.prepare('SELECT count(*) FROM audit').pluck().get()).toBe(before);
});

test('older files become 4.0 files of the same name; what could not be filled in is told', async () => {
  const folder = formFolder({
    '张晓明.lrmx': formText(zhang, [], 3),
    '李芳.lrmx': formText({ ...zhang, XingMing: '李芳', XingBie: '女', ZhaoPian: portraits.woman }, [], 3),
    '二批/王五.lrmx': formText({ XingMing: '王五', XingBie: '男' }, [], 3),
    '半新.lrmx': formText({ ...zhang, XingMing: '半新' }),
    '新.lrmx': formText({
      ...zhang,
      XingMing: '新',
      DaoLingNianYue: '204103',
      GaiGeQianRenZhiNianLingJieXian: '改革前任职年龄界限为60岁',
    }),
    '坏.lrmx': 'x',
  });
  const before = readFileSync(join(folder, '张晓明.lrmx'));
  const into = temporaryFolder();
  const { rows } = await upgrade(folder, into);
  const row = (file: string) => rows.find((one) => one.file === file);
  expect(row('张晓明.lrmx')).toMatchObject({ state: 'written', missing: '' });
  expect(row('张晓明.lrmx')?.note).toContain('到龄年月 2041.03');
  expect(row('李芳.lrmx')?.missing).toContain('55 岁');
  expect(row('王五.lrmx')).toMatchObject({ state: 'written', target: '二批 / 王五.lrmx' });
  expect(row('王五.lrmx')?.missing).toContain('出生年月');
  // A 4.0 form without its two values is given them: the check of files sends people here.
  expect(row('半新.lrmx')).toMatchObject({ state: 'written', missing: '' });
  expect(row('半新.lrmx')?.note).toContain('到龄年月 2041.03');
  expect(row('新.lrmx')?.state).toBe('copied');
  expect(row('坏.lrmx')?.state).toBe('refused');
  const written = parseLrmx(readFileSync(join(into, '李芳.lrmx'), 'utf8'));
  expect(written).toMatchObject({ generation: 4, values: { Version: '4.0', ZhaoPian: portraits.woman } });
  expect(readFileSync(join(into, '新.lrmx'))).toEqual(readFileSync(join(folder, '新.lrmx')));
  expect(readFileSync(join(folder, '张晓明.lrmx'))).toEqual(before);
});

test('an .lrm with its .pic becomes one .lrmx', async () => {
  const folder = temporaryFolder();
  const form = emptyLrmx(3);
  const { bytes } = encodeGbk(formatLrm({ ...form, values: { ...form.values, ...zhang } }));
  writeFileSync(join(folder, '张晓明.lrm'), bytes);
  writeFileSync(join(folder, '张晓明.pic'), Buffer.from(portraits.man, 'base64'));
  const into = temporaryFolder();
  expect((await upgrade(folder, into)).rows).toMatchObject([{ state: 'written', target: '张晓明.lrmx' }]);
  expect(readdirSync(into)).toEqual(['张晓明.lrmx']);
  const { values } = parseLrmx(readFileSync(join(into, '张晓明.lrmx'), 'utf8'));
  expect([values.XingMing, values.ZhaoPian]).toEqual(['张晓明', portraits.man]);
});

test('originals and whatever lies in the target folder are never written over', async () => {
  const folder = formFolder({
    '张晓明.lrmx': formText(zhang, [], 3),
    '二批/李四.lrmx': formText(zhang, [], 3),
  });
  await expect(upgrade(folder, folder)).rejects.toMatchObject({ code: 'FORM_FOLDER_SAME' });
  // Files of the inner folder alone, and the folder above it chosen as target.
  const outer = formFolder({ '二批/李四.lrmx': formText(zhang, [], 3) });
  const before = readFileSync(join(outer, '二批/李四.lrmx'));
  expect((await upgrade(outer, outer)).rows).toMatchObject([{ state: 'refused' }]);
  expect(readFileSync(join(outer, '二批/李四.lrmx'))).toEqual(before);
  const into = temporaryFolder();
  mkdirSync(join(into, '二批'));
  writeFileSync(join(into, '张晓明.lrmx'), '别人的');
  const { rows } = await upgrade(folder, into);
  expect(rows.map(({ state }) => state)).toEqual(['refused', 'written']);
  expect(rows[0]?.note).toContain('已有“张晓明.lrmx”');
  expect(readFileSync(join(into, '张晓明.lrmx'), 'utf8')).toBe('别人的');
});
