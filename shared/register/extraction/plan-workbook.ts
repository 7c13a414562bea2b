import type { ChildKey } from '../fields/children';
import type { MemberRow } from '../import/members';
import type { Values } from '../import/person-columns';
import { planPeople } from '../import/plan-people';
import type { Change, ImportOptions, PlannedRow, UnitRef } from '../import/plan';
import { rowUnitKey } from '../import/unit-rows';
import type { PersonPlanner } from '../import/plan-person';
import { withChangeList } from '../import/row-changes';
import type { Problem } from '../import/source';
import type { RefusedRow, WorkbookDraft, WorkbookPerson } from './read';
import { replaceSet, sameRows } from './replace-set';

/** The unit that a text of 任职机构 means; null when it is none of the register's or the file's. */
export type FindUnit = (text: string, personUnit: UnitRef | null) => UnitRef | null;

export interface WorkbookPlanner extends PersonPlanner {
  readonly options: ImportOptions;
  readonly findUnit: FindUnit;
}

/** A unit that the file brings is known under a negative number while the plan is made. */
export function unitRef(ref: UnitRef): UnitRef {
  return typeof ref === 'number' && ref < 0 ? rowUnitKey(-ref) : ref;
}

function withUnitRefs(row: PlannedRow): PlannedRow {
  const changes = row.changes.map((change): Change =>
    change.type === 'unit' ? { ...change, after: unitRef(change.after) } : change,
  );
  return { ...row, unit: row.unit === null ? null : unitRef(row.unit), changes };
}

/** 任职机构 as the register holds it: one of its units, else the name alone. */
function withUnit(values: Values, unit: UnitRef | null, findUnit: FindUnit): Values {
  const text = values['organizationId'];
  if (typeof text !== 'string') return values;
  const ref = findUnit(text, unit);
  return ref === null
    ? { ...values, organizationId: null, organizationName: text }
    : { ...values, organizationId: unitRef(ref), organizationName: null };
}

type Sets = Readonly<Partial<Record<ChildKey, readonly MemberRow[]>>>;

function setChange(
  set: ChildKey,
  person: WorkbookPerson,
  row: PlannedRow,
  known: Sets,
  planner: WorkbookPlanner,
  held: ReadonlySet<string>,
): Change[] {
  const { emptyCells } = planner.options;
  const before = known[set] ?? [];
  const file = person.sets.get(set);
  if (!file && (emptyCells === 'keep' || person.absent)) return [];
  const values = (file ?? []).map((owned) =>
    set === 'appointments' ? withUnit(owned.values, row.unit, planner.findUnit) : owned.values,
  );
  const after = replaceSet(set, before, values, { held, emptyCells });
  return sameRows(set, before, after) ? [] : [{ type: 'rows', key: set, set, before, after }];
}

function unknownPerson({ place, draft }: WorkbookPerson): Problem {
  return {
    ...{ code: 'owner.unknown', column: null, header: '', value: String(draft.fields['name'] ?? '') },
    reason: `${place.sheet}第 ${place.row} 行的人，人员表和名册中都没有`,
    remedy: '请在人员表中补上此人，或核对姓名和身份证号',
  };
}

/** Somebody without a row of the main sheet is never new, and needs no unit. */
function judgeAbsent(person: WorkbookPerson, row: PlannedRow): PlannedRow {
  if (!person.absent) return row;
  const homeless = row.problems.some(({ code }) => code.startsWith('unit.'));
  if (row.state !== 'new' && !homeless) return row;
  return { ...row, state: 'refused', entityId: null, changes: [], problems: [unknownPerson(person)] };
}

function planSets(
  person: WorkbookPerson,
  planned: PlannedRow,
  workbook: WorkbookDraft,
  planner: WorkbookPlanner,
): PlannedRow {
  const row = judgeAbsent(person, withChangeList(planned));
  const about = { ...withUnitRefs(row), place: person.place, notes: [...row.notes, ...person.notes] };
  if (row.state === 'refused') return about;
  const stored = row.entityId === null ? null : planner.register.load(row.entityId);
  const known = stored?.sets ?? {};
  const sets = [...workbook.held].flatMap(([set, held]) =>
    setChange(set, person, about, known, planner, held),
  );
  const replaced = new Set(sets.map(({ key }) => key));
  const changes = [...about.changes.filter(({ key }) => !replaced.has(key)), ...sets];
  return { ...about, changes, state: row.state === 'same' && changes.length > 0 ? 'changed' : row.state };
}

function refusedRow({ number, name, problem }: RefusedRow): PlannedRow {
  return {
    ...{ number, name, hidden: false, state: 'refused', unit: null, entityId: null, version: 0 },
    ...{ changes: [], problems: [problem], notes: [], candidates: [] },
    place: { sheet: problem.sheet, row: problem.row },
  };
}

/**
 * Plans the people of a workbook of several sheets: single fields as for any roster, then each set that the file holds rows of
 * as a whole.
 * @param progress called after each person, twice in all; throws to cancel
 */
export function planPeopleWorkbook(
  workbook: WorkbookDraft,
  planner: WorkbookPlanner,
  progress: (done: number) => void,
): PlannedRow[] {
  const drafts = workbook.people.map(({ draft }) => draft);
  const planned = planPeople(drafts, planner, progress);
  const people = planned.map((row, at) => {
    const person = workbook.people[at];
    progress(at + 1);
    return person ? planSets(person, row, workbook, planner) : row;
  });
  return [...people, ...workbook.refused.map(refusedRow)];
}
