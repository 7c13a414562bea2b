import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { areaName, areas } from '#shared/lib/area-codes';
import {
  codeTable,
  codeTableTitle,
  codeText,
  findCode,
  isCodeTableName,
  type CodeTableName,
} from '#shared/lib/code-tables';

const names = [
  ...['GB22611', 'GB22613', 'GB3304', 'GB4761', 'GB4762', 'GB6864', 'GB8561', 'NLLB', 'ZB64_EDITOR'],
  ...['ZB03', 'ZB09', 'A6501', 'ZB125', 'ZB126', 'ZB129', 'ZB130', 'ZB132', 'ZB135', 'ZB122', 'ZB13', 'ZB14'],
  ...[
    'ZB15',
    'ZB16',
    'ZB43',
    'ZB72',
    'ZB73',
    'ZB77',
    'ZB79',
    'XZ38',
    'ZB64',
    'ZB123',
    'ZB17',
    'ZB18',
    'ZB19',
  ],
  ...['ZB24', 'ZB27', 'ZB28', 'ZB29', 'ZB30', 'ZB31', 'XZ33', 'ZB65', 'XZ41'],
] as CodeTableName[];

test.each(names)('%s has unique codes and a word for each', (name) => {
  expect(isCodeTableName(name)).toBe(true);
  expect(codeTableTitle(name)).not.toBe('');
  const rows = codeTable(name);
  expect(rows.length).toBeGreaterThan(1);
  expect(new Set(rows.map((row) => row.code)).size).toBe(rows.length);
  for (const row of rows) {
    expect(row.code).toMatch(/^-?[0-9A-Z]+$/);
    expect(row.text).toMatch(/\S/);
    expect(codeText(name, row.code)).toBe(row.text);
    expect(findCode(name, row.code)).toBe(row.code);
  }
});

test.each(names)('%s finds each of its words, unless two rows share it', (name) => {
  for (const { code, text, head } of codeTable(name)) {
    const sharing = codeTable(name).filter((row) => row.text === text && !row.head);
    if (!head) expect(findCode(name, text)).toBe(sharing.length === 1 ? code : undefined);
  }
});

test('tables have the size of their source', () => {
  expect(codeTable('GB3304')).toHaveLength(60);
  expect(codeTable('GB6864')).toHaveLength(56);
  expect(codeTable('GB8561')).toHaveLength(351);
  expect(areas).toHaveLength(2342);
});

describe('codeText', () => {
  it('shows nothing for nothing, and an unknown code as itself', () => {
    expect(codeText('GB3304', null)).toBe('');
    expect(codeText('GB3304', '77')).toBe('77');
    expect(codeText('ZB64', '2A')).toBe('中央党校大学');
    expect(codeText('ZB64_EDITOR', '22')).toBe('中央党校大学');
    expect(codeText('A6501', '1A')).toBe('四级主任科员');
    expect(codeText('GB4761', '10')).toBe('父亲');
  });
});

describe('findCode', () => {
  test.each<[CodeTableName, string, string | undefined]>([
    ['GB3304', '1', '01'],
    ['GB3304', '土家', '15'],
    ['ZB64', '2a', '2A'],
    ['ZB64', '函授大专', '31'],
    ['ZB64', '本科教育', '21'],
    ['ZB64', '20', '20'],
    ['GB6864', '大学 理学学士', '407'],
    ['GB4762', '党员', '01'],
    ['GB22611', ' 男 ', '1'],
    ['ZB09', '正科级', '0141'],
    ['ZB09', '管理八级(副科级)', '0842'],
    ['ZB03', '乡、科级', '109'],
    ['A6501', '一级主任科员', '17'],
    ['ZB18', '合格', '2'],
    ['ZB126', '退休', '2'],
    ['ZB130', '县管干部', '04'],
    ['ZB65', '三等功', '01114'],
    ['ZB65', '警告', '02110'],
    ['ZB65', '党内警告', '02250'],
    ['GB4761', '爷爷', '48'],
    ['GB8561', '讲师(高校)', '013'],
    ['GB8561', '讲师', undefined],
    ['GB8561', '编辑', undefined],
    ['GB8561', '工程技术人员', undefined],
    ['NLLB', '-1', '-1'],
    ['GB3304', '', undefined],
    ['GB3304', '火星族', undefined],
  ])('%s %j is %s', (name, word, code) => {
    expect(findCode(name, word)).toBe(code);
  });

  it('never throws and only gives codes of the table', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...names),
        fc.oneof(fc.string(), fc.constantFrom('constructor', '__proto__')),
        (name, word) => {
          const code = findCode(name, word);
          if (code !== undefined) expect(codeTable(name).some((row) => row.code === code)).toBe(true);
        },
      ),
    );
  });
});

test('areas are named with their province', () => {
  expect(areaName('110101')).toBe('北京东城');
  expect(areaName('530821')).toBe('云南宁洱');
  expect(areaName('990000')).toBe('');
});
