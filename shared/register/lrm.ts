import { AppError } from '#shared/lib/errors';
import { writable } from '#shared/lib/xml';
import {
  emptyLrmx,
  lrmxFamilyTags,
  lrmxTags,
  type LrmxFamilyRow,
  type LrmxFamilyTag,
  type LrmxForm,
  type LrmxTag,
} from './lrmx-form';
import { lrmxValue } from './lrmx-values';

/** What each field of the record holds, by its index (DOMAIN 1.6); the fields between hold lists, or nothing known. */
const single: Readonly<Record<number, LrmxTag>> = {
  0: 'XingMing',
  1: 'XingBie',
  2: 'ChuShengNianYue',
  3: 'MinZu',
  4: 'JiGuan',
  5: 'RuDangShiJian',
  6: 'JianKangZhuangKuang',
  7: 'ChuShengDi',
  8: 'CanJiaGongZuoShiJian',
  11: 'ZhuanYeJiShuZhiWu',
  16: 'ShuXiZhuanYeYouHeZhuanChang',
  17: 'JianLi',
  18: 'JiangChengQingKuang',
  19: 'NianDuKaoHeJieGuo',
  25: 'XianRenZhiWu',
  26: 'NiRenZhiWu',
  27: 'NiMianZhiWu',
  28: 'RenMianLiYou',
  29: 'ChengBaoDanWei',
  30: 'JiSuanNianLingShiJian',
  31: 'TianBiaoRen',
  32: 'TianBiaoShiJian',
};

/** 全日制学历#学位@在职学历#学位, and the schools in the same scheme. */
const fourfold: Readonly<Record<number, readonly LrmxTag[]>> = {
  9: ['QuanRiZhiJiaoYu_XueLi', 'QuanRiZhiJiaoYu_XueWei', 'ZaiZhiJiaoYu_XueLi', 'ZaiZhiJiaoYu_XueWei'],
  10: [
    'QuanRiZhiJiaoYu_XueLi_BiYeYuanXiaoXi',
    'QuanRiZhiJiaoYu_XueWei_BiYeYuanXiaoXi',
    'ZaiZhiJiaoYu_XueLi_BiYeYuanXiaoXi',
    'ZaiZhiJiaoYu_XueWei_BiYeYuanXiaoXi',
  ],
};

/** Fields 20 to 24: a list of each value of the family rows. */
const firstFamilyField = 20;
const slots = 13;
const fieldCount = 33;
/** Fewer fields than this are no record of this format. */
const fewestFields = 12;

/** Reads "a","b" with quotes inside doubled (RFC 4180); undefined when the text is not written so. */
function splitDoubled(text: string): string[] | undefined {
  const fields: string[] = [];
  let at = 0;
  for (;;) {
    if (text[at] !== '"') return undefined;
    let from = at + 1;
    let field = '';
    for (;;) {
      const quote = text.indexOf('"', from);
      if (quote === -1) return undefined;
      field += text.slice(from, quote);
      at = quote + 1;
      if (text[at] !== '"') break;
      field += '"';
      from = at + 1;
    }
    fields.push(field);
    if (at === text.length) return fields;
    if (text[at] !== ',') return undefined;
    at += 1;
  }
}

/** Most writers leave quotes inside a value as they are; their readers part the fields at "," and so does this one. */
function splitFields(text: string): string[] {
  const doubled = splitDoubled(text);
  if (doubled?.length === fieldCount) return doubled;
  const body = text.slice(1, text.endsWith('"') && text.length > 1 ? -1 : undefined);
  const plain = body.split('","');
  if (plain.length === fieldCount) return plain;
  const spaced = body.split(/"[ \t]*,\s*"/);
  return spaced.length === fieldCount ? spaced : (doubled ?? plain);
}

function valueOf(tag: LrmxTag | LrmxFamilyTag, text: string, family = false): string {
  const definition = (family ? lrmxFamilyTags : lrmxTags).find((known) => known.tag === tag);
  if (!definition) return text;
  const line = 'lines' in definition ? text : text.replace(/[\r\n]+/g, '');
  return lrmxValue(definition, line);
}

function readFourfold(tags: readonly LrmxTag[], text: string): [LrmxTag, string][] {
  const parts = text.split('@').flatMap((kind) => {
    const [first = '', ...rest] = kind.split('#');
    return [first, rest.join('#')];
  });
  return tags.map((tag, index) => [tag, valueOf(tag, parts[index] ?? '')]);
}

/** The rows up to the last one that says something; some writers put # for nothing and end a list with |. */
function readFamily(fields: readonly string[]): LrmxFamilyRow[] {
  const lists = lrmxFamilyTags.map(({ tag }, index) =>
    (fields[firstFamilyField + index] ?? '')
      .replace(/\|\s*$/, '')
      .split('@')
      .map((value) => valueOf(tag, value.trim() === '#' ? '' : value, true)),
  );
  const count = Math.max(...lists.map((list) => list.map((value) => value !== '').lastIndexOf(true) + 1));
  return Array.from({ length: count }, (_, row) => {
    const values = lrmxFamilyTags.map(({ tag }, index) => [tag, lists[index]?.[row] ?? '']);
    return Object.fromEntries(values) as LrmxFamilyRow;
  });
}

/** Fields of which nothing is known: they go back to where they stood. */
function readOthers(fields: readonly string[]): Record<number, string> {
  const isKnown = (index: number): boolean =>
    index in single ||
    index in fourfold ||
    (index >= firstFamilyField && index < firstFamilyField + lrmxFamilyTags.length);
  return Object.fromEntries(
    fields.flatMap((field, index) => (isKnown(index) || field === '' ? [] : [[index, field]])),
  );
}

/**
 * Reads the record of an .lrm file (33 quoted fields, DOMAIN 1.6): quotes inside doubled or not, commas and line breaks
 * inside values, missing fields at the end, further ones kept, family lists of different lengths. Values as lrmxValue
 * makes them; line breaks in boxes of one line are taken out. The format has no ID number, the photo stands beside it.
 * @param text the file's text, see electron/files
 * @throws LRM_NOT_A_FORM
 */
export function parseLrm(text: string): LrmxForm {
  const record = text
    .replace(/^\uFEFF/, '')
    .replace(/[\s\0\u001A]+$/, '')
    .trimStart();
  const fields = record.startsWith('"') ? splitFields(record) : [];
  if (fields.length < fewestFields) throw new AppError('LRM_NOT_A_FORM');
  const blank = emptyLrmx(3);
  const singles = Object.entries(single).map(
    ([index, tag]) => [tag, valueOf(tag, fields[Number(index)] ?? '')] as const,
  );
  const quadruples = Object.entries(fourfold).flatMap(([index, tags]) =>
    readFourfold(tags, fields[Number(index)] ?? ''),
  );
  const others = readOthers(fields);
  return {
    ...blank,
    values: {
      ...blank.values,
      ...(Object.fromEntries([...singles, ...quadruples]) as Partial<Record<LrmxTag, string>>),
    },
    family: readFamily(fields),
    ...(Object.keys(others).length > 0 && { lrmOthers: others }),
  };
}

/** The format has no way to write a straight quote: it becomes a Chinese one, opening and closing in turn. */
function unquoted(text: string): string {
  let open = false;
  return text.replace(/"/g, () => {
    open = !open;
    return open ? '“' : '”';
  });
}

function fieldText(text: string): string {
  return unquoted(writable(text)).replace(/\r\n?|\n/g, '\r\n');
}

/** Inside lists the separators stand for themselves only as full-width characters. */
function listText(text: string): string {
  return text.replaceAll('@', '＠').replaceAll('#', '＃').replaceAll('|', '｜');
}

function fourfoldText(form: LrmxForm, tags: readonly LrmxTag[]): string {
  const [a = '', b = '', c = '', d = ''] = tags.map((tag) => listText(form.values[tag]));
  return `${a}#${b}@${c}#${d}`;
}

function familyText(form: LrmxForm, tag: LrmxFamilyTag): string {
  const values = form.family.map((row) => listText(row[tag]));
  const padding = Array.from({ length: Math.max(slots - values.length, 0) }, () => '');
  return [...values, ...padding].join('@');
}

function writeField(form: LrmxForm, index: number): string {
  const tag = single[index];
  if (tag) return form.values[tag];
  const tags = fourfold[index];
  if (tags) return fourfoldText(form, tags);
  const relation = lrmxFamilyTags[index - firstFamilyField];
  return relation ? familyText(form, relation.tag) : (form.lrmOthers?.[index] ?? '');
}

/**
 * Writes a form as the record of an .lrm file, to be stored as GBK. What the format has no place for is left out: ID
 * number, photo, Version, the tags of 4.0. Straight quotes become Chinese ones; @ # | in education and family become
 * full-width, since they part the lists; family lists have 13 places, more when there are more rows.
 */
export function formatLrm(form: LrmxForm): string {
  const last = Math.max(fieldCount - 1, ...Object.keys(form.lrmOthers ?? {}).map(Number));
  const fields = Array.from({ length: last + 1 }, (_, index) => `"${fieldText(writeField(form, index))}"`);
  return `${fields.join(',')}\r\n`;
}
