/** What forms of every entity need to know of their values: drafts, comparing and merging are the same for all. */
export interface FormKind<Values extends object> {
  /** Every key that is typed in, in the order of the form. */
  readonly keys: readonly (keyof Values & string)[];
  /** Values as they are stored: blanks at the ends dropped and the like. */
  readonly tidy: (values: Values) => Values;
  /** The heading of a key. */
  readonly labelOf: (key: keyof Values & string) => string;
}

/** What somebody typed over a state of the record that may no longer be the latest. */
export interface Typed<Values> {
  /** The state the form was opened with. */
  readonly base: Values;
  readonly mine: Values;
}

export interface Merged<Values> {
  /** The latest state with what was typed in place; in conflicts what was typed stands. */
  readonly values: Values;
  /** Keys that both sides changed, each in its own way: somebody has to choose. */
  readonly conflicts: readonly (keyof Values & string)[];
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** The keys in which two states of a form differ once both are tidied. */
export function changedIn<Values extends object>(
  { keys, tidy }: FormKind<Values>,
  before: Values,
  after: Values,
): (keyof Values & string)[] {
  const [a, b] = [tidy(before), tidy(after)];
  return keys.filter((key) => !same(a[key], b[key]));
}

/**
 * Brings what was typed together with a record that changed meanwhile, key by key; a repeated set is one key.
 * @param latest the record as it stands now
 */
export function mergeInto<Values extends object>(
  { keys }: FormKind<Values>,
  { base, mine }: Typed<Values>,
  latest: Values,
): Merged<Values> {
  const typed = keys.filter((key) => !same(mine[key], base[key]));
  const values = { ...latest, ...Object.fromEntries(typed.map((key) => [key, mine[key]])) };
  const conflicts = typed.filter((key) => !same(latest[key], base[key]) && !same(latest[key], mine[key]));
  return { values, conflicts };
}

/** A draft holds only what was changed, with what stood there before, so that it can be laid over a later version. */
interface Content<Values> {
  readonly version: number;
  readonly base: Partial<Values>;
  readonly mine: Partial<Values>;
}

/** The text of a draft. @param keys what was changed */
export function draftText<Values extends object>(
  version: number,
  { base, mine }: Typed<Values>,
  keys: readonly (keyof Values & string)[],
): string {
  const pick = (values: Values) => Object.fromEntries(keys.map((key) => [key, values[key]]));
  return JSON.stringify({ version, base: pick(base), mine: pick(mine) });
}

export interface DraftRead<Values> extends Typed<Values> {
  readonly version: number;
  readonly keys: readonly (keyof Values & string)[];
}

/**
 * Reads a draft back. Keys that the program no longer knows are left out.
 * @param current the record as it stands now; it fills in what the draft did not touch
 * @returns undefined when the text is no draft or changes nothing
 */
export function readDraftText<Values extends object>(
  kind: FormKind<Values>,
  text: string,
  current: Values,
): DraftRead<Values> | undefined {
  const content = JSON.parse(text) as Partial<Content<Values>> | null;
  if (!content?.base || !content.mine || typeof content.version !== 'number') return undefined;
  const { base, mine, version } = content;
  const keys = kind.keys.filter((key) => Object.hasOwn(base, key) && Object.hasOwn(mine, key));
  if (keys.length === 0) return undefined;
  const over = (part: Partial<Values>): Values => ({
    ...current,
    ...Object.fromEntries(keys.map((key) => [key, part[key]])),
  });
  return { version, keys, base: over(base), mine: over(mine) };
}
