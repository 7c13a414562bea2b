import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { upgradeForm } from '#shared/register/approval-form/upgrade-form';
import { formatLrmx, parseLrmx } from '#shared/register/lrmx';
import { emptyLrmx, type LrmxForm } from '#shared/register/lrmx-form';
import { photoOf } from '#shared/register/lrmx-photo';

function form(values: Partial<LrmxForm['values']>): LrmxForm {
  const blank = emptyLrmx(3);
  return { ...blank, values: { ...blank.values, ...values } };
}

describe('from 3.x to 4.0', () => {
  // By hand from the rule: one month later for every four months after 2025-01 (retirement.test.ts).
  test.each([
    ['男', '196501', '', '202502', '改革前任职年龄界限为60岁'],
    ['男', '1976.09', '', '203909', '改革前任职年龄界限为60岁'],
    ['女', '19700115', '', '202502', '改革前任职年龄界限为55岁'],
    ['女', '197001', '改革前任职年龄界限为60岁', '203105', '改革前任职年龄界限为60岁'],
    ['男', '197001', '改革前任职年龄界限为63岁', '', '改革前任职年龄界限为63岁'],
    ['男', '1970', '', '', '改革前任职年龄界限为60岁'],
    ['', '197001', '', '', ''],
  ])('%s born %s, limit %j', (XingBie, ChuShengNianYue, limit, month, words) => {
    const upgraded = upgradeForm(
      form({ XingBie, ChuShengNianYue, GaiGeQianRenZhiNianLingJieXian: limit }),
      4,
    );
    expect(upgraded.generation).toBe(4);
    expect(upgraded.values.Version).toBe('4.0');
    expect(upgraded.values.DaoLingNianYue).toBe(month);
    expect(upgraded.values.GaiGeQianRenZhiNianLingJieXian).toBe(words);
  });

  test('what is filled in stays, and a file keeps everything else', () => {
    const text =
      '<Person>\n  <XingBie>男</XingBie>\n  <ChuShengNianYue>197001</ChuShengNianYue>\n  <Wei zhi="1">x</Wei>\n  <Version>3.2.1.6</Version>\n</Person>';
    const upgraded = upgradeForm(parseLrmx(text), 4);
    const written = formatLrmx(upgraded);
    expect(written).toBe(
      text
        .replace('3.2.1.6', '4.0')
        .replace(
          '\n</Person>',
          '\n  <DaoLingNianYue>203105</DaoLingNianYue>\n  <GaiGeQianRenZhiNianLingJieXian>改革前任职年龄界限为60岁</GaiGeQianRenZhiNianLingJieXian>\n</Person>',
        ),
    );
    expect(upgradeForm(parseLrmx(written), 4).values).toEqual(parseLrmx(written).values);
    const back = formatLrmx(upgradeForm(parseLrmx(written), 3));
    expect(back).toBe(text.replace('3.2.1.6', '3.2.1.16'));
    const own = {
      ...form({ DaoLingNianYue: '203001', XingBie: '男', ChuShengNianYue: '197001' }),
      generation: 4 as const,
    };
    expect(upgradeForm(own, 4).values.DaoLingNianYue).toBe('203001');
  });

  test('a file without a value to fill in has the tags of 4.0 all the same', () => {
    const upgraded = formatLrmx(upgradeForm(parseLrmx('<Person><XingMing>林远</XingMing></Person>'), 4));
    expect(upgraded).toContain('<DaoLingNianYue></DaoLingNianYue><GaiGeQianRenZhiNianLingJieXian>');
    expect(parseLrmx(upgraded).generation).toBe(4);
  });

  test('other limits for all', () => {
    const { values } = upgradeForm(form({ XingBie: '女', ChuShengNianYue: '197001' }), 4, {
      men: '60',
      women: '60',
    });
    expect(values.DaoLingNianYue).toBe('203105');
  });
});

describe('photoOf', () => {
  const jpeg = readFileSync(join(import.meta.dirname, '../../../fixtures/portraits/man.jpg'));
  test('a JPEG is decoded, with or without padding', () => {
    for (const base64 of [
      jpeg.toString('base64'),
      jpeg.toString('base64').replace(/=+$/, ''),
      jpeg.subarray(0, 1001).toString('base64'),
    ]) {
      const photo = photoOf(form({ ZhaoPian: base64 }));
      expect(photo).toMatchObject({ kind: 'jpeg', note: null });
      if (photo.kind === 'jpeg') expect(Buffer.from(photo.bytes)).toEqual(Buffer.from(base64, 'base64'));
    }
  });

  test.each([
    ['', { kind: 'none' }],
    ['不是照片', { kind: 'refused', message: '照片的数据已损坏' }],
    ['ABCDE', { kind: 'refused', message: '照片的数据已损坏' }],
    ['Qk0=', { kind: 'refused', message: '照片不是 JPEG 图片' }],
    ['A'.repeat(7_000_000), { kind: 'refused', message: '照片超过 5 MB' }],
  ])('%#', (ZhaoPian, expected) => {
    expect(photoOf(form({ ZhaoPian }))).toEqual(expected);
  });
});
