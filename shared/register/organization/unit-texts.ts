import type { OrganizationNode } from '../person/person-document';

/** A unit as a name in a workbook must tell it apart from all others. */
type Unit = Pick<OrganizationNode, 'id' | 'parentId' | 'name' | 'abolished'>;

/** Behind the name of a unit that no longer exists while another one of the name does. */
const FORMER = '（已撤销）';

function path(unit: Unit, byId: ReadonlyMap<number, Unit>, levels: number): string {
  const names = [unit.name];
  let parent = unit.parentId === null ? undefined : byId.get(unit.parentId);
  for (let level = 1; level < levels && parent; level += 1) {
    names.unshift(parent.name);
    parent = parent.parentId === null ? undefined : byId.get(parent.parentId);
  }
  return names.join('/');
}

const MOST_LEVELS = 6;

/** Of units that share their name: names of the units above are put in front until they differ. */
function tellApart(units: readonly Unit[], byId: ReadonlyMap<number, Unit>): Map<number, string> {
  let texts = new Map(units.map((unit) => [unit.id, unit.name]));
  for (let levels = 2; levels <= MOST_LEVELS && new Set(texts.values()).size < units.length; levels += 1)
    texts = new Map(units.map((unit) => [unit.id, path(unit, byId, levels)]));
  return texts;
}

/**
 * A text for every unit by which the import finds exactly this one again (import/resolve-unit.ts): its name, with the names
 * above it in front where several units share it (青石镇/党政办).
 * @param units of the whole register, former ones too
 */
export function unitTexts(units: readonly Unit[]): Map<number, string> {
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  const living = new Map<string, Unit[]>();
  for (const unit of units) {
    if (unit.abolished) continue;
    const list = living.get(unit.name);
    if (list) list.push(unit);
    else living.set(unit.name, [unit]);
  }
  const texts = new Map<number, string>();
  for (const named of living.values()) for (const [id, text] of tellApart(named, byId)) texts.set(id, text);
  for (const { id, name, abolished } of units)
    if (abolished) texts.set(id, living.has(name) ? `${name}${FORMER}` : name);
  return texts;
}
