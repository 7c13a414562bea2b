import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { emptyLrmx } from '#shared/register/lrmx-form';
import { formatLrmx } from '#shared/register/lrmx';
import { photoOf } from '#shared/register/lrmx-photo';
import { readFormBytes, readFormFile, writeFormFile } from '../../../electron/files/form-files';
import { decodeGbk, encodeGbk } from '../../../electron/files/gbk';
import { people } from '../../fixtures/lrmx/people';
import { bare } from '../register/lrmx/forms';
import { expectKept } from '../register/lrmx/kept';

const kept = join(import.meta.dirname, '../../fixtures/lrmx/files');
const names = readdirSync(kept).filter((name) => name.endsWith('.lrmx'));
let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'forms-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** The error code of a file with this content. */
function refusal(content: string | Uint8Array): string {
  try {
    readFormBytes(Buffer.from(content));
  } catch (error) {
    return error instanceof Error ? error.message : '';
  }
  return 'read';
}

describe('the kept files', () => {
  test.each(names)('%s is read, and written with every tag and value', async (name) => {
    const { form, kind } = await readFormFile(join(kept, name));
    expect(kind).toBe('lrmx');
    expect(form.values.XingMing).toMatch(/^(林远|欧阳思敏|李四|阿卜杜热合曼·吐尔逊买买提艾力江)$/);
    const before = readFileSync(join(kept, name));
    const text = name.startsWith('utf-16')
      ? before.toString('utf16le')
      : name.startsWith('gbk')
        ? decodeGbk(before)
        : before.toString('utf8');
    expectKept(text, formatLrmx(form));
    const written = await writeFormFile(folder, name, form, 'lrmx');
    expect((await readFormFile(written.path)).form.values).toEqual(form.values);
    expect(/encoding=["']([^"']+)/.exec(readFileSync(written.path, 'utf8'))?.[1] ?? 'utf-8').toMatch(
      /^utf-8$/i,
    );
  });

  test.each(['usual', 'woman', 'fullest', 'empty', 'crowded'] as const)('%s.lrm', async (name) => {
    const { form, kind, notes } = await readFormFile(join(kept, `${name}.lrm`));
    expect(kind).toBe('lrm');
    const { values } = people[name];
    for (const tag of [
      'XingMing',
      'XingBie',
      'ChuShengNianYue',
      'RuDangShiJian',
      'XianRenZhiWu',
      'JianLi',
      'TianBiaoShiJian',
    ] as const)
      expect(form.values[tag]).toBe(values[tag]);
    expect(form.family).toEqual(people[name].family);
    expect(photoOf(form).kind).toBe(name === 'usual' ? 'jpeg' : 'none');
    expect(notes).toEqual(name === 'woman' ? ['旁边的 .pic 照片不是 JPEG 图片，没有读入'] : []);
  });
});

describe('encodings', () => {
  const text = (declaration: string) =>
    `${declaration}<Person><XingMing>林远</XingMing><JiGuan>联通</JiGuan></Person>`;

  test.each([
    ['UTF-8 without a word', Buffer.from(text(''))],
    ['UTF-8 with its mark', Buffer.from(`\uFEFF${text('')}`)],
    ['GBK as declared', encodeGbk(text('<?xml version="1.0" encoding="GB2312"?>')).bytes],
    ['GBK that says nothing', encodeGbk(text('')).bytes],
    ['GBK that says UTF-8', encodeGbk(text('<?xml version="1.0" encoding="utf-8"?>')).bytes],
    ['UTF-8 that says GBK', Buffer.from(text('<?xml version="1.0" encoding="gbk"?>'))],
    ['UTF-16', Buffer.from(`\uFEFF${text('<?xml version="1.0" encoding="utf-16"?>')}`, 'utf16le')],
    ['UTF-16 without its mark', Buffer.from(text(''), 'utf16le')],
    ['UTF-16 the other way round', Buffer.from(`\uFEFF${text('')}`, 'utf16le').swap16()],
  ])('%s', (_, bytes) => {
    const { values } = readFormBytes(bytes).form;
    expect([values.XingMing, values.JiGuan]).toEqual(['林远', '联通']);
  });

  test('a record whose GBK bytes happen to be UTF-8 is read as GBK', () => {
    const record = `${Array.from({ length: 33 }, (_, index) => (index === 4 ? '"联通"' : '""')).join(',')}`;
    expect(readFormBytes(encodeGbk(record).bytes).form.values.JiGuan).toBe('联通');
    expect(readFormBytes(Buffer.from(record)).form.values.JiGuan).toBe('联通');
  });

  test('bytes of no encoding are refused', () => {
    expect(refusal(Buffer.from([0x3c, 0xff, 0xff, 0xff, 0x3e]))).toBe('FORM_FILE_ENCODING');
  });
});

describe('what is no form', () => {
  test.each([
    ['', 'FORM_FILE_EMPTY'],
    ['  \r\n', 'FORM_FILE_EMPTY'],
    ['PK\u0003\u0004', 'FORM_FILE_UNKNOWN'],
    ['姓名,性别', 'FORM_FILE_UNKNOWN'],
    ['<html><body>林远</body></html>', 'LRMX_NOT_A_FORM'],
    ['<Person/>', 'LRMX_NOT_A_FORM'],
    ['<Person><Name>林远</Name></Person>', 'LRMX_NOT_A_FORM'],
    ['"林远","男"', 'LRM_NOT_A_FORM'],
  ])('%s: %s', (content, code) => {
    expect(refusal(content)).toBe(code);
  });

  test('a file that is too large or not there', async () => {
    expect(refusal(Buffer.alloc(17 * 1024 * 1024, 32))).toBe('FORM_FILE_LARGE');
    const large = join(folder, 'large.lrmx');
    writeFileSync(large, Buffer.alloc(17 * 1024 * 1024, 32));
    await expect(readFormFile(large)).rejects.toThrow('FORM_FILE_LARGE');
    await expect(readFormFile(join(folder, 'none.lrmx'))).rejects.toThrow('FORM_FILE_MISSING');
    await expect(readFormFile(folder)).rejects.toThrow('FORM_FILE_MISSING');
  });
});

describe('writing', () => {
  const photo = readFileSync(join(kept, 'usual.pic')).toString('base64');
  const person = { ...people.usual, values: { ...people.usual.values, ZhaoPian: photo } };

  test('an .lrmx has the photo inside', async () => {
    const { path, lost } = await writeFormFile(folder, '柳林镇_林远/01', person, 'lrmx');
    expect(path).toBe(join(folder, '柳林镇_林远_01.lrmx'));
    expect(lost).toEqual([]);
    expect(bare((await readFormFile(path)).form)).toEqual(person);
  });

  test('an .lrm has the photo beside it, and says which characters GBK lacks', async () => {
    const rare = { ...person, values: { ...person.values, XingMing: '林㛃', ChengBaoDanWei: '𠮷镇' } };
    const { path, lost } = await writeFormFile(folder, '林㛃', rare, 'lrm');
    expect([...lost].sort()).toEqual(['㛃', '𠮷'].sort());
    expect(readFileSync(join(folder, '林㛃.pic')).toString('base64')).toBe(photo);
    const { form } = await readFormFile(path);
    expect(form.values.XingMing).toMatch(/^林/);
    expect(form.values.ZhaoPian).toBe(photo);
    expect(form.family).toEqual(person.family);
    expect(readFileSync(path).toString('latin1')).toMatch(/^"[^"]*","\xc4\xd0",/);
  });

  test('a folder that is not there is said, and nothing is left lying about', async () => {
    const nowhere = join(folder, 'nowhere');
    await expect(writeFormFile(nowhere, 'x', emptyLrmx(3), 'lrmx')).rejects.toThrow('FILE_NOT_WRITTEN');
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
  });
});
