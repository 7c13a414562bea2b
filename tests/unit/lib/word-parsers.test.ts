import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { codeTable, type CodeTableName } from '#shared/lib/code-tables';
import { parseEthnic } from '#shared/lib/ethnic';
import { parseHealth } from '#shared/lib/health';
import { parsePolitical } from '#shared/lib/political';
import { parseSex } from '#shared/lib/sex';

const parsers = [
  ['GB22611', parseSex],
  ['GB22613', parseHealth],
  ['GB3304', parseEthnic],
  ['GB4762', parsePolitical],
] as const;

describe.each(parsers)('the parser of %s', (name: CodeTableName, parse) => {
  it('reads every code and word of its table', () => {
    for (const { code, text } of codeTable(name)) {
      expect(parse(code)).toEqual({ ok: true, value: code });
      expect(parse(` ${text}　`)).toEqual({ ok: true, value: code });
    }
  });

  it('never throws, gives only codes of the table, and nothing for nothing', () => {
    expect(parse('')).toEqual({ ok: false });
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.constantFrom('constructor', '99', '00')), (text) => {
        const result = parse(text);
        if (result.ok) expect(codeTable(name).some((row) => row.code === result.value)).toBe(true);
      }),
    );
  });
});

test.each([
  ['男性', '1'],
  ['女', '2'],
  ['F', '2'],
  ['２', '2'],
])('sex %j is %s', (text, value) => {
  expect(parseSex(text)).toEqual({ ok: true, value });
});

test.each([
  ['良好', '1'],
  ['身体健康', '1'],
  ['较弱', '4'],
])('health %j is %s', (text, value) => {
  expect(parseHealth(text)).toEqual({ ok: true, value });
});

test('an illness is left as it stands', () => {
  expect(parseHealth('高血压').ok).toBe(false);
});

test.each([
  ['汉', '01'],
  ['土家', '15'],
  ['土', '30'],
  ['维族', '05'],
  ['布朗', '34'],
  ['1', '01'],
  ['毛难族', '36'],
])('ethnic group %j is %s', (text, value) => {
  expect(parseEthnic(text)).toEqual({ ok: true, value });
});

test.each(['族', '57', '汉族人', '穿青人'])('ethnic group %j is not guessed', (text) => {
  expect(parseEthnic(text).ok).toBe(false);
});

test.each([
  ['党员', '01'],
  ['中共', '01'],
  ['中共正式党员', '01'],
  ['中国共产党党员', '01'],
  ['共产党员', '01'],
  ['中共预备党员', '02'],
  ['中国共产党预备党员', '02'],
  ['团员', '03'],
  ['共青团', '03'],
  ['中国共产主义青年团团员', '03'],
  ['民革党员', '04'],
  ['中国国民党革命委员会会员', '04'],
  ['民盟盟员', '05'],
  ['中国民主同盟', '05'],
  ['民建会员', '06'],
  ['中国民主建国会会员', '06'],
  ['民进会员', '07'],
  ['农工党党员', '08'],
  ['农工党员', '08'],
  ['中国农工民主党党员', '08'],
  ['致公党党员', '09'],
  ['九三学社社员', '10'],
  ['台盟盟员', '11'],
  ['无党派人士', '12'],
  ['无党派民主人士', '12'],
  ['群众', '13'],
  ['公民', '13'],
  ['1', '01'],
])('political status %j is %s', (text, value) => {
  expect(parsePolitical(text)).toEqual({ ok: true, value });
});

test.each(['无', '非党员', '14', '党', '人士', '入党积极分子'])(
  'political status %j is not guessed',
  (text) => {
    expect(parsePolitical(text).ok).toBe(false);
  },
);
