import type { OrganizationNode } from '../person/person-document';

type Unit = Pick<OrganizationNode, 'id' | 'parentId' | 'name' | 'kind'>;

const townshipKinds: readonly string[] = ['town', 'township', 'subdistrict'];
const villageKinds: readonly string[] = ['village', 'community'];

/**
 * Names of units as papers write them: villages and communities with their township in front (青溪镇桃花村), since many
 * counties have two of a name; all others by their own name.
 * @returns '' for a unit that is not there
 */
export function paperUnitNames(units: readonly Unit[]): (id: number) => string {
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  function townshipOf(unit: Unit): Unit | undefined {
    let above = byId.get(unit.parentId ?? 0);
    while (above && !townshipKinds.includes(above.kind)) above = byId.get(above.parentId ?? 0);
    return above;
  }
  return (id) => {
    const unit = byId.get(id);
    if (!unit) return '';
    const township = villageKinds.includes(unit.kind) ? townshipOf(unit) : undefined;
    return township && !unit.name.startsWith(township.name) ? township.name + unit.name : unit.name;
  };
}
