import type { OrganizationNode } from '../person/person-document';

/** What became of the units that have ended, by id: 已撤销, 已并入乙镇. */
export type EndedUnits = ReadonlyMap<number, { readonly name: string; readonly fate: string }>;

/** The ended units among all units of the register. */
export function endedUnits(
  units: readonly Pick<OrganizationNode, 'id' | 'name' | 'abolished' | 'mergedInto'>[],
): EndedUnits {
  const names = new Map(units.map(({ id, name }) => [id, name]));
  return new Map(
    units
      .filter(({ abolished }) => abolished)
      .map(({ id, name, mergedInto }) => {
        const successor = mergedInto === null ? undefined : names.get(mergedInto);
        return [id, { name, fate: successor === undefined ? '已撤销' : `已并入${successor}` }];
      }),
  );
}
