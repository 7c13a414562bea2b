import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { contract } from '#shared/contract';
import { formHandlers } from '../../../electron/features/register/approval-form/form.handlers';
import { formText } from './form-scene';
import { importScene } from './import-scene';
import { jobContext } from './support';

// Files that were dropped onto the window come by their content. What the window says of them is a name to show: no path is
// ever looked at.
const scene = importScene();
const corpus = 'tests/fixtures/lrmx/files';
const base64 = (content: string | Buffer): string => Buffer.from(content).toString('base64');

/** The window's side: hands files over, then reads or checks the lot. */
function dropper() {
  const handlers = formHandlers();
  const context = {
    ...jobContext(scene.archive, 'form.open'),
    pathOf: () => expect.unreachable('a path was asked for'),
  };
  const dropped = randomUUID();
  const lot = { dropped, name: '任免表', forms: 1, deeper: 0, others: 0 };
  return {
    dropped,
    drop: (name: string, content: string | null, picture: string | null = null, folder = '') =>
      handlers['form.drop']({ dropped, name, folder, content, picture }, context),
    open: (part: Partial<typeof lot> = {}) =>
      handlers['form.open']({ source: { ...lot, ...part }, decisions: null }, context),
    check: (part: Partial<typeof lot> = {}) =>
      handlers['form.check']({ source: { ...lot, ...part } }, context),
    rows: async (sessionId: string) =>
      (await handlers['form.rows']({ sessionId, show: 'all', search: '', offset: 0, limit: 500 }, context))
        .rows,
    compare: (sessionId: string, file: number) => handlers['form.compare']({ sessionId, file }, context),
  };
}

test('dropped files are read as chosen ones are, bad ones refused one by one, what is left out is said', async () => {
  const { drop, open, rows } = dropper();
  await drop('张晓明.lrmx', base64(formText({ XingMing: '张晓明', ChuShengNianYue: '197803' })));
  await drop('../../etc/passwd', base64('root:x:0:0'), null, '二批');
  await drop('大.lrmx', null);
  await drop('空.lrmx', '');
  const { sessionId, name, files, notes } = await open({ forms: 4, deeper: 2, others: 3 });
  expect([name, files]).toEqual(['任免表', 4]);
  expect(notes).toEqual([
    '只读所选文件夹和它下面一级，更深的 2 个文件夹没有读',
    '3 个不是任免表的文件没有读',
  ]);
  const found = await rows(sessionId);
  expect(found.map(({ name: file, folder, state, why }) => [file, folder, state, why])).toEqual([
    ['张晓明.lrmx', '', 'new', ''],
    ['../../etc/passwd', '二批', 'refused', '这不是任免表文件（.lrmx 或 .lrm），没有读入'],
    ['大.lrmx', '', 'refused', '文件超过 16 MB，没有读入。请先把照片缩小到 5 MB 以内'],
    ['空.lrmx', '', 'refused', '文件是空的，没有读入。请重新拷贝一份'],
  ]);
});

test('the photo beside an .lrm comes with it', async () => {
  const { drop, open, compare } = dropper();
  await drop(
    'usual.lrm',
    base64(readFileSync(`${corpus}/usual.lrm`)),
    base64(readFileSync(`${corpus}/usual.pic`)),
  );
  const { sessionId } = await open();
  expect((await compare(sessionId, 0)).photos.file).toBe(base64(readFileSync(`${corpus}/usual.pic`)));
});

test('a lot is taken once; another drop takes the place of one that was never read', async () => {
  const one = dropper();
  await one.drop('张晓明.lrmx', base64(formText({ XingMing: '张晓明' })));
  expect(await one.check()).toMatchObject({ files: 1, unreadable: 0 });
  await expect(one.check()).rejects.toMatchObject({ code: 'FORM_SESSION_GONE' });
  await expect(one.open({ dropped: randomUUID() })).rejects.toMatchObject({ code: 'FORM_SESSION_GONE' });
});

test('a drop without a single form says so', async () => {
  await expect(dropper().open({ forms: 0, others: 5 })).rejects.toMatchObject({ code: 'FORM_NONE' });
});

test('five hundred are held, the others said', async () => {
  const { drop, open } = dropper();
  const content = base64(formText({ XingMing: '张晓明' }));
  for (let at = 0; at < 505; at += 1) await drop(`${at}.lrmx`, content);
  const { files, notes } = await open({ forms: 505 });
  expect([files, notes]).toEqual([500, ['一次最多读 500 个文件，后面的 5 个没有读']]);
});

test('the contract takes base64 and nothing else, and no more than a form may be large', () => {
  const { input } = contract['form.drop'];
  const fitting = { dropped: randomUUID(), name: 'a.lrmx', folder: '', content: 'AAAA', picture: null };
  expect(input.safeParse(fitting).success).toBe(true);
  for (const wrong of [
    { content: '/etc/passwd?' },
    { content: 'A'.repeat(23_000_000) },
    { name: '' },
    { dropped: 'x' },
    { path: '/etc/passwd' },
  ])
    expect([wrong, input.safeParse({ ...fitting, ...wrong }).success]).toEqual([wrong, false]);
  const upgrade = {
    source: { dropped: randomUUID(), name: '', forms: 1, deeper: 0, others: 0 },
    folder: randomUUID(),
  };
  expect(contract['form.upgrade'].input.safeParse(upgrade).success).toBe(false);
});
