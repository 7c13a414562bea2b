import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { AppError } from '#shared/lib/errors';
import { compareForm } from '#shared/register/approval-form/compare';
import {
  checkFormExport,
  exportForms,
} from '../../../electron/features/register/approval-form/form-export.service';
import { getPhoto, setPhoto } from '../../../electron/features/register/person/person-photo.service';
import { getPerson } from '../../../electron/features/register/person/person.service';
import { readFormFile } from '../../../electron/files/form-files';
import type { JobContext } from '../../../electron/contexts';
import { temporaryFolder } from '../helpers';
import { newPeople, type People } from './people';
import { demoArchive, jobContext } from './support';

const portrait = readFileSync(join(import.meta.dirname, '../../fixtures/portraits/man.jpg')).toString(
  'base64',
);
const request = {
  kind: 'lrmx',
  generation: 4,
  pattern: '{姓名}',
  folder: '3f2b8c1e-7a4d-4c55-9e0b-0d6f2a1b3c4d',
  existing: 'refuse',
} as const;

function into(people: Pick<People, 'archive'>, folder: string): JobContext {
  return { ...jobContext(people.archive, 'form.export'), pathOf: () => folder };
}

test('a person goes out with the photo inside and comes back the same', async () => {
  const { archive, handlers } = await demoArchive(100);
  const folder = temporaryFolder();
  const context = { ...jobContext(archive, 'form.export'), pathOf: () => folder };
  const ids = await handlers['person.ids'](
    { organizationId: null, search: '', condition: null, sort: null },
    { ...context },
  );
  archive.commandNow({ actor: context.actor, channel: 'person.setPhoto' }, (tx) =>
    setPhoto(tx, { id: ids[0] ?? 0, image: portrait }),
  );
  const pattern = '{序号}{姓名}';
  const result = await exportForms({ ...request, ids: [...ids].reverse(), pattern }, context);
  expect(result).toEqual({
    written: 100,
    notWritten: 0,
    withoutPhoto: 99,
    missing: 0,
    stopped: null,
    notes: [],
  });
  const files = readdirSync(folder).sort();
  expect(files).toHaveLength(100);
  for (const [at, id] of ids.entries()) {
    const { fields, children } = getPerson(archive.db, id);
    const name = `${String(at + 1).padStart(3, '0')}${fields.name}.lrmx`;
    expect(files[at]).toBe(name);
    const { form, notes } = await readFormFile(join(folder, name));
    expect(notes).toEqual([]);
    const photo = getPhoto(archive.db, id)?.image ?? null;
    const rows = compareForm(form, { content: { fields, children }, photo });
    expect(rows.filter(({ state, key }) => state !== 'same' && key !== 'ageReference')).toEqual([]);
  }
});

test('names that fall together are numbered, and files that stand there are met as the user chose', async () => {
  const people = await newPeople();
  const ids = [
    await people.add({ name: '张三' }),
    await people.add({ name: '张三' }),
    await people.add({ name: '李四' }),
  ];
  const folder = temporaryFolder();
  writeFileSync(join(folder, '李四.LRMX'), '原来的文件');
  const context = into(people, folder);
  expect(checkFormExport({ ...request, ids }, context)).toEqual({
    files: 3,
    existing: 1,
    listed: ['李四.lrmx'],
  });
  await expect(exportForms({ ...request, ids }, context)).rejects.toMatchObject({
    code: 'FORM_EXPORT_EXISTS',
  });
  expect(readdirSync(folder)).toEqual(['李四.LRMX']);

  const numbered = await exportForms({ ...request, ids, existing: 'number' }, context);
  expect(numbered).toMatchObject({ written: 3, notes: [] });
  expect(readdirSync(folder).sort()).toEqual(['张三.lrmx', '张三（2）.lrmx', '李四.LRMX', '李四（2）.lrmx']);
  expect(readFileSync(join(folder, '李四.LRMX'), 'utf8')).toBe('原来的文件');

  await people.change(ids[0] ?? 0, { currentPost: '镇长' });
  expect(await exportForms({ ...request, ids, existing: 'replace' }, context)).toMatchObject({ written: 3 });
  expect((await readFormFile(join(folder, '张三.lrmx'))).form.values.XianRenZhiWu).toBe('镇长');
  expect(readdirSync(folder).filter((name) => name.includes('part'))).toEqual([]);
});

test('the old format has its photo beside, says which characters it lacks, and keeps no picture of somebody else', async () => {
  const people = await newPeople();
  const id = await people.add({ name: '李𬭎', currentPost: '科员' });
  const other = await people.add({ name: '王五' });
  await people.run('person.setPhoto', (tx) => setPhoto(tx, { id, image: portrait }));
  const folder = temporaryFolder();
  writeFileSync(join(folder, '王五.pic'), '别人的照片');
  const context = into(people, folder);
  const wanted = { ...request, kind: 'lrm' as const, ids: [id, other] };
  expect(checkFormExport(wanted, context)).toMatchObject({ existing: 1 });
  const result = await exportForms({ ...wanted, existing: 'replace' }, context);
  expect(result).toMatchObject({ written: 2, withoutPhoto: 1 });
  expect(result.notes).toMatchObject([{ personId: id, level: 'warning' }]);
  expect(result.notes[0]?.message).toContain('𬭎');
  expect(readdirSync(folder).sort()).toEqual(['李𬭎.lrm', '李𬭎.pic', '王五.lrm']);
  const { form } = await readFormFile(join(folder, '李𬭎.lrm'));
  expect(form.values.ZhaoPian).toBe(portrait);
  expect(form.values.XianRenZhiWu).toBe('科员');
});

test('a file that cannot be written is named and the others are written', async () => {
  const people = await newPeople();
  const ids = [await people.add({ name: '张三' }), await people.add({ name: '李四' })];
  const folder = temporaryFolder();
  mkdirSync(join(folder, '张三.lrmx'));
  const result = await exportForms({ ...request, ids, existing: 'replace' }, into(people, folder));
  expect(result).toMatchObject({ written: 1, notWritten: 1, stopped: null });
  expect(result.notes).toMatchObject([{ personId: ids[0], file: '张三.lrmx', level: 'error' }]);
  expect(readdirSync(folder).sort()).toEqual(['张三.lrmx', '李四.lrmx']);
});

test('a stick that is pulled out ends the export with what was written', async () => {
  const people = await newPeople();
  const ids = await Promise.all(['甲', '乙', '丙', '丁', '戊'].map((name) => people.add({ name })));
  const folder = temporaryFolder();
  const context: JobContext = {
    ...into(people, folder),
    checkpoint: (done) => done === 2 && rmSync(folder, { recursive: true }),
  };
  const result = await exportForms({ ...request, ids }, context);
  expect(result).toMatchObject({ written: 2, notWritten: 3, stopped: 'folder' });
  expect(existsSync(folder)).toBe(false);
  await expect(exportForms({ ...request, ids }, context)).rejects.toMatchObject({
    code: 'FORM_EXPORT_FOLDER',
  });
});

test('cancelled, what is written stays and is told; before the first file nothing was done', async () => {
  const people = await newPeople();
  const ids = [await people.add({ name: '张三' }), await people.add({ name: '李四' })];
  const folder = temporaryFolder();
  const cancelAt = (at: number): JobContext => ({
    ...into(people, folder),
    checkpoint: (done) => {
      if (done === at) throw new AppError('CANCELLED');
    },
  });
  await expect(exportForms({ ...request, ids }, cancelAt(0))).rejects.toMatchObject({ code: 'CANCELLED' });
  expect(readdirSync(folder)).toEqual([]);
  const result = await exportForms({ ...request, ids }, cancelAt(1));
  expect(result).toMatchObject({ written: 1, notWritten: 1, stopped: 'cancelled' });
  expect(readdirSync(folder)).toEqual(['张三.lrmx']);
});

test('a pattern with an unknown token is refused, somebody gone is counted, long families are named', async () => {
  const people = await newPeople();
  const family = Array.from({ length: 11 }, (_unused, at) => ({
    relation: '弟弟',
    name: `弟${at}`,
    birthDate: null,
    politicalStatus: null,
    work: null,
    idNumber: null,
  }));
  const id = await people.add({ name: '张三' }, { family });
  const folder = temporaryFolder();
  const context = into(people, folder);
  const wrong = { ...request, ids: [id], pattern: '{姓名}{职务}' };
  await expect(exportForms(wrong, context)).rejects.toMatchObject({ code: 'FORM_EXPORT_PATTERN' });
  const result = await exportForms({ ...request, ids: [id, 999_999] }, context);
  expect(result).toMatchObject({ written: 1, missing: 1, notes: [{ level: 'warning' }] });
  expect(result.notes[0]?.message).toContain('11 人');
});
