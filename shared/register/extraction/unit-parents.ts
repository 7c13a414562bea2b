import { guessUnitKind } from '../import/resolve-unit';
import { unitWord } from '../import/unit-index';

/** A unit of sheet B01, in the order of the sheet. */
export interface ListedUnit {
  readonly name: string;
  readonly code: string | null;
  /** A kind of organizationKinds; guessed from the name when the sheet has none that the register knows. */
  readonly kind: string | null;
}

/** How deep a kind stands in a county's tree: lists of units go down the tree in reading order. */
const DEPTH: Readonly<Record<string, number>> = {
  county: 0,
  group: 1,
  organ: 2,
  town: 2,
  township: 2,
  subdistrict: 2,
  enterprise: 2,
  station: 3,
  institution: 3,
  village: 3,
  community: 3,
};
const TOWNS: ReadonlySet<string> = new Set(['town', 'township', 'subdistrict']);
const VILLAGES: ReadonlySet<string> = new Set(['village', 'community']);

interface Placed extends ListedUnit {
  readonly word: string;
  readonly kind: string;
}

/** 433199001201 stands under 433199001000, the 12-digit codes of villages and townships (统计用区划代码); 001.002 under 001. */
function codesAbove(code: string): string[] {
  if (code.includes('.')) return [code.slice(0, code.lastIndexOf('.'))];
  if (!/^\d{12}$/.test(code) || code.endsWith('000')) return [];
  return [`${code.slice(0, 9)}000`];
}

/** The longest name of another unit that the name begins with: 青石镇 for 青石镇党政办. */
function byName(unit: Placed, units: readonly Placed[]): Placed | undefined {
  const fits = units.filter(
    ({ word, kind }) => TOWNS.has(kind) && word.length < unit.word.length && unit.word.startsWith(word),
  );
  return fits.reduce<Placed | undefined>(
    (best, next) => (best === undefined || next.word.length > best.word.length ? next : best),
    undefined,
  );
}

/** The nearest unit above in the list that stands higher; villages stand under a township, never under an organ. */
function byOrder(at: number, units: readonly Placed[]): Placed | undefined {
  const unit = units[at];
  if (!unit) return undefined;
  for (let above = at - 1; above >= 0; above -= 1) {
    const other = units[above];
    if (!other || (DEPTH[other.kind] ?? 2) >= (DEPTH[unit.kind] ?? 2)) continue;
    const needsTown = VILLAGES.has(unit.kind) && DEPTH[other.kind] === 2;
    if (!needsTown || TOWNS.has(other.kind)) return other;
  }
  return undefined;
}

/**
 * The unit above each unit of a list that does not name it (sheet B01 has no such column): by code, by a township's name in
 * front, else by the order of the list and the kinds of units. It is a guess that the preview shows and dragging corrects.
 * @returns the place in the list of the unit above each unit; null: none in the list
 */
export function guessParents(listed: readonly ListedUnit[]): (number | null)[] {
  const units = listed.map((unit): Placed => ({
    ...unit,
    word: unitWord(unit.name),
    kind: unit.kind ?? guessUnitKind(unit.name),
  }));
  const byCode = new Map(units.flatMap((unit) => (unit.code === null ? [] : [[unit.code, unit] as const])));
  return units.map((unit, at) => {
    const coded = codesAbove(unit.code ?? '').flatMap((code) => byCode.get(code) ?? []);
    const above = coded.find((other) => other !== unit) ?? byName(unit, units) ?? byOrder(at, units);
    return above ? units.indexOf(above) : null;
  });
}
