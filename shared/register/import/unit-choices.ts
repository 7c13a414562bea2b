import type { UnitRef } from './plan';
import type { Problem } from './source';
import { defaultChoice, unitKey, type UnitChoice, type UnitEntry } from './unit-entries';
import { severalUnits, skippedUnit, unknownUnit } from './refusals';

export type FoundUnit =
  { readonly ok: true; readonly ref: UnitRef } | { readonly ok: false; readonly problem: Problem };

/** What was decided for every unit text: the user's choice, else the unit found. */
export class UnitChoices {
  private readonly entries: ReadonlyMap<string, UnitEntry>;
  private readonly choices: ReadonlyMap<string, UnitChoice>;
  private readonly isLiving: (id: number) => boolean;
  private readonly found = new Map<string, FoundUnit>();

  /** @param isLiving whether a unit still exists: remembered choices may be out of date */
  constructor(
    entries: readonly UnitEntry[],
    choices: Readonly<Record<string, UnitChoice>>,
    isLiving: (id: number) => boolean,
  ) {
    this.entries = new Map(entries.map((entry) => [entry.key, entry]));
    this.choices = new Map(Object.entries(choices));
    this.isLiving = isLiving;
  }

  /** The choice in force for a text; null when nothing was decided and nothing found. */
  choiceOf(key: string): UnitChoice | null {
    const chosen = this.choices.get(key);
    const usable = chosen && (chosen.action !== 'use' || this.isLiving(chosen.id));
    if (usable) return chosen;
    const entry = this.entries.get(key);
    return entry ? defaultChoice(entry) : null;
  }

  /** The unit for a row's unit texts, or why there is none. */
  unitFor(path: readonly string[]): FoundUnit {
    const key = unitKey(path);
    let found = this.found.get(key);
    if (!found) this.found.set(key, (found = this.decide(key, path)));
    return found;
  }

  private decide(key: string, path: readonly string[]): FoundUnit {
    const choice = this.choiceOf(key);
    if (choice?.action === 'use') return { ok: true, ref: choice.id };
    if (choice?.action === 'create') return { ok: true, ref: key };
    if (choice?.action === 'skip') return { ok: false, problem: skippedUnit(path) };
    const match = this.entries.get(key)?.match;
    const problem = match?.state === 'several' ? severalUnits(path, match.ids.length) : unknownUnit(path);
    return { ok: false, problem };
  }

  /** Units to be created, each after the one it stands under. */
  creations(keys: Iterable<string>): NewUnit[] {
    const ordered = new Map<string, NewUnit>();
    for (const key of keys) this.addCreation(key, ordered, 0);
    return [...ordered.values()];
  }

  private addCreation(key: string, ordered: Map<string, NewUnit>, depth: number): UnitRef | null {
    const choice = this.choiceOf(key);
    if (choice?.action === 'use') return choice.id;
    if (choice?.action !== 'create' || depth > 20) return null;
    if (!ordered.has(key)) {
      const above =
        choice.parentKey === null || choice.parentKey === key
          ? null
          : this.addCreation(choice.parentKey, ordered, depth + 1);
      ordered.set(key, { key, name: choice.name, kind: choice.kind, parent: above ?? choice.parentId });
    }
    return key;
  }
}

export interface NewUnit {
  readonly key: string;
  readonly name: string;
  readonly kind: string;
  readonly parent: UnitRef | null;
}
