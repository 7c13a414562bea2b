import type { Field, FieldValue } from '#shared/lib/field';
import { AppError } from '#shared/lib/errors';
import { parsePartyDate } from '#shared/lib/party-date';
import { deriveEducation } from '#shared/register/person/derive';
import type { ChildKey, ChildRecord } from '#shared/register/fields/children';
import { personFields } from '#shared/register/fields/person';
import { applyEdits, type MemberRow } from '#shared/register/import/members';
import type { Change, PlannedRow } from '#shared/register/import/plan';
import type { CommandContext } from '../../../archive/command';
import { contentOf, type Content } from './import-new-people.service';
import type { CreatedUnits } from './import-units.service';
import { selectPersonPart, updatePersonPart, type ComputedColumns } from './import.store';
import { personKeys, sortKeyOf } from '../person/name-keys';
import { replaceChildren, replaceKeys, selectChildren } from '../person/person.store';

const fields: readonly Field[] = personFields;
const ownFields = fields.filter((field) => !field.derived);
const derivedFields = fields.filter((field) => field.derived);

type Values = Record<string, FieldValue>;

function setsAfter(
  content: Content,
  before: (set: ChildKey) => readonly MemberRow[],
): Map<ChildKey, readonly MemberRow[]> {
  const after = new Map<ChildKey, readonly MemberRow[]>(content.replaced);
  for (const [set, edits] of content.edits) after.set(set, applyEdits(before(set), edits));
  return after;
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
