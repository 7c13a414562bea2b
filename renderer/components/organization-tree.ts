import { queryOptions } from '@tanstack/react-query';
import type { OrganizationNode } from '#shared/register/person/person-document';
import { invoke } from '../app/bridge';

export interface TreeItem {
  readonly key: number;
  readonly value: number;
  readonly title: string;
  readonly node: OrganizationNode;
  readonly disabled?: boolean;
  readonly children: TreeItem[];
}

/** Cached under the register's key, so that its commands refresh it. */
export function organizationTreeQuery() {
  return queryOptions({
    queryKey: ['register', 'organization.tree'],
    queryFn: () => invoke('organization.tree', {}),
  });
}

/** The units to choose from: those that exist, and the one already chosen although it may have ended. */
export function choosable(
  nodes: readonly OrganizationNode[],
  chosen: number | null | undefined,
): readonly OrganizationNode[] {
  return nodes.filter((node) => !node.abolished || node.id === chosen);
}

/** The flat tree, parents before children, as nested items. */
export function toTreeData(nodes: readonly OrganizationNode[]): TreeItem[] {
  const items = new Map<number, TreeItem>();
  const roots: TreeItem[] = [];
  for (const node of nodes) {
    const item: TreeItem = { key: node.id, value: node.id, title: node.name, node, children: [] };
    items.set(node.id, item);
    const parent = node.parentId === null ? undefined : items.get(node.parentId);
    (parent?.children ?? roots).push(item);
  }
  return roots;
}
