import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { millimetresPerPoint } from '#shared/lib/paper/sheet';
import { breakLine, breakLines, characterWidth, fitText, textWidth } from '#shared/lib/paper/text-fit';

// Everything printed rests on this: a browser never breaks a line of a form, the layout has done it.
const signs = [
  ...'中国共产党湖南省委员会，。；、：（）《》“”·—…%‰',
  ...'0123456789.-/AbW ()',
  '\u{20BB7}',
  'é',
  '　',
];
const texts = fc
  .array(fc.constantFrom(...signs), { maxLength: 120 })
  .map((characters) => characters.join(''));
const widths = fc.integer({ min: 4, max: 80 }).map((halves) => halves / 2);

describe('the width of a character', () => {
  it.each([
    ['中', 1],
    ['，', 1],
    ['“', 1],
    ['—', 1],
    ['·', 1],
    ['×', 1],
    ['α', 1],
    ['Ⅳ', 1],
    ['℃', 1],
    ['　', 1],
    ['\u{20BB7}', 1],
    ['7', 0.5],
    ['W', 0.5],
    ['.', 0.5],
    [' ', 0.5],
    ['é', 0.5],
    ['ｱ', 0.5],
  ])('of %s is %s em', (character, width) => {
    expect(characterWidth(character)).toBe(width);
  });
});

describe('a paragraph in lines', () => {
  it('keeps every character, in its order', () => {
    fc.assert(
      fc.property(texts, widths, (text, width) => {
        expect(breakLine(text, width).join('')).toBe(text);
      }),
    );
  });
  it('has no line wider than the room', () => {
    fc.assert(
      fc.property(texts, widths, (text, width) => {
        for (const line of breakLine(text, width)) expect(textWidth(line)).toBeLessThanOrEqual(width);
      }),
    );
  });
  it('has no empty line but for an empty text', () => {
    fc.assert(
      fc.property(texts, widths, (text, width) => {
        const lines = breakLine(text, width);
        expect(lines.every((line) => line !== '')).toBe(text !== '' || lines.length > 1);
      }),
    );
  });
  it('begins no line with a closing mark and ends none with an opening one where the room allows another break', () => {
    const words = fc
      .array(fc.constantFrom(...'县委组织部干部，。；、）（《》·'), { maxLength: 60 })
      .map((characters) => characters.join(''))
      .filter((text) => !/[，。；、）》·（《]{3}/.test(text));
    fc.assert(
      fc.property(words, fc.integer({ min: 6, max: 30 }), (text, width) => {
        const lines = breakLine(text, width);
        for (const line of lines.slice(1)) expect(line).not.toMatch(/^[，。；、）》·]/);
        for (const line of lines.slice(0, -1)) expect(line).not.toMatch(/[（《]$/);
      }),
    );
  });
  it.each([
    ['年份整个换行', '任县委办公室主任2019.05至今', 10, ['任县委办公室主任', '2019.05至今']],
    ['比一行还长的数字在行末断开', '123456789', 3, ['123456', '789']],
    ['逗号不在行首', '县委书记，县长', 4, ['县委书', '记，县长']],
    ['间隔号不在行首', '阿依古丽·买买提', 4, ['阿依古', '丽·买买', '提']],
    ['左括号不在行末', '干部（挂职）', 3, ['干部', '（挂', '职）']],
    ['正好一行', '县委组织部', 5, ['县委组织部']],
    ['空的一段', '', 5, ['']],
  ])('%s', (_name, text, width, lines) => {
    expect(breakLine(text, width)).toEqual(lines);
  });
  it('line breaks of the text stay', () => {
    expect(breakLines('优秀\n\n称职', 5)).toEqual(['优秀', '', '称职']);
  });
});

describe('a text in a box', () => {
  const tiers = [14, 12, 9].map((size) => ({ size, leading: size * 1.2 }));
  const boxes = fc.record({
    width: fc.integer({ min: 12, max: 150 }),
    height: fc.integer({ min: 6, max: 80 }),
  });
  it('says that it fits exactly when no line is too wide and all lines stand in the height', () => {
    fc.assert(
      fc.property(texts, boxes, (text, box) => {
        const { text: set, fits } = fitText(text, { ...box, tiers, font: '宋体', align: 'left' });
        const { size, leading } = set.style;
        const high = set.lines.length * leading * millimetresPerPoint;
        const wide = Math.max(...set.lines.map((line) => textWidth(line.text))) * size * millimetresPerPoint;
        expect(fits).toBe(high <= box.height + 0.01 && wide <= box.width + 0.01);
        if (!fits) expect(size).toBe(9);
      }),
    );
  });
  it('takes the first size that fits', () => {
    const box = { width: 20, height: 6, tiers, font: '宋体', align: 'center' } as const;
    expect(fitText('汉族', box).text.style.size).toBe(14);
    expect(fitText('土家族人', box).text.style.size).toBe(14);
    expect(fitText('湘西土家族', box).text.style.size).toBe(9);
    expect(fitText('湘西土家族苗族自治州', box)).toMatchObject({ fits: false });
  });
  it('is slow for no text', () => {
    const text = '1995.09--1999.07湖南农业大学农学专业学生，'.repeat(400);
    const began = performance.now();
    fitText(text, { width: 150, height: 10, tiers, font: '宋体', align: 'left' });
    expect(performance.now() - began).toBeLessThan(200);
  });
});

it('the size is the first of the tiers in which the text fits by itself', () => {
  const tiers = [14, 12, 10, 8, 6].map((size) => ({ size, leading: size * 1.1 }));
  const text = fc
    .array(fc.constantFrom('县', '，', '12', 'a', '\n', '（'), { maxLength: 80 })
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(
      text,
      fc.integer({ min: 6, max: 60 }),
      fc.integer({ min: 4, max: 40 }),
      (words, width, height) => {
        const box = { width, height, font: '宋体', align: 'left' } as const;
        const alone = tiers.map((tier) => fitText(words, { ...box, tiers: [tier] }));
        const wanted = alone.find(({ fits }) => fits) ?? alone.at(-1);
        expect(fitText(words, { ...box, tiers })).toEqual(wanted);
      },
    ),
    { numRuns: 500 },
  );
});
