import { expect, test } from 'vitest';
import type { OrganizationNode } from '#shared/register/person/person-document';
import { placeOfDrop } from '../../../renderer/register/organization/organization-place';

function unit(id: number, parentId: number | null, abolished = false): OrganizationNode {
  return {
    id,
    parentId,
    name: `${id}`,
    nameKey: '',
    code: null,
    kind: 'town',
    path: '',
    depth: 0,
    abolished,
    mergedInto: null,
    weakVillage: false,
  };
}

// Under 1 stand 2 (ended), 3, 4 and 5, in this order.
const nodes = [unit(1, null), unit(2, 1, true), unit(3, 1), unit(4, 1), unit(5, 1)];

test('a unit dropped into another becomes its first', () => {
  expect(placeOfDrop(nodes, 5, 3, 0)).toEqual({ parentId: 3, position: 0, shownAs: 1 });
});

test('before and behind a unit are counted among all its siblings, the hidden ended ones too', () => {
  expect(placeOfDrop(nodes, 5, 4, -1)).toEqual({ parentId: 1, position: 2, shownAs: 2 });
  expect(placeOfDrop(nodes, 3, 5, 1)).toEqual({ parentId: 1, position: 3, shownAs: 3 });
});

test('a unit dropped beside the county goes to the top', () => {
  expect(placeOfDrop(nodes, 5, 1, 1)).toEqual({ parentId: null, position: 1, shownAs: 2 });
});
