import { expect, test } from 'vitest';
import { sheetBoxes } from '#shared/lib/paper/boxes';
import { layoutForm, type FormOptions } from '#shared/register/approval-form/layout';
import { boxOf, formOf, linesOf, overhang, relative, textOf, today } from './support';

const options: FormOptions = { generation: 4, size: 'A4', heading: 'ordinary' };
/** Twips of DOMAIN's table as mm, worked out here by hand: 1440 twips are 25.4 mm. */
const mm = (twips: number) => (twips / 1440) * 25.4;

test('the boxes of the front stand where the official template has them', () => {
  const { sheets } = layoutForm(formOf({}), { ...options, generation: 3 }, today);
  expect(sheets).toHaveLength(2);
  expect(sheets[0]).toMatchObject({ width: 210, height: 297 });
  const name = boxOf(sheets, 'XingMing');
  expect(name.x).toBeCloseTo(mm(1247 + 784 + 236), 3);
  expect(name.width).toBeCloseTo(mm(1305), 3);
  expect(name.height).toBeCloseTo(mm(709), 3);
  const photo = boxOf(sheets, 'ZhaoPian');
  expect(photo.width).toBeCloseTo(36.3, 1);
  expect(photo.height).toBeCloseTo(49.2, 1);
  const resume = boxOf(sheets, 'JianLi');
  expect(resume.x).toBeCloseTo(mm(1247 + 784), 3);
  expect(resume.width).toBeCloseTo(mm(8609), 3);
  expect(resume.height).toBeCloseTo(mm(7133), 3);
  expect(boxOf(sheets, 'XianRenZhiWu').height).toBeCloseTo(mm(679), 3);
  const generation4 = layoutForm(formOf({}), options, today).sheets;
  expect(boxOf(generation4, 'XianRenZhiWu').height).toBeCloseTo(mm(709), 3);
});

test('the two generations differ in the third and fourth row', () => {
  const form = formOf({ JianKangZhuangKuang: '健康', DaoLingNianYue: '204503', ZhuanYeJiShuZhiWu: '工程师' });
  const old = layoutForm(form, { ...options, generation: 3 }, today).sheets;
  const fresh = layoutForm(form, options, today).sheets;
  const health = boxOf(old, 'JianKangZhuangKuang');
  expect(boxOf(fresh, 'DaoLingNianYue').x).toBeCloseTo(health.x, 6);
  expect(linesOf(fresh, 'DaoLingNianYue')).toEqual(['2045.03']);
  expect(boxOf(fresh, 'JianKangZhuangKuang').y).toBeCloseTo(boxOf(fresh, 'ZhuanYeJiShuZhiWu').y, 6);
  expect(() => boxOf(old, 'DaoLingNianYue')).toThrow();
  expect(boxOf(old, 'ZhuanYeJiShuZhiWu').width).toBeCloseTo(mm(1305 + 1063), 3);
  expect(boxOf(fresh, 'ZhuanYeJiShuZhiWu').width).toBeCloseTo(mm(1302), 3);
});

test('the archive audit has its heading above the title, and the grid stays where it is', () => {
  const audit = layoutForm(formOf({}), { ...options, heading: 'audit' }, today).sheets;
  const ordinary = layoutForm(formOf({}), options, today).sheets;
  expect(linesOf(audit, 'heading')).toEqual(['全国干部人事档案专项审核工作专用']);
  expect(textOf(audit, 'title').style.size).toBe(24);
  expect(boxOf(audit, 'heading').y).toBeLessThan(boxOf(audit, 'title').y);
  expect(boxOf(audit, 'XingMing').y).toBeCloseTo(boxOf(ordinary, 'XingMing').y, 6);
});

test('B5 has the grid in the proportion of the pages and 12 pt for 14', () => {
  const { sheets } = layoutForm(formOf({ XingMing: '张晓明' }), { ...options, size: 'B5' }, today);
  expect(sheets[0]).toMatchObject({ width: 182, height: 257 });
  expect(boxOf(sheets, 'JianLi').width).toBeCloseTo((mm(8609) * 182) / 210, 3);
  expect(boxOf(sheets, 'JianLi').height).toBeCloseTo((mm(7133) * 257) / 297, 3);
  expect(textOf(sheets, 'XingMing').style.size).toBe(12);
});

test('the values are printed as the form has them', () => {
  const { sheets, findings } = layoutForm(
    formOf(
      {
        XingMing: '张三',
        ChuShengNianYue: '19850312',
        RuDangShiJian: '20020303；民盟',
        CanJiaGongZuoShiJian: '200707',
        JiSuanNianLingShiJian: '202602',
        TianBiaoShiJian: '20261123',
        TianBiaoRen: '李四',
        ChengBaoDanWei: '中共示范县委组织部',
      },
      [relative(), relative({ ChengWei: '母亲', GongZuoDanWeiJiZhiWu: '柳河村村民（已去世）' })],
    ),
    options,
    today,
  );
  expect(linesOf(sheets, 'XingMing')).toEqual(['张　三']);
  // Not yet 41 in February 2026.
  expect(linesOf(sheets, 'ChuShengNianYue')).toEqual(['1985.03', '（40岁）']);
  expect(linesOf(sheets, 'RuDangShiJian')).toEqual(['民盟', '（2002.03）']);
  expect(linesOf(sheets, 'CanJiaGongZuoShiJian')).toEqual(['2007.07']);
  expect(linesOf(sheets, 'TianBiaoShiJian')).toEqual(['2026年11月23日']);
  expect(linesOf(sheets, 'TianBiaoRen')).toEqual(['填表人：李　四']);
  expect(linesOf(sheets, 'family:0:ChuShengRiQi')).toEqual(['71']);
  expect(linesOf(sheets, 'family:1:ChuShengRiQi')).toEqual(['']);
  expect(linesOf(sheets, 'family:1:GongZuoDanWeiJiZhiWu')).toEqual(['柳河村村民（已去世）']);
  expect(findings).toEqual([]);
});

test('nothing on an empty form stands over its box', () => {
  for (const size of ['A4', 'B5'] as const)
    for (const generation of [3, 4] as const) {
      const { sheets } = layoutForm(formOf({}), { generation, size, heading: 'audit' }, today);
      const over = sheets.flatMap(sheetBoxes).filter((box) => overhang(box) > 0.05);
      expect(over.map(({ name }) => name)).toEqual([]);
    }
});

test('eight to ten of the family stand on the form in lower rows, which is said', () => {
  const eight = layoutForm(
    formOf(
      {},
      Array.from({ length: 8 }, () => relative()),
    ),
    options,
    today,
  );
  expect(eight.sheets).toHaveLength(2);
  expect(boxOf(eight.sheets, 'family:0:XingMing').height).toBeCloseTo(mm((7 * 697) / 8), 3);
  expect(eight.findings).toMatchObject([{ level: 'hint', field: 'children.family' }]);
  expect(boxOf(eight.sheets, 'ChengBaoDanWei').y).toBeCloseTo(
    boxOf(layoutForm(formOf({}), options, today).sheets, 'ChengBaoDanWei').y,
    6,
  );
});

test('from the eleventh of the family on, or where lower rows would be hard to read, the others have a further sheet', () => {
  const long = relative({ GongZuoDanWeiJiZhiWu: '示范县青石镇柳河村'.repeat(13) });
  for (const family of [
    Array.from({ length: 11 }, () => relative()),
    Array.from({ length: 9 }, () => long),
  ]) {
    const { sheets, findings } = layoutForm(formOf({ XingMing: '张三' }, family), options, today);
    expect(sheets).toHaveLength(3);
    expect(boxOf(sheets, 'family:6:XingMing').height).toBeCloseTo(mm(697), 3);
    expect(
      sheets
        .slice(2)
        .flatMap(sheetBoxes)
        .some(({ name }) => name === 'family:7:XingMing'),
    ).toBe(true);
    expect(findings.map(({ level }) => level)).toContain('warning');
  }
});

test('a short value too wide for its box stands in two equal lines, or on one where that is larger', () => {
  const seven = layoutForm(formOf({}, [relative()]), options, today).sheets;
  expect(linesOf(seven, 'family:0:ZhengZhiMianMao')).toEqual(['中共', '党员']);
  const ten = layoutForm(
    formOf(
      {},
      Array.from({ length: 10 }, () => relative()),
    ),
    options,
    today,
  ).sheets;
  expect(linesOf(ten, 'family:0:ZhengZhiMianMao')).toEqual(['中共党员']);
});

test('学历 and 学位 stand over each other without a rule; alone, or twice the same, in the middle of the box', () => {
  const school = '示范农业大学农学院';
  const { sheets } = layoutForm(
    formOf({
      QuanRiZhiJiaoYu_XueLi: '大学',
      QuanRiZhiJiaoYu_XueWei: '农学学士',
      QuanRiZhiJiaoYu_XueLi_BiYeYuanXiaoXi: school,
      QuanRiZhiJiaoYu_XueWei_BiYeYuanXiaoXi: school,
      ZaiZhiJiaoYu_XueLi: '省委党校研究生',
    }),
    options,
    today,
  );
  const [level, degree] = [boxOf(sheets, 'QuanRiZhiJiaoYu_XueLi'), boxOf(sheets, 'QuanRiZhiJiaoYu_XueWei')];
  expect(degree.y).toBeCloseTo(level.y + mm(346), 6);
  expect([level.border.bottom, degree.border.top]).toEqual([0, 0]);
  expect(boxOf(sheets, 'QuanRiZhiJiaoYu_XueLi_BiYeYuanXiaoXi').height).toBeCloseTo(mm(692), 3);
  expect(boxOf(sheets, 'ZaiZhiJiaoYu_XueLi').height).toBeCloseTo(mm(692), 3);
});

test('rows of posts grow to a third line into the room under the grid, beyond that the resume gives way', () => {
  const post = (count: number) => '示范县青石镇'.repeat(60).slice(0, count);
  const height = (name: string, values: Record<string, string>) =>
    boxOf(layoutForm(formOf(values), { ...options, generation: 3 }, today).sheets, name).height;
  const three = { XianRenZhiWu: post(78) };
  // Three lines of 16 pt, 2 pt around them and the line of the box.
  expect(height('XianRenZhiWu', three)).toBeCloseTo((51 / 72) * 25.4, 3);
  expect(height('JianLi', three)).toBeCloseTo(mm(7133), 3);
  const nine = { XianRenZhiWu: post(324) };
  const grown = height('XianRenZhiWu', nine);
  expect(grown).toBeGreaterThan((51 / 72) * 25.4);
  expect(height('JianLi', nine)).toBeCloseTo(mm(7133) - (grown - (51 / 72) * 25.4), 3);
});

test('what does not fit is told with its box, its field and what helps', () => {
  const { findings } = layoutForm(formOf({ RenMianLiYou: '熟悉基层工作，'.repeat(300) }), options, today);
  expect(findings).toEqual([
    {
      level: 'error',
      box: '任免理由',
      field: 'fields.proposalReason',
      message: '“任免理由”缩到七号字仍放不下，请精简内容后再打印',
    },
  ]);
});

test('several people may have filled the form in', () => {
  const { sheets } = layoutForm(formOf({ TianBiaoRen: '李强、王芳' }), options, today);
  expect(linesOf(sheets, 'TianBiaoRen')).toEqual(['填表人：李强、王芳']);
});

test('names are printed alike however a file has them, and empty rows of the family take no room', () => {
  const blank = relative({
    ChengWei: '',
    XingMing: ' ',
    ChuShengRiQi: '',
    ZhengZhiMianMao: '',
    GongZuoDanWeiJiZhiWu: '',
  });
  const form = formOf({ XingMing: '张　三' }, [
    ...Array.from({ length: 9 }, () => blank),
    relative({ XingMing: '李 四' }),
  ]);
  const { sheets, findings } = layoutForm(form, options, today);
  expect(linesOf(sheets, 'XingMing')).toEqual(['张　三']);
  expect(linesOf(sheets, 'family:0:XingMing')).toEqual(['李　四']);
  expect(findings).toEqual([]);
  expect(linesOf(layoutForm(formOf({ XingMing: '买买提。江' }), options, today).sheets, 'XingMing')).toEqual([
    '买买提·',
    '江',
  ]);
});
