import { personKeys, type PersonKey, type PersonValues } from './person-values';
import type { Typed } from './person-merge';

/** A draft holds only what was changed, with what stood there before, so that it can be laid over a later version. */
interface Content {
  readonly version: number;
  readonly base: Partial<PersonValues>;
  readonly mine: Partial<PersonValues>;
}

/** The text of a draft. @param keys what was changed */
export function writeDraft(version: number, { base, mine }: Typed, keys: readonly PersonKey[]): string {
  const pick = (values: PersonValues) => Object.fromEntries(keys.map((key) => [key, values[key]]));
  return JSON.stringify({ version, base: pick(base), mine: pick(mine) });
}

/**
 * Reads a draft back. Keys that the program no longer knows are left out.
 * @param current the record as it stands now; it fills in what the draft did not touch
 * @returns undefined when the text is no draft or changes nothing
 */
export function readDraft(
  text: string,
  current: PersonValues,
): (Typed & { readonly version: number; readonly keys: readonly PersonKey[] }) | undefined {
  const content = JSON.parse(text) as Partial<Content> | null;
  if (!content?.base || !content.mine || typeof content.version !== 'number') return undefined;
  const { base, mine, version } = content;
  const keys = personKeys.filter((key) => Object.hasOwn(base, key) && Object.hasOwn(mine, key));
  if (keys.length === 0) return undefined;
  const over = (part: Partial<PersonValues>): PersonValues =>
    ({ ...current, ...Object.fromEntries(keys.map((key) => [key, part[key]])) }) as PersonValues;
  return { version, keys, base: over(base), mine: over(mine) };
}
