import { expect, test } from 'vitest';
import { emptyRecord } from '#shared/lib/field';
import { organizationFields } from '#shared/register/fields/organization';
import type { OrganizationNode } from '#shared/register/person/person-document';
import type { Archive } from '../../../electron/archive/archive';
import { archiveHandlers } from '../../../electron/host';
import { newArchive } from '../helpers';
import { actor, demoArchive, jobContext } from './support';

const handlers = archiveHandlers();

function add(archive: Archive, name: string, parentId: number | null): Promise<number> {
  const fields = { ...emptyRecord(organizationFields), name, kind: 'town' };
  return archive
    .command({ actor, channel: 'organization.save' }, (tx) =>
      handlers['organization.save']({ id: null, version: 0, parentId, fields }, tx),
    )
    .then((saved) => (saved as { id: number }).id);
}

type Structure =
  'organization.move' | 'organization.merge' | 'organization.abolish' | 'organization.reinstate';

function change(archive: Archive, channel: Structure, input: object): Promise<unknown> {
  const handler = handlers[channel] as (input: object, tx: unknown) => unknown;
  return archive.command({ actor, channel }, (tx) => handler(input, tx));
}

function tree(archive: Archive): OrganizationNode[] {
  return handlers['organization.tree'](
    {},
    { db: archive.db, actor, today: '2026-03-15' },
  ) as OrganizationNode[];
}

function names(archive: Archive): string[] {
  return tree(archive).map((node) => `${'-'.repeat(node.depth)}${node.name}`);
}

test('the tree keeps its order; a unit moves with everything under it', async () => {
  const { archive } = newArchive();
  const county = await add(archive, '县', null);
  const first = await add(archive, '甲镇', county);
  const second = await add(archive, '乙镇', county);
  await add(archive, '甲村', first);
  expect(names(archive)).toEqual(['县', '-甲镇', '--甲村', '-乙镇']);
  await change(archive, 'organization.move', { id: first, parentId: county, position: 1 });
  expect(names(archive)).toEqual(['县', '-乙镇', '-甲镇', '--甲村']);
  await change(archive, 'organization.move', { id: first, parentId: second, position: 0 });
  expect(names(archive)).toEqual(['县', '-乙镇', '--甲镇', '---甲村']);
});

test('a unit goes neither under itself nor under its own sub-unit', async () => {
  const { archive } = newArchive();
  const county = await add(archive, '县', null);
  const town = await add(archive, '甲镇', county);
  for (const parentId of [county, town]) {
    const moved = change(archive, 'organization.move', { id: county, parentId, position: 0 });
    await expect(moved).rejects.toMatchObject({ code: 'ORGANIZATION_CYCLE' });
  }
  const merged = change(archive, 'organization.merge', { id: county, into: town, reason: '示委〔2026〕1号' });
  await expect(merged).rejects.toMatchObject({ code: 'ORGANIZATION_CYCLE' });
  expect(names(archive)).toEqual(['县', '-甲镇']);
});

test('a merger takes people and sub-units along, ends the unit, and stands in everybody’s history', async () => {
  const { archive } = await demoArchive(300);
  const villages = tree(archive).filter((node) => node.kind === 'village');
  const [from, into] = villages;
  if (!from || !into) throw new Error('the demonstration county has no villages');
  const people = (id: number): number =>
    archive.db
      .prepare<[number], number>('SELECT count(*) FROM person WHERE organization_id = ?')
      .pluck()
      .get(id) ?? 0;
  const before = { from: people(from.id), into: people(into.id) };
  const units = tree(archive).filter((node) => node.parentId === from.id).length;
  const moved = await change(archive, 'organization.merge', {
    id: from.id,
    into: into.id,
    reason: '撤乡并镇',
  });
  expect(moved).toEqual({ people: before.from, units });
  expect(people(from.id)).toBe(0);
  expect(people(into.id)).toBe(before.from + before.into);
  expect(tree(archive).find((node) => node.id === from.id)?.abolished).toBe(true);
  const history = archive.db
    .prepare<[], number>(
      "SELECT count(*) FROM audit_change WHERE entity = 'person' AND after LIKE '%organizationId%' AND before IS NOT NULL",
    )
    .pluck()
    .get();
  expect(history).toBe(before.from);
});

test('a unit with people or sub-units is not abolished; an abolished one can come back', async () => {
  const { archive } = newArchive();
  const county = await add(archive, '县', null);
  const town = await add(archive, '甲镇', county);
  const refused = change(archive, 'organization.abolish', { id: county, reason: '试' });
  await expect(refused).rejects.toMatchObject({
    code: 'ORGANIZATION_IN_USE',
    params: { people: 0, units: 1 },
  });
  await change(archive, 'organization.abolish', { id: town, reason: '示委〔2026〕2号' });
  expect(tree(archive).find((node) => node.id === town)?.abolished).toBe(true);
  await change(archive, 'organization.reinstate', { id: town });
  expect(tree(archive).find((node) => node.id === town)?.abolished).toBe(false);
});

test('no living unit comes to stand under an ended one', async () => {
  const { archive } = newArchive();
  const county = await add(archive, '县', null);
  const ended = await add(archive, '甲镇', county);
  const village = await add(archive, '甲村', ended);
  await change(archive, 'organization.abolish', { id: village, reason: '示委〔2026〕3号' });
  await change(archive, 'organization.abolish', { id: ended, reason: '示委〔2026〕3号' });
  const living = await add(archive, '乙镇', county);
  const tries = [
    add(archive, '乙村', ended),
    change(archive, 'organization.move', { id: living, parentId: ended, position: 0 }),
    change(archive, 'organization.reinstate', { id: village }),
  ];
  for (const attempt of tries)
    await expect(attempt).rejects.toMatchObject({ code: 'ORGANIZATION_PARENT_ENDED' });
});

test('a merger can be read back: people to their former places, sub-units to their former parent', async () => {
  const { archive } = await demoArchive(300);
  const towns = tree(archive).filter((node) => ['town', 'township', 'subdistrict'].includes(node.kind));
  const town = towns.find(({ id }) => tree(archive).some((node) => node.parentId === id));
  const into = towns.find((node) => node !== town);
  if (!town || !into) throw new Error('the demonstration county has no two towns');
  const people = archive.db
    .prepare<[number], { id: number; place: number }>(
      'SELECT id, position_order AS place FROM person WHERE organization_id = ? ORDER BY id',
    )
    .all(town.id);
  const [first] = people;
  if (!first) throw new Error('nobody stands in the town');
  const child = tree(archive).find((node) => node.parentId === town.id);
  archive.db
    .prepare('UPDATE person SET deleted_at = ? WHERE id = ?')
    .run('2026-01-01T00:00:00.000Z', first.id);
  const moved = await change(archive, 'organization.merge', {
    id: town.id,
    into: into.id,
    reason: '撤乡并镇',
  });
  expect(moved).toMatchObject({ people: people.length - 1 });
  const changes = archive.db
    .prepare<[], { entity: string; id: number; before: string }>(
      `SELECT entity, entity_id AS id, before FROM audit_change WHERE seq = (SELECT max(seq) FROM audit) ORDER BY entity_id`,
    )
    .all()
    .map((row) => ({ ...row, before: JSON.parse(row.before) as unknown }));
  expect(changes.filter((row) => row.entity === 'person')).toEqual(
    people.map(({ id, place }) => ({
      entity: 'person',
      id,
      before: { organizationId: town.id, positionOrder: place },
    })),
  );
  expect(changes).toContainEqual({ entity: 'organization', id: child?.id, before: { parentId: town.id } });
});

test('establishment counts leaders in office once, whatever posts they hold besides', async () => {
  const { archive } = await demoArchive(300);
  const rows = await handlers['organization.establishment'](
    {},
    jobContext(archive, 'organization.establishment'),
  );
  const chiefs = rows.reduce((sum, row) => sum + row.chief.filled, 0);
  const expected = archive.db
    .prepare<[], number>(
      "SELECT count(DISTINCT organization_id || '/' || person_id) FROM person_appointments WHERE state = '1' AND member_kind = '1'",
    )
    .pluck()
    .get();
  expect(chiefs).toBe(expected);
  expect(chiefs).toBeGreaterThan(10);
});

test('nobody is put into a unit that is not there, nor back into one that has ended', async () => {
  const { archive } = await demoArchive(60);
  const person = (await handlers['person.get'](
    { id: 1 },
    { db: archive.db, actor, today: '2026-03-15' },
  )) as unknown as { id: number; version: number; fields: { organizationId: number }; children: object };
  const save = (organizationId: number): Promise<unknown> =>
    archive.command({ actor, channel: 'person.save' }, (tx) =>
      (handlers['person.save'] as (input: object, tx: unknown) => unknown)(
        {
          id: 1,
          version: person.version,
          fields: { ...person.fields, organizationId },
          children: person.children,
        },
        tx,
      ),
    );
  await expect(save(999_999)).rejects.toMatchObject({ code: 'PERSON_UNIT_UNKNOWN' });
  const own = person.fields.organizationId;
  archive.db.prepare("UPDATE person SET deleted_at = '2026-01-01' WHERE organization_id = ?").run(own);
  archive.db.prepare("UPDATE organization SET abolished = '2026-02-01' WHERE id = ?").run(own);
  const back = archive.command({ actor, channel: 'person.restore' }, (tx) =>
    (handlers['person.restore'] as (input: object, tx: unknown) => unknown)({ ids: [1] }, tx),
  );
  await expect(back).rejects.toMatchObject({ code: 'PERSON_UNIT_ENDED' });
});
