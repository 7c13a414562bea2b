import { expect, test } from 'vitest';
import { errorText } from '#shared/lib/error-texts';
import { checkWords } from '#shared/register/approval-form/check-words';
import { readBox } from '#shared/register/approval-form/read-box';
import { personFields } from '#shared/register/fields/person';
import type { Field } from '#shared/lib/field';

function field(key: string): Field {
  const found = (personFields as readonly Field[]).find((one) => one.key === key);
  if (!found) throw new Error(key);
  return found;
}

test.each([
  ['ethnicity', '火星族', '“火星族”不是可以识别的民族'],
  ['birthDate', '19850230', '“19850230”这个月没有这一天'],
])('a box that cannot be read, %s %s: what is wrong, and what to do', (key, text, message) => {
  const read = readBox(field(key), text);
  const said = checkWords(read.ok ? '' : read.message);
  expect(said.message).toBe(message);
  expect(said.remedy).toMatch(/^请/);
});

test.each([
  ['FORM_FILE_EMPTY', {}, '文件是空的', '请重新拷贝一份'],
  ['XML_DAMAGED', { line: 3 }, '文件不完整或已损坏（第 3 行读不下去）', '请重新拷贝或重新导出一份'],
  ['XML_DECLARES_TYPE', {}, '文件里夹带了类型声明（DOCTYPE），正常的任免表不会有', ''],
  ['FORM_FILE_UNKNOWN', {}, '这不是任免表文件（.lrmx 或 .lrm）', ''],
] as const)('a file that cannot be read, %s', (code, params, message, remedy) => {
  expect(checkWords(errorText({ code, params }))).toEqual({ message, remedy });
});

test('other sentences stay as they are', () => {
  const sentence = '简历第 2 段开头看不出起止年月，按说明文字读入，请核对';
  expect(checkWords(sentence)).toEqual({ message: sentence, remedy: '' });
});
