import ExcelJS from 'exceljs';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Archive } from '../../../electron/archive/archive';
import { archiveHandlers } from '../../../electron/host';
import { getPerson } from '../../../electron/features/register/person/person.service';
import { selectOrganizationTree } from '../../../electron/features/register/organization/organization.store';
import { makeIdNumber } from '#shared/lib/id-number';
import { personFields } from '#shared/register/fields/person';
import { newArchive } from '../helpers';
import { addUnit, asClerk } from './factory';
import { importerFor } from './importer';
import { jobContext } from './support';
import { workbookImporter } from './workbook-importer';

const token = '00000000-0000-4000-8000-000000000000';
const idNumber = makeIdNumber({ region: '990122', birth: '1985-03-05', sequence: 3, sex: '1' });
const otherId = makeIdNumber({ region: '990122', birth: '1990-12-12', sequence: 4, sex: '2' });

let archive: Archive;

beforeEach(() => {
  ({ archive } = newArchive({ key: Buffer.alloc(32) }));
  asClerk(archive, (tx) => {
    const county = addUnit(tx, '清河县', null, { kind: 'county' });
    const towns = ['青石镇', '白沙镇'].map((name) => addUnit(tx, name, county, { kind: 'town' }));
    for (const town of towns) addUnit(tx, '柳河村', town, { kind: 'village' });
  });
});

async function template(
  kind: 'person' | 'organization',
  organizationId: number | null = null,
): Promise<string> {
  const context = jobContext(archive, 'template.export', '模板.xlsx');
  await archiveHandlers()['template.export']({ file: token, kind, organizationId }, context);
  return context.file;
}

function texts(sheet: ExcelJS.Worksheet | undefined, row: number): string[] {
  const values = sheet?.getRow(row).values;
  return Array.isArray(values) ? Array.from(values.slice(1), (value) => String(value ?? '')) : [];
}

/** The row with the example, under title and head. */
function exampleRow(sheet: ExcelJS.Worksheet | undefined): number {
  for (let row = 1; row <= (sheet?.rowCount ?? 0); row += 1)
    if (texts(sheet, row)[0]?.startsWith('（示例）')) return row;
  throw new Error(`no example on ${sheet?.name}`);
}

/** Fills rows under the example, as its values but for those given by column number from 0. */
async function fill(
  path: string,
  rows: Readonly<Record<string, readonly Readonly<Record<number, string>>[]>>,
): Promise<void> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(path);
  for (const [name, given] of Object.entries(rows)) {
    const sheet = book.getWorksheet(name);
    const example = exampleRow(sheet);
    given.forEach((changes, index) => {
      const values = texts(sheet, example).map((value, column) => changes[column] ?? value);
      values.forEach((value, column) => {
        if (value !== '' && sheet) sheet.getCell(example + 1 + index, column + 1).value = value;
      });
    });
  }
  await book.xlsx.writeFile(path);
}

const ming = { 0: '李明', 1: idNumber };
const hong = { 0: '张红', 1: otherId, 2: '女', 3: '1990.12', 11: '白沙镇/柳河村' };

describe('the template for people', () => {
  test('filled in, it comes back through the wizard with every column recognized and nothing refused', async () => {
    const path = await template('person');
    await fill(path, {
      人员: [ming, hong],
      家庭成员: [ming, { ...ming, 2: '长子', 3: '李小明', 4: '2012.06', 6: '学生' }],
      简历: [ming, { ...ming, 2: '2012.03', 3: '', 4: '示范县青石镇党委委员' }],
      年度考核: [ming, { ...hong, 2: '2023', 3: '称职' }],
      奖惩: [ming],
    });
    const importer = await workbookImporter(archive, path);
    expect(importer.summary.layout?.key).toBe('template');
    const preview = await importer.preview();
    expect(preview.missing).toEqual([]);
    expect(preview.others).toEqual(['填写说明']);
    const columns = preview.parts.flatMap(({ name, columns: all }) =>
      (all ?? []).map((column) => ({ name, ...column })),
    );
    expect(columns.filter(({ label, passedOver }) => label === null || passedOver)).toEqual([]);
    expect(preview.parts.map(({ name, rows }) => `${name} ${rows}`)).toEqual([
      '人员 2',
      '家庭成员 2',
      '简历 2',
      '年度考核 2',
      '奖惩 1',
    ]);
    expect((await importer.units()).every(({ match }) => match.state === 'exact')).toBe(true);
    const { counts } = await importer.plan();
    expect(await importer.rows('refused')).toEqual([]);
    expect(counts).toEqual({ new: 2, changed: 0, same: 0, refused: 0 });
    expect((await importer.rows('new')).map(({ notes }) => notes)).toEqual([[], []]);
    await importer.apply();
    const id = archive.db.prepare<[], number>("SELECT id FROM person WHERE name = '李明'").pluck().get() ?? 0;
    const { fields, children } = getPerson(archive.db, id);
    expect(fields).toMatchObject({
      ...{ idNumber, gender: '1', birthDate: '1985-03', ethnicity: '01', partyJoined: '2006.06' },
      ...{ postTier: '0141', rank: '18', staffing: '1', selectedGraduate: true, grassrootsTwoYears: true },
    });
    expect(children.educations).toMatchObject([
      { kind: '1', level: '21', degree: '409', school: '江南农业大学农学院农学专业', ended: '2007-06' },
      { kind: '2', level: '11', school: '省委党校经济管理专业' },
    ]);
    expect(children.family.map(({ relation, name }) => [relation, name])).toEqual([
      ['妻子', '王芳'],
      ['长子', '李小明'],
    ]);
    expect(children.resume).toEqual([
      { started: '2007-07', ended: '2012-03', content: '示范县青石镇人民政府办事员、科员' },
      { started: '2012-03', ended: null, content: '示范县青石镇党委委员' },
    ]);
    expect(children.appraisals).toMatchObject([{ year: '2024', result: '1' }]);
    expect(children.rewards).toMatchObject([{ kind: 'reward', name: '记三等功', approved: '2020-07-01' }]);
    expect(children.tags).toMatchObject([{ tag: '选调生' }]);
  });

  test('its main sheet alone is a roster like any other: sure of every column, the example passed over', async () => {
    const path = await template('person');
    await fill(path, { 人员: [ming] });
    const importer = await importerFor(archive, path);
    const sheet = await importer.sheet();
    expect(sheet.columns.filter(({ certainty, target }) => certainty !== 'sure' || target === null)).toEqual(
      [],
    );
    expect((await importer.plan()).counts).toMatchObject({ new: 1, refused: 0 });
  });

  test('no personal field is asked twice, the lists hold the own units, and heads are locked', async () => {
    const book = new ExcelJS.Workbook();
    await book.xlsx.readFile(await template('person'));
    expect(book.worksheets.map(({ name }) => name)).toEqual([
      ...['人员', '家庭成员', '简历', '年度考核', '奖惩', '填写说明', '下拉选项'],
    ]);
    const sheet = book.getWorksheet('人员');
    const [title, group, head] = [1, 2, 3].map((row) => texts(sheet, row));
    expect(title?.[0]).toBe('干部信息采集表');
    const names = (head ?? []).map((name, index) => `${group?.[index]}/${name}`);
    expect(new Set(names).size).toBe(names.length);
    expect(sheet?.getCell('A2').protection?.locked ?? true).toBe(true);
    expect(sheet?.getCell('A5').protection?.locked).toBe(false);
    const unit = sheet?.getCell(5, (group ?? []).indexOf('所在单位') + 1).dataValidation;
    expect(unit?.type).toBe('list');
    expect(unit?.formulae[0]).toBe('"清河县,青石镇,青石镇/柳河村,白沙镇,白沙镇/柳河村"');
    expect(String(sheet?.getCell('B5').dataValidation.formulae[0])).toContain('10X98765432');
    const guide = book.getWorksheet('填写说明');
    const told = Array.from({ length: guide?.rowCount ?? 0 }, (_, index) => texts(guide, index + 1)[0]);
    for (const { key, label } of personFields.filter((field) => 'required' in field && field.required))
      if (key !== 'organizationId') expect(told, label).toContain(label);
  });

  test('a township gets a template of its own', async () => {
    const town = selectOrganizationTree(archive.db).find(({ name }) => name === '白沙镇')?.id ?? 0;
    const book = new ExcelJS.Workbook();
    await book.xlsx.readFile(await template('person', town));
    const sheet = book.getWorksheet('人员');
    expect(texts(sheet, 1)[0]).toBe('白沙镇干部信息采集表');
    const unit = sheet?.getCell(5, texts(sheet, 2).indexOf('所在单位') + 1).dataValidation;
    expect(unit?.formulae[0]).toBe('"白沙镇,白沙镇/柳河村"');
  });
});

test('the template for units comes back with every column recognized', async () => {
  const path = await template('organization');
  await fill(path, {
    单位: [
      { 0: '新河村', 2: '990122101299' },
      { 0: '枫树村', 1: '青石镇', 2: '990122101298' },
    ],
  });
  const importer = await importerFor(archive, path);
  const sheet = await importer.sheet();
  expect(sheet.columns.filter(({ certainty, target }) => certainty !== 'sure' || target === null)).toEqual(
    [],
  );
  expect((await importer.units()).map(({ match }) => match.state)).toEqual(['exact']);
  expect((await importer.plan()).counts).toEqual({ new: 2, changed: 0, same: 0, refused: 0 });
  await importer.apply();
  const [added] = selectOrganizationTree(archive.db).filter(({ name }) => name === '新河村');
  expect(added).toMatchObject({ kind: 'village', code: '990122101299', depth: 2 });
});
