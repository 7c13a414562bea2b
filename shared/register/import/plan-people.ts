import type { TableRow } from '#shared/workbooks/table';
import { continuesPerson, readDraft, type PersonDraft } from './person-draft';
import type { PersonColumn } from './person-columns';
import type { ImportOptions, PlannedRow, UnitRef } from './plan';
import { planPerson, type PersonPlanner } from './plan-person';
import { duplicateProblem } from './refusals';
import type { UnitCounter } from './unit-entries';

/** The drafts of a sheet's rows: rows that go on about the person above are joined to it, blank ones are left out. */
export function* readDrafts(
  rows: readonly TableRow[],
  columns: readonly PersonColumn[],
  options: ImportOptions,
): Generator<PersonDraft> {
  let open: PersonDraft[] = [];
  for (const row of rows) {
    if (row.hidden && options.hiddenRows === 'skip') continue;
    const [above] = open;
    if (above && continuesPerson(row, columns)) {
      open = [joined(above, readDraft(row, columns, { emptyCells: 'keep' }))];
      continue;
    }
    yield* open;
    const draft = readDraft(row, columns, options);
    open = draft.filled > 0 ? [draft] : [];
  }
  yield* open;
}

function joined(above: PersonDraft, more: PersonDraft): PersonDraft {
  return {
    ...above,
    rows: above.rows + 1,
    members: [...above.members, ...more.members],
    problems: [...above.problems, ...more.problems],
  };
}

/** Counts the unit texts of a sheet for the step in which they are resolved. */
export function countUnits(drafts: Iterable<PersonDraft>, into: UnitCounter): void {
  for (const draft of drafts) into.add(draft.unitPath, draft.number);
}

interface Seen {
  readonly row: number;
  readonly unit: UnitRef | null;
  readonly idNumber: string | null;
  readonly birth: string | null;
}

type Who = Pick<Seen, 'idNumber' | 'birth'>;

/** Finds rows about somebody whom an earlier row is already about. */
class Doubles {
  private readonly byPerson = new Map<number, number>();
  private readonly byIdNumber = new Map<string, number>();
  private readonly byName = new Map<string, Seen[]>();

  /** The earlier row about the same person, if any; remembers this one otherwise. */
  check(row: PlannedRow, who: Who): number | undefined {
    const { entityId, name, unit, number } = row;
    const named = this.byName.get(name);
    const earlier =
      (entityId === null ? undefined : this.byPerson.get(entityId)) ??
      (who.idNumber === null ? undefined : this.byIdNumber.get(who.idNumber)) ??
      named?.find((other) => isSame(other, who, unit))?.row;
    if (earlier !== undefined) return earlier;
    if (entityId !== null) this.byPerson.set(entityId, number);
    if (who.idNumber !== null) this.byIdNumber.set(who.idNumber, number);
    const seen = { row: number, unit, idNumber: who.idNumber, birth: who.birth };
    if (named) named.push(seen);
    else this.byName.set(name, [seen]);
    return undefined;
  }
}

/** Whether somebody of the same name is the same person. */
function isSame(a: Seen, b: Who, unit: UnitRef | null): boolean {
  if (a.idNumber !== null && b.idNumber !== null) return a.idNumber === b.idNumber;
  if (a.birth !== null && b.birth !== null) return a.birth === b.birth;
  // One of them says nothing about birth or ID number: in the same unit it is then the same person.
  return a.unit === unit;
}

function identityOf(draft: PersonDraft): Who {
  const idNumber = draft.fields['idNumber'];
  const birth = draft.fields['birthDate'] ?? draft.id?.birth ?? null;
  return {
    idNumber: typeof idNumber === 'string' ? idNumber : null,
    birth: typeof birth === 'string' ? birth.slice(0, 7) : null,
  };
}

function refusedDouble({ fresh: _fresh, ...row }: PlannedRow, earlier: number): PlannedRow {
  return { ...row, state: 'refused', changes: [], problems: [duplicateProblem(row.name, earlier)] };
}

/**
 * Plans a whole roster; no row stops another.
 * @param progress called after each row; throws to cancel
 */
export function planPeople(
  drafts: readonly PersonDraft[],
  planner: PersonPlanner,
  progress: (done: number) => void,
): PlannedRow[] {
  const doubles = new Doubles();
  const planned: PlannedRow[] = [];
  for (const draft of drafts) {
    const row = planPerson(draft, planner);
    const decided = planner.decisions.get(draft.number)?.as === 'new';
    const earlier = row.state === 'refused' || decided ? undefined : doubles.check(row, identityOf(draft));
    planned.push(earlier === undefined ? row : refusedDouble(row, earlier));
    progress(planned.length);
  }
  return planned;
}
