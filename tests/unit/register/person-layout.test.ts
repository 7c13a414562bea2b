import { expect, test } from 'vitest';
import { childKeys, personChildren } from '#shared/register/fields/children';
import { personFields } from '#shared/register/fields/person';
import { personSections } from '../../../renderer/register/person/person-layout';

const blocks = personSections.flatMap((section) => section.blocks);

test('every field of a person that is typed in stands on its page exactly once', () => {
  const placed = blocks.flatMap((block) =>
    block.kind === 'fields' ? block.fields.map((field) => [field].flat()[0]) : [],
  );
  const typedIn = personFields.filter((field) => !('derived' in field)).map((field) => field.key);
  expect([...placed].sort()).toEqual([...typedIn].sort());
});

test('every repeated set stands on its page exactly once, with columns that it has', () => {
  const sets = blocks.flatMap((block) => (block.kind === 'set' ? [block] : []));
  expect(sets.map((block) => block.set).sort()).toEqual([...childKeys].sort());
  for (const { set, columns } of sets) {
    const known = personChildren[set].fields.map((field) => field.key as string);
    expect(known, set).toEqual(expect.arrayContaining(columns.map((column) => column.key)));
    expect(new Set(columns.map((column) => column.key)).size).toBe(columns.length);
  }
});

test('columns fit into the form at 1366 px: the fixed ones leave room for those that share the rest', () => {
  // 1366 - rail 208 - side 216 - paddings, scrollbar and the columns of the row's number and buttons.
  const room = 870 - 36 - 84;
  for (const block of blocks) {
    if (block.kind !== 'set') continue;
    const fixed = block.columns.reduce((sum, column) => sum + (column.width ?? 0), 0);
    const shared = block.columns.filter((column) => column.width === undefined).length;
    expect(fixed + shared * 80, block.set).toBeLessThanOrEqual(room);
  }
});

test('sections have names of their own', () => {
  expect(new Set(personSections.map((section) => section.id)).size).toBe(personSections.length);
});
