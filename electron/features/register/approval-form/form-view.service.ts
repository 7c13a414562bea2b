import type { Parsed } from '#shared/contract';
import { countRows, isDifference, sideOf } from '#shared/register/approval-form/form-choices';
import {
  formStates,
  type FieldDifference,
  type FormComparison,
  type FormFileRow,
  type FormSession,
  type FormState,
  type OpenFile,
} from '#shared/register/approval-form/form-contract';
import { describePerson } from '#shared/register/import/describe';
import type { UnitRef } from '#shared/register/import/plan';
import type { FormRegister } from './form-register';
import type { FormLot, FormSessions, HeldForm } from './form-session';

function stateOf({ read, met, taken, file }: HeldForm): FormState {
  if (!read || !met) return 'refused';
  if (taken !== null && taken !== file) return 'double';
  if (met.match === 'ask' || met.match === 'new') return met.match;
  return met.rows.some(isDifference) ? 'changed' : 'same';
}

function whyOf(held: HeldForm, lot: FormLot): string {
  if (held.refusal !== '') return held.refusal;
  if (held.taken === null || held.taken === held.file) return held.met?.why ?? '';
  const other = lot.forms[held.taken];
  const name = other?.place.name ?? '';
  if (other?.read?.sha256 === held.read?.sha256) return `与“${name}”内容完全相同，只写入那一份`;
  return `与“${name}”是同一人，只写入那一份`;
}

/** A file as the list shows it. */
export function fileRow(held: HeldForm, lot: FormLot): FormFileRow {
  const { file, place, read, met, leftOut, choices } = held;
  const state = stateOf(held);
  const counts = countRows(met?.rows ?? [], choices);
  const compared = state === 'changed';
  return {
    file,
    name: place.name,
    folder: place.folder,
    person: read?.reading.fields.name ?? '',
    state,
    why: whyOf(held, lot),
    differences: compared ? counts.differences : 0,
    open: compared ? counts.open : 0,
    unreadable: counts.unreadable,
    needsUnit: state === 'new' && held.unit === null,
    leftOut,
  };
}

/** Whether a file would be written now, and as what. */
export function writtenAs(held: HeldForm): 'new' | 'changed' | null {
  const state = stateOf(held);
  if (held.leftOut || !held.met) return null;
  if (state === 'new') return held.unit === null ? null : 'new';
  if (state !== 'changed' && state !== 'same') return null;
  // What only the archive holds may be emptied although the file brings nothing new.
  return countRows(held.met.rows, held.choices).written > 0 ? 'changed' : null;
}

/** Whether somebody must still say something about a file. */
function isOpen({ state, open, needsUnit, leftOut }: FormFileRow): boolean {
  return !leftOut && (state === 'ask' || needsUnit || open > 0);
}

function fieldDifferences(forms: readonly HeldForm[]): FieldDifference[] {
  const fields = new Map<string, { label: string; files: number; open: number }>();
  for (const { met, choices } of forms)
    for (const row of met?.rows ?? []) {
      if (!isDifference(row)) continue;
      const known = fields.get(row.key) ?? { label: row.label, files: 0, open: 0 };
      known.files += 1;
      if (sideOf(row, choices) === null) known.open += 1;
      fields.set(row.key, known);
    }
  return [...fields].map(([key, field]) => ({ key, ...field }));
}

/** What was read and decided so far, in numbers. */
export function summarize(lot: FormLot): FormSession {
  const rows = lot.forms.map((held) => fileRow(held, lot));
  const counts = Object.fromEntries(formStates.map((state) => [state, 0])) as Record<FormState, number>;
  for (const { state } of rows) counts[state] += 1;
  const as = lot.forms.map(writtenAs);
  const open = rows.filter((row) => !row.leftOut && row.open > 0);
  return {
    sessionId: lot.id,
    name: lot.name,
    files: rows.length,
    counts,
    notes: lot.notes,
    fields: fieldDifferences(lot.forms.filter((_, at) => rows[at]?.state === 'changed')),
    added: as.filter((what) => what === 'new').length,
    changed: as.filter((what) => what === 'changed').length,
    openPeople: open.length,
    openRows: open.reduce((sum, row) => sum + row.open, 0),
    needUnit: rows.filter((row) => row.needsUnit && !row.leftOut).length,
    leftOut: rows.filter((row) => row.leftOut).length,
    resumed: lot.resumed,
  };
}

/** One page of the list of files. @throws FORM_SESSION_GONE */
export function formRows(
  sessions: FormSessions,
  { sessionId, show, search, offset, limit }: Parsed<'form.rows'>,
): { rows: FormFileRow[]; total: number; open: OpenFile[] } {
  const lot = sessions.held(sessionId);
  const wanted = search.trim();
  const rows = lot.forms
    .map((held) => fileRow(held, lot))
    .filter((row) => show === 'all' || (show === 'open' ? isOpen(row) : row.state === show))
    .filter(({ person, name, folder }) => [person, name, folder].some((text) => text.includes(wanted)));
  const open = rows.flatMap((row, at) => (isOpen(row) ? [{ file: row.file, at }] : []));
  return { rows: rows.slice(offset, offset + limit), total: rows.length, open };
}

/** Some people as they are told apart. */
function tell(ids: readonly number[], { known, index }: FormRegister): FormComparison['candidates'] {
  const unitName = (unit: UnitRef): string => index.pathOf(Number(unit));
  return known(ids).map((person) => ({ id: person.id, text: describePerson(person, unitName) }));
}

function othersOf({ file, taken }: HeldForm, lot: FormLot): FormComparison['others'] {
  if (taken === null) return [];
  return lot.forms
    .filter((other) => other.taken === taken && other.file !== file)
    .map((other) => ({ file: other.file, name: other.place.name }));
}

/** One file beside the person it means. @throws FORM_SESSION_GONE */
export function compareHeld(
  sessions: FormSessions,
  { sessionId, file }: Parsed<'form.compare'>,
): FormComparison {
  const lot = sessions.held(sessionId);
  const held = lot.forms[file];
  if (!held) throw new Error(`no file ${file}`);
  const { register } = lot;
  const { met, choices } = held;
  const personId = met?.personId ?? null;
  return {
    ...fileRow(held, lot),
    personId,
    known: personId === null ? '' : (tell([personId], register)[0]?.text ?? ''),
    rows: (met?.rows ?? []).map((row) => ({ ...row, side: sideOf(row, choices) })),
    notes: [...(held.read?.notes ?? []), ...(met?.notes ?? [])],
    candidates: tell(met?.candidates ?? [], register),
    decided: held.person !== null,
    others: othersOf(held, lot),
    unit: held.unit,
    unitSuggestions: met?.unitSuggestions ?? [],
    photos: {
      file: held.read?.reading.photo ?? null,
      archive: personId === null ? null : (register.load(personId)?.photo ?? null),
    },
  };
}
