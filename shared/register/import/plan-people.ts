import { continuesPerson, readDraft, type PersonDraft } from './person-draft';
import type { PersonColumn } from './person-columns';
import type { ImportOptions, PlannedRow } from './plan';
import { planPerson, type PersonPlanner } from './plan-person';
import { duplicateProblem } from './refusals';
import type { SourceRow } from './source';
import type { UnitCounter } from './unit-entries';

/** The drafts of a sheet's rows: rows that go on about the person above are joined to it, blank ones are left out. */
export function* readDrafts(
  rows: readonly SourceRow[],
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
  readonly idNumber: string | null;
  readonly birth: string | null;
}

/** Finds rows about somebody whom an earlier row is already about. */
class Doubles {
  private readonly seen = new Map<string, Seen[]>();

  private static keys(row: PlannedRow, idNumber: string | null): string[] {
    return [
      ...(row.entityId === null ? [] : [`#${row.entityId}`]),
      ...(idNumber === null ? [] : [`i${idNumber}`]),
      `n${row.name}`,
      `u${row.name}|${row.unit ?? ''}`,
    ];
  }

  /** The earlier row about the same person, if any; remembers this one otherwise. */
  check(row: PlannedRow, identity: Pick<Seen, 'idNumber' | 'birth'>): number | undefined {
    const keys = Doubles.keys(row, identity.idNumber);
    for (const key of keys) {
      const earlier = this.seen.get(key)?.find((other) => isSame(key.charAt(0), other, identity));
      if (earlier) return earlier.row;
    }
    for (const key of keys) {
      const list = this.seen.get(key);
      const entry = { row: row.number, ...identity };
      if (list) list.push(entry);
      else this.seen.set(key, [entry]);
    }
    return undefined;
  }
}

function isSame(kind: string, a: Pick<Seen, 'idNumber' | 'birth'>, b: typeof a): boolean {
  if (kind === '#' || kind === 'i') return true;
  if (a.idNumber !== null && b.idNumber !== null) return a.idNumber === b.idNumber;
  if (a.birth !== null && b.birth !== null) return a.birth === b.birth;
  // One of them says nothing about birth or ID number: the same name in the same unit is then the same person.
  return kind === 'u';
}

function identityOf(draft: PersonDraft): Pick<Seen, 'idNumber' | 'birth'> {
  const idNumber = draft.fields['idNumber'];
  const birth = draft.fields['birthDate'] ?? draft.id?.birth ?? null;
  return {
    idNumber: typeof idNumber === 'string' ? idNumber : null,
    birth: typeof birth === 'string' ? birth.slice(0, 7) : null,
  };
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
    planned.push(
      earlier === undefined
        ? row
        : { ...row, state: 'refused', changes: [], problems: [duplicateProblem(row.name, earlier)] },
    );
    progress(planned.length);
  }
  return planned;
}
