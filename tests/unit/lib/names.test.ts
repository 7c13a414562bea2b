import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { normaliseName, normaliseSearch, searchKeys, spreadName } from '#shared/lib/names';

describe('normaliseName', () => {
  test.each([
    ['张　三', '张三'],
    ['张  三', '张三'],
    [' 王 小 明 ', '王小明'],
    ['欧阳 修', '欧阳修'],
    ['司马 相如', '司马相如'],
    ['阿卜杜拉•买买提', '阿卜杜拉·买买提'],
    ['阿卜杜拉．买买提', '阿卜杜拉·买买提'],
    ['阿卜杜拉。买买提', '阿卜杜拉·买买提'],
    ['阿卜杜拉?买买提', '阿卜杜拉·买买提'],
    ['阿卜杜拉、买买提', '阿卜杜拉·买买提'],
    ['阿卜杜拉 · 买买提', '阿卜杜拉·买买提'],
    ['阿卜杜拉 买买提', '阿卜杜拉 买买提'],
    ['张三·', '张三'],
    ['张三\u200B', '张三'],
    ['𠮷 野', '𠮷野'],
    ['John  Smith', 'John Smith'],
    ['', ''],
  ])('%j becomes %j', (name, normal) => {
    expect(normaliseName(name)).toBe(normal);
  });

  it('changes nothing the second time', () => {
    const near = fc.string({ unit: fc.constantFrom(...'张三阿卜 　·•.?a'), maxLength: 10 });
    fc.assert(
      fc.property(fc.oneof(near, fc.string({ unit: 'binary' })), (name) => {
        const once = normaliseName(name);
        expect(normaliseName(once)).toBe(once);
      }),
    );
  });
});

describe('spreadName', () => {
  test.each([
    ['张三', '张　三'],
    ['𠮷野', '𠮷　野'],
    ['王小明', '王小明'],
    ['AB', 'AB'],
    ['张', '张'],
  ])('%j prints as %j', (name, printed) => {
    expect(spreadName(name)).toBe(printed);
  });

  it('is undone by normaliseName', () => {
    const han = fc.string({ unit: fc.constantFrom(...'张王李明三晓'), minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(han, (name) => {
        expect(normaliseName(spreadName(name))).toBe(name);
      }),
    );
  });
});

describe('searchKeys', () => {
  it('holds every beginning a clerk would type', () => {
    expect(new Set(searchKeys('张晓明', ['zhang', 'xiao', 'ming']))).toEqual(
      new Set([
        ...['张晓明', '晓明', '明'],
        ...['zhangxiaoming', 'xiaoming', 'ming'],
        ...['zxm', 'xm', 'm', 'zhangxm'],
      ]),
    );
  });

  it('takes several readings of a character', () => {
    const keys = searchKeys('单雄', [['shan', 'dan'], 'xiong']);
    expect(keys).toEqual(expect.arrayContaining(['shanxiong', 'danxiong', 'sx', 'dx', '单雄']));
  });

  it('leaves the dot out, types ü as v, and copes with letters', () => {
    const keys = searchKeys('阿里·吕 B', ['a', 'li', '·', 'lü', ' ', 'B']);
    expect(keys).toEqual(expect.arrayContaining(['阿里吕b', 'alilvb', 'allb', '吕b']));
  });

  it('has nothing for nothing', () => {
    expect(searchKeys('', [])).toEqual([]);
    expect(searchKeys(' ', [' '])).toEqual([]);
  });

  it('does not explode over characters with many readings', () => {
    const many = Array.from({ length: 12 }, () => ['a', 'b', 'c']);
    expect(searchKeys('一二三四五六七八九十甲乙', many).length).toBeLessThan(600);
  });

  it('finds a name from any character on, in Chinese, pinyin and initials, however it is typed', () => {
    const character = fc.constantFrom(
      ['张', 'zhang'],
      ['晓', 'xiao'],
      ['明', 'ming'],
      ['吕', 'lü'],
      ['·', '·'],
    );
    fc.assert(
      fc.property(fc.array(character, { minLength: 1, maxLength: 6 }), fc.nat(5), (name, from) => {
        const keys = searchKeys(
          name.map(([han]) => han ?? '').join(''),
          name.map(([, pinyin]) => pinyin ?? ''),
        );
        const part = name.slice(from);
        for (const column of [0, 1]) {
          const query = normaliseSearch(
            part
              .map((one) => one[column] ?? '')
              .join("'")
              .toUpperCase(),
          );
          if (query !== '') expect(keys.some((key) => key.startsWith(query))).toBe(true);
        }
      }),
    );
  });
});

describe('normaliseSearch', () => {
  test.each([
    [' ZXM ', 'zxm'],
    ['ＺＸＭ', 'zxm'],
    ["xi'an", 'xian'],
    ['张　三，li', '张 三 li'],
    ['阿卜杜拉·买买提', '阿卜杜拉买买提'],
    ['11010519491231002X', '11010519491231002x'],
    ['lü', 'lv'],
    ['  ', ''],
  ])('%j is %j', (text, normal) => {
    expect(normaliseSearch(text)).toBe(normal);
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(normaliseSearch(normaliseSearch(text))).toBe(normaliseSearch(text));
      }),
    );
  });
});
