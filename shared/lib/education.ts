import codeData from './code-data.json' with { type: 'json' };
import { parsed, type Parsed } from './parsed';
import { fullWidthToHalf, stripInvisible } from './text';
import { comparable } from './words';

export type EducationBand = '研究生' | '大学' | '大专' | '高中中专' | '初中及以下';

/** By the first digit of a ZB64 code; 3B 大学普通班 counts with 大专. */
const bands: Readonly<Record<string, { band: EducationBand; rank: number }>> = {
  1: { band: '研究生', rank: 5 },
  2: { band: '大学', rank: 4 },
  3: { band: '大专', rank: 3 },
  4: { band: '高中中专', rank: 2 },
  6: { band: '高中中专', rank: 2 },
  7: { band: '初中及以下', rank: 1 },
  8: { band: '初中及以下', rank: 1 },
};

/** The band a ZB64 code is counted in; undefined for anything else. */
export function educationBand(code: string | null | undefined): EducationBand | undefined {
  return code ? bands[code.charAt(0)]?.band : undefined;
}

/**
 * How high a ZB64 code ranks, to find the highest education and to test "大专 and above": 5 研究生, 4 大学, 3 大专,
 * 2 高中中专, 1 初中及以下, 0 unknown. Full-time and on-the-job education rank alike.
 */
export function educationRank(code: string | null | undefined): number {
  return code ? (bands[code.charAt(0)]?.rank ?? 0) : 0;
}

/** Not a completed level, a range, or a school that teaches several levels: read as nothing. */
const UNSURE = /肄业|结业|在读|在校|未毕业|辍学|同等学力|同等学历|课程班|进修|以上|以下|左右/;
const FORM = String.raw`(?:全日制|在职|成人|成教|函授|自考|自学考试|高等教育|普通|国家|国民|重点|统招|脱产|业余|网络|网教|远程|教育)*`;
const LEVEL_END = String.raw`(?:毕业|学历|文化|程度|文化程度|生)*$`;

/** Level words in the order in which they must be tried: 中专 before 专科, 专科 before 大学. */
const levels: readonly (readonly [RegExp, string])[] = [
  [/研究生班/, '13'],
  [/研究生|^(?:全日制|在职)?(?:硕士|博士)(?:毕业)?$/, '11'],
  [/普通班|大普/, '3B'],
  [/专升本|本科|大本/, '21'],
  [/中专|中师|中等专|中等师范|中等职业/, '41'],
  [/中技|技校|技工/, '47'],
  [/大专|专科|高职(?!中)|高等职业/, '31'],
  [new RegExp(`^${FORM}大学${LEVEL_END}`), '21'],
  [/高中|高级中学|职高/, '61'],
  [/初中|初级中学/, '71'],
  [/小学/, '81'],
];

/** 研究生, 大学 and 大专 of the party schools have codes of their own. */
const partySchoolCodes: Readonly<Record<string, readonly [central: string, provincial: string]>> = {
  11: ['1A', '1B'],
  13: ['1A', '1B'],
  21: ['2A', '2B'],
  31: ['34', '37'],
};

const CENTRAL = /中央党校/;
/** 市委党校 and 区委党校 are mostly those of a prefecture or district, which the code does not mean. */
const PROVINCIAL = /省委党校|自治区党?委党校|(北京|天津|上海|重庆)市委党校/;

function levelOf(word: string): string | undefined {
  if (word === '' || UNSURE.test(word)) return undefined;
  return levels.find(([pattern]) => pattern.test(word))?.[1];
}

/** '' where a party school is named without a level, or one that the code does not know (县委党校, 党校 alone). */
function tokenCode(token: string): string | undefined {
  if (!token.includes('党校')) return levelOf(token);
  const central = CENTRAL.test(token);
  if (!central && !PROVINCIAL.test(token)) return '';
  const level = levelOf(token.replace(/^.*党校(函授学院)?/, ''));
  return (level && partySchoolCodes[level]?.[central ? 0 : 1]) || '';
}

function tokens(words: string): string[] {
  if (words.length > 200) return [];
  return fullWidthToHalf(stripInvisible(words))
    .replace(/^\s*(\S)\s+(\S)\s*$/, '$1$2')
    .replace(/省\(区、?市\)委/g, '省委')
    .replace(/\((函授|在职|全日制)\)/g, '')
    .split(/[\s()[\]、,，;；:：/\\+]+/)
    .filter((token) => token !== '');
}

/**
 * An education as people write it (本科, 函授大专, 大学（理学学士）, 湖南省委党校大学, 研究生(硕士)) as a code of the 组工
 * table ZB64. A name of a school, an unfinished course, or two different levels in one cell are not read.
 */
export function educationFromWords(words: string): Parsed {
  if (UNSURE.test(words.slice(0, 200))) return parsed(undefined);
  const all = tokens(words);
  const codes = new Set(all.map(tokenCode).filter((code) => code !== undefined));
  // 硕士 or 博士 alone name the graduate level; behind 大学 they are a degree only.
  if (codes.size > 1 && all.some((token) => /^(硕士|博士)$/.test(token))) codes.delete('11');
  return parsed(codes.size === 1 ? [...codes][0] : undefined);
}

const degreeCodes = new Map<string, string>([
  ...codeData.GB6864.rows.map(([code = '', text = '']): [string, string] => [comparable(text), code]),
  ['MBA', '346'],
  ['EMBA', '346'],
  ['MPA', '349'],
  ['MPH', '351'],
  ['军事硕士', '352'],
]);

const LEVEL_BEFORE_DEGREE =
  /^(大学本科|大学|本科|大专|硕士研究生|博士研究生|研究生|全日制|在职|双|获得|获)+(?=.*(学士|硕士|博士))/;

function degreeOf(token: string): string | undefined {
  const word = comparable(token).replace(/学位$/, '');
  const short = word.replace(LEVEL_BEFORE_DEGREE, '');
  return degreeCodes.get(word) ?? degreeCodes.get(short) ?? degreeCodes.get(short.replace('专业', ''));
}

/**
 * A degree as people write it, also behind an education (大学 理学学士, 研究生(法学硕士)), as a code of GB/T 6864;
 * 学士, 硕士, 博士 without a field give the general codes 4, 3, 2. Two different degrees in one cell are not read.
 */
export function degreeFromWords(words: string): Parsed {
  const codes = new Set(
    tokens(words)
      .map(degreeOf)
      .filter((code) => code !== undefined),
  );
  // 工商管理硕士(MBA) and 硕士(工学硕士) say the same thing twice.
  for (const code of codes) if (code.length === 1 && codes.size > 1) codes.delete(code);
  return parsed(codes.size === 1 ? [...codes][0] : undefined);
}
