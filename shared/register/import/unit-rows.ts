import type { PlannedRow, UnitRef } from './plan';
import type { UnitDraft } from './plan-organizations';
import { rowProblem } from './refusals';
import { resolveUnit } from './resolve-unit';
import type { Problem } from './source';
import type { UnitChoices } from './unit-choices';
import { unitKey } from './unit-entries';
import { unitWord, type UnitIndex } from './unit-index';

/** The key under which a row's new unit is known to the rows below it. */
export function rowUnitKey(row: number): string {
  return `row:${row}`;
}

/** Rows by the word of their name, for names that occur once in the sheet. */
export function uniqueNames(drafts: readonly UnitDraft[]): ReadonlyMap<string, UnitDraft> {
  const names = new Map<string, UnitDraft | null>();
  for (const draft of drafts) {
    const word = unitWord(String(draft.fields['name'] ?? ''));
    if (word !== '') names.set(word, names.has(word) ? null : draft);
  }
  return new Map([...names].filter((entry): entry is [string, UnitDraft] => entry[1] !== null));
}

interface Parent {
  readonly ref: UnitRef | null;
  readonly problem: Problem | null;
}

/** Which units of the register the rows of a list mean, and what stands above them. */
export class UnitMatcher {
  private readonly own: ReadonlyMap<string, UnitDraft>;
  private readonly index: UnitIndex;
  private readonly choices: UnitChoices;
  private readonly matches = new Map<UnitDraft, readonly number[]>();

  constructor(
    drafts: readonly UnitDraft[],
    { index, choices }: { readonly index: UnitIndex; readonly choices: UnitChoices },
  ) {
    this.own = uniqueNames(drafts);
    this.index = index;
    this.choices = choices;
  }

  /** The unit above a row: one that the file brings, known to the register or not, else what was decided about the text. */
  parentOf(draft: UnitDraft): Parent {
    const last = draft.parentPath.at(-1);
    const above = last === undefined ? undefined : this.own.get(unitWord(last));
    if (above && above !== draft) {
      const [id, second] = this.matchesOf(above);
      const known = id !== undefined && second === undefined;
      return { ref: known ? id : rowUnitKey(above.number), problem: null };
    }
    if (this.choices.choiceOf(unitKey(draft.parentPath))?.action === 'top')
      return { ref: null, problem: null };
    const found = this.choices.unitFor(draft.parentPath);
    return found.ok ? { ref: found.ref, problem: null } : { ref: null, problem: found.problem };
  }

  /** The units a row means: by code, else by name under its parent, else by a name that only one unit has. */
  matchesOf(draft: UnitDraft): readonly number[] {
    let matches = this.matches.get(draft);
    if (matches === undefined) {
      // Two rows that stand above each other would ask for each other without end.
      this.matches.set(draft, []);
      matches = this.find(draft);
      this.matches.set(draft, matches);
    }
    return matches;
  }

  private find(draft: UnitDraft): readonly number[] {
    const { index } = this;
    const code = unitWord(String(draft.fields['code'] ?? ''));
    const byCode = code === '' ? [] : index.coded(code);
    if (byCode.length > 0) return byCode;
    const word = unitWord(String(draft.fields['name'] ?? ''));
    const { ref } = this.parentOf(draft);
    if (typeof ref === 'number')
      return index.childrenOf(ref).filter((id) => unitWord(index.nodes.get(id)?.name ?? '') === word);
    if (ref !== null || word === '') return [];
    const { match } = resolveUnit(index, [String(draft.fields['name'])]);
    if (match.state === 'several') return match.ids;
    return match.state === 'exact' ? [match.id] : [];
  }
}

const orphan = rowProblem('unit.refused', '', '上级单位所在的行没有导入', '请先改正上级单位那一行');
const circle = rowProblem('unit.circle', '', '几行互为上级', '请改正其中一行的上级单位');

/** What speaks against the rows above a new unit: one that is refused, or the row itself again. */
function problemAbove(row: PlannedRow, byKey: ReadonlyMap<string, PlannedRow>): Problem | null {
  let above: PlannedRow | undefined = row;
  for (let depth = 0; depth < 50; depth += 1) {
    above = typeof above.unit === 'string' ? byKey.get(above.unit) : undefined;
    if (!above || above.state !== 'new') return above?.state === 'refused' ? orphan : null;
    if (above === row) return circle;
  }
  return circle;
}

/** A new unit under a refused row, or under itself, cannot be created either. */
export function withoutOrphans(rows: readonly PlannedRow[]): PlannedRow[] {
  const byKey = new Map(rows.map((row) => [rowUnitKey(row.number), row]));
  return rows.map((row) => {
    const problem = row.state === 'new' ? problemAbove(row, byKey) : null;
    return problem ? { ...row, state: 'refused', changes: [], problems: [problem] } : row;
  });
}
