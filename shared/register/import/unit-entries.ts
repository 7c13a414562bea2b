import { guessUnitKind, resolveUnit, unitSegments, type UnitMatch } from './resolve-unit';
import { unitWord, type UnitIndex } from './unit-index';

/** What the user decided about a unit text. `parent` names another entry by key, or a unit by id; both null: top. */
export type UnitChoice =
  | { readonly action: 'use'; readonly id: number }
  | {
      readonly action: 'create';
      readonly name: string;
      readonly kind: string;
      readonly parentId: number | null;
      readonly parentKey: string | null;
    }
  | { readonly action: 'skip' }
  /** No unit above: only for lists of units. */
  | { readonly action: 'top' };

/** One unit text of the sheet with everything asked or known about it. */
export interface UnitEntry {
  /** The texts that lead to it, joined: 青石镇/柳河村; '' for rows that name no unit. */
  readonly key: string;
  readonly name: string;
  /** Rows that stand directly under it. */
  readonly rows: number;
  /** First rows, to find it in the sheet. */
  readonly sample: readonly number[];
  readonly match: UnitMatch;
  /** Where it would be created: under a unit, or under another entry that has no unit yet. */
  readonly parentId: number | null;
  readonly parentKey: string | null;
  readonly kind: string;
}

const keys = new Map<string, string>();
const MOST_KEYS = 20_000;

/** The key of a row's unit texts. */
export function unitKey(path: readonly string[]): string {
  // Asked for every row, of which many stand under the same unit.
  const joined = path.join('\n');
  let key = keys.get(joined);
  if (key === undefined) {
    key = unitSegments(path).map(unitWord).join('/');
    if (keys.size >= MOST_KEYS) keys.clear();
    keys.set(joined, key);
  }
  return key;
}

interface Counted {
  readonly path: readonly string[];
  rows: number;
  readonly sample: number[];
}

/** Counts the unit texts of a sheet. */
export class UnitCounter {
  private readonly counted = new Map<string, Counted>();

  /** @param path unit texts of one row, outermost first; empty when the row names none */
  add(path: readonly string[], row: number): void {
    const key = unitKey(path);
    let entry = this.counted.get(key);
    if (!entry) this.counted.set(key, (entry = { path: unitSegments(path), rows: 0, sample: [] }));
    entry.rows += 1;
    if (entry.sample.length < 5) entry.sample.push(row);
  }

  /**
   * One entry for each text, and for each outer part that is no unit yet: it may have to be created first.
   * @param fallback where rows without a unit belong, and new units whose place the sheet does not tell; of several units of
   * one name those in it are meant
   */
  entries(index: UnitIndex, fallback?: number): UnitEntry[] {
    const entries = new Map<string, UnitEntry>();
    const byDepth = [...this.counted].sort(([, a], [, b]) => a.path.length - b.path.length);
    for (const [key, { path, rows, sample }] of byDepth) {
      if (key === '') {
        entries.set(key, emptyEntry(rows, sample, fallback));
        continue;
      }
      for (let depth = 1; depth < path.length; depth += 1) {
        const outer = path.slice(0, depth);
        const outerKey = unitKey(outer);
        if (!this.counted.has(outerKey) && !entries.has(outerKey))
          entries.set(outerKey, entryOf(index, entries, { path: outer, rows: 0, sample: [] }, fallback));
      }
      entries.set(key, entryOf(index, entries, { path, rows, sample }, fallback));
    }
    return [...entries.values()].filter((entry) => entry.rows > 0 || isNeeded(entry, entries));
  }
}

/** An outer part that was passed over stays only if something inside it must be created. */
function isNeeded(entry: UnitEntry, entries: ReadonlyMap<string, UnitEntry>): boolean {
  if (entry.match.state !== 'none') return false;
  return [...entries.values()].some((other) => other.parentKey === entry.key && other.match.state === 'none');
}

function emptyEntry(rows: number, sample: readonly number[], fallback: number | undefined): UnitEntry {
  const match: UnitMatch = fallback === undefined ? { state: 'none' } : { state: 'likely', id: fallback };
  return { key: '', name: '', rows, sample, match, parentId: null, parentKey: null, kind: 'organ' };
}

function entryOf(
  index: UnitIndex,
  entries: ReadonlyMap<string, UnitEntry>,
  { path, rows, sample }: Counted,
  fallback: number | undefined,
): UnitEntry {
  const name = path.at(-1) ?? '';
  const { match, context } = resolveUnit(index, path, fallback);
  const outer = unitKey(path.slice(0, -1));
  const above = path.length > 1 ? entries.get(outer) : undefined;
  const waits = above !== undefined && above.match.state === 'none';
  return {
    key: unitKey(path),
    name,
    rows,
    sample,
    match,
    parentId: waits ? null : (context ?? fallback ?? null),
    parentKey: waits ? outer : null,
    kind: guessUnitKind(name),
  };
}

/** What a text leads to when nobody decided anything: the unit found, or nothing. */
export function defaultChoice(entry: Pick<UnitEntry, 'match'>): UnitChoice | null {
  const { match } = entry;
  return match.state === 'exact' || match.state === 'likely' ? { action: 'use', id: match.id } : null;
}

/**
 * The innermost unit whose name occurs in the titles above the table, the longest name of several, and of one name the unit
 * whose township is named, too: 清河县青石镇干部花名册 is about 青石镇.
 */
export function unitInTitles(index: UnitIndex, titles: readonly string[]): number | undefined {
  const text = unitWord(titles.join('|'));
  const ranked: { readonly id: number; readonly rank: readonly number[] }[] = [];
  for (const { id, name } of index.nodes.values()) {
    const word = unitWord(name);
    if (word.length < 3 || !text.includes(word)) continue;
    const above = index.pathOf(id).split(' / ').slice(0, -1);
    const named = above.filter((other) => text.includes(unitWord(other))).length;
    ranked.push({ id, rank: [above.length, word.length, named] });
  }
  ranked.sort((a, b) => compareRanks(b.rank, a.rank));
  const [best, second] = ranked;
  const tied = best && second && compareRanks(best.rank, second.rank) === 0;
  return tied ? undefined : best?.id;
}

function compareRanks(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((value, place) => value !== b[place]);
  return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
}
