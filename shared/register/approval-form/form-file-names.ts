import { fileNameSafe } from '#shared/lib/text';

/** What a file's name can be made of; in a pattern each stands in braces. */
export const nameTokens = ['单位', '姓名', '序号', '身份证后四位', '出生年月'] as const;
type NameToken = (typeof nameTokens)[number];

export const defaultNamePattern = '{单位}_{姓名}';

/** What of a person may stand in a file's name. */
export interface NamedPerson {
  readonly name: string;
  /** Name of the unit, '' for none. */
  readonly unit: string;
  readonly idNumber: string;
  /** YYYY-MM or YYYY-MM-DD, '' when unknown. */
  readonly birthDate: string;
}

function isToken(text: string): text is NameToken {
  return (nameTokens as readonly string[]).includes(text);
}

/** What is wrong with a pattern, as a sentence; null when it can be used. */
export function patternProblem(pattern: string): string | null {
  if (pattern.trim() === '') return '请填写文件名';
  const unknown = [...pattern.matchAll(/\{([^{}]*)\}/g)]
    .map(([, token = '']) => token)
    .find((token) => !isToken(token));
  if (unknown !== undefined)
    return `没有“{${unknown}}”这一项，可用的有${nameTokens.map((token) => `{${token}}`).join('、')}`;
  const rest = pattern.replace(/\{[^{}]*\}/g, '');
  return /[{}]/.test(rest) ? '花括号没有成对，请检查' : null;
}

/** 序号 with as many digits as the last one has, two at least. */
function orderText(number: number, people: number): string {
  return String(number).padStart(Math.max(2, String(people).length), '0');
}

/** A whole file name has room for 79 characters; a number behind it takes some of them. */
const longest = 79;

function numbered(base: string, number: number): string {
  if (number === 1) return base;
  const end = `（${number}）`;
  return `${[...base].slice(0, longest - end.length).join('')}${end}`;
}

/** Separators that stand at an end because a token was empty. */
const looseEnds = /^[\s_\-—·、，]+|[\s_\-—·、，]+$/g;

function nameOf(pattern: string, person: NamedPerson, order: string): string {
  const texts: Readonly<Record<NameToken, string>> = {
    单位: person.unit,
    姓名: person.name,
    序号: order,
    身份证后四位: person.idNumber.slice(-4),
    出生年月: person.birthDate.slice(0, 7).replace('-', ''),
  };
  const filled = pattern.replace(/\{([^{}]*)\}/g, (all, token: string) =>
    isToken(token) ? texts[token] : all,
  );
  return fileNameSafe(filled.replace(looseEnds, ''));
}

/** The name that somebody's file would have among so many. */
export function exampleName(pattern: string, person: NamedPerson, people: number): string {
  return nameOf(pattern, person, orderText(1, people));
}

/** How names are told apart: Windows does not tell 张三.LRMX from 张三.lrmx. */
export function sameFileKey(name: string): string {
  return name.normalize('NFC').toLowerCase();
}

/**
 * File names without ending for people in their order, by a pattern such as {单位}_{姓名}; {序号} counts them. Names that
 * fall together are numbered: 张三, 张三（2）.
 * @param taken whether a name (as sameFileKey has it) must not be used
 */
export function formFileNames(
  pattern: string,
  people: readonly NamedPerson[],
  taken: (key: string) => boolean = () => false,
): string[] {
  const used = new Set<string>();
  return people.map((person, index) => {
    const base = nameOf(pattern, person, orderText(index + 1, people.length));
    let number = 1;
    let name = base;
    while (used.has(sameFileKey(name)) || taken(sameFileKey(name))) name = numbered(base, (number += 1));
    used.add(sameFileKey(name));
    return name;
  });
}
