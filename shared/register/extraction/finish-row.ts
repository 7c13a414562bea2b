import { codeText, findCode } from '#shared/lib/code-tables';
import { educationRank } from '#shared/lib/education';
import type { ChildKey } from '../fields/children';
import type { Values } from '../import/person-columns';
import { cellProblem, plainRow, type PlacedProblem, type ReadCell } from './cells';
import { codeKey } from './table-layout';

type Cells = ReadonlyMap<string, ReadCell>;

/** What a row comes to. */
export interface FinishedRow {
  readonly values: Values;
  readonly problems: readonly PlacedProblem[];
  /** What was left out although it could be read by somebody. */
  readonly notes: readonly string[];
}

interface RowOfSet extends FinishedRow {
  /** Without what it is about a row cannot be kept, even when bad cells are left out. */
  readonly subject: boolean;
}

interface Place {
  readonly sheet: string;
  readonly row: number;
}

function problem(
  place: Place,
  cell: ReadCell | undefined,
  code: string,
  reason: string,
  remedy: string,
): PlacedProblem {
  const about = {
    column: cell?.column.index ?? null,
    header: cell?.column.header ?? '',
    value: cell?.text ?? '',
  };
  return { ...place, ...about, code, reason, remedy };
}

function valueOf(cell: ReadCell | undefined): string | undefined {
  return cell?.reading.ok && typeof cell.reading.value === 'string' ? cell.reading.value : undefined;
}

/** Whether words and code mean the same level: 本科 beside 2B is no contradiction, 大专 beside 21 is. */
function sameLevel(key: string, word: string, code: string): boolean {
  return key === 'level' ? educationRank(word) === educationRank(code) : word.charAt(0) === code.charAt(0);
}

function unknownCode(place: Place, cell: ReadCell | undefined): string[] {
  if (!cell || cell.reading.ok) return [];
  return [`${place.sheet}第 ${place.row} 行${cell.column.header}“${cell.text}”不认识，按名称导入`];
}

interface Pair {
  readonly key: string;
  readonly value: string | undefined;
  readonly problems: readonly PlacedProblem[];
  readonly notes: readonly string[];
}

/**
 * Words and a code that say the same thing in two columns: the code is the more exact one; either alone is enough, a
 * contradiction is refused.
 */
function wordAndCode(place: Place, key: string, cells: Cells): Pair {
  const [word, code] = [cells.get(key), cells.get(codeKey(key))];
  const [byWord, byCode] = [valueOf(word), valueOf(code)];
  const value = byCode ?? byWord;
  if (value === undefined) {
    const given = [word, code].flatMap((cell) => (cell ? [cell] : []));
    return {
      key,
      value,
      problems: given.flatMap((cell) => cellProblem(place.sheet, place.row, cell)),
      notes: [],
    };
  }
  const agreed = byWord === undefined || byCode === undefined || sameLevel(key, byWord, byCode);
  if (agreed)
    return { key, value, problems: [], notes: byCode === undefined ? unknownCode(place, code) : [] };
  const reason = `${word?.column.header ?? ''}“${word?.text ?? ''}”与代码“${code?.text ?? ''}”不一致`;
  const disagree = problem(place, code, `disagree.${key}`, reason, '请核对后改为一致，或只填一项');
  return { key, value, problems: [disagree], notes: [] };
}

function without(cells: Cells, keys: readonly string[]): Cells {
  return new Map([...cells].filter(([key]) => !keys.includes(key)));
}

function finishEducation(place: Place, cells: Cells): FinishedRow {
  const keys = ['level', 'degree'];
  const pairs = keys.map((key) => wordAndCode(place, key, cells));
  const rest = without(cells, [...keys, ...keys.map(codeKey)]);
  const { values, problems } = plainRow(place.sheet, place.row, rest);
  for (const { key, value } of pairs) if (value !== undefined) values[key] = value;
  return {
    values,
    problems: [...pairs.flatMap((pair) => pair.problems), ...problems],
    notes: pairs.flatMap((pair) => pair.notes),
  };
}

/** A row whose name stands beside a code: a code that the register's table does not have is told, not refused. */
function namedByCode(place: Place, cells: Cells): FinishedRow {
  const code = cells.get('code');
  const named = valueOf(cells.get('name')) !== undefined;
  const unknown = named && code !== undefined && !code.reading.ok;
  const read = plainRow(place.sheet, place.row, unknown ? without(cells, ['code']) : cells);
  return { ...read, notes: unknown ? unknownCode(place, code) : [] };
}

/** Codes of penalties in ZB65 begin with 02; without one the words tell. */
const PENALTY = /警告|记过|降级|降低|撤职|撤销|开除|留党|留团|处分|诫勉|通报批评/;

/** The table tells rewards from penalties by name and code only. */
function finishReward(read: FinishedRow): FinishedRow {
  const { code } = read.values;
  const name = read.values['name'] ?? (typeof code === 'string' ? codeText('ZB65', code) : null);
  const penalty = typeof code === 'string' ? code.startsWith('02') : PENALTY.test(String(name ?? ''));
  const kind = read.values['kind'] ?? (penalty ? 'penalty' : 'reward');
  return { ...read, values: { ...read.values, ...(name !== null && { name }), kind } };
}

/** A05 gives a tier or rank by its word or its code; which of the two it is follows when the column is empty. */
function finishRank(read: FinishedRow): FinishedRow {
  const { values } = read;
  const text = typeof values['name'] === 'string' ? values['name'] : '';
  const rank = findCode('A6501', text);
  const tier = findCode('ZB09', text);
  const kind = values['kind'] ?? (rank !== undefined ? 'rank' : tier !== undefined ? 'tier' : null);
  const code = kind === 'rank' ? rank : kind === 'tier' ? tier : undefined;
  const name =
    code !== undefined && code === text.toUpperCase()
      ? codeText(kind === 'rank' ? 'A6501' : 'ZB09', code)
      : text;
  return { ...read, values: { ...values, ...(name !== '' && { name }), ...(kind !== null && { kind }) } };
}

function finishAppointment(read: FinishedRow): FinishedRow {
  const { values } = read;
  const state = values['state'] ?? (values['ended'] === undefined ? '1' : '0');
  return { ...read, values: { ...values, state } };
}

function finishTitle(read: FinishedRow): FinishedRow {
  const { code, name } = read.values;
  if (name !== undefined || typeof code !== 'string') return read;
  return { ...read, values: { ...read.values, name: codeText('GB8561', code) } };
}

/** 称谓 as a number means different people in the two published lists (GB/T 4761); 政治面貌 by number is plain. */
function finishFamily(place: Place, cells: Cells, read: FinishedRow): FinishedRow {
  const { values, problems } = read;
  const status = values['politicalStatus'];
  const code =
    typeof status === 'string' && /^\d{1,2}$/.test(status) ? findCode('GB4762', status) : undefined;
  const named: Values =
    code === undefined ? values : { ...values, politicalStatus: codeText('GB4762', code) };
  if (!/^\d+[A-Z]?$/i.test(String(values['relation'] ?? ''))) return { ...read, values: named };
  const reason = '称谓是代码，两种家庭关系代码表的编号不同';
  const relation = problem(
    place,
    cells.get('relation'),
    'relation.code',
    reason,
    '请填父亲、妻子、长子等称谓',
  );
  return { ...read, values: named, problems: [...problems, relation] };
}

/** Without one of these a row says nothing that could be kept. */
const NEEDED: Readonly<Partial<Record<ChildKey, readonly [keys: readonly string[], words: string]>>> = {
  educations: [['level', 'degree', 'school'], '学历、学位或学校'],
  appointments: [['post', 'organizationId'], '职务名称或任职机构'],
  ranks: [['name'], '层次或职级'],
  resume: [['content'], '经历'],
  rewards: [['name', 'code'], '奖惩名称'],
  appraisals: [['year'], '年度'],
  family: [['name', 'relation'], '成员姓名'],
  titles: [['code', 'name'], '资格名称'],
};

function hasSubject(set: ChildKey, values: Values): boolean {
  const needed = NEEDED[set];
  return !needed || needed[0].some((key) => (values[key] ?? null) !== null);
}

function noSubject(set: ChildKey, place: Place): PlacedProblem {
  const words = NEEDED[set]?.[1] ?? '内容';
  return problem(place, undefined, `missing.${set}`, `没有填写${words}`, `请补填${words}，或删去这一行`);
}

function finish(set: ChildKey, place: Place, cells: Cells): FinishedRow {
  if (set === 'educations') return finishEducation(place, cells);
  const read = namedByCode(place, cells);
  switch (set) {
    case 'rewards':
      return finishReward(read);
    case 'ranks':
      return finishRank(read);
    case 'appointments':
      return finishAppointment(read);
    case 'titles':
      return finishTitle(read);
    case 'family':
      return finishFamily(place, cells, read);
    default:
      return read;
  }
}

/**
 * What the cells of one row of a set come to in the register: codes and words joined, what the form leaves to be inferred
 * filled in.
 */
export function finishRow(set: ChildKey, sheet: string, row: number, cells: Cells): RowOfSet {
  const place = { sheet, row };
  const finished = finish(set, place, cells);
  const subject = hasSubject(set, finished.values);
  const silent = subject || finished.problems.length > 0;
  return { ...finished, subject, problems: silent ? finished.problems : [noSubject(set, place)] };
}
