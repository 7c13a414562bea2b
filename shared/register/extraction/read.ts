import { normaliseName } from '#shared/lib/names';
import type { SheetData } from '#shared/workbooks/model';
import type { ChildKey } from '../fields/children';
import { personFields } from '../fields/person';
import { fieldsOf } from '../import/members';
import type { PersonDraft } from '../import/person-draft';
import type { PersonColumn } from '../import/person-columns';
import { readDrafts } from '../import/plan-people';
import { readUnits, type UnitDraft } from '../import/plan-organizations';
import type { ImportOptions } from '../import/plan';
import type { PlacedProblem } from './cells';
import type { WorkbookLayoutKey } from './layout';
import { absentKey, cleanIdNumber, OwnerIndex } from './owners';
import { joinPartyDates } from './party-dates';
import { readPart, type PartTable } from './read-part';
import { partsOfLayout } from './recognize';
import { readOwnedRows, type OwnedRow } from './set-rows';
import { codeKey } from './table-layout';

/** Where a row of the file stands. */
export interface SourcePlace {
  readonly sheet: string;
  readonly row: number;
}

/** A person as the whole workbook describes it. */
export interface WorkbookPerson {
  /** The row of the main sheet with what other sheets add to it. Its number is unique in the workbook, see `place`. */
  readonly draft: PersonDraft;
  readonly place: SourcePlace;
  /** Stands on other sheets only: it must be known to the register. */
  readonly absent: boolean;
  /** Rows by set, for the sets that have any for this person. */
  readonly sets: ReadonlyMap<ChildKey, readonly OwnedRow[]>;
  readonly notes: readonly string[];
  /** All rows of the file that are about this person. */
  readonly places: readonly SourcePlace[];
}

/** A unit of sheet B01; its draft's number is unique in the workbook. */
export interface WorkbookUnit {
  readonly draft: UnitDraft;
  readonly place: SourcePlace;
  readonly notes: readonly string[];
}

/** A row that belongs to nobody who can be told. */
export interface RefusedRow {
  readonly number: number;
  readonly name: string;
  readonly problem: PlacedProblem;
}

/** What a workbook of several sheets says, before it is held against the register. */
export interface WorkbookDraft {
  /** Rows of all sheets that were read. */
  readonly rows: number;
  readonly parts: readonly PartTable[];
  readonly people: readonly WorkbookPerson[];
  readonly units: readonly WorkbookUnit[];
  readonly refused: readonly RefusedRow[];
  /** Sets of which the file holds rows, with the fields that their sheets have columns for. */
  readonly held: ReadonlyMap<ChildKey, ReadonlySet<string>>;
  /** Columns of all sheets about people: what of the register they touch. */
  readonly columns: readonly PersonColumn[];
}

/** Excel's last row: rows of other sheets than the people's are numbered from here on. */
const LAST_ROW = 1_048_576;

/** Gives the rows of all sheets but the main one numbers of their own. */
class Numbers {
  private next = LAST_ROW;

  take(): number {
    this.next += 1;
    return this.next;
  }
}

type Options = ImportOptions;

/** Called for every row that is read; throws to cancel. */
type Tick = () => void;

interface Building {
  draft: PersonDraft;
  readonly place: SourcePlace;
  readonly absent: boolean;
  readonly sets: Map<ChildKey, OwnedRow[]>;
  readonly notes: string[];
  readonly places: SourcePlace[];
}

function build(draft: PersonDraft, place: SourcePlace, absent: boolean): Building {
  return { draft, place, absent, sets: new Map(), notes: [], places: [place] };
}

function mainPeople(parts: readonly PartTable[], options: Options, tick: Tick): Building[] {
  const main = parts.find(({ part }) => part.rows === 'people');
  if (!main?.table) return [];
  const { sheet, table, columns } = main;
  const people: Building[] = [];
  for (const draft of readDrafts(table.rows, columns, options)) {
    const joined = { ...draft, fields: joinPartyDates(draft.fields) };
    people.push(build(joined, { sheet, row: draft.number }, false));
    tick();
  }
  return people;
}

/** Somebody whom only other sheets name. */
function absentPerson(row: OwnedRow, number: number): Building {
  const { name, idNumber } = row.owner;
  const clean = cleanIdNumber(idNumber);
  const fields = {
    ...(name !== null && { name: normaliseName(name) }),
    ...(clean !== null && { idNumber: clean }),
  };
  const draft: PersonDraft = {
    ...{ number, hidden: false, rows: 1, fields, id: null, members: [], resume: null },
    ...{ unitPath: [], unitInRow: false, problems: [], filled: 1 },
  };
  return build(draft, { sheet: row.sheet, row: row.row }, true);
}

/** Adds a row of another sheet to its person. */
function addRow(person: Building, row: OwnedRow, set: ChildKey | null): void {
  const { draft } = person;
  const problems = [...draft.problems, ...row.problems];
  person.notes.push(...row.notes);
  person.places.push({ sheet: row.sheet, row: row.row });
  if (set === null) {
    person.draft = { ...draft, problems, fields: { ...draft.fields, ...row.values } };
    return;
  }
  person.draft = { ...draft, problems };
  if (!row.subject) return;
  const rows = person.sets.get(set);
  if (rows) rows.push(row);
  else person.sets.set(set, [row]);
}

/** A set that has a sheet of its own is not read from the main sheet's columns too. */
function withoutDoubles(person: Building): WorkbookPerson {
  const { draft, sets } = person;
  const members = draft.members.filter((member) => !sets.has(member.set));
  const resume = sets.has('resume') ? null : draft.resume;
  return { ...person, draft: { ...draft, members, resume } };
}

/** 机构类别 of the official table has its own words (GB/T 20091); the register's kind follows from the name then. */
function withoutKind(draft: UnitDraft): { readonly draft: UnitDraft; readonly notes: readonly string[] } {
  const odd = draft.problems.filter(({ code }) => code === 'code.kind');
  const problems = draft.problems.filter((problem) => !odd.includes(problem));
  const notes = odd.map(({ header, value }) => `${header}“${value}”不在本库的类别中，按名称判断类别`);
  return { draft: { ...draft, problems }, notes };
}

function readUnitRows(parts: readonly PartTable[], options: Options, numbers: Numbers): WorkbookUnit[] {
  const part = parts.find((candidate) => candidate.part.rows === 'organizations');
  if (!part?.table) return [];
  const { sheet, table, columns } = part;
  return [...readUnits(table.rows, columns, options)].map((read) => {
    const { draft, notes } = withoutKind(read);
    return { draft: { ...draft, number: numbers.take() }, place: { sheet, row: read.number }, notes };
  });
}

interface OtherRows {
  readonly refused: RefusedRow[];
  readonly held: Map<ChildKey, Set<string>>;
}

function addOtherRows(
  parts: readonly PartTable[],
  people: Building[],
  options: Options,
  numbers: Numbers,
  tick: Tick,
): OtherRows {
  const owners = new OwnerIndex(people.map(({ draft }) => draft));
  const absent = new Map<string, Building>();
  const refused: RefusedRow[] = [];
  const held = new Map<ChildKey, Set<string>>();
  for (const part of parts) {
    if (part.part.rows === 'people' || part.part.rows === 'organizations') continue;
    const set = part.part.rows === 'children' ? part.part.set : null;
    const rows = readOwnedRows(part, set, options);
    if (set !== null && rows.length > 0) held.set(set, heldFields(set, part));
    for (const row of rows) {
      tick();
      const found = owners.find(row);
      if (found.state === 'refused') {
        refused.push({ number: numbers.take(), name: row.owner.name ?? '', problem: found.problem });
        continue;
      }
      let person = found.state === 'found' ? people[found.at] : absent.get(absentKey(row.owner));
      if (!person) absent.set(absentKey(row.owner), (person = absentPerson(row, numbers.take())));
      addRow(person, row, set);
    }
  }
  people.push(...absent.values());
  return { refused, held };
}

/** Fields of a set that a sheet has columns for; a unit may come as one of the register or as a name. */
function heldFields(set: ChildKey, { columns }: PartTable): Set<string> {
  const read = new Set(columns.flatMap(({ place }) => (place.type === 'member' ? [place.field.key] : [])));
  const keys = fieldsOf(set).flatMap(({ key }) => (read.has(key) || read.has(codeKey(key)) ? [key] : []));
  return new Set(keys.includes('organizationId') ? [...keys, 'organizationName'] : keys);
}

const partyJoined = personFields.find(({ key }) => key === 'partyJoined');

/** 入党时间 as a date goes into the field that 入党文字 goes into. */
function touching(columns: readonly PersonColumn[]): PersonColumn[] {
  return columns.map((column) => {
    const since = column.place.type === 'field' && column.place.field.key === 'partyMemberSince';
    return since && partyJoined ? { ...column, place: { type: 'field', field: partyJoined } } : column;
  });
}

/**
 * Reads a workbook whose sheets speak of the same people: 《干部大数据信息提取表》 or the program's own template. Sheets may be
 * missing, columns may stand in any order; rows of other sheets find their person by ID number, else by name.
 * @param sheets of the whole file
 * @param today YYYY-MM-DD
 * @param tick called for every row of people and their sets; throws to cancel
 */
export function readPeopleWorkbook(
  sheets: readonly SheetData[],
  key: WorkbookLayoutKey,
  options: Options,
  today: string,
  tick: Tick = () => {},
): WorkbookDraft {
  const parts = partsOfLayout(key, sheets).map((found) => readPart(found, today));
  const numbers = new Numbers();
  const units = readUnitRows(parts, options, numbers);
  const people = mainPeople(parts, options, tick);
  const { refused, held } = addOtherRows(parts, people, options, numbers, tick);
  return {
    ...{ parts, units, refused, held },
    rows: parts.reduce((sum, { table }) => sum + (table?.rows.length ?? 0), 0),
    people: people.map(withoutDoubles),
    columns: parts.flatMap(({ part, columns }) => (part.rows === 'organizations' ? [] : touching(columns))),
  };
}
