import { codeChoices, codeTableTitle, findCode } from '#shared/lib/code-tables';
import { formatDate, looseDateReasons, parseLooseDate } from '#shared/lib/dates';
import type { Field, FieldValue } from '#shared/lib/field';
import { checkIdNumber, idNumberProblems, type IdNumberResult } from '#shared/lib/id-number';
import { normaliseName } from '#shared/lib/names';
import { formatPartyStored, parsePartyDate } from '#shared/lib/party-date';
import { fullWidthToHalf, stripInvisible } from '#shared/lib/text';
import { comparable } from '#shared/lib/words';
import type { CellMark, CellValue } from '#shared/workbooks/model';
import { shownText } from './source';

/** A cell as the register would hold it; `undefined` is a blank. */
export type Reading =
  | { readonly ok: true; readonly value: FieldValue | undefined }
  | { readonly ok: false; readonly code: string; readonly reason: string; readonly remedy: string };

const blank: Reading = { ok: true, value: undefined };

/** A refusal. @param code stable, for counting */
export function refuse(code: string, reason: string, remedy: string): Reading {
  return { ok: false, code, reason, remedy };
}

/** What people write into a cell to say that there is nothing: never a date, code or number. */
const NOTHING = /^(无|没有|暂无|空|不详|未知|[-—–－/\\·.。*]+|N\/?A|NULL)$/i;
/** No longer text says only that there is nothing. */
const LONGEST_NOTHING = 24;
/** In text 无 may be meant (奖惩情况), a mere dash may not. */
const DASHES = /^[-—–－/\\·.。*]+$/;
const TEXT_KINDS: ReadonlySet<string> = new Set(['text', 'longText', 'flag']);

/** Text of one line: line breaks that only wrap the cell go, other blanks are single. */
function oneLine(text: string): string {
  return text
    .replace(/(?<=[\u2e80-\uffef])[ \t]*[\r\n]+[ \t]*(?=[\u2e80-\uffef])/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

function manyLines(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .split('\n')
    .map((line) => line.replace(/[ \t\u3000]+$/, ''))
    .join('\n')
    .replace(/^\n+|\s+$/g, '');
}

/** Short entries such as places and 称谓 are spread by blanks for looks; in longer ones a blank parts two things. */
const SHORT = 18;

function tidy(field: Field, text: string): string {
  if (field.kind === 'longText') return manyLines(text);
  const line = oneLine(text);
  return (field.max ?? 200) <= SHORT ? line.replace(/(?<=[\u2e80-\uffef]) (?=[\u2e80-\uffef])/g, '') : line;
}

/** Nothing to tidy: Chinese, letters, digits and the usual signs, without blanks. */
const TIDY = /^[\u3001-\u30ff\u4e00-\u9fff\uff08\uff09\uff0c\uff1aA-Za-z0-9.,:·“”]+$/;

function readText(field: Field, text: string): Reading {
  if (text.length <= (field.max ?? 200) && TIDY.test(text)) return { ok: true, value: text };
  const value = tidy(field, text);
  const max = field.max ?? (field.kind === 'longText' ? 8000 : 200);
  if ([...value].length > max)
    return refuse('text.long', `“${field.label}”最多 ${max} 字，这里有 ${[...value].length} 字`, '请缩短');
  return value === '' ? blank : { ok: true, value };
}

/** Chinese, ·, and letters of foreign or minority names; remarks and numbers are no part of a name. */
const NAME = /^[\p{Script=Han}〇·]{1,18}$|^[\p{L}·'’ .-]{2,40}$/u;

/** Units, titles and rewards have names of another kind: 乡镇（街道）, 一级教师（中学）. */
function isPersonName(field: Field): boolean {
  return field.key === 'name' && field.label === '姓名';
}

function readName(text: string, field: Field): Reading {
  const value = normaliseName(text);
  if (value === '') return blank;
  if (!NAME.test(value)) return refuse('name.odd', '看不出是姓名', '请只写姓名，说明文字写在备注里');
  return readText(field, value);
}

function readDate(field: Field, value: CellValue, mark: CellMark | undefined): Reading {
  const source = mark?.shown ?? (typeof value === 'number' ? value : String(value));
  const date = parseLooseDate(source);
  if (!date.ok)
    return refuse(`date.${date.reason}`, looseDateReasons[date.reason], '请写成 1985.03 或 1985-03-05');
  // Months are kept as months: the day of a date cell is mostly the 1st that Excel made up.
  return { ok: true, value: field.kind === 'month' ? date.value.slice(0, 7) : date.value };
}

function readYear(text: string): Reading {
  const year = /^(\d{4})(\.0+)?(年|年度)?$/.exec(fullWidthToHalf(text).trim())?.[1] ?? yearOfDate(text);
  if (year === undefined || year < '1900' || year > '2100')
    return refuse('year', '看不出是年份', '请写四位数的年份，如 2023');
  return { ok: true, value: year };
}

function yearOfDate(text: string): string | undefined {
  const date = parseLooseDate(text);
  return date.ok ? date.value.slice(0, 4) : undefined;
}

function readPartyDate(field: Field, value: CellValue, mark: CellMark | undefined): Reading {
  if (typeof value === 'number' || mark?.date || mark?.shown) {
    const date = readDate({ ...field, kind: 'date' }, value, mark);
    return date.ok ? { ok: true, value: formatDate(String(date.value)) } : date;
  }
  const text = String(value);
  if (/^(群众|非党员|未入党|否)$/.test(comparable(text))) return blank;
  const party = parsePartyDate(text);
  if (!party.ok) return refuse('partyDate', '看不懂入党时间', '请写成 2002.03；有民主党派的写 2002.03；民盟');
  const { joined, parties } = party.value;
  if (joined === null && parties.length === 0 && !party.value.nonPartisan) return blank;
  if (joined === null) return { ok: true, value: formatPartyStored(party.value) };
  return { ok: true, value: [formatDate(joined), ...parties].join('；') };
}

const choiceTexts = new Map<string, string>();

function choicesOf(field: Field): string {
  let texts = choiceTexts.get(field.label);
  if (texts === undefined) {
    const rows = field.options ?? (field.codes ? codeChoices(field.codes) : []);
    const few = rows.slice(0, 6).map((row) => row.text);
    texts = `请填${few.join('、')}${rows.length > few.length ? ' 等' : ''}`;
    choiceTexts.set(field.label, texts);
  }
  return texts;
}

function ownOption(field: Field, text: string): string | undefined {
  const word = comparable(text);
  const options = field.options ?? [];
  const exact = options.find((option) => comparable(option.text) === word || option.code === text.trim());
  if (exact) return exact.code;
  const alike = options.filter((option) => word.length > 1 && comparable(option.text).includes(word));
  return alike.length === 1 ? alike[0]?.code : undefined;
}

function readCode(field: Field, text: string): Reading {
  const code = field.options ? ownOption(field, text) : field.codes && findCode(field.codes, text);
  if (code !== undefined) return { ok: true, value: code };
  const name = field.codes ? codeTableTitle(field.codes) : field.label;
  return refuse(`code.${field.key}`, `不是可以识别的${name}`, choicesOf(field));
}

const YES = /^(是|有|对|√|✓|✔|☑|1|Y|YES|T|TRUE)$/i;
const NO = /^(否|无|不是|非|没有|×|✗|✘|X|0|N|NO|F|FALSE)$/i;

function readFlag(text: string): Reading {
  const word = comparable(text) || text.trim();
  if (YES.test(word)) return { ok: true, value: true };
  if (NO.test(word)) return { ok: true, value: false };
  return refuse('flag', '看不出是“是”还是“否”', '请填“是”或“否”');
}

/** The unit that a label states: 万元 of 集体经济收入（万元）. */
function unitOf(field: Field): string {
  return /（(万元|㎡|年)）/.exec(field.label)?.[1] ?? '';
}

function readNumber(field: Field, value: CellValue): Reading {
  const unit = unitOf(field);
  const text = fullWidthToHalf(String(value)).replace(/[\s,]/g, '');
  const match = /^([+-]?\d+(?:\.\d+)?)(万元|元|平方米|平米|㎡|m2|人|户|个|名|年|分|万)?$/i.exec(text);
  const wrong = refuse('number', '看不出是数字', `请只填数字${unit && `，单位是${unit}`}`);
  if (!match) return wrong;
  const number = Number(match[1]);
  if (match[2] === '元' && unit === '万元')
    return refuse('number.unit', '单位是元，应为万元', '请换算成万元，只填数字');
  if (match[2] === '万' && unit !== '万元') return wrong;
  if (field.kind === 'integer' && !Number.isInteger(number))
    return refuse('number.whole', '应为整数', '请填整数');
  return Math.abs(number) > 1e9 ? wrong : { ok: true, value: number };
}

const ID_REMEDIES: Readonly<Record<string, string>> = {
  precision: '请把这一列设为文本格式，重新填写 18 位号码',
  old: '请填写 18 位号码',
};

let lastId: { readonly text: string; readonly result: IdNumberResult } | null = null;

/** Checks an ID number; the last one is remembered, since its birth date is asked for right after. */
export function checkedId(text: string): IdNumberResult {
  if (lastId?.text !== text) lastId = { text, result: checkIdNumber(text) };
  return lastId.result;
}

function readIdNumber(text: string): Reading {
  const checked = checkedId(text);
  if (checked.valid) return { ok: true, value: checked.value };
  const { problem } = checked;
  return refuse(`id.${problem}`, idNumberProblems[problem], ID_REMEDIES[problem] ?? '请核对身份证后改正');
}

function readPhone(field: Field, text: string): Reading {
  return readText(field, fullWidthToHalf(text).replace(/\.0$/, ''));
}

/** What speaks against any cell, whatever it is for; undefined when nothing does. */
function brokenCell(value: CellValue, mark: CellMark | undefined): Reading | undefined {
  if (mark?.error)
    return refuse('formula.error', `公式出错，显示为 ${String(value)}`, '请改正公式，或直接填写内容');
  if (mark?.longNumber)
    return refuse(
      'number.long',
      'Excel 的数字只保留 15 位，这个号码的末几位已经丢失',
      '请把这一列设为文本格式，重新填写完整号码',
    );
  if (value === null && mark?.formula)
    return refuse('formula.empty', '公式没有算出结果', '请用 Excel 或 WPS 打开，保存后再导入');
  return undefined;
}

/** Whether a cell counts as empty for this kind of field: blanks, and 无 or — where no text is expected. */
export function isBlankFor(field: Pick<Field, 'kind'>, value: CellValue | undefined): boolean {
  if (value === null || value === undefined) return true;
  if (typeof value !== 'string') return false;
  if (value.length > LONGEST_NOTHING && value.trim() !== '') return false;
  const text = stripInvisible(value).trim();
  return text === '' || (TEXT_KINDS.has(field.kind) ? DASHES : NOTHING).test(text);
}

function readByKind(field: Field, value: CellValue, mark: CellMark | undefined): Reading {
  const text = stripInvisible(shownText(value, mark));
  switch (field.kind) {
    case 'month':
    case 'date':
      return readDate(field, value, mark);
    case 'partyDate':
      return readPartyDate(field, value, mark);
    case 'year':
      return readYear(text);
    case 'code':
      return readCode(field, text);
    case 'flag':
      return typeof value === 'boolean' ? { ok: true, value } : readFlag(text);
    case 'integer':
    case 'number':
      return readNumber(field, typeof value === 'number' ? value : text);
    case 'idNumber':
      return readIdNumber(text);
    case 'phone':
      return readPhone(field, text);
    default:
      return isPersonName(field) ? readName(text, field) : readText(field, text);
  }
}

/**
 * Reads a cell into a field as tolerantly as can be done without guessing: dates in every form people type, codes by word,
 * synonym or number, names with inner blanks, numbers with their unit. Units (kind organization) are read elsewhere.
 */
export function readValue(field: Field, value: CellValue | undefined, mark?: CellMark): Reading {
  const given = value ?? null;
  const broken = brokenCell(given, mark);
  if (broken) return broken;
  return isBlankFor(field, given) ? blank : readByKind(field, given, mark);
}
