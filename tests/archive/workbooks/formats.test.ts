import { expect, test } from 'vitest';
import { crc32, crc32ByTable } from '../../../electron/workbooks/crc32';
import { excelSerial } from '../../../electron/workbooks/excel-serial';
import { formatOf, parseFormat, shownText } from '../../../electron/workbooks/number-formats';
import { lineCapacity, lineCount } from '../../../electron/workbooks/text-height';
import { fromExcelSerial } from '#shared/lib/dates';

const precision = (code: string) => {
  const format = parseFormat(code);
  return format.kind === 'date' ? format.precision : format.kind;
};

test.each([
  ['yyyy-mm-dd', 'day'],
  ['yyyy"年"m"月"d"日";@', 'day'],
  ['[$-804]yyyy"年"m"月"d"日"', 'day'],
  ['[DBNum1][$-804]yyyy"年"m"月"', 'month'],
  ['yyyy.mm', 'month'],
  ['mmm-yy', 'month'],
  ['m"月"d"日"', 'day'],
  ['yyyy/m/d h:mm', 'day'],
  ['yyyy', 'day'],
  ['h:mm:ss', 'time'],
  ['[h]:mm', 'time'],
  ['上午/下午h"时"mm"分"', 'time'],
  ['General', 'plain'],
  ['G/通用格式', 'plain'],
  ['@', 'plain'],
  ['0.00E+00', 'plain'],
  ['#,##0.00;[Red]-#,##0.00', 'plain'],
  ['_ * #,##0.00_ ;_ * "元"', 'plain'],
  ['[Red][>60]0"分"', 'zeros'],
  ['0.00', 'zeros'],
  ['000000', 'zeros'],
])('format %s shows %s', (code, expected) => {
  expect(precision(code)).toBe(expected);
});

test('formats known by number, with the Chinese additions', () => {
  const of = (id: number) => {
    const format = formatOf(id, new Map());
    return format.kind === 'date' ? format.precision : format.kind;
  };
  expect([0, 1, 2, 14, 17, 20, 27, 31, 49, 57, 58].map(of)).toEqual([
    'plain',
    'plain',
    'zeros',
    'day',
    'month',
    'time',
    'month',
    'day',
    'plain',
    'month',
    'day',
  ]);
});

test('what a cell shows', () => {
  expect(shownText(1985.1, parseFormat('0.00'))).toBe('1985.10');
  expect(shownText(7, parseFormat('000'))).toBe('007');
  expect(shownText(12, parseFormat('0'))).toBeUndefined();
  expect(shownText(5, parseFormat('General'))).toBeUndefined();
});

test('serial numbers of days go there and back, from March 1900 on', () => {
  expect(excelSerial('1900-03-01')).toBe(61);
  expect(excelSerial('1985-03-05')).toBe(31_111);
  for (const bad of ['1900-02-28', '1985-02-29', '1985-03', '', '二月'])
    expect(excelSerial(bad)).toBeUndefined();
  for (let serial = 61; serial < 60_000; serial += 97)
    expect(excelSerial(fromExcelSerial(serial) ?? '')).toBe(serial);
});

test('CRC-32 is the standard one, in both ways and in pieces', () => {
  const bytes = Buffer.from('123456789');
  for (const crc of [crc32, crc32ByTable]) {
    expect(crc(bytes, 0)).toBe(0xcbf43926);
    expect(crc(bytes.subarray(4), crc(bytes.subarray(0, 4), 0))).toBe(0xcbf43926);
  }
});

test('lines of wrapped text', () => {
  const capacity = lineCapacity(30, 10.5);
  expect(capacity).toBe(14);
  expect(lineCount('镇党委委员', capacity)).toBe(1);
  expect(lineCount('长'.repeat(15), capacity)).toBe(2);
  expect(lineCount('a'.repeat(20), capacity)).toBe(1);
  expect(lineCount('一\n二\n', capacity)).toBe(3);
});
