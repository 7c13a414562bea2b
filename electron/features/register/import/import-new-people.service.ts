import { randomUUID } from 'node:crypto';
import { AppError } from '#shared/lib/errors';
import type { Field, FieldValue } from '#shared/lib/field';
import { parsePartyDate } from '#shared/lib/party-date';
import { deriveEducation } from '#shared/register/person/derive';
import type { ChildKey, ChildRecord } from '#shared/register/fields/children';
import { personFields } from '#shared/register/fields/person';
import { applyEdits, type MemberEdit, type MemberRow } from '#shared/register/import/members';
import type { Change, FreshPerson, PlannedRow } from '#shared/register/import/plan';
import { freshSets } from '#shared/register/import/row-changes';
import type { CommandContext } from '../../../archive/command';
import type { Db } from '../../../archive/driver';
import { unitId, type CreatedUnits } from './import-units.service';
import { KeyBasket } from './key-basket';
import { insertPersonPart, selectLastOrders, type PersonColumns } from './import.store';
import { inRecord } from '../person/person-history.service';
import { personKeys, sortKeyOf } from '../person/name-keys';
import { insertChildren } from '../person/person.store';

type Values = Record<string, FieldValue>;

/** What the changes of a row come to: values of single fields, and what becomes of each set. */
export interface Content {
  readonly values: Readonly<Values>;
  readonly edits: ReadonlyMap<ChildKey, readonly MemberEdit[]>;
  readonly replaced: ReadonlyMap<ChildKey, readonly MemberRow[]>;
}

/** Rows that name a unit which this import creates get its id. */
function withUnitIds(rows: readonly MemberRow[], created: CreatedUnits): readonly MemberRow[] {
  return rows.map((row) => {
    const unit = row['organizationId'];
    return typeof unit === 'string' ? { ...row, organizationId: unitId(unit, created) } : row;
  });
}

/** What single changes come to. */
export function contentOf(changes: readonly Change[], created: CreatedUnits): Content {
  const values: Values = {};
  const edits = new Map<ChildKey, MemberEdit[]>();
  const replaced = new Map<ChildKey, readonly MemberRow[]>();
  for (const change of changes) {
    if (change.type === 'field') values[change.key] = change.after;
    else if (change.type === 'unit') values[change.key] = unitId(change.after, created);
    else if (change.type === 'rows') replaced.set(change.set, withUnitIds(change.after, created));
    else {
      const list = edits.get(change.edit.set);
      if (list) list.push(change.edit);
      else edits.set(change.edit.set, [change.edit]);
    }
  }
  return { values, edits, replaced };
}

const noEdits: Content['edits'] = new Map();

/** Everything that a new person brings. */
export function freshContent({ fields, members, resume }: FreshPerson): Content {
  const replaced = freshSets(members);
  if (resume) replaced.set('resume', resume);
  return { values: fields, edits: noEdits, replaced };
}

/** Where the next person of a unit stands in lists; null while nobody in the unit has a place. */
export class Places {
  private readonly last: Map<number, number>;

  constructor(db: Db) {
    this.last = selectLastOrders(db);
  }

  next(unit: number): number | null {
    const last = this.last.get(unit);
    if (last === undefined) return null;
    this.last.set(unit, last + 1);
    return last + 1;
  }
}

const fields: readonly Field[] = personFields;
const derivedFields = fields.filter((field) => field.derived);

/** Fields that any new person of the import brings: all are written with one statement. */
function fieldsBrought(rows: readonly PlannedRow[]): Field[] {
  const keys = new Set(['name', 'organizationId', 'positionOrder']);
  for (const { fresh, changes } of rows) {
    for (const key in fresh?.fields) keys.add(key);
    for (const change of changes) if (change.type === 'field') keys.add(change.key);
  }
  return [...fields.filter((field) => keys.has(field.key)), ...derivedFields];
}

const partyDates = new Map<string, string | null>();
const MOST_DATES = 5000;

/** When the person joined the Party; the same few months stand in thousands of rows. */
function joinedAt(text: FieldValue | undefined): string | null {
  if (typeof text !== 'string' || text === '') return null;
  let joined = partyDates.get(text);
  if (joined === undefined) {
    const party = parsePartyDate(text);
    joined = party.ok ? party.value.joined : null;
    if (partyDates.size < MOST_DATES) partyDates.set(text, joined);
  }
  return joined;
}

/** A new person as it will be written. */
interface Newcomer {
  readonly uuid: string;
  readonly name: string;
  readonly values: Readonly<Values>;
  /** Where the person stands; goes before the values. */
  readonly settled: { readonly organizationId: number; readonly positionOrder: FieldValue };
  readonly sets: ReadonlyMap<ChildKey, readonly MemberRow[]>;
}

function newcomer({ values, edits, replaced }: Content, rowUnit: number | null, places: Places): Newcomer {
  const organizationId = rowUnit ?? (values['organizationId'] as number | null | undefined) ?? null;
  const name = values['name'];
  if (organizationId === null || typeof name !== 'string') throw new AppError('PERSON_INCOMPLETE');
  const positionOrder = values['positionOrder'] ?? places.next(organizationId);
  const sets = new Map<ChildKey, readonly MemberRow[]>(replaced);
  for (const [set, list] of edits) sets.set(set, applyEdits([], list));
  return { uuid: randomUUID(), name, values, settled: { organizationId, positionOrder }, sets };
}

/** The person's own row. The search keys are made along with it, from the same reading of the name. @returns the id */
function writePerson(tx: CommandContext, columns: PersonColumns, keys: KeyBasket, person: Newcomer): number {
  const { uuid, name, values, settled, sets } = person;
  const educations = (sets.get('educations') ?? []) as readonly ChildRecord<'educations'>[];
  const { derived, rank } = deriveEducation(educations);
  const id = insertPersonPart(tx.db, columns, {
    uuid,
    now: tx.now,
    nameKey: sortKeyOf(name, true),
    educationRank: rank,
    partyMemberSince: joinedAt(values['partyJoined']),
    values,
    settled,
    derived,
  });
  const { idNumber } = values;
  keys.add(id, personKeys(name, typeof idNumber === 'string' ? idNumber : null));
  return id;
}

/**
 * The history names the person. What came with it follows from the record and from what every later change replaced
 * (personHistory): written out here, it would be half of all that an import writes.
 */
function recordPerson(tx: CommandContext, id: number, { uuid, name, settled }: Newcomer): void {
  const { organizationId } = settled;
  tx.record({
    entity: 'person',
    id,
    uuid,
    label: name,
    before: null,
    after: { organizationId, ...inRecord },
  });
}

interface PersonAdder {
  /** Takes one new person, with what lists and searches derive. @throws PERSON_INCOMPLETE */
  readonly add: (content: Content, unit: number | null) => void;
  /** Call it after the last one: whoever still waits is written then, and the search keys of all. */
  readonly finish: () => void;
}

/** So many people are written one table after the other: SQLite is quicker in one table than in several by turns. */
const MOST_WAITING = 500;

/** Writes the new people of an import; the columns are settled once for all of them. */
export function personAdder(tx: CommandContext, rows: readonly PlannedRow[]): PersonAdder {
  const columns: PersonColumns = { fields: fieldsBrought(rows) };
  const places = new Places(tx.db);
  const keys = new KeyBasket(tx.db);
  const waiting: Newcomer[] = [];
  function write(): void {
    const ids = waiting.map((person) => ({ id: writePerson(tx, columns, keys, person), person }));
    for (const { id, person } of ids)
      for (const [set, list] of person.sets) insertChildren(tx.db, id, set, list);
    for (const { id, person } of ids) recordPerson(tx, id, person);
    waiting.length = 0;
  }
  return {
    add(content, rowUnit) {
      waiting.push(newcomer(content, rowUnit, places));
      if (waiting.length === MOST_WAITING) write();
    },
    finish() {
      write();
      keys.empty();
    },
  };
}
