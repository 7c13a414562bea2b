import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { pdfFile } from '../../../electron/printing/pdf-file';
import { pdfFolder } from '../../../electron/printing/pdf-folder';
import { plainPdf, textsOf } from './plain-pdf.ts';

let folder: string;
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'yanzhen-pdf-'));
});
afterEach(() => fs.rmSync(folder, { recursive: true }));

const at = (name: string): string => path.join(folder, name);

test('parts become one file, and nothing else is left', async () => {
  const pdf = pdfFile(at('a.pdf'));
  for (const texts of [['a1', 'a2'], ['b1'], ['c1']]) await pdf.add(plainPdf(texts));
  expect(fs.existsSync(at('a.pdf'))).toBe(false);
  await pdf.finish();
  await pdf.abandon();
  expect(await textsOf(fs.readFileSync(at('a.pdf')))).toEqual(['a1', 'a2', 'b1', 'c1']);
  expect(fs.readdirSync(folder)).toEqual(['a.pdf']);
});

test('a single part stays as it is', async () => {
  const pdf = pdfFile(at('a.pdf'));
  await pdf.add(plainPdf(['alone']));
  await pdf.finish();
  expect(fs.readFileSync(at('a.pdf'))).toEqual(plainPdf(['alone']));
});

test('abandoned, nothing is there, whatever still comes', async () => {
  fs.writeFileSync(at('a.pdf'), 'before');
  const pdf = pdfFile(at('a.pdf'));
  await pdf.add(plainPdf(['a']));
  const adding = pdf.add(plainPdf(['b']));
  await pdf.abandon();
  await adding;
  await pdf.add(plainPdf(['c']));
  await pdf.finish();
  expect(fs.readdirSync(folder)).toEqual(['a.pdf']);
  expect(fs.readFileSync(at('a.pdf'), 'utf8')).toBe('before');
});

test('a place that cannot be written to is said by the file’s name', async () => {
  const pdf = pdfFile(at('missing/a.pdf'));
  await pdf.add(plainPdf(['a']));
  await expect(pdf.finish()).rejects.toMatchObject({ code: 'FILE_NOT_WRITTEN', params: { name: 'a.pdf' } });
});

test('in a folder names are made safe and numbered, and what is there stays', async () => {
  fs.writeFileSync(at('张三.pdf'), 'before');
  const files = pdfFolder(folder);
  const whole = { pages: 1, ends: true };
  await files.add('张三', plainPdf(['1']), whole);
  await files.add('张三', plainPdf(['2']), whole);
  await files.add('李/四', plainPdf(['3']), { pages: 1, ends: false });
  await files.add('李/四', plainPdf(['4']), { pages: 1, ends: true });
  expect(files.written()).toEqual({ files: 3, pages: 4 });
  expect(fs.readdirSync(folder).toSorted()).toEqual(
    ['张三.pdf', '张三（2）.pdf', '张三（3）.pdf', '李_四.pdf'].toSorted(),
  );
  expect(fs.readFileSync(at('张三.pdf'), 'utf8')).toBe('before');
  expect(await textsOf(fs.readFileSync(at('李_四.pdf')))).toEqual(['3', '4']);
});

test('a folder that is gone is said with what was written before', async () => {
  const files = pdfFolder(folder);
  await files.add('张三', plainPdf(['1']), { pages: 1, ends: true });
  fs.rmSync(folder, { recursive: true });
  const failing = files.add('李四', plainPdf(['2']), { pages: 1, ends: true });
  await expect(failing).rejects.toMatchObject({
    code: 'PRINT_FOLDER_FAILED',
    params: { name: '李四.pdf', files: 1 },
  });
  fs.mkdirSync(folder);
});
