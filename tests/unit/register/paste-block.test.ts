import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCells } from '#shared/lib/clipboard';
import type { Field } from '#shared/lib/field';
import { pasteBlock } from '#shared/register/paste-block';
import { appointmentFields, familyFields } from '#shared/register/fields/children';
import { newRow, type Row } from '#shared/register/person/person-values';

const noUnit = (): undefined => undefined;
const family: readonly Field[] = familyFields;

function paste(text: string, row = 0, column = 0, rows: readonly Row[] = []) {
  const columns = family.slice(0, 5);
  const newOne = (): Row => newRow('family');
  return pasteBlock(
    { rows, fields: family, columns, row, column, newRow: newOne, findOrganization: noUnit },
    readCells(text),
  );
}

describe('cells on the clipboard', () => {
  test('are parted by tabs and breaks; quoted cells keep theirs', () => {
    expect(readCells('a\tb\r\nc\t"d\r\n""e"""\r\n')).toEqual([
      ['a', 'b'],
      ['c', 'd\n"e"'],
    ]);
    expect(readCells('a\t\t\n')).toEqual([['a', '', '']]);
    expect(readCells('"quoted" word\tb')).toEqual([['"quoted" word', 'b']]);
    expect(readCells('')).toEqual([['']]);
  });

  test('come back as they were written', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '汉', '"', '\t', '\n', ' ') });
    const block = fc
      .integer({ min: 1, max: 4 })
      .chain((width) =>
        fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 4 }),
      );
    const quoted = (text: string): string =>
      /["\t\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
    fc.assert(
      fc.property(block, (rows) => {
        const text = rows.map((row) => row.map(quoted).join('\t')).join('\n');
        expect(readCells(`${text}\n`)).toEqual(rows);
      }),
    );
  });
});

describe('a pasted block', () => {
  test('goes over rows from the cell on, and makes rows behind them', () => {
    const rows = [{ ...newRow('family'), relation: '妻子', name: '王芳' }];
    const pasted = paste('王芳芳\t1986.5\n张一\t2012年9月\n', 0, 1, rows);
    expect(pasted.rows).toMatchObject([
      { relation: '妻子', name: '王芳芳', birthDate: '1986-05' },
      { relation: null, name: '张一', birthDate: '2012-09' },
    ]);
    expect(pasted).toMatchObject({ refused: [], count: 2 });
  });

  test('with headings finds its columns, in any order and beyond those on the screen', () => {
    const pasted = paste('序号\t身份证号\t成员姓名\t称谓\n1\t990130198605050024\t王芳\t妻子\n', 0, 3);
    expect(pasted.rows).toMatchObject([{ relation: '妻子', name: '王芳', idNumber: '990130198605050024' }]);
    expect(pasted.count).toBe(1);
  });

  test('leaves cells that cannot be read as they were, and says which', () => {
    const rows = [{ ...newRow('family'), birthDate: '1986-05' }];
    const pasted = paste('妻子\t王芳\t前年\n', 0, 0, rows);
    expect(pasted.rows).toMatchObject([{ name: '王芳', birthDate: '1986-05' }]);
    expect(pasted.refused).toMatchObject([{ row: 0, label: '出生年月', text: '前年' }]);
  });

  test('wider than the set loses what is beyond its last column', () => {
    expect(paste('a\tb\t\td\te\tf\tg', 0, 0).rows).toHaveLength(1);
  });
});

describe('a pasted cell', () => {
  const appointments: readonly Field[] = appointmentFields;
  const units = (name: string): number | undefined => ({ 青溪镇: 4 })[name];
  function pasteOne(text: string) {
    const target = { rows: [], fields: appointments, columns: appointments, row: 0, column: 0 };
    return pasteBlock({ ...target, newRow: () => newRow('appointments'), findOrganization: units }, [
      ['任职机构', '职务名称', '主职务', '任职时间', '任职状态'],
      text.split('|'),
    ]);
  }

  test('becomes what its field holds', () => {
    expect(pasteOne('青溪镇|党委委员|是|2010年3月|已免').rows).toMatchObject([
      { organizationId: 4, post: '党委委员', primary: true, started: '2010-03', state: '0' },
    ]);
    expect(pasteOne('||否||').rows).toMatchObject([{ organizationId: null, post: null, primary: false }]);
  });

  test('that is no value of its field is refused with a reason', () => {
    const { refused } = pasteOne('某某镇|党委委员|也许|前年|不知道');
    expect(refused.map((cell) => cell.label)).toEqual(['任职机构', '主职务', '任职时间', '任职状态']);
    for (const { reason } of refused) expect(reason).toMatch(/\p{Script=Han}/u);
  });

  test('with an ID number that is none stays for the checks to speak of', () => {
    expect(paste('妻子\t王芳\t\t\t\t', 0, 0).refused).toEqual([]);
    const pasted = paste('称谓\t姓名\t身份证号\n妻子\t王芳\t12345', 0, 0);
    expect(pasted).toMatchObject({ refused: [], rows: [{ idNumber: '12345' }] });
  });
});
