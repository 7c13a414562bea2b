import { expect, test } from 'vitest';
import type { FormRow, FormRowState } from '#shared/register/approval-form/compare';
import {
  countRows,
  isDifference,
  nextOpen,
  ruledSide,
  sideOf,
} from '#shared/register/approval-form/form-choices';
import { emptyLrmx } from '#shared/register/lrmx-form';
import { upgradeForm } from '#shared/register/approval-form/upgrade-form';
import { upgradeWords } from '#shared/register/approval-form/upgrade-report';

const row = (state: FormRowState): FormRow => ({ key: state, label: state, file: '', archive: '', state });
const states = ['same', 'new', 'different', 'onlyArchive', 'unreadable'] as const;
const none = new Map<string, 'file' | 'archive'>();

test.each([
  ['same', 'archive'],
  ['new', 'file'],
  ['different', null],
  ['onlyArchive', 'archive'],
  ['unreadable', 'archive'],
] as const)('nobody said: %s -> %s', (state, side) => {
  expect(sideOf(row(state), none)).toBe(side);
});

test('a word of the user goes before it, but for rows that leave nothing to choose', () => {
  const sides = states.map((state) => sideOf(row(state), new Map([[state, 'file' as const]])));
  expect(sides).toEqual(['archive', 'file', 'file', 'file', 'archive']);
});

test('rules for many rows never empty a box of the archive', () => {
  for (const rule of ['file', 'archive', 'fill'] as const) {
    const sides = states.map((state) => ruledSide(row(state), rule));
    expect([sides[0], sides[3], sides[4]]).toEqual([undefined, undefined, undefined]);
    expect([sides[1], sides[2]]).toEqual(
      { file: ['file', 'file'], archive: ['archive', 'archive'], fill: ['file', 'archive'] }[rule],
    );
  }
});

test('rows are counted', () => {
  const rows = states.map(row);
  expect(countRows(rows, none)).toEqual({ differences: 2, open: 1, written: 1, unreadable: 1 });
});

const upgraded = (values: Partial<ReturnType<typeof emptyLrmx>['values']>) => {
  const form = emptyLrmx(3);
  const before = { ...form, values: { ...form.values, ...values } };
  return upgradeWords(before, upgradeForm(before, 4));
};

test.each([
  [{ XingBie: '男', ChuShengNianYue: '197803' }, '到龄年月 2041.03；改革前任职年龄界限为60岁', ''],
  [{ XingBie: '女', ChuShengNianYue: '198503' }, /到龄年月.*55岁/, '女干部按 55 岁计算，界限为 60 岁的请改'],
  [{ ChuShengNianYue: '197803' }, '', '没有可用的性别，到龄年月、改革前任职年龄界限请手工填写'],
  [{ XingBie: '男' }, '改革前任职年龄界限为60岁', '没有可用的出生年月，到龄年月请手工填写'],
  [{}, '', '没有可用的性别和出生年月，到龄年月、改革前任职年龄界限请手工填写'],
] as const)('what an upgrade did to %j', (values, filled, missing) => {
  const words = upgraded(values);
  expect(words.missing).toBe(missing);
  expect(words.filled).toMatch(filled === '' ? /^$/ : filled);
});

test.each([
  ['new', false, 'archive'],
  ['different', true, null],
  ['same', false, 'archive'],
  ['onlyArchive', false, 'archive'],
] as const)('the month to which ages are counted, %s', (state, differs, side) => {
  const month = { ...row(state), key: 'ageReference' };
  expect([isDifference(month), sideOf(month, none)]).toEqual([differs, side]);
});

test.each([
  [null, 1, 2],
  [null, -1, 9],
  [0, 1, 2],
  [2, 1, 5],
  [3, 1, 5],
  [9, 1, 2],
  [12, 1, 2],
  [9, -1, 5],
  [6, -1, 5],
  [2, -1, 9],
  [0, -1, 9],
] as const)('from file %s in direction %s the next that wants a decision is %s', (file, direction, next) => {
  const open = [2, 5, 9].map((one, at) => ({ file: one, at }));
  expect(nextOpen(open, file, direction)?.file).toBe(next);
  expect(nextOpen([], file, direction)).toBeUndefined();
});
