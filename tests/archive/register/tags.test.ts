import { expect, test } from 'vitest';
import { archiveHandlers } from '../../../electron/host';
import type { Archive } from '../../../electron/archive/archive';
import { verifyAuditChain } from '../../../electron/archive/audit';
import { emptyRecord } from '#shared/lib/field';
import { childKeys, type ChildRecord, type PersonChildren } from '#shared/register/fields/children';
import { organizationFields } from '#shared/register/fields/organization';
import { personFields, type PersonRecord } from '#shared/register/fields/person';
import type { Condition } from '#shared/register/list/condition';
import { newArchive } from '../helpers';
import { importerFor, writeSheet } from './importer';
import { actor, jobContext, today } from './support';

const handlers = archiveHandlers();
const query = (archive: Archive) => ({ db: archive.db, actor, today });
const row = (tag: string, since: string | null = null): ChildRecord<'tags'> => ({ tag, since, until: null });

async function unitOf(archive: Archive): Promise<number> {
  const [present] = await handlers['organization.tree']({}, query(archive));
  if (present) return present.id;
  const fields = { ...emptyRecord(organizationFields), name: '青山镇', kind: 'township' };
  const input = { id: null, version: 0, parentId: null, fields };
  const saved = archive.commandNow({ actor, channel: 'organization.save' }, (tx) =>
    handlers['organization.save'](input, tx),
  );
  return (await saved).id;
}

async function addPerson(
  archive: Archive,
  name: string,
  tags: readonly ChildRecord<'tags'>[],
): Promise<number> {
  const organizationId = await unitOf(archive);
  const fields = { ...emptyRecord(personFields), name, organizationId } as PersonRecord;
  const empty = Object.fromEntries(childKeys.map((key) => [key, []])) as unknown as PersonChildren;
  const input = { id: null, version: 0, fields, children: { ...empty, tags: [...tags] } };
  const saved = archive.commandNow({ actor, channel: 'person.save' }, (tx) =>
    handlers['person.save'](input, tx),
  );
  return (await saved).id;
}

const save = (archive: Archive, tags: readonly { name: string; retired: boolean }[]) =>
  archive.commandNow({ actor, channel: 'tag.save' }, (tx) => handlers['tag.save']({ tags: [...tags] }, tx));
const rename = (archive: Archive, from: string, to: string, merge = false) =>
  handlers['tag.rename']({ from, to, merge }, jobContext(archive, 'tag.rename'));
const tagsOf = async (archive: Archive, id: number) =>
  (await handlers['person.get']({ id }, query(archive))).children.tags;
const commands = (archive: Archive): number =>
  archive.db.prepare<[], number>('SELECT count(*) FROM audit').pluck().get() ?? 0;

test('a county begins with the customary tags and keeps its own list', async () => {
  const { archive } = newArchive();
  const first = await handlers['tag.list']({}, query(archive));
  expect(first[0]).toEqual({ name: '选调生', retired: false, formerly: [] });
  await save(archive, [
    { name: '选派支书', retired: false },
    { name: '选调生', retired: true },
  ]);
  expect(await handlers['tag.list']({}, query(archive))).toMatchObject([
    { name: '选派支书' },
    { name: '选调生', retired: true },
  ]);
});

test('renaming takes people, those in the recycle bin and saved queries along, in one audited command', async () => {
  const { archive } = newArchive();
  const one = await addPerson(archive, '张晓明', [row('大学生村官', '2012.07'), row('选调生')]);
  const binned = await addPerson(archive, '李国华', [row('大学生村官')]);
  archive.commandNow({ actor, channel: 'person.remove' }, (tx) =>
    handlers['person.remove']({ ids: [binned], reason: '调出' }, tx),
  );
  const part: Condition = { type: 'test', field: 'tag', operator: 'equals', values: ['大学生村官'] };
  const condition: Condition = { type: 'some', set: 'tags', part };
  const content = { condition, organizationId: null, sort: null, columns: null };
  archive.commandNow({ actor, channel: 'query.save' }, (tx) =>
    handlers['query.save']({ id: null, name: '村官', shared: false, content }, tx),
  );
  const before = commands(archive);
  expect(await rename(archive, '大学生村官', '大学生村干部')).toEqual({ people: 2 });
  expect(commands(archive)).toBe(before + 1);
  expect(verifyAuditChain(archive.db).ok).toBe(true);
  expect(await tagsOf(archive, one)).toEqual([row('大学生村干部', '2012.07'), row('选调生')]);
  expect(await tagsOf(archive, binned)).toEqual([row('大学生村干部')]);
  const [saved] = await handlers['query.list']({}, query(archive));
  expect(JSON.stringify(saved?.content)).toContain('大学生村干部');
  const [latest] = await handlers['person.history']({ id: one, limit: 1 }, query(archive));
  expect(JSON.stringify(latest?.changes)).toContain('大学生村干部');
  expect((await handlers['tag.list']({}, query(archive)))[1]).toEqual({
    name: '大学生村干部',
    retired: false,
    formerly: ['大学生村官'],
  });
});

test('merging leaves one of two tags, with what only the other one told', async () => {
  const { archive } = newArchive();
  const both = await addPerson(archive, '张晓明', [row('村医', '2015'), row('乡村医生')]);
  expect(await handlers['tag.counts']({}, query(archive))).toContainEqual({
    name: '村医',
    people: 1,
    retired: false,
    formerly: [],
    listed: false,
  });
  await rename(archive, '村医', '乡村医生', true);
  expect(await tagsOf(archive, both)).toEqual([row('乡村医生', '2015')]);
  const merged = (await handlers['tag.list']({}, query(archive))).find(({ name }) => name === '乡村医生');
  expect(merged?.formerly).toEqual(['村医']);
});

test('a taken name, a tag in use and an unknown tag are refused, and nothing changes', async () => {
  const { archive } = newArchive();
  await addPerson(archive, '张晓明', [row('选调生')]);
  const before = commands(archive);
  const code = async (work: () => unknown): Promise<unknown> => {
    try {
      await work();
    } catch (error) {
      return (error as { code?: unknown }).code;
    }
    return undefined;
  };
  expect(await code(() => rename(archive, '选调生', '退役军人'))).toBe('TAG_TAKEN');
  expect(await code(() => rename(archive, '没有的', '退役军人', true))).toBe('NOT_FOUND');
  expect(await code(() => save(archive, [{ name: '退役军人', retired: false }]))).toBe('TAG_IN_USE');
  expect(commands(archive)).toBe(before);
});

test('an imported roster that still says the former name means the tag of today', async () => {
  const { archive } = newArchive({ key: Buffer.alloc(32) });
  const known = await addPerson(archive, '张晓明', [row('大学生村官')]);
  await rename(archive, '大学生村官', '大学生村干部');
  const path = await writeSheet([
    ['姓名', '单位', '性别', '人员来源'],
    ['李国华', '青山镇', '男', '大学生 村官、乡贤'],
  ]);
  const importer = await importerFor(archive, path);
  await importer.plan();
  await importer.apply();
  const id = archive.db.prepare<[], number>("SELECT id FROM person WHERE name = '李国华'").pluck().get() ?? 0;
  expect(id).not.toBe(known);
  expect((await tagsOf(archive, id)).map(({ tag }) => tag)).toEqual(['大学生村干部', '乡贤']);
});
