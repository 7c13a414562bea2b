import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCells } from '#shared/lib/clipboard';
import type { Field } from '#shared/lib/field';
import { pasteBlock } from '#shared/lib/paste-block';
import { readValue } from '#shared/lib/read-value';
import { educationFields, familyFields } from '#shared/register/fields/children';
import { newRow, type Row } from '#shared/register/person-values';

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
    const pasted = paste('妻子\t王芳\t不详\n', 0, 0, rows);
    expect(pasted.rows).toMatchObject([{ name: '王芳', birthDate: '1986-05' }]);
    expect(pasted.refused).toMatchObject([{ row: 0, label: '出生年月', text: '不详' }]);
  });

  test('wider than the set loses what is beyond its last column', () => {
    expect(paste('a\tb\t\td\te\tf\tg', 0, 0).rows).toHaveLength(1);
  });
});

describe('a cell as a value', () => {
  const [kind, level, , school, , started] = educationFields as readonly Field[];
  const read = (field: Field | undefined, text: string) => field && readValue(field, text, noUnit);

  test.each([
    [kind, '全日制', '1'],
    [kind, '2', '2'],
    [level, '本科', '21'],
    [level, '', null],
    [school, ' 省农大 ', '省农大'],
    [started, '2003年9月1日', '2003-09-01'],
    [{ key: 'x', label: '是否', kind: 'flag' } as Field, '是', true],
    [{ key: 'x', label: '是否', kind: 'flag' } as Field, '', false],
    [{ key: 'x', label: '学时', kind: 'number' } as Field, '1,200.5', 1200.5],
    [{ key: 'x', label: '年度', kind: 'year' } as Field, '２０２４年度', '2024'],
  ])('%# %s', (field, text, value) => {
    expect(read(field, text)).toEqual({ ok: true, value });
  });

  test.each([
    [kind, '函授'],
    [started, '前年'],
    [school, '长'.repeat(91)],
    [{ key: 'x', label: '学时', kind: 'integer' } as Field, '1.5'],
    [{ key: 'x', label: '是否', kind: 'flag' } as Field, '也许'],
    [{ key: 'x', label: '单位', kind: 'organization' } as Field, '青溪镇'],
  ])('%# is refused with a reason', (field, text) => {
    const refused = read(field, text);
    expect(refused).toMatchObject({ ok: false });
    expect(refused && !refused.ok && refused.reason).toMatch(/\p{Script=Han}/u);
  });
});
