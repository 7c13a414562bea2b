import { emptyRecord, type Field, type FieldValue } from '#shared/lib/field';
import { AppError } from '#shared/lib/errors';
import { parsePartyDate } from '#shared/lib/party-date';
import { deriveEducation } from '#shared/register/derive';
import {
  childKeys,
  type ChildKey,
  type ChildRecord,
  type PersonChildren,
} from '#shared/register/fields/children';
import { personFields, type PersonRecord } from '#shared/register/fields/person';
import { applyEdits, type MemberEdit, type MemberRow } from '#shared/register/import/members';
import type { Change, PlannedRow } from '#shared/register/import/plan';
import type { CommandContext } from '../../archive/command';
import { unitId, type CreatedUnits } from './import-units.service';
import { selectPersonPart, updatePersonPart, type ComputedColumns } from './import.store';
import { personKeys, sortKeyOf } from './name-keys';
import { insertNew } from './person.service';
import { replaceChildren, replaceKeys, selectChildren } from './person.store';

const fields: readonly Field[] = personFields;
const ownFields = fields.filter((field) => !field.derived);
const derivedFields = fields.filter((field) => field.derived);
const noFields = emptyRecord(personFields) as unknown as PersonRecord;
const noChildren = Object.fromEntries(childKeys.map((key) => [key, []])) as unknown as PersonChildren;

type Values = Record<string, FieldValue>;

/** What the changes of a row come to: values of single fields, and what becomes of each set. */
interface Content {
  readonly values: Values;
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

function contentOf(changes: readonly Change[], created: CreatedUnits): Content {
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

function setsAfter(
  content: Content,
  before: (set: ChildKey) => readonly MemberRow[],
): Map<ChildKey, readonly MemberRow[]> {
  const after = new Map<ChildKey, readonly MemberRow[]>(content.replaced);
  for (const [set, edits] of content.edits) after.set(set, applyEdits(before(set), edits));
  return after;
}

/** Only what is there: an audit row of a new person need not list what is empty. */
function filled(values: Values): Values {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null && value !== false));
}

/** Writes the new person of a row. */
export function addPerson(
  tx: CommandContext,
  changes: readonly Change[],
  created: CreatedUnits,
  order: number | null,
): void {
  const content = contentOf(changes, created);
  const sets = Object.fromEntries(setsAfter(content, () => [])) as unknown as Partial<PersonChildren>;
  const values = order === null ? content.values : { positionOrder: order, ...content.values };
  const record = { ...noFields, ...values } as PersonRecord;
  if (record.organizationId === null || !record.name) throw new AppError('PERSON_INCOMPLETE');
  const { id, uuid } = insertNew(tx, { fields: record, children: { ...noChildren, ...sets } });
  const after = { ...filled(values), ...sets };
  tx.record({ entity: 'person', id, uuid, label: record.name, before: null, after });
}

/** Single fields that any of the rows changes: all are written with one statement. */
export function fieldsChanged(rows: readonly PlannedRow[]): Field[] {
  const keys = new Set<string>(['name', 'idNumber']);
  for (const row of rows)
    for (const change of row.changes)
      if (change.type === 'field' || change.type === 'unit') keys.add(change.key);
  return ownFields.filter((field) => keys.has(field.key));
}

/**
 * Writes what a row changes in a person.
 * @param touched the fields of `fieldsChanged`
 * @throws IMPORT_STALE when somebody was faster
 */
export function changePerson(
  tx: CommandContext,
  row: PlannedRow,
  changes: readonly Change[],
  touched: readonly Field[],
  created: CreatedUnits,
): void {
  const id = row.entityId ?? 0;
  const part = selectPersonPart(tx.db, id, touched);
  if (!part || part.version !== row.version) throw new AppError('IMPORT_STALE');
  const content = contentOf(changes, created);
  const before: Record<string, unknown> = {};
  for (const key of Object.keys(content.values)) before[key] = part.fields[key] ?? null;
  const after: Record<string, unknown> = { ...content.values };
  const rowsOf = (set: ChildKey) => selectChildren(tx.db, id, set) as readonly MemberRow[];
  const current = new Map(
    [...content.edits.keys(), ...content.replaced.keys()].map((set) => [set, rowsOf(set)]),
  );
  for (const [set, rows] of current) before[set] = rows;
  const sets = setsAfter(content, (set) => current.get(set) ?? []);
  const values: Values = { ...part.fields, ...content.values };
  writePart(tx, { id, version: row.version, touched, values, changed: content.values }, sets);
  for (const [set, rows] of sets) {
    replaceChildren(tx.db, id, set, rows);
    after[set] = rows;
  }
  const name = String(values['name'] ?? '');
  if ('name' in content.values || 'idNumber' in content.values)
    replaceKeys(tx.db, id, personKeys(name, (values['idNumber'] as string | null) ?? null));
  tx.record({ entity: 'person', id, uuid: part.uuid, label: name, before, after });
}

interface Part {
  readonly id: number;
  readonly version: number;
  readonly touched: readonly Field[];
  readonly values: Values;
  readonly changed: Values;
}

/** The fields themselves, and what lists and searches derive from them. */
function writePart(tx: CommandContext, part: Part, sets: ReadonlyMap<ChildKey, readonly MemberRow[]>): void {
  const { id, version, changed } = part;
  const computed: { -readonly [Key in keyof ComputedColumns]: ComputedColumns[Key] } = {};
  if ('name' in changed) computed.name_key = sortKeyOf(String(changed['name'] ?? ''), true);
  if ('partyJoined' in changed) {
    const party = parsePartyDate(String(changed['partyJoined'] ?? ''));
    computed.party_member_since = party.ok ? party.value.joined : null;
  }
  const educations = sets.get('educations') as readonly ChildRecord<'educations'>[] | undefined;
  const education = educations && deriveEducation(educations);
  if (education) computed.highest_education_rank = education.rank;
  const written = education ? [...part.touched, ...derivedFields] : part.touched;
  const values: Values = education ? { ...part.values, ...education.derived } : part.values;
  if (!updatePersonPart(tx.db, { id, version, now: tx.now, fields: written, values, computed }))
    throw new AppError('IMPORT_STALE');
}
