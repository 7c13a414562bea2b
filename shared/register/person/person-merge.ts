import { personKeys, type PersonKey, type PersonValues } from './person-values';

/** What somebody typed over a state of the record that may no longer be the latest. */
export interface Typed {
  /** The state the form was opened with. */
  readonly base: PersonValues;
  readonly mine: PersonValues;
}

export interface Merged {
  /** The latest state with what was typed in place; in conflicts what was typed stands. */
  readonly values: PersonValues;
  /** Keys that both sides changed, each in its own way: somebody has to choose. */
  readonly conflicts: readonly PersonKey[];
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/**
 * Brings what was typed together with a record that changed meanwhile, key by key; a repeated set is one key.
 * @param latest the record as it stands now
 */
export function mergeTyped({ base, mine }: Typed, latest: PersonValues): Merged {
  const typed = personKeys.filter((key) => !same(mine[key], base[key]));
  const values = { ...latest, ...Object.fromEntries(typed.map((key) => [key, mine[key]])) } as PersonValues;
  const conflicts = typed.filter((key) => !same(latest[key], base[key]) && !same(latest[key], mine[key]));
  return { values, conflicts };
}
