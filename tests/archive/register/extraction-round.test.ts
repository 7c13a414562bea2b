import { expect, test } from 'vitest';
import type { Archive } from '../../../electron/archive/archive';
import { getPerson } from '../../../electron/features/register/person/person.service';
import { selectOrganizationTree } from '../../../electron/features/register/organization/organization.store';
import { archiveHandlers } from '../../../electron/host';
import { emptyRecord } from '#shared/lib/field';
import { checkIdNumber } from '#shared/lib/id-number';
import { personChildren } from '#shared/register/fields/children';
import { extractionSheets } from '#shared/register/extraction/sheets';
import type { PersonDocument } from '#shared/register/person/person-document';
import { unitTexts } from '#shared/register/organization/unit-texts';
import { newArchive } from '../helpers';
import { addPerson, addUnit, asClerk } from './factory';
import { demoArchive, jobContext } from './support';
import { workbookImporter } from './workbook-importer';

const token = '00000000-0000-4000-8000-000000000000';

/** Every living person by name and ID number, with units as their names. */
function everybody(archive: Archive): Map<string, PersonDocument> {
  const ids = archive.db
    .prepare<[], number>('SELECT id FROM person WHERE deleted_at IS NULL ORDER BY id')
    .pluck();
  const people = ids.all().map((id) => getPerson(archive.db, id));
  return new Map(people.map((person) => [`${person.fields.name} ${person.fields.idNumber}`, person]));
}

/** What the table has columns for, of one person. */
function held(person: PersonDocument, units: ReadonlyMap<number, string>): Record<string, unknown> {
  const record: Record<string, unknown> = {};
  const value = (from: Record<string, unknown>, key: string): unknown =>
    key === 'organizationId' ? (units.get(Number(from[key])) ?? from['organizationName'] ?? null) : from[key];
  for (const sheet of extractionSheets) {
    if (sheet.rows === 'organizations') continue;
    const keys = sheet.columns.flatMap(({ field, ofPerson }) => (field === null || ofPerson ? [] : [field]));
    if (sheet.rows === 'children') {
      const rows = person.children[sheet.set] as Record<string, unknown>[];
      record[sheet.name] = rows.map((row) => Object.fromEntries(keys.map((key) => [key, value(row, key)])));
      continue;
    }
    for (const key of keys)
      record[key] = key === 'resume' ? person.children.resume : value(person.fields, key);
  }
  return record;
}

/** Units from the top down: 示范县/乡镇（街道）/青石镇. */
function tree(archive: Archive): string[] {
  const nodes = selectOrganizationTree(archive.db);
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const path = (id: number | null): string => {
    const node = id === null ? undefined : byId.get(id);
    return node ? `${path(node.parentId)}/${node.name}` : '';
  };
  return nodes.map((node) => `${path(node.id)} ${node.code} ${node.kind}`);
}

async function exported(archive: Archive): Promise<string> {
  const context = jobContext(archive, 'extraction.export');
  await archiveHandlers()['extraction.export']({ file: token, organizationId: null }, context);
  return context.file;
}

/**
 * What the table cannot carry, beside what it has no columns for: people whose ID number is wrong are refused, and the tree of
 * units is told from codes, names and order.
 */
test('the demonstration county goes out as ten sheets and comes back the same', async () => {
  const { archive: source } = await demoArchive(500);
  const { archive } = newArchive({ key: Buffer.alloc(32) });
  const importer = await workbookImporter(archive, await exported(source));
  expect(importer.summary.layout).toEqual({ key: 'extraction', title: '提取表（十张表）' });
  const preview = await importer.preview();
  expect(preview.missing).toEqual([]);
  expect(preview.parts.flatMap(({ columns }) => columns?.filter(({ label }) => label === null))).toEqual([]);
  expect(await importer.units()).toEqual([]);
  await importer.plan();
  const wrong = [...everybody(source).values()].filter(
    ({ fields }) => !checkIdNumber(fields.idNumber ?? '').valid,
  );
  const refused = await importer.rows('refused');
  expect(refused.map(({ name }) => name)).toEqual(wrong.map(({ fields }) => fields.name));
  const done = await importer.apply();
  expect(done).toMatchObject({ added: 500 - wrong.length, changed: 0, refused: wrong.length });

  expect(tree(archive)).toEqual(tree(source));
  const [before, after] = [everybody(source), everybody(archive)];
  const [unitsBefore, unitsAfter] = [source, archive].map(({ db }) => unitTexts(selectOrganizationTree(db)));
  expect(after.size).toBe(before.size - wrong.length);
  for (const [key, person] of after) {
    const original = before.get(key);
    if (!original || !unitsBefore || !unitsAfter) throw new Error(`${key} came from nowhere`);
    expect(held(person, unitsAfter), key).toEqual(held(original, unitsBefore));
  }
});

test('a table imported into the register it came from changes nothing', async () => {
  const { archive } = await demoArchive(200);
  const importer = await workbookImporter(archive, await exported(archive));
  expect((await importer.units()).filter(({ match }) => match.state !== 'exact')).toEqual([]);
  const { counts, newUnits } = await importer.plan();
  expect(await importer.rows('changed')).toEqual([]);
  expect(counts).toMatchObject({ new: 0, changed: 0 });
  expect(newUnits).toEqual([]);
});

test('units of one name, units outside the register and odd values come back as they were', async () => {
  const { archive: source } = newArchive({ key: Buffer.alloc(32) });
  const document = asClerk(source, (tx) => {
    const county = addUnit(tx, '清河县', null, { kind: 'county' });
    const towns = ['青石镇', '白沙镇'].map((name) => addUnit(tx, name, county, { kind: 'town' }));
    const [first = 0, second = 0] = towns.map((town, at) =>
      addUnit(tx, '柳河村', town, { kind: 'village', code: `43072610${at + 1}203` }),
    );
    const since = { started: '2021-03-05', post: '党支部书记', state: '1', leader: true, primary: true };
    const none = emptyRecord(personChildren.appointments.fields);
    const id = addPerson(
      tx,
      {
        ...{ name: '阿依·古丽', gender: '2', birthDate: '1979-11', organizationId: second },
        ...{ politicalStatus: '01', partyJoined: '2002.03.15；民盟', currentPost: '柳河村党支部书记' },
        ...{ rewardSummary: '2019年记三等功；\n2021年嘉奖', tier: '二十二级', remark: '=1+1' },
      },
      {
        appointments: [
          { ...none, ...since, organizationId: second },
          { ...none, ...since, organizationId: first, state: '0', ended: '2021-03' },
          { ...none, ...since, organizationName: '外县某局', started: '2010', state: '0', ended: null },
        ],
        resume: [
          {
            started: '1998-09',
            ended: '2001-07',
            content: '湖南农业大学学习\n（其间：2000.01--2000.06 实习）',
          },
          { started: '2001-07', ended: null, content: '柳河村工作' },
        ],
        rewards: [
          {
            ...emptyRecord(personChildren.rewards.fields),
            kind: 'penalty',
            name: '诫勉',
            approved: '2018-05-09',
          },
        ],
      },
    );
    return getPerson(tx.db, id);
  });
  const { archive } = newArchive({ key: Buffer.alloc(32) });
  const importer = await workbookImporter(archive, await exported(source));
  await importer.plan();
  expect(await importer.rows('refused')).toEqual([]);
  await importer.apply();
  const [back] = everybody(archive).values();
  const units = (from: Archive) => unitTexts(selectOrganizationTree(from.db));
  if (!back) throw new Error('nobody came back');
  expect(held(back, units(archive))).toEqual(held(document, units(source)));
  expect(tree(archive)).toEqual(tree(source));
});
