import { expect, test } from 'vitest';
import { rosterColumns, rosterFields, rosterLines } from '#shared/register/exchange/roster';
import type { OrganizationNode } from '#shared/register/person/person-document';
import type { PersonRow } from '#shared/register/list/person-list';

function unit(id: number, parentId: number | null, name: string): OrganizationNode {
  return {
    id,
    parentId,
    name,
    code: null,
    kind: 'town',
    path: `${id}`,
    depth: 0,
    abolished: false,
    weakVillage: false,
    nameKey: '',
  } as OrganizationNode;
}

const tree = [unit(1, null, '示范县'), unit(2, 1, '青石镇'), unit(3, 2, '柳河村')];

function person(id: number, organizationId: number, name: string): PersonRow {
  const values = {
    name,
    organizationId,
    gender: '1',
    birthDate: '1985-03-12',
    fullTimeEducation: '大学 理学学士',
  };
  return { id, version: 1, values };
}

const customary = { layout: 'customary', grouped: true, columns: ['name'] } as const;

test('a title row stands before the first person of each unit, with the township before the village', () => {
  const rows = [person(1, 2, '张晓明'), person(2, 3, '李强'), person(3, 3, '王芳')];
  const lines = [...rosterLines({ ...customary, columns: ['name'] }, rows, tree)];
  expect(lines.map((line) => ('group' in line ? line.group : line.cells[0]))).toEqual([
    '青石镇',
    '张晓明',
    '青石镇\u3000柳河村',
    '李强',
    '王芳',
  ]);
});

test('the customary layout shows months as yyyy.MM and the education without its degree', () => {
  const [, line] = rosterLines({ ...customary, columns: ['name'] }, [person(1, 2, '张晓明')], tree);
  const cells = line && 'cells' in line ? line.cells : [];
  const labels = rosterColumns({ ...customary, columns: ['name'] }).map((column) => column.label);
  expect(cells[labels.indexOf('出生年月')]).toBe('1985.03');
  expect(cells[labels.indexOf('学历')]).toBe('大学');
  expect(cells[labels.indexOf('性别')]).toBe('男');
});

test('the unit is always fetched, since the title rows need it', () => {
  expect(rosterFields({ layout: 'list', columns: ['name'] })).toContain('organizationId');
});
