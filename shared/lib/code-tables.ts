import codeData from './code-data.json' with { type: 'json' };
import { codeSets } from './code-sets';
import { codeSynonyms } from './code-synonyms';
import { educationFromWords, degreeFromWords } from './education';
import { parseEthnic } from './ethnic';
import { parseHealth } from './health';
import type { Parsed } from './parsed';
import { parsePolitical } from './political';
import { parseSex } from './sex';
import { comparable } from './words';

/**
 * The official code tables by their official names.
 * code-data.json: the groups of the 任免审批表 editor (its DmGrp.xml) with pinyin initials: GB22611 性别, GB22613 健康,
 * GB3304 民族, GB4761 家庭关系, GB4762 政治面貌, GB6864 学位, GB8561 专业技术职务, NLLB, ZB64_EDITOR.
 * code-sets.ts: the small sets of the information system. 行政区划 (ZB01) is large and stands in area-codes.ts.
 *
 * Two names mean different lists in the two sources. ZB64 here is the information system's (21 大学, 2A 中央党校大学);
 * the editor numbers its own ZB64_EDITOR (22 中央党校大学), harmless since LRMX stores words. GB4761 here is the editor's
 * (10 父亲 ... 79 外甥女); the information system's starts with 01 父亲.
 */
export type CodeTableName = keyof typeof codeData | keyof typeof codeSets;

export interface CodeRow {
  readonly code: string;
  readonly text: string;
  /** Lower-case pinyin initials where the source has them, else ''. */
  readonly pinyin: string;
  /** A heading that groups the rows behind it; not to be chosen. */
  readonly head: boolean;
}

interface Table {
  readonly title: string;
  readonly rows: readonly CodeRow[];
  /** The length of every code, 0 where they differ. */
  readonly width: number;
  readonly texts: ReadonlyMap<string, string>;
  /** Codes by comparable word; null where two codes share the word. */
  readonly words: ReadonlyMap<string, string | null>;
}

function readSet(lines: string): CodeRow[] {
  return lines.split('|').map((line) => {
    const [, star, code = '', text = ''] = /^\s*(\*?)(\S+)\s+(.+?)\s*$/.exec(line) ?? [];
    return { code, text, pinyin: '', head: star === '*' };
  });
}

/** GB/T 8561 groups each series under a code ending in 0; the editor's education list under one digit. */
function isHead(name: string, code: string): boolean {
  return name === 'GB8561' ? code.endsWith('0') : name === 'ZB64_EDITOR' && code.length === 1;
}

function readData(name: string, rows: readonly (readonly string[])[]): CodeRow[] {
  return rows.map(([code = '', text = '', pinyin = '']) => ({
    code,
    text,
    pinyin,
    head: isHead(name, code),
  }));
}

function wordIndex(name: CodeTableName, rows: readonly CodeRow[]): Map<string, string | null> {
  const words = new Map<string, string | null>();
  for (const { code, text, head } of rows) {
    const word = comparable(text);
    if (!head) words.set(word, words.has(word) ? null : code);
  }
  for (const [code, others] of Object.entries(codeSynonyms[name] ?? {}))
    for (const other of others) if (!words.has(comparable(other))) words.set(comparable(other), code);
  return words;
}

function makeTable(name: CodeTableName, title: string, rows: readonly CodeRow[]): Table {
  const texts = new Map(rows.map(({ code, text }) => [code, text]));
  const widths = new Set(rows.map(({ code }) => code.length));
  const width = widths.size === 1 ? ([...widths][0] ?? 0) : 0;
  return { title, rows, width, texts, words: wordIndex(name, rows) };
}

const tables: ReadonlyMap<string, Table> = new Map<string, Table>([
  ...Object.entries(codeSets).map(([name, { title, rows }]): [string, Table] => [
    name,
    makeTable(name as CodeTableName, title, readSet(rows)),
  ]),
  ...Object.entries(codeData).map(([name, { title, rows }]): [string, Table] => [
    name,
    makeTable(name as CodeTableName, title, readData(name, rows)),
  ]),
]);

const wordParsers: Partial<Record<CodeTableName, (text: string) => Parsed>> = {
  GB22611: parseSex,
  GB22613: parseHealth,
  GB3304: parseEthnic,
  GB4762: parsePolitical,
  GB6864: degreeFromWords,
  ZB64: educationFromWords,
};

/** Whether a name, read from data, is one of the code tables. */
export function isCodeTableName(name: string): name is CodeTableName {
  return tables.has(name);
}

/** The Chinese title of a table, e.g. 民族. */
export function codeTableTitle(name: CodeTableName): string {
  return tables.get(name)?.title ?? '';
}

/** All rows of a table in official order, headings included. */
export function codeTable(name: CodeTableName): readonly CodeRow[] {
  return tables.get(name)?.rows ?? [];
}

/** The rows of a table that can be chosen: those that are no headings. */
export function codeChoices(name: CodeTableName): readonly CodeRow[] {
  return codeTable(name).filter((row) => !row.head);
}

/** The word for a code; '' for none. A code that the table does not have comes back itself, so nothing is hidden. */
export function codeText(name: CodeTableName, code: string | null | undefined): string {
  return code ? (tables.get(name)?.texts.get(code) ?? code) : '';
}

/** A code as written: exact, in small letters, or with the leading zeros that a spreadsheet cut off. */
function asCode({ texts, width }: Table, text: string): string | undefined {
  const upper = text.trim().toUpperCase();
  if (texts.has(upper)) return upper;
  const padded = upper.padStart(width, '0');
  return /^\d+$/.test(upper) && texts.has(padded) ? padded : undefined;
}

/**
 * The code that a word or code in a spreadsheet means: exactly, by a synonym, or by the tolerant parsers of education,
 * degree, ethnic group, political status, sex and health. Undefined when nothing, or more than one thing, is meant
 * (讲师 stands in three series). The words of headings are not looked up. Never throws.
 */
export function findCode(name: CodeTableName, wordOrCode: string): string | undefined {
  const table = tables.get(name);
  if (!table || wordOrCode.length > 200) return undefined;
  const code = asCode(table, wordOrCode);
  if (code !== undefined) return code;
  const byWord = table.words.get(comparable(wordOrCode));
  if (byWord !== undefined) return byWord ?? undefined;
  const result = wordParsers[name]?.(wordOrCode);
  return result?.ok ? result.value : undefined;
}
