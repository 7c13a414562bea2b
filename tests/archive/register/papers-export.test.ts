import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { usualPaperOptions, type PaperPart } from '#shared/register/papers/paper-person';
import { collectionTables } from '#shared/register/papers/collection-tables';
import { docxAtOnce } from '#shared/register/papers/papers-contract';
import { exportDocx } from '../../../electron/features/register/papers/papers-docx.service';
import { exportCollections } from '../../../electron/features/register/papers/papers-workbook.service';
import { readWorkbook } from '../../../electron/workbooks/read';
import { row } from '../../unit/register/checks/sound';
import { temporaryFolder } from '../helpers';
import { jobOver, newPeople, type People } from './people';

async function twoPeople(): Promise<{ people: People; ids: number[] }> {
  const people = await newPeople();
  const family = [
    row('family', { relation: '妻子', name: '李红', idNumber: '430725198607010028', work: '教师' }),
  ];
  const appraisals = [row('appraisals', { year: '2025', result: '1' })];
  const first = await people.add(
    { name: '张晓明', gender: '1', idNumber: '430725198503050014', currentPost: '副镇长' },
    { family, appraisals },
  );
  const second = await people.add({ name: '张晓明', gender: '1' }, { family });
  return { people, ids: [first, second] };
}

function documentOf(ids: number[], parts: PaperPart[] = ['resume']) {
  return {
    kind: 'papers' as const,
    title: '材料',
    source: { kind: 'people' as const, ids, parts, options: usualPaperOptions },
  };
}

describe('papers.toDocx', () => {
  test('writes one document for all, whole or not at all', async () => {
    const { people, ids } = await twoPeople();
    const file = path.join(temporaryFolder(), '材料.docx');
    const done = await exportDocx({ document: documentOf(ids), target: { file } }, jobOver(people));
    expect(done).toEqual({ files: 1, pages: 2 });
    expect(readFileSync(file).subarray(0, 2).toString()).toBe('PK');
    const other = path.join(temporaryFolder(), '取消.docx');
    await expect(
      exportDocx({ document: documentOf(ids), target: { file: other } }, jobOver(people, 1)),
    ).rejects.toMatchObject({ code: 'CANCELLED' });
    expect(existsSync(other)).toBe(false);
  });

  test('writes one for each person, of the same name too, and none in place of another', async () => {
    const { people, ids } = await twoPeople();
    const folder = temporaryFolder();
    writeFileSync(path.join(folder, '张晓明.docx'), 'somebody else');
    const done = await exportDocx({ document: documentOf(ids), target: { folder } }, jobOver(people));
    expect(done).toEqual({ files: 2, pages: 2 });
    expect(readdirSync(folder).sort()).toEqual(['张晓明.docx', '张晓明（2）.docx', '张晓明（3）.docx']);
    expect(readFileSync(path.join(folder, '张晓明.docx'), 'utf8')).toBe('somebody else');
  });

  test('refuses what Word could not hold and what has no page', async () => {
    const { people, ids } = await twoPeople();
    const many = Array.from({ length: docxAtOnce + 1 }, () => ids[0] ?? 0);
    const file = path.join(temporaryFolder(), '多.docx');
    await expect(
      exportDocx({ document: documentOf(many), target: { file } }, jobOver(people)),
    ).rejects.toMatchObject({ code: 'PAPERS_DOCX_TOO_MANY' });
    await expect(
      exportDocx({ document: documentOf(ids, ['scans']), target: { file } }, jobOver(people)),
    ).rejects.toMatchObject({ code: 'PRINT_NOTHING' });
    expect(existsSync(file)).toBe(false);
  });
});

describe('papers.toWorkbook', () => {
  test('has the family in the columns of the official table, facts and resumes, and the latest year', async () => {
    const { people, ids } = await twoPeople();
    const file = path.join(temporaryFolder(), '采集表.xlsx');
    const done = await exportCollections({ document: documentOf(ids), file }, jobOver(people));
    // Two relatives, two people with their facts and with their resumes, two results.
    expect(done).toEqual({ rows: 8 });
    const sheets = await readWorkbook(file);
    expect(sheets.map(({ name }) => name)).toEqual(['家庭成员', '基本情况', '简历奖惩', '年度考核']);
    const [family, , , appraisals] = sheets;
    const [, heads, first] = family?.rows.map(({ cells }) => cells) ?? [];
    expect(heads?.slice(0, 12)).toEqual([
      '序号',
      '干部姓名',
      '干部身份证号',
      '单位及职务',
      '类别',
      '称谓',
      '姓名',
      '出生年月',
      '政治面貌',
      '工作单位及职务',
      '身份证号',
      '籍贯',
    ]);
    expect(first?.slice(1, 7)).toEqual([
      '张晓明',
      '430725198503050014',
      '副镇长',
      '家庭成员',
      '妻子',
      '李红',
    ]);
    expect(first?.[10]).toBe('430725198607010028');
    const listed = appraisals?.rows.map(({ cells }) => cells.slice(1)) ?? [];
    expect(appraisals?.rows[0]?.cells[0]).toBe('2025年度考核结果一览表');
    expect(listed[2]).toEqual(['张晓明', '430725198503050014', '副镇长', '优秀']);
    // Who has no result that year is listed with an empty box, at their unit.
    expect(listed[3]?.slice(0, 3)).toEqual(['张晓明', null, '青溪镇']);
  });

  test('sets what is long apart from the facts, each with what belongs to it', async () => {
    const people = await newPeople();
    const educations = [row('educations', { kind: '1', level: '21', degree: '401', school: '清河大学' })];
    const resume = [row('resume', { started: '2008-09', ended: null, content: '青溪镇科员' })];
    const id = await people.add({ name: '张晓明', phone: '12345678901' }, { educations, resume });
    const file = path.join(temporaryFolder(), '采集表.xlsx');
    await exportCollections({ document: documentOf([id]), file }, jobOver(people));
    const [, facts, records] = (await readWorkbook(file)).map(({ rows }) => rows.map(({ cells }) => cells));
    const at = (label: string) => facts?.[2]?.indexOf(label) ?? -1;
    expect(facts?.[1]?.slice(17, 21)).toEqual(['全日制教育', null, '在职教育', null]);
    expect(at('毕业院校系及专业')).toBe(18);
    expect(facts?.[3]?.slice(17, 19)).toEqual(['大学\n哲学学士', '清河大学']);
    expect(facts?.[3]?.at(-1)).toBe('12345678901');
    expect(records?.[1]).toEqual([
      ...['序号', '姓名', '身份证号', '单位及职务', '简历', '奖惩情况', '年度考核结果'],
    ]);
    expect(records?.[2]?.slice(3, 6)).toEqual(['青溪镇', '2008.09--         青溪镇科员', '无']);
  });

  test('every table is read on A3 lying: its type, shrunk to the width of the sheet, stays above 8 points', () => {
    for (const { columns } of collectionTables(2025, '2026-11-23')) {
      // A character of width is 7 pixels of 1/96 inch; number in front, margins of 15 mm.
      const width = ((6 + columns.reduce((sum, column) => sum + column.width, 0)) * 7 * 25.4) / 96;
      expect(10.5 * Math.min(1, 390 / width)).toBeGreaterThan(8);
    }
  });
});
