import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { chineseNumber, fileNameSafe, fullWidthToHalf, stripInvisible } from '#shared/lib/text';

test('fullWidthToHalf turns signs and spaces, not Chinese punctuation', () => {
  expect(fullWidthToHalf('１９８５．３（ａ）　Ｘ')).toBe('1985.3(a) X');
  expect(fullWidthToHalf('中共、党员。')).toBe('中共、党员。');
});

test('stripInvisible removes marks that cannot be seen', () => {
  expect(stripInvisible('\uFEFF张\u200B三\u202C')).toBe('张三');
});

describe('chineseNumber', () => {
  test.each([
    [0, '零'],
    [10, '十'],
    [12, '十二'],
    [20, '二十'],
    [21, '二十一'],
    [105, '一百零五'],
    [110, '一百一十'],
    [1005, '一千零五'],
    [1050, '一千零五十'],
    [10000, '一万'],
    [20005, '二万零五'],
    [100000, '十万'],
    [1000002345, '十亿零二千三百四十五'],
    [-3, '-3'],
    [1.5, '1.5'],
  ])('%d is %s', (value, text) => {
    expect(chineseNumber(value)).toBe(text);
  });

  it('can be read back', () => {
    fc.assert(
      fc.property(fc.nat(Number.MAX_SAFE_INTEGER), (value) => {
        expect(read(chineseNumber(value))).toBe(value);
      }),
    );
  });
});

/** Reads Chinese numerals by the other way round: units multiply what stands before them. */
function read(text: string): number {
  for (const [unit, size] of [
    ['万亿', 1e12],
    ['亿', 1e8],
    ['万', 1e4],
    ['千', 1e3],
    ['百', 100],
    ['十', 10],
  ] as const) {
    const at = text.indexOf(unit);
    if (at >= 0) return (at === 0 ? 1 : read(text.slice(0, at))) * size + read(text.slice(at + unit.length));
  }
  return text === '' ? 0 : '零一二三四五六七八九'.indexOf(text.replace(/^零(.)/, '$1'));
}

describe('fileNameSafe', () => {
  test.each([
    ['干部名册', '干部名册'],
    ['张三/李四: "名册"?', '张三_李四_ _名册__'],
    ['报告. . ', '报告'],
    ['CON', '_CON'],
    ['com1.old', '_com1.old'],
    ['console', 'console'],
    ['a\tb\u0000c', 'a b c'],
    ['...', '未命名'],
    ['', '未命名'],
  ])('%j becomes %j', (name, safe) => {
    expect(fileNameSafe(name)).toBe(safe);
  });

  it('always gives a name that every file system takes, and keeps it when asked again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (name) => {
        const safe = fileNameSafe(name);
        expect(safe).toMatch(/^[^<>:"/\\|?*\u0000-\u001f]+$/);
        expect(safe).not.toMatch(/[. ]$/);
        expect([...safe].length).toBeLessThanOrEqual(80);
        expect(fileNameSafe(safe)).toBe(safe);
      }),
    );
  });
});
