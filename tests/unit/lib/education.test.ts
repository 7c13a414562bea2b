import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { codeTable } from '#shared/lib/code-tables';
import { degreeFromWords, educationBand, educationFromWords, educationRank } from '#shared/lib/education';

describe('educationFromWords reads', () => {
  test.each([
    ['研究生', '11'],
    ['硕士研究生', '11'],
    ['博士研究生毕业', '11'],
    ['研究生(硕士)', '11'],
    ['研究生（法学硕士）', '11'],
    ['在职研究生', '11'],
    ['硕士', '11'],
    ['研究生班', '13'],
    ['中央党校研究生', '1A'],
    ['湖南省委党校研究生', '1B'],
    ['本科', '21'],
    ['大学本科', '21'],
    ['大学', '21'],
    ['大学毕业', '21'],
    ['全日制大学', '21'],
    ['函授本科', '21'],
    ['专升本', '21'],
    ['大学（理学学士）', '21'],
    ['大学\n硕士', '21'],
    ['大学，工学硕士', '21'],
    ['中央党校大学', '2A'],
    ['中央党校函授学院本科', '2A'],
    ['中央党校（函授）大学', '2A'],
    ['省委党校大学', '2B'],
    ['省（区、市）委党校大学', '2B'],
    ['重庆市委党校本科', '2B'],
    ['大专', '31'],
    ['函授大专', '31'],
    ['大学专科', '31'],
    ['大学专科毕业', '31'],
    ['高职', '31'],
    ['自考大专', '31'],
    ['中央党校大专', '34'],
    ['省委党校大专', '37'],
    ['大学普通班', '3B'],
    ['中专', '41'],
    ['中等专科毕业', '41'],
    ['职业中专', '41'],
    ['中师', '41'],
    ['技校', '47'],
    ['高中', '61'],
    ['普通高中毕业', '61'],
    ['职业高中', '61'],
    ['初中', '71'],
    ['初中文化', '71'],
    ['小学', '81'],
    ['　本 科', '21'],
  ])('%j as %s', (words, value) => {
    expect(educationFromWords(words)).toEqual({ ok: true, value });
  });
});

describe('educationFromWords does not guess', () => {
  test.each(['', '湖南农业大学', '夜大学', '大学肄业', '本科在读', '大专以上', '研究生课程班', '同等学力'])(
    '%j',
    (words) => {
      expect(educationFromWords(words).ok).toBe(false);
    },
  );
  test.each(['党校大专', '县委党校大专', '大学 中央党校', '大专、本科', '无', '文盲', '不详'])(
    '%j',
    (words) => {
      expect(educationFromWords(words).ok).toBe(false);
    },
  );
});

test('every word of the two education tables that names a level is read', () => {
  for (const { code, text, head } of codeTable('ZB64'))
    if (!head) expect(educationFromWords(text)).toEqual({ ok: true, value: code });
  for (const { text, head } of codeTable('ZB64_EDITOR'))
    if (!head) expect(educationFromWords(text).ok).toBe(true);
});

test('bands and ranks follow the seeds: 大学普通班 counts as 大专, 中专 as 高中', () => {
  const byCode = (code: string) => [educationBand(code), educationRank(code)];
  expect(byCode('1B')).toEqual(['研究生', 5]);
  expect(byCode('2A')).toEqual(['大学', 4]);
  expect(byCode('3B')).toEqual(['大专', 3]);
  expect(byCode('41')).toEqual(['高中中专', 2]);
  expect(byCode('61')).toEqual(['高中中专', 2]);
  expect(byCode('71')).toEqual(['初中及以下', 1]);
  expect(byCode('90')).toEqual([undefined, 0]);
  expect([educationBand(null), educationRank(undefined)]).toEqual([undefined, 0]);
});

describe('degreeFromWords', () => {
  test.each([
    ['理学学士', '407'],
    ['理学学士学位', '407'],
    ['大学 理学学士', '407'],
    ['大学理学学士', '407'],
    ['研究生（法学硕士）', '303'],
    ['管理学学士', '412'],
    ['工商管理硕士（MBA）', '346'],
    ['MPA', '349'],
    ['工程硕士专业学位', '343'],
    ['学士', '4'],
    ['双学士', '4'],
    ['硕士', '3'],
    ['研究生，硕士学位', '3'],
    ['博士', '2'],
    ['名誉博士', '1'],
  ])('reads %j as %s', (words, value) => {
    expect(degreeFromWords(words)).toEqual({ ok: true, value });
  });

  test.each(['', '无', '大学', '物理学学士', '硕士研究生', '法学学士、理学学士'])(
    'does not guess at %j',
    (words) => {
      expect(degreeFromWords(words).ok).toBe(false);
    },
  );
});

it('never throws and only gives codes of its table', () => {
  const word = fc.constantFrom(
    ...'大学专科本中高初小研究生硕博士党校省委央班函授（）、 '.split(''),
    '肄业',
    '学士',
    '法学',
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(word, { maxLength: 8 }).map((all) => all.join('')),
      ),
      (words) => {
        const education = educationFromWords(words);
        const degree = degreeFromWords(words);
        if (education.ok)
          expect(codeTable('ZB64').some((row) => row.code === education.value && !row.head)).toBe(true);
        if (degree.ok) expect(codeTable('GB6864').some((row) => row.code === degree.value)).toBe(true);
      },
    ),
    { numRuns: 1000 },
  );
});
