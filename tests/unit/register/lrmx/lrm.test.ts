import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatLrm, parseLrm } from '#shared/register/lrm';
import {
  emptyLrmx,
  lrmxFamilyTags,
  lrmxTags,
  type LrmxFamilyRow,
  type LrmxForm,
} from '#shared/register/lrmx-form';
import { lrmxValue } from '#shared/register/lrmx-values';
import { bareForms } from './forms';

/** A record of 33 fields, empty but for those given. */
function record(fields: Record<number, string>, count = 33): string {
  return Array.from({ length: count }, (_, index) => `"${fields[index] ?? ''}"`).join(',');
}

describe('fields', () => {
  test('each stands where DOMAIN 1.6 has it', () => {
    const text = Array.from({ length: 33 }, (_, index) => `"第${index}格"`).join(',');
    const { values } = parseLrm(text);
    expect(values.XingMing).toBe('第0格');
    expect(values.JiGuan).toBe('第4格');
    expect(values.RuDangShiJian).toBe('第5格');
    expect(values.JianKangZhuangKuang).toBe('第6格');
    expect(values.ChuShengDi).toBe('第7格');
    expect(values.CanJiaGongZuoShiJian).toBe('第8格');
    expect(values.ZhuanYeJiShuZhiWu).toBe('第11格');
    expect(values.ShuXiZhuanYeYouHeZhuanChang).toBe('第16格');
    expect(values.JianLi).toBe('第17格');
    expect(values.NianDuKaoHeJieGuo).toBe('第19格');
    expect(values.XianRenZhiWu).toBe('第25格');
    expect(values.NiMianZhiWu).toBe('第27格');
    expect(values.ChengBaoDanWei).toBe('第29格');
    expect(values.TianBiaoRen).toBe('第31格');
    expect(values.TianBiaoShiJian).toBe('第32格');
    expect(formatLrm(parseLrm(text))).toContain('"第15格"');
  });

  test('education and schools are four values each', () => {
    const { values } = parseLrm(record({ 9: '大学#文学学士@研究生#', 10: '某大学中文系#@某党校#某学院' }));
    expect(values.QuanRiZhiJiaoYu_XueLi).toBe('大学');
    expect(values.QuanRiZhiJiaoYu_XueWei).toBe('文学学士');
    expect(values.ZaiZhiJiaoYu_XueLi).toBe('研究生');
    expect(values.ZaiZhiJiaoYu_XueWei).toBe('');
    expect(values.QuanRiZhiJiaoYu_XueLi_BiYeYuanXiaoXi).toBe('某大学中文系');
    expect(values.ZaiZhiJiaoYu_XueLi_BiYeYuanXiaoXi).toBe('某党校');
    expect(values.ZaiZhiJiaoYu_XueWei_BiYeYuanXiaoXi).toBe('某学院');
    expect(parseLrm(record({ 9: '大学' })).values.QuanRiZhiJiaoYu_XueLi).toBe('大学');
  });

  test('quotes inside a value, doubled or not, commas and line breaks', () => {
    const plain = record({ 0: '张三', 18: '获“先进”,又获"优秀"称号,\r\n记"三等功"一次' });
    const doubled = record({ 0: '张三', 18: '获“先进”,又获""优秀""称号,\r\n记""三等功""一次' });
    for (const text of [plain, doubled]) {
      expect(parseLrm(text).values.JiangChengQingKuang).toBe('获“先进”,又获"优秀"称号,\n记"三等功"一次');
      expect(parseLrm(text).values.XingMing).toBe('张三');
    }
    expect(formatLrm(parseLrm(plain))).toContain('又获“优秀”称号,\r\n记“三等功”一次');
    // A value that ends in a quote, next to the separator.
    expect(parseLrm(record({ 25: '任"主任"', 26: '副县长' })).values.NiRenZhiWu).toBe('副县长');
    // A value that looks like a separator, written doubled.
    expect(parseLrm(record({ 18: '获""甲"",""乙""' })).values.JiangChengQingKuang).toBe('获"甲","乙"');
  });

  test('too few fields are empty, further ones are kept, blanks around separators do not matter', () => {
    const short = parseLrm(record({ 0: '张三', 17: '2001.01--  某县' }, 20));
    expect(short.values.XingMing).toBe('张三');
    expect(short.values.TianBiaoRen).toBe('');
    const long = parseLrm(record({ 0: '张三', 12: '某', 32: '20260101', 34: '附加' }, 36));
    expect(long.values.TianBiaoShiJian).toBe('20260101');
    expect(long.lrmOthers).toEqual({ 12: '某', 34: '附加' });
    expect(formatLrm(long)).toContain('"20260101","","附加"');
    expect(parseLrm(record({ 0: '张三', 1: '男' }).replaceAll('","', '" , "')).values.XingBie).toBe('男');
  });

  test('what is no record is refused', () => {
    for (const text of ['', 'abc', '"张三","男"', '{"a":1}', '张三,男'])
      expect(() => parseLrm(text)).toThrow('LRM_NOT_A_FORM');
  });

  test('values are normalised as in .lrmx; boxes of one line lose line breaks, ~ is one in others', () => {
    const { values } = parseLrm(
      record({ 0: '张　三', 2: '1985.03', 17: '1991.01~2000.01  某乡~2000.01~  某县', 25: '某县\r\n副县长' }),
    );
    expect(values.XingMing).toBe('张三');
    expect(values.ChuShengNianYue).toBe('198503');
    expect(values.JianLi).toBe('1991.01~2000.01  某乡\n2000.01~  某县');
    expect(values.XianRenZhiWu).toBe('某县副县长');
  });
});

describe('family lists', () => {
  const row = (values: readonly string[]): LrmxFamilyRow =>
    Object.fromEntries(lrmxFamilyTags.map(({ tag }, index) => [tag, values[index] ?? ''])) as LrmxFamilyRow;

  test('padded to 13 places, of different lengths, # for nothing, | at the end', () => {
    const { family } = parseLrm(
      record({
        20: '妻子@父亲@@@@@@@@@@@|',
        21: '李　四@张大',
        22: '198601@1955.02@',
        23: '中共党员@#',
        24: '某局干部@已去世@@@@@@@@@@@',
      }),
    );
    expect(family).toEqual([
      row(['妻子', '李四', '198601', '中共党员', '某局干部']),
      row(['父亲', '张大', '195502', '', '已去世']),
    ]);
    expect(parseLrm(record({ 20: '@@@', 24: '|' })).family).toEqual([]);
  });

  test('13 places are written, more when there are more rows', () => {
    const rows = (count: number) =>
      Array.from({ length: count }, () => row(['子', '张小', '2010', '群众', '学生']));
    const lists = (count: number) =>
      formatLrm({ ...emptyLrmx(3), family: rows(count) })
        .split('","')[20]
        ?.split('@');
    expect(lists(2)).toHaveLength(13);
    expect(lists(15)).toHaveLength(15);
  });
});

/** A form without the signs that the format cannot hold, the tags it lacks, and empty rows at the end. */
function fitting(form: LrmxForm): LrmxForm {
  const fit = <Tag extends string>(
    definitions: readonly Definition<Tag>[],
    values: Readonly<Record<Tag, string>>,
  ): Record<Tag, string> =>
    Object.fromEntries(
      definitions.map((definition) => {
        const text = values[definition.tag].replace(/["@#|]/g, '');
        return [definition.tag, lrmxValue(definition, text)];
      }),
    ) as Record<Tag, string>;
  const family = form.family.map((row) => fit(lrmxFamilyTags, row));
  const last = family.findLastIndex((row) => Object.values(row).some((text) => text !== ''));
  const lacking = { ShenFenZheng: '', ZhaoPian: '', DaoLingNianYue: '', GaiGeQianRenZhiNianLingJieXian: '' };
  const { Version } = emptyLrmx(3).values;
  return {
    generation: 3,
    values: { ...fit(lrmxTags, form.values), ...lacking, Version },
    family: family.slice(0, last + 1),
  };
}

type Definition<Tag extends string> = Parameters<typeof lrmxValue>[0] & { readonly tag: Tag };

test('what is written reads back the same, save what the format has no place for', () => {
  fc.assert(
    fc.property(bareForms.map(fitting), (form) => {
      expect(parseLrm(formatLrm(form))).toEqual(form);
    }),
    { numRuns: 300 },
  );
});
