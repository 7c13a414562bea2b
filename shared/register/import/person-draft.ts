import { fullWidthToHalf } from '#shared/lib/text';
import { parseEthnic } from '#shared/lib/ethnic';
import type { TableRow } from '#shared/workbooks/table';
import type { ChildRecord } from '../fields/children';
import type { Member } from './members';
import { cellProblem, type PersonColumn, type Values } from './person-columns';
import type { ImportOptions } from './plan';
import { readAppraisalText, readFamilyText, readResumeText } from './read-texts';
import { readEducationWords } from './read-education';
import { checkedId } from './read-value';
import { shownText, type Problem } from './source';

/** What one row says about a person, before it is held against the register. */
export interface PersonDraft {
  readonly number: number;
  readonly hidden: boolean;
  /** Rows of the sheet it takes: family members may follow in rows of their own. */
  readonly rows: number;
  /** Given values of single fields; null where an empty cell clears. */
  readonly fields: Values;
  readonly members: readonly Member[];
  readonly resume: readonly ChildRecord<'resume'>[] | null;
  /** Unit texts of the row, outermost first. */
  readonly unitPath: readonly string[];
  /** Whether a cell of the row itself names the unit; a title row is a weaker word. */
  readonly unitInRow: boolean;
  readonly problems: readonly Problem[];
  /** How many mapped cells hold something. */
  readonly filled: number;
  /** What the ID number says, where the row has a valid one. */
  readonly id: { readonly birth: string; readonly sex: string } | null;
}

/** Never emptied by an empty cell: without them there is no person to find. */
const KEEP = new Set(['name', 'idNumber', 'organizationId']);

/** Collects what the cells of one row say. */
class RowCollector {
  readonly fields: Values = {};
  readonly problems: Problem[] = [];
  readonly members: Member[] = [];
  readonly slots = new Map<string, { set: Member['set']; slot: string; values: Values; school?: string }>();
  resume: ChildRecord<'resume'>[] | null = null;
  unit = '';
  parent = '';
  filled = 0;

  slot(set: Member['set'], slot: string): { values: Values; school?: string } {
    const key = `${set}:${slot}`;
    let found = this.slots.get(key);
    if (!found) this.slots.set(key, (found = { set, slot, values: {} }));
    return found;
  }
}

function putText(into: RowCollector, column: PersonColumn, text: string): void {
  const { place } = column;
  switch (place.type) {
    case 'unit':
      into.unit = text;
      break;
    case 'parentUnit':
      into.parent = text;
      break;
    case 'school':
      into.slot('educations', place.slot).school = text;
      break;
    case 'education':
      putEducation(into, place.slot, text);
      break;
    case 'appraisal':
      into.members.push({ set: 'appraisals', values: { year: place.year, result: text } });
      break;
    case 'appraisals':
      into.fields['appraisalSummary'] = text;
      for (const values of readAppraisalText(text) ?? []) into.members.push({ set: 'appraisals', values });
      break;
    case 'resume':
      into.resume = readResumeText(text) ?? null;
      break;
    case 'family':
      for (const values of readFamilyText(text) ?? [])
        into.members.push({ set: 'family', values: withoutNulls(values) });
      break;
    default:
      for (const tag of text.split(/[、,，;；/\n]+/).map((part) => part.trim()))
        if (tag !== '') into.members.push({ set: 'tags', values: { tag } });
  }
}

function withoutNulls(values: Readonly<Record<string, string | null>>): Values {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));
}

function putEducation(into: RowCollector, slot: string, text: string): void {
  const [first, ...more] = readEducationWords(text) ?? [];
  if (!first) return;
  const { values } = into.slot('educations', slot);
  const kind = slot === '' ? first.kind : slot;
  if (kind !== null) values['kind'] = kind;
  if (first.level !== null) values['level'] = first.level;
  if (first.degree !== null) values['degree'] ??= first.degree;
  for (const other of more) into.members.push({ set: 'educations', values: withoutNulls({ ...other }) });
}

/** 张三（女）, 李四（回族）: what rosters write behind a name. */
const NAME_REMARK = /^(.{2,}?)\((男|女|[\u4e00-\u9fff]{1,6}族)\)$/;

interface NameParts {
  readonly name: string;
  readonly remark: Values;
}

function splitName(text: string): NameParts {
  const match = NAME_REMARK.exec(fullWidthToHalf(text).trim());
  if (!match) return { name: text, remark: {} };
  const [, name = '', remark = ''] = match;
  if (remark === '男' || remark === '女') return { name, remark: { gender: remark === '男' ? '1' : '2' } };
  const ethnic = parseEthnic(remark);
  return ethnic.ok ? { name, remark: { ethnicity: ethnic.value } } : { name: text, remark: {} };
}

function collectCell(
  into: RowCollector,
  column: PersonColumn,
  row: TableRow,
  clears: boolean,
  remarks: Values,
): void {
  const mark = row.marks?.[column.index];
  let value = row.cells[column.index];
  const { place } = column;
  if (place.type === 'field' && place.field.key === 'name' && typeof value === 'string') {
    const parts = splitName(value);
    value = parts.name;
    Object.assign(remarks, parts.remark);
  }
  const reading = column.read(value, mark);
  if (!reading.ok) {
    into.filled += 1;
    into.problems.push(cellProblem(column, reading, value, mark));
    return;
  }
  if (reading.value !== undefined) {
    into.filled += 1;
    if (place.type === 'field') into.fields[place.field.key] = reading.value;
    else if (place.type === 'member')
      into.slot(place.set, place.slot).values[place.field.key] = reading.value;
    else putText(into, column, String(reading.value));
    return;
  }
  if (clears) clearCell(into, place);
}

/** What an empty cell takes away; records that a text cell lists one by one are not guessed at. */
function clearCell(into: RowCollector, place: PersonColumn['place']): void {
  if (place.type === 'field' && !KEEP.has(place.field.key))
    into.fields[place.field.key] = place.field.kind === 'flag' ? false : null;
  else if (place.type === 'member') into.slot(place.set, place.slot).values[place.field.key] ??= null;
  else if (place.type === 'appraisals') into.fields['appraisalSummary'] = null;
  else if (place.type === 'resume') into.resume = [];
}

/** Slots in which something was given become members; their identity comes from the slot where the sheet leaves it out. */
function finishSlots(into: RowCollector): Member[] {
  const found: Member[] = [];
  for (const { set, slot, values, school } of into.slots.values()) {
    const given = Object.values(values).some((value) => value !== null && value !== false);
    if (!given && school === undefined) continue;
    if (set === 'educations' && (slot === '1' || slot === '2')) values['kind'] = slot;
    if (set === 'family' && slot === 'spouse') values['relation'] = spouseOf(into.fields);
    if (set === 'family' && !values['name'] && !values['relation']) continue;
    if (set === 'appointments') values['state'] ??= '1';
    if (school === undefined) found.push({ set, values });
    else if (values['major'] !== undefined) found.push({ set, values: { ...values, school } });
    else found.push({ set, values, wholeSchool: school });
  }
  return found;
}

function idOf(idNumber: Values[string] | undefined): PersonDraft['id'] {
  if (typeof idNumber !== 'string') return null;
  const checked = checkedId(idNumber);
  return checked.valid ? { birth: checked.birth, sex: checked.sex } : null;
}

function spouseOf(fields: Values): string {
  const gender = fields['gender'] ?? idOf(fields['idNumber'])?.sex ?? null;
  return gender === '1' ? '妻子' : gender === '2' ? '丈夫' : '配偶';
}

/**
 * Reads one row.
 * @param columns compiled for this sheet
 */
export function readDraft(
  row: TableRow,
  columns: readonly PersonColumn[],
  options: Pick<ImportOptions, 'emptyCells'>,
): PersonDraft {
  const into = new RowCollector();
  const remarks: Values = {};
  const clears = options.emptyCells === 'clear';
  for (const column of columns) collectCell(into, column, row, clears, remarks);
  for (const [key, value] of Object.entries(remarks)) into.fields[key] ??= value;
  const id = idOf(into.fields['idNumber']);
  const inRow = [into.parent, into.unit].filter((text) => text !== '');
  return {
    number: row.number,
    hidden: row.hidden === true,
    rows: 1,
    fields: into.fields,
    members: [...finishSlots(into), ...into.members],
    resume: into.resume,
    unitPath: [...row.group, ...inRow],
    unitInRow: inRow.length > 0,
    problems: into.problems,
    filled: into.filled,
    id,
  };
}

/**
 * Whether a row goes on about the person above: its name is merged down, or it holds nothing but family members and other
 * rows of a set.
 */
export function continuesPerson(row: TableRow, columns: readonly PersonColumn[]): boolean {
  const name = columns.find(({ place }) => place.type === 'field' && place.field.key === 'name');
  if (!name) return false;
  if (row.marks?.[name.index]?.merged) return true;
  let inSets = false;
  for (const { place, index } of columns) {
    const blank = shownText(row.cells[index] ?? null).trim() === '';
    if (blank || row.marks?.[index]?.merged) continue;
    if (place.type !== 'member') return false;
    inSets = true;
  }
  return inSets;
}
