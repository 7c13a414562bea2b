import { describe, expect, test } from 'vitest';
import { errorTexts } from '#shared/lib/error-texts';
import { AppError } from '#shared/lib/errors';
import { parseLrmx } from '#shared/register/lrmx';

/** The refusal of a text, which must come at once. */
function refusal(text: string): string {
  const start = performance.now();
  try {
    parseLrmx(text);
    return 'read';
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    expect(errorTexts).toHaveProperty(error.code);
    return error.code;
  } finally {
    expect(performance.now() - start).toBeLessThan(5000);
  }
}

const person = (inside: string, before = '', after = '') =>
  `<?xml version="1.0" encoding="utf-8"?>${before}<Person><XingMing>林远</XingMing>${inside}</Person>${after}`;

describe('declarations', () => {
  const laughs = Array.from(
    { length: 9 },
    (_, index) => `<!ENTITY l${index + 1} "${`&l${index};`.repeat(10)}">`,
  ).join('');
  test.each([
    [
      'an external entity',
      person('<JiGuan>&x;</JiGuan>', '<!DOCTYPE Person [<!ENTITY x SYSTEM "file:///etc/passwd">]>'),
    ],
    ['billion laughs', person('<JiGuan>&l9;</JiGuan>', `<!DOCTYPE Person [<!ENTITY l0 "哈">${laughs}]>`)],
    ['an external type', person('', '<!DOCTYPE Person SYSTEM "http://example.invalid/a.dtd">')],
    ['small letters', person('', '<!doctype Person>')],
    ['inside the root', person('<!ENTITY x "y">')],
    ['a broken one', '<!DOCTYPE'],
  ])('%s', (_, text) => {
    expect(refusal(text)).toBe('XML_DECLARES_TYPE');
  });

  test.each([
    '&x;',
    '&nbsp;',
    '&',
    '& ',
    '&amp',
    '&#0;',
    '&#xD800;',
    '&#x110000;',
    '&#99999999;',
    '&__proto__;',
    '&toString;',
    '&#;',
    '&#x;',
  ])('the reference %s', (reference) => {
    expect(refusal(person(`<JiGuan>${reference}</JiGuan>`))).toMatch(/^XML_(ENTITY|DAMAGED)$/);
    expect(refusal(person(`<JiGuan a="${reference}"/>`))).toMatch(/^XML_(ENTITY|DAMAGED)$/);
    expect(refusal(person(`<Wei><Zhi>${reference}</Zhi></Wei>`))).toMatch(/^XML_(ENTITY|DAMAGED)$/);
  });

  test('references are resolved once', () => {
    expect(parseLrmx(person('<JiGuan>&amp;lt;&#38;gt;</JiGuan>')).values.JiGuan).toBe('&lt;&gt;');
  });

  test.each(['<?php echo 1 ?>', '<?xml-stylesheet href="a"?>', '<?x?>'])(
    'the instruction %s',
    (instruction) => {
      expect(refusal(person(instruction))).toBe('XML_INSTRUCTION');
      expect(refusal(person('', instruction))).toBe('XML_INSTRUCTION');
      expect(refusal(person('', '', instruction))).toBe('XML_INSTRUCTION');
    },
  );
});

describe('what the parser would let pass', () => {
  test.each([
    ['not closed', person('').replace('</Person>', '')],
    ['closed twice', person('', '', '</Person>')],
    ['wrong nesting', person('<A><B></A></B>')],
    ['two roots', `${person('')}<Person/>`],
    ['two empty roots', '<Person/><Person/>'],
    ['text before', `x${person('')}`],
    ['text behind', person('', '', '林')],
    ['text behind an empty root', '<Person/>x'],
    ['an attribute twice', person('<A x="1" x="2"/>')],
    ['an attribute without quotes', person('<A x=1/>')],
    ['an attribute without value', person('<A x/>')],
    ['< in an attribute', person('<A x="<b>"/>')],
    ['an unknown declaration', person('<!FOO></!FOO>')],
    ['an empty declaration', person('<!>')],
    ['a name that begins with a digit', person('<1/>')],
    ['a comment that does not end', person('<!-- ')],
    ['CDATA that does not end', person('<A><![CDATA[x</A>')],
    ['a zero character', person('<A>\0</A>')],
    ['a late declaration', `\n${person('')}`.replace('\n<', '\n\n<')],
    ['a declaration behind', person('', '', '<?xml version="1.0"?>')],
    ['a tag that breaks off', person('<A')],
    ['a quote that does not end', person('<A x="1/>')],
    ['names that JavaScript trips over', person('<constructor/>')],
    ['the worst of them', person('<__proto__><a/></__proto__>')],
  ])('%s', (_, text) => {
    expect(refusal(text)).toMatch(/^(XML_DAMAGED|XML_INSTRUCTION|LRMX_NOT_A_FORM)$/);
  });

  test('names of JavaScript in values and attributes are names like any other', () => {
    const text = person('<toString hasOwnProperty="1">a</toString><valueOf/>');
    expect(refusal(text)).toBe('read');
    expect(parseLrmx(text).source?.parts.map(({ open }) => open)).toContain('<toString hasOwnProperty="1">');
  });
});

describe('too much', () => {
  test.each([
    ['depth', person('<a>'.repeat(40) + '</a>'.repeat(40)), 'XML_TOO_DEEP'],
    ['depth without end', '<Person>'.repeat(15_000), 'XML_DAMAGED'],
    ['great depth', '<a>'.repeat(500_000), 'XML_TOO_MANY_TAGS'],
    ['elements', person('<a/>'.repeat(30_000)), 'XML_TOO_MANY_TAGS'],
    ['characters', person(`<a>${'x'.repeat(17 * 1024 * 1024)}</a>`), 'XML_TOO_LARGE'],
    ['comments', person('<!-- -->'.repeat(30_000)), 'XML_TOO_MANY_TAGS'],
    ['comments that do not end', person('', '<!--'.repeat(19_000)), 'XML_DAMAGED'],
    ['comments behind', person('', '', `${'<!----> '.repeat(19_000)}x`), 'XML_DAMAGED'],
    ['blanks behind', person('', '', `${' '.repeat(400_000)}x`), 'XML_DAMAGED'],
    ['open quotes', person('<a x="'.repeat(19_000)), 'XML_DAMAGED'],
    ['CDATA that does not end', person('<![CDATA['.repeat(19_000)), 'XML_DAMAGED'],
  ])('%s', (_, text, code) => {
    expect(refusal(text)).toBe(code);
  });

  test.each([
    ['an attribute of 1 MB', person(`<a x="${'x'.repeat(1_000_000)}"/>`)],
    [
      'ten thousand attributes',
      person(`<a ${Array.from({ length: 10_000 }, (_, index) => `a${index}="1"`).join(' ')}/>`),
    ],
    ['blanks in a tag', person(`<a${' '.repeat(400_000)}/>`)],
    ['references', person(`<JiGuan>${'&amp;'.repeat(60_000)}</JiGuan>`)],
    ['brackets', person(`<JiGuan>${']'.repeat(400_000)}</JiGuan>`)],
    ['line breaks', person(`<JianLi>${'\r\n '.repeat(150_000)}</JianLi>`)],
    ['tildes', person(`<JianLi>${' ~'.repeat(150_000)}</JianLi>`)],
    [
      'dots in a name',
      person(
        `<JiaTingChengYuan><Item><XingMing>${'· '.repeat(100_000)}</XingMing></Item></JiaTingChengYuan>`,
      ),
    ],
    ['digits in a date', person(`<ChuShengNianYue>${'2004.'.repeat(100_000)}</ChuShengNianYue>`)],
    ['a party date', person(`<RuDangShiJian>${'2004.1；'.repeat(60_000)}</RuDangShiJian>`)],
  ])('%s: much, but read in good time', (_, text) => {
    expect(refusal(text)).toBe('read');
  });
});
