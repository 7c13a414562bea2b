import type { OrganizationNode } from '#shared/register/person/person-document';

/** Where a unit is put: under a parent, at an index among all its units, ended ones counted. */
export interface Place {
  readonly parentId: number | null;
  readonly position: number;
  /** The same among the living ones alone, from 1: what the user is asked about. */
  readonly shownAs: number;
}

/**
 * Where a dragged unit lands.
 * @param nodes the whole tree in its order, also the units that are not shown: the order is kept over all of them
 * @param gap 0 inside the target, below 0 before it, above 0 behind it
 */
export function placeOfDrop(
  nodes: readonly OrganizationNode[],
  dragged: number,
  target: number,
  gap: number,
): Place {
  if (gap === 0) return { parentId: target, position: 0, shownAs: 1 };
  const parentId = nodes.find((node) => node.id === target)?.parentId ?? null;
  const siblings = nodes.filter((node) => node.parentId === parentId && node.id !== dragged);
  const position = siblings.findIndex((node) => node.id === target) + (gap > 0 ? 1 : 0);
  const shownAs = siblings.slice(0, position).filter((node) => !node.abolished).length + 1;
  return { parentId, position, shownAs };
}
