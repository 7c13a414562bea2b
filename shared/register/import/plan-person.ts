import type { FieldValue } from '#shared/lib/field';
import type { ChildKey } from '../fields/children';
import type { MemberRow } from './members';
import { matchPerson, type KnownPerson, type PersonFinder, type PersonMatch } from './match-person';
import type { PersonDraft } from './person-draft';
import type { Change, ImportOptions, PlannedRow, UnitRef } from './plan';
import { askProblem, goneProblem, leftOutNote, noName } from './refusals';
import { fieldChanges, memberChanges, unitChangeTo } from './row-changes';
import type { Problem } from './source';
import type { FoundUnit } from './unit-choices';

/** A person of the register with what the columns touch. */
export interface StoredPerson {
  readonly id: number;
  readonly version: number;
  readonly fields: Readonly<Record<string, FieldValue>>;
  readonly sets: Readonly<Partial<Record<ChildKey, readonly MemberRow[]>>>;
}

/** What planning asks the register. */
export interface PersonRegister extends PersonFinder {
  readonly load: (id: number) => StoredPerson | null;
  /** Whether somebody with this ID number lies in the recycle bin. */
  readonly isBinned: (idNumber: string) => boolean;
  readonly unitFor: (path: readonly string[]) => FoundUnit;
  /** The unit that a post text begins with: 青石镇 for 青石镇党委书记. */
  readonly unitOfPost: (post: string) => number | undefined;
  readonly isUnder: (unit: number, above: number) => boolean;
}

/** A decision about one row: the person it means, or that it is a new one. */
export type Decision = { readonly as: 'new' } | { readonly as: 'person'; readonly id: number };

interface Unit {
  readonly ref: UnitRef | null;
  /** Named by the row itself, so that a different unit in the register is a change. */
  readonly firm: boolean;
  readonly problem: Problem | null;
}

function unitOf(draft: PersonDraft, register: PersonRegister): Unit {
  if (draft.unitPath.length === 0) {
    const post = draft.fields['currentPost'];
    const fromPost = typeof post === 'string' ? register.unitOfPost(post) : undefined;
    if (fromPost !== undefined) return { ref: fromPost, firm: false, problem: null };
  }
  const found = register.unitFor(draft.unitPath);
  if (found.ok) return { ref: found.ref, firm: draft.unitInRow, problem: null };
  return { ref: null, firm: draft.unitInRow, problem: found.problem };
}

function text(value: FieldValue | undefined): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

function decide(
  draft: PersonDraft,
  unit: Unit,
  register: PersonRegister,
  decision: Decision | undefined,
): PersonMatch {
  if (decision?.as === 'new') return { state: 'new' };
  const idNumber = text(draft.fields['idNumber']);
  const birthDate = text(draft.fields['birthDate']) ?? draft.id?.birth ?? null;
  const identity = {
    name: text(draft.fields['name']) ?? '',
    idNumber,
    birthDate,
    organizationId: typeof unit.ref === 'number' ? unit.ref : null,
  };
  if (decision === undefined) return matchPerson(identity, register);
  return { state: 'known', person: { ...identity, id: decision.id } };
}

/** Birth date and sex come from the ID number where the sheet leaves them out; a disagreement is told, never overwritten. */
function withIdNumber(
  { fields, id }: PersonDraft,
  stored: StoredPerson | null,
): { readonly fields: PersonDraft['fields']; readonly notes: readonly string[] } {
  if (id === null) return { fields, notes: [] };
  const notes: string[] = [];
  const birth = text(fields['birthDate']) ?? text(stored?.fields['birthDate']);
  const gender = text(fields['gender']) ?? text(stored?.fields['gender']);
  if (birth !== null && !id.birth.startsWith(birth.slice(0, 7))) notes.push('出生年月与身份证号不一致');
  if (gender !== null && gender !== id.sex) notes.push('性别与身份证号不一致');
  if (birth !== null && gender !== null) return { fields, notes };
  const filled = { birthDate: birth ?? id.birth.slice(0, 7), gender: gender ?? id.sex };
  return { fields: { ...fields, ...filled }, notes };
}

/**
 * A different unit is a change, unless the row only stands under a title row of a unit that the person's own unit belongs to:
 * a township's roster lists its villages' cadres too.
 */
function unitChange(unit: Unit, stored: StoredPerson | null, register: PersonRegister): Change[] {
  const before = stored ? (stored.fields['organizationId'] as number | null) : null;
  if (unit.ref === null || unit.ref === before) return [];
  if (before !== null && !unit.firm && typeof unit.ref === 'number' && register.isUnder(before, unit.ref))
    return [];
  return [unitChangeTo(before, unit.ref)];
}

function resumeText(rows: readonly MemberRow[]): string {
  return rows
    .map((row) => `${row['started'] ?? ''}-${row['ended'] ?? ''}-${row['content'] ?? ''}`.replace(/\s+/g, ''))
    .join('|');
}

function resumeChange(draft: PersonDraft, stored: StoredPerson | null): Change[] {
  if (draft.resume === null) return [];
  const before = stored?.sets.resume ?? [];
  const after = draft.resume as readonly MemberRow[];
  if (resumeText(before) === resumeText(after)) return [];
  return [{ type: 'rows', key: 'resume', set: 'resume', before, after }];
}

/** Cells that refuse their row even when bad cells are only left out. */
const WEIGHTY = /^(id\.|name\.|number\.long|formula\.)/;

function weighty(problem: Problem, draft: PersonDraft): boolean {
  return WEIGHTY.test(problem.code) || draft.fields['name'] === undefined;
}

const noProblems: readonly Problem[] = [];
/** A row that leads to no record of the register. */
const nobody = { entityId: null, version: 0, changes: [], candidates: [] };

export interface PersonPlanner {
  readonly register: PersonRegister;
  readonly options: Pick<ImportOptions, 'badCells'>;
  readonly decisions: ReadonlyMap<number, Decision>;
}

interface Verdict {
  readonly problems: readonly Problem[];
  readonly skipped: readonly string[];
}

const flawless: Verdict = { problems: [], skipped: [] };

/** Bad cells refuse the row, or are left out and told. */
function judgeCells(draft: PersonDraft, options: PersonPlanner['options']): Verdict {
  if (draft.problems.length === 0)
    return text(draft.fields['name']) === null ? { problems: [noName], skipped: [] } : flawless;
  const refusing =
    options.badCells === 'refuseRow'
      ? draft.problems
      : draft.problems.filter((problem) => weighty(problem, draft));
  const left = draft.problems.filter((problem) => !refusing.includes(problem));
  const skipped = left.map(leftOutNote);
  const nameless = text(draft.fields['name']) === null && !draft.problems.some((p) => p.code === 'name.odd');
  return { problems: nameless ? [...refusing, noName] : refusing, skipped };
}

/**
 * Plans one row: whom it means, what it would change, or why it is refused.
 * @returns the plan and, for finding doubles, the draft's own identity
 */
export function planPerson(draft: PersonDraft, planner: PersonPlanner): PlannedRow {
  const { register, options, decisions } = planner;
  const verdict = judgeCells(draft, options);
  const unit = unitOf(draft, register);
  const name = text(draft.fields['name']) ?? '';
  const base = { number: draft.number, hidden: draft.hidden, name, unit: unit.ref };
  if (verdict.problems.length > 0)
    return { ...base, ...nobody, state: 'refused', problems: verdict.problems, notes: verdict.skipped };
  const match = decide(draft, unit, register, decisions.get(draft.number));
  if (match.state === 'ask') {
    const problems = [askProblem(match.why, name, match.candidates)];
    const candidates = match.candidates.map((person: KnownPerson) => person.id);
    return { ...base, ...nobody, candidates, state: 'refused', problems, notes: verdict.skipped };
  }
  const stored = match.state === 'known' ? register.load(match.person.id) : null;
  if (match.state === 'known' && stored === null)
    return { ...base, ...nobody, state: 'refused', problems: [goneProblem(name)], notes: [] };
  if (unit.problem && (stored === null || draft.unitPath.length > 0))
    return { ...base, ...nobody, state: 'refused', problems: [unit.problem], notes: verdict.skipped };
  if (stored === null) return plannedNew(base, draft, register, verdict.skipped);
  return { ...base, ...plannedChange(draft, stored, unit, register, verdict.skipped) };
}

type Base = Pick<PlannedRow, 'number' | 'hidden' | 'name' | 'unit'>;

function plannedNew(
  { number, hidden, name, unit }: Base,
  draft: PersonDraft,
  register: PersonRegister,
  skipped: readonly string[],
): PlannedRow {
  const { fields, notes: told } = withIdNumber(draft, null);
  const notes = [...skipped, ...told];
  const idNumber = text(draft.fields['idNumber']);
  if (idNumber !== null && register.isBinned(idNumber)) notes.push('回收站中有同一身份证号的人');
  const fresh = { fields, members: draft.members, resume: draft.resume };
  const { entityId, version, changes, candidates } = nobody;
  // Named one by one: joining objects by spreading them takes three times as long, for ten thousand rows.
  const about = { number, hidden, name, unit, entityId, version, changes, candidates };
  return { ...about, state: 'new', fresh, problems: noProblems, notes };
}

function plannedChange(
  draft: PersonDraft,
  stored: StoredPerson,
  unit: Unit,
  register: PersonRegister,
  skipped: readonly string[],
): Omit<PlannedRow, keyof Base> {
  const { fields, notes: told } = withIdNumber(draft, stored);
  const notes = [...skipped, ...told];
  const changes = [
    ...fieldChanges(fields, stored.fields),
    ...unitChange(unit, stored, register),
    ...memberChanges(draft.members, stored.sets),
    ...resumeChange(draft, stored),
  ];
  const { id, version } = stored;
  const state = changes.length > 0 ? 'changed' : 'same';
  return { state, entityId: id, version, changes, problems: noProblems, notes, candidates: [] };
}
