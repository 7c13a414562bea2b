import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { expect, test } from 'vitest';
import { emptyRecord } from '#shared/lib/field';
import { familyFields } from '#shared/register/fields/children';
import { formOfPerson } from '#shared/register/approval-form/form-of-person';
import { paperSource } from '#shared/register/papers/paper-source';
import { archiveHandlers } from '../../../electron/host';
import { getPerson } from '../../../electron/features/register/person/person.service';
import { answer } from '../../../electron/ipc/answer';
import { temporaryFolder } from '../helpers';
import { formFolder, readForms } from './form-scene';
import { idOf, importScene } from './import-scene';
import { actor, jobContext } from './support';
import { workbookImporter } from './workbook-importer';

// Days that no calendar has: 30 February and the like. Nobody can type them in; an archive of an older version may hold
// them.

const scene = importScene();
const idNumber = idOf('1985-03-05', 1);

/** A call as the window makes it: through the contract. */
function call(name: 'person.save', input: unknown) {
  const handlers = archiveHandlers() as unknown as Record<
    string,
    (input: unknown, context: unknown) => unknown
  >;
  return answer(
    {
      actor: () => actor,
      report: (_id, channel, error) => expect.unreachable(`${channel} ${String(error)}`),
      dispatch: async (channel, { kind }, parsed) =>
        kind === 'command'
          ? scene.archive.command({ actor, channel }, (tx) => handlers[channel]?.(parsed, tx))
          : handlers[channel]?.(parsed, jobContext(scene.archive, channel)),
    },
    name,
    input,
    'job',
  );
}

/** Somebody with such days, as an archive of before holds them. */
function older(): number {
  const wife = { ...emptyRecord(familyFields), relation: '妻子', name: '李红', birthDate: '1986-02-30' };
  const fields = { name: '张三', idNumber, birthDate: '1985-02-30', formDate: '2026-04-31' };
  return scene.save(fields, { family: [wife] });
}

test('a form with such a day is refused with the field’s path, and nothing is written', async () => {
  const id = scene.save({ name: '张三', birthDate: '1985-03' });
  const { version, fields, children } = getPerson(scene.archive.db, id);
  const row = { ...emptyRecord(familyFields), relation: '妻子', birthDate: '1986-02-30' };
  const answered = await call('person.save', {
    id,
    version,
    fields: { ...fields, birthDate: '1985-02-29' },
    children: { ...children, family: [row] },
  });
  expect(answered).toMatchObject({ ok: false, error: { code: 'INPUT_INVALID' } });
  const paths = answered.ok ? [] : answered.error.fields.map(({ path }) => path);
  expect(paths).toEqual(['fields.birthDate', 'children.family.0.birthDate']);
  expect(getPerson(scene.archive.db, id)).toMatchObject({ version, fields: { birthDate: '1985-03' } });
});

test('somebody with such a day is opened, listed and printed as the archive has it', async () => {
  const id = older();
  expect(getPerson(scene.archive.db, id)).toMatchObject({
    fields: { birthDate: '1985-02-30', formDate: '2026-04-31' },
    children: { family: [{ birthDate: '1986-02-30' }] },
  });
  const { archive } = scene;
  const context = jobContext(archive, 'papers.check');
  const handlers = archiveHandlers();
  const list = { organizationId: null, search: '', condition: null, sort: null };
  expect(await handlers['person.ids'](list, context)).toEqual([id]);
  const options = {
    generation: 4,
    size: 'A4',
    heading: 'ordinary',
    appraisalYear: null,
    numbered: false,
    duplex: false,
  };
  const parts = ['approvalForm', 'basicTable', 'familyTable', 'resume', 'cover'];
  const source = paperSource.parse({ kind: 'people', ids: [id], parts, options });
  const { papers } = await handlers['papers.sheets']({ source, from: 0, to: 1 }, context);
  expect(papers[0]?.sheets.length).toBeGreaterThanOrEqual(parts.length);
  expect(JSON.stringify(papers)).toContain('1985-02-30');
  const form = formOfPerson(
    { content: getPerson(archive.db, id), photo: null },
    { generation: 4, today: '2026-03-15' },
  );
  expect(form.values).toMatchObject({ ChuShengNianYue: '1985-02-30', DaoLingNianYue: '' });
});

test('such a day is put right in the form; until then the form is refused with the place', async () => {
  const id = older();
  const { version, fields, children } = getPerson(scene.archive.db, id);
  const saved = { id, version, children };
  const still = await call('person.save', { ...saved, fields: { ...fields, phone: '12000000001' } });
  expect(still.ok ? [] : still.error.fields.map(({ path }) => path)).toEqual([
    'fields.birthDate',
    'fields.formDate',
    'children.family.0.birthDate',
  ]);
  const right = { ...fields, birthDate: '1985-02-28', formDate: '2026-04-30' };
  const family = children.family.map((row) => ({ ...row, birthDate: '1986-02' }));
  expect(
    await call('person.save', { ...saved, fields: right, children: { ...children, family } }),
  ).toMatchObject({
    ok: true,
  });
  expect(getPerson(scene.archive.db, id)).toMatchObject({
    fields: { birthDate: '1985-02-28', formDate: '2026-04-30' },
    children: { family: [{ birthDate: '1986-02' }] },
  });
});

test('a form file puts one such day right, whatever else there is', async () => {
  const id = older();
  const reader = await readForms(
    scene.archive,
    formFolder({ '张三.lrmx': { XingMing: '张三', ShenFenZheng: idNumber, ChuShengNianYue: '198503' } }),
  );
  const { rows, file } = await reader.compare('张三.lrmx');
  expect(rows.find(({ key }) => key === 'birthDate')).toMatchObject({
    file: '1985.03',
    archive: '1985-02-30',
    state: 'different',
  });
  await reader.choose({ type: 'rows', file, key: 'birthDate', rule: 'file' });
  await reader.apply();
  expect(getPerson(scene.archive.db, id).fields).toMatchObject({
    birthDate: '1985-03',
    formDate: '2026-04-31',
  });
});

test('a sheet’s row with such a day is told with its cell; the others are written', async () => {
  const importer = await scene.open([
    ['姓名', '单位', '出生年月', '填表时间'],
    ['张三', '青石镇', '1985.02.30', '2026.01.05'],
    ['李四', '青石镇', '1985.02.28', '2026.13.05'],
    ['王五', '青石镇', '1985.02.28', '2026.04.30'],
  ]);
  expect((await importer.plan()).counts).toMatchObject({ new: 1, refused: 2 });
  const refused = await importer.rows('refused');
  expect(refused.map(({ number, name, problems }) => [number, name, problems])).toMatchObject([
    [2, '张三', [{ header: '出生年月', value: '1985.02.30', reason: '这个月没有这一天' }]],
    [3, '李四', [{ header: '填表时间', value: '2026.13.05', reason: '月份不在 1 至 12 之间' }]],
  ]);
  expect(await importer.apply()).toMatchObject({ added: 1, refused: 2 });
  expect(scene.person('王五').fields).toMatchObject({ birthDate: '1985-02', formDate: '2026-04-30' });
});

test('rows of a set with such a day are told with their sheet and cell', async () => {
  const book = new ExcelJS.Workbook();
  book.addWorksheet('A01').addRows([
    ['姓名', '身份证号', '统计关系单位'],
    ['张三', idNumber, '青石镇'],
  ]);
  book.addWorksheet('A36').addRows([
    ['姓名', '身份证号', '成员姓名', '称谓', '出生日期'],
    ['张三', idNumber, '李红', '妻子', '1986.02.30'],
    ['张三', idNumber, '张小明', '儿子', '2012.06.30'],
  ]);
  const path = join(temporaryFolder(), '提取表.xlsx');
  await book.xlsx.writeFile(path);
  const importer = await workbookImporter(scene.archive, path);
  await importer.plan();
  expect(await importer.rows('refused')).toMatchObject([
    { name: '张三', problems: [{ sheet: 'A36', row: 2, header: '出生日期', reason: '这个月没有这一天' }] },
  ]);
});
