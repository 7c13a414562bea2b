import type { OrganizationNode } from '../person/person-document';

/**
 * The unit directly above each unit. Headings of the tree (分组: 县直单位, 乡镇) are no superiors and are passed over; the
 * topmost units have none.
 */
export function superiorUnits(
  tree: readonly Pick<OrganizationNode, 'id' | 'parentId' | 'kind'>[],
): Map<number, number> {
  const byId = new Map(tree.map((unit) => [unit.id, unit]));
  return new Map(
    tree.flatMap((unit): [number, number][] => {
      let above = byId.get(unit.parentId ?? 0);
      while (above?.kind === 'group') above = byId.get(above.parentId ?? 0);
      return above && unit.kind !== 'group' ? [[unit.id, above.id]] : [];
    }),
  );
}

/** All units above one, the nearest first. */
export function unitsAbove(id: number, superiors: ReadonlyMap<number, number>): number[] {
  const above: number[] = [];
  for (let next = superiors.get(id); next !== undefined && !above.includes(next); next = superiors.get(next))
    above.push(next);
  return above;
}
