import { mkdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  addAttachments,
  attachmentContent,
  exportAttachment,
} from '../../../electron/features/register/person/attachment-files.service';
import {
  arrangeAttachments,
  binAttachment,
  changeAttachment,
  listAttachments,
} from '../../../electron/features/register/person/attachment.service';
import { personHistory } from '../../../electron/features/register/person/person-history.service';
import { attachmentLimit } from '#shared/register/person/attachment';
import { temporaryFolder } from '../helpers';
import { removePeople } from '../../../electron/features/register/bin/person-bin.service';
import { setPhoto } from '../../../electron/features/register/person/person-photo.service';
import { getPerson, savePerson } from '../../../electron/features/register/person/person.service';
import { jobOver, newPeople, type People } from './people';

/** Files with the given names and contents in a folder of their own; returns their paths. */
function filesOf(contents: Record<string, string>): string[] {
  const folder = temporaryFolder();
  return Object.entries(contents).map(([name, content]) => {
    const file = path.join(folder, name);
    writeFileSync(file, content);
    return file;
  });
}

const scans = { '入党志愿书.pdf': '%PDF-1.4 a', '自传.pdf': '%PDF-1.4 b', '政审.pdf': '%PDF-1.4 c' };

async function personWithScans(): Promise<{ people: People; id: number; ids: number[] }> {
  const people = await newPeople();
  const id = await people.add({ name: '张晓明' });
  addAttachments({ personId: id, fileClass: 6, files: filesOf(scans) }, jobOver(people));
  return { people, id, ids: listAttachments(people.archive.db, id).map((item) => item.id) };
}

describe('adding scanned files', () => {
  test('keeps their bytes, order and titles', async () => {
    const { people, id, ids } = await personWithScans();
    const items = listAttachments(people.archive.db, id);
    expect(items.map((item) => item.title)).toEqual(['入党志愿书', '自传', '政审']);
    expect(items[0]).toMatchObject({
      fileClass: 6,
      mediaType: 'application/pdf',
      size: 10,
      fileName: '入党志愿书.pdf',
    });
    expect(Buffer.from(attachmentContent(people.archive.db, ids[1] ?? 0).content).toString()).toBe(
      '%PDF-1.4 b',
    );
    expect(personHistory(people.archive.db, id, { limit: 1 })[0]?.changes).toHaveLength(3);
  });

  test.each([
    ['ATTACHMENT_TYPE', { 'a.pdf': '%PDF-1', '简历.docx': 'PK' }],
    ['ATTACHMENT_TWICE', { 'a.pdf': '%PDF-1', 'b.pdf': '%PDF-1' }],
  ])('%s: one bad file and none is kept', async (code, contents) => {
    const people = await newPeople();
    const id = await people.add({ name: '张晓明' });
    const adding = () =>
      addAttachments({ personId: id, fileClass: 1, files: filesOf(contents) }, jobOver(people));
    expect(adding).toThrow(expect.objectContaining({ code }) as Error);
    expect(listAttachments(people.archive.db, id)).toEqual([]);
  });

  test('too large a file, a missing one and a folder are refused by name', async () => {
    const people = await newPeople();
    const id = await people.add({ name: '张晓明' });
    const [large = ''] = filesOf({ '全部档案.pdf': '%PDF-1' });
    truncateSync(large, attachmentLimit + 1);
    const folder = path.join(temporaryFolder(), 'x.pdf');
    mkdirSync(folder);
    const add = (file: string) => () =>
      addAttachments({ personId: id, fileClass: 1, files: [file] }, jobOver(people));
    const refused = (code: string, name: string) =>
      expect.objectContaining({ code, params: expect.objectContaining({ name }) as object }) as Error;
    expect(add(large)).toThrow(refused('ATTACHMENT_TOO_LARGE', '全部档案.pdf'));
    expect(add('/nowhere/a.pdf')).toThrow(refused('ATTACHMENT_UNREADABLE', 'a.pdf'));
    expect(add(folder)).toThrow(refused('ATTACHMENT_UNREADABLE', 'x.pdf'));
  });

  test('cancelled half-way keeps none', async () => {
    const people = await newPeople();
    const id = await people.add({ name: '张晓明' });
    const adding = () =>
      addAttachments({ personId: id, fileClass: 1, files: filesOf(scans) }, jobOver(people, 2));
    expect(adding).toThrow('CANCELLED');
    expect(listAttachments(people.archive.db, id)).toEqual([]);
  });
});

describe('a scanned item', () => {
  test('changes title, date, pages and class with its history', async () => {
    const { people, id, ids } = await personWithScans();
    const change = { id: ids[0] ?? 0, fileClass: 6, title: '入党志愿书', documentDate: '2009-06', pages: 12 };
    await people.run('attachment.update', (tx) => changeAttachment(tx, change));
    await people.run('attachment.update', (tx) => changeAttachment(tx, change));
    expect(listAttachments(people.archive.db, id)[0]).toMatchObject({ documentDate: '2009-06', pages: 12 });
    const [entry, before] = personHistory(people.archive.db, id, { limit: 2 });
    expect(entry?.changes[0]).toMatchObject({
      label: '入党志愿书',
      after: { documentDate: '2009-06', pages: 12 },
    });
    expect(before?.channel).toBe('attachment.add');
  });

  test('moves among those of its class, and only among those', async () => {
    const { people, id, ids } = await personWithScans();
    const [a = 0, b = 0, c = 0] = ids;
    const arrange = (order: number[], fileClass: number) =>
      people.run('attachment.arrange', (tx) =>
        arrangeAttachments(tx, { personId: id, fileClass, ids: order }),
      );
    await arrange([c, a], 6);
    expect(listAttachments(people.archive.db, id).map((item) => item.id)).toEqual([c, a, b]);
    await expect(arrange([a], 7)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('goes to the recycle bin and comes back; its content may then be added anew', async () => {
    const { people, id, ids } = await personWithScans();
    const first = ids[0] ?? 0;
    await people.run('attachment.remove', (tx) => binAttachment(tx, first, true));
    expect(listAttachments(people.archive.db, id).filter((item) => item.deletedAt === null)).toHaveLength(2);
    const again = filesOf({ '重扫.pdf': '%PDF-1.4 a' });
    expect(addAttachments({ personId: id, fileClass: 6, files: again }, jobOver(people))).toEqual({
      added: 1,
    });
    await people.run('attachment.restore', (tx) => binAttachment(tx, first, false));
    expect(listAttachments(people.archive.db, id).every((item) => item.deletedAt === null)).toBe(true);
  });

  test('is written out byte for byte, or a sentence says why not', async () => {
    const { people, ids } = await personWithScans();
    const file = path.join(temporaryFolder(), '导出.pdf');
    exportAttachment({ id: ids[2] ?? 0, file }, jobOver(people));
    expect(readFileSync(file, 'utf8')).toBe('%PDF-1.4 c');
    const impossible = path.join(temporaryFolder(), 'missing', '导出.pdf');
    expect(() => exportAttachment({ id: ids[2] ?? 0, file: impossible }, jobOver(people))).toThrow(
      'FILE_NOT_WRITTEN',
    );
  });
});

describe('the person behind', () => {
  const versionOf = (people: People, id: number) => getPerson(people.archive.db, id).version;

  test('counts each change of scanned items as a change, and no change as none', async () => {
    const { people, id, ids } = await personWithScans();
    const [a = 0, b = 0] = ids;
    const arrange = (order: number[]) =>
      people.run('attachment.arrange', (tx) =>
        arrangeAttachments(tx, { personId: id, fileClass: 6, ids: order }),
      );
    const versions = [versionOf(people, id)];
    for (const step of [
      () => arrange([b, a]),
      () => arrange([b, a]),
      () => people.run('attachment.remove', (tx) => binAttachment(tx, a, true)),
      () => people.run('attachment.remove', (tx) => binAttachment(tx, a, true)),
    ]) {
      await step();
      versions.push(versionOf(people, id));
    }
    expect(versions).toEqual([2, 3, 3, 4, 4]);
    // A form that was opened before the change is told.
    const { fields, children } = getPerson(people.archive.db, id);
    await expect(
      people.run('person.save', (tx) => savePerson(tx, { id, version: 2, fields, children })),
    ).rejects.toMatchObject({ code: 'VERSION_CONFLICT' });
  });

  test('in the recycle bin keeps scanned items and photo as they are', async () => {
    const { people, id, ids } = await personWithScans();
    const [first = 0] = ids;
    await people.run('person.remove', (tx) => removePeople(tx, { ids: [id], reason: '调出' }));
    const before = listAttachments(people.archive.db, id);
    const change = { id: first, fileClass: 1, title: '改名', documentDate: null, pages: null };
    const attempts = [
      () => people.run('attachment.update', (tx) => changeAttachment(tx, change)),
      () => people.run('attachment.remove', (tx) => binAttachment(tx, first, true)),
      () =>
        people.run('attachment.arrange', (tx) =>
          arrangeAttachments(tx, { personId: id, fileClass: 6, ids: [...ids].reverse() }),
        ),
      () => people.run('person.setPhoto', (tx) => setPhoto(tx, { id, image: null })),
      async () =>
        addAttachments(
          { personId: id, fileClass: 1, files: filesOf({ 'n.pdf': '%PDF-9' }) },
          jobOver(people),
        ),
    ];
    for (const attempt of attempts) await expect(attempt()).rejects.toMatchObject({ code: 'PERSON_IN_BIN' });
    expect(listAttachments(people.archive.db, id)).toEqual(before);
  });
});
