import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sheetBoxes } from '#shared/lib/paper/boxes';
import { normaliseName } from '#shared/lib/names';
import { formatResume, parseResume } from '#shared/lib/resume';
import { layoutForm } from '#shared/register/approval-form/layout';
import { lrmxTags, type LrmxFamilyRow, type LrmxFamilyTag, type LrmxTag } from '#shared/register/lrmx-form';
import { formOf, overhang, today } from './support';

const letter = fc.oneof(
  { weight: 20, arbitrary: fc.constantFrom(...'示范县青石镇柳河村党委副书记人民政府任免工作') },
  { weight: 3, arbitrary: fc.constantFrom(...'，。、；：（）“”《》·—…') },
  { weight: 3, arbitrary: fc.constantFrom(...'0123456789.AaZz-() ') },
  { weight: 1, arbitrary: fc.constantFrom('\n', '𠮷', '\t', '°', 'é') },
);

/** Often short, sometimes at the editor's limit, never beyond. */
function textUpTo(most: number): fc.Arbitrary<string> {
  const of = (minLength: number, maxLength: number) =>
    fc.array(letter, { minLength, maxLength }).map((letters) => letters.join(''));
  return fc.oneof(of(0, Math.min(12, most)), of(0, most), of(most, most));
}

const month = fc.tuple(fc.integer({ min: 1950, max: 2026 }), fc.integer({ min: 1, max: 12 }));
const entry = fc.tuple(month, month, textUpTo(60)).map(([from, to, text]) => {
  const [start, end] = [from, to].map(([year, number]) => `${year}.${String(number).padStart(2, '0')}`);
  return `${start}--${end}  任${text}`;
});
const resume = fc.array(entry, { maxLength: 70 }).map((lines) => lines.join('\n').slice(0, 2500));
const date = fc.oneof(fc.constantFrom('', '1985', '198503', '19850312', '1985.03', '1950春', '不详'));

function value({ tag, max = 50, kind }: (typeof lrmxTags)[number]): fc.Arbitrary<string> {
  if (tag === 'JianLi') return resume;
  if (kind === 'photo') return fc.constant('');
  return kind === 'date' ? date : textUpTo(max);
}

const values = fc.record(
  Object.fromEntries(lrmxTags.map((tag) => [tag.tag, value(tag)])) as Record<LrmxTag, fc.Arbitrary<string>>,
);
const relative: fc.Arbitrary<LrmxFamilyRow> = fc.record({
  ChengWei: textUpTo(18),
  XingMing: textUpTo(18),
  ChuShengRiQi: date,
  ZhengZhiMianMao: textUpTo(18),
  GongZuoDanWeiJiZhiWu: textUpTo(124),
});
const options = fc.record({
  generation: fc.constantFrom(3 as const, 4 as const),
  size: fc.constantFrom('A4' as const, 'B5' as const),
  heading: fc.constantFrom('ordinary' as const, 'audit' as const),
});

function dense(text: string): string {
  return text.replace(/[\s\u2000-\u200f]/g, '');
}

/** What stands on the sheets in boxes of a name, the spread of names undone. */
function set(sheets: ReturnType<typeof layoutForm>['sheets'], name: string): string {
  const boxes = sheets.flatMap(sheetBoxes).filter((box) => box.name === name);
  return dense(
    boxes
      .flatMap(({ content }) => (content.kind === 'text' ? content.text.lines.map((line) => line.text) : []))
      .join(''),
  );
}

test('no line is wider and no text higher than its box without a word about it, whatever the form says', () => {
  fc.assert(
    fc.property(values, fc.array(relative, { maxLength: 14 }), options, (texts, family, how) => {
      const { sheets, findings } = layoutForm(formOf(texts, family), how, today);
      const errors = new Set(findings.filter(({ level }) => level === 'error').map(({ box }) => box));
      const over = sheets.flatMap(sheetBoxes).filter((box) => overhang(box) > 0.05);
      if (errors.size === 0) expect(over.map(({ name }) => name)).toEqual([]);
      else expect(over.length).toBeLessThanOrEqual(errors.size);
      for (const sheet of sheets)
        for (const box of sheetBoxes(sheet)) {
          expect(box.y + box.height).toBeLessThanOrEqual(sheet.height);
          expect(box.x + box.width).toBeLessThanOrEqual(sheet.width);
        }
    }),
    { numRuns: 150 },
  );
});

test('everything that the form prints stands on its sheets', () => {
  fc.assert(
    fc.property(values, fc.array(relative, { maxLength: 14 }), options, (texts, family, how) => {
      const { sheets } = layoutForm(formOf(texts, family), how, today);
      const whole: LrmxTag[] = ['MinZu', 'JiGuan', 'ChuShengDi', 'JianKangZhuangKuang'];
      whole.push(
        'ZhuanYeJiShuZhiWu',
        'ShuXiZhuanYeYouHeZhuanChang',
        'XianRenZhiWu',
        'NiRenZhiWu',
        'NiMianZhiWu',
      );
      whole.push('JiangChengQingKuang', 'NianDuKaoHeJieGuo', 'RenMianLiYou', 'ChengBaoDanWei');
      for (const tag of whole) expect(set(sheets, tag)).toBe(dense(texts[tag]));
      for (const pair of ['QuanRiZhiJiaoYu', 'ZaiZhiJiaoYu'] as const) {
        const printed = set(sheets, `${pair}_XueLi`) + set(sheets, `${pair}_XueWei`);
        expect(printed).toContain(dense(texts[`${pair}_XueLi`]));
        expect(printed).toContain(dense(texts[`${pair}_XueWei`]));
      }
      expect(set(sheets, 'JianLi')).toBe(dense(formatResume(parseResume(texts.JianLi))));
      expect(set(sheets, 'XingMing')).toBe(dense(normaliseName(texts.XingMing)));
      expect(set(sheets, 'TianBiaoRen')).toBe(`填表人：${dense(texts.TianBiaoRen)}`);
      const present = family.filter((row) => Object.values(row).some((text) => text.trim() !== ''));
      present.forEach((row, index) => {
        const value = (tag: LrmxFamilyTag) => set(sheets, `family:${index}:${tag}`);
        for (const tag of ['ChengWei', 'ZhengZhiMianMao', 'GongZuoDanWeiJiZhiWu'] as const)
          expect(value(tag)).toBe(dense(row[tag]));
        expect(value('XingMing')).toBe(dense(normaliseName(row.XingMing)));
      });
    }),
    { numRuns: 100 },
  );
});
