import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { usualPaperOptions, type PaperPart } from '#shared/register/papers/paper-person';
import { exportForms } from '../../../electron/features/register/approval-form/form-export.service';
import { exportDocx } from '../../../electron/features/register/papers/papers-docx.service';
import { exportCollections } from '../../../electron/features/register/papers/papers-workbook.service';
import { setPhoto } from '../../../electron/features/register/person/person-photo.service';
import { readFormFile } from '../../../electron/files/form-files';
import { pdfFile } from '../../../electron/printing/pdf-file';
import { pdfFolder } from '../../../electron/printing/pdf-folder';
import { plainPdf } from '../../unit/printing/plain-pdf';
import { canMount, crowdedDisk } from '../limits';
import { jobOver, newPeople, type People } from './people';

// A stick or a disk that fills up while forms and papers are written onto it: a real one of a megabyte.
const kilobyte = 1024;
const portrait = path.join(import.meta.dirname, '../../fixtures/portraits/man.jpg');

async function withPhotos(count: number): Promise<{ people: People; ids: number[] }> {
  const people = await newPeople();
  const image = readFileSync(portrait).toString('base64');
  const ids: number[] = [];
  for (let index = 0; index < count; index += 1) {
    const id = await people.add({
      name: `王${String.fromCharCode(0x4e00 + index)}`,
      positionOrder: index + 1,
    });
    await people.run('person.setPhoto', (tx) => setPhoto(tx, { id, image }));
    ids.push(id);
  }
  return { people, ids };
}

function documentOf(ids: number[], parts: PaperPart[] = ['resume']) {
  const source = { kind: 'people' as const, ids, parts, options: usualPaperOptions };
  return { kind: 'papers' as const, title: '材料', source };
}

/** What stands on the disk besides what fills it. */
function filesOn(disk: string): string[] {
  return readdirSync(disk).filter((name) => name !== '.ballast');
}

describe.skipIf(!canMount)('with a disk of its own (needs to mount, which this user may not)', () => {
  test('forms: those that fitted are whole, the others are named, and it is not tried five hundred times', async () => {
    const { people, ids } = await withPhotos(12);
    const disk = crowdedDisk(64 * kilobyte);
    const request = { kind: 'lrmx', generation: 4, pattern: '{姓名}', existing: 'refuse' } as const;
    const result = await exportForms({ ...request, ids, folder: disk }, jobOver(people));
    const written = filesOn(disk);
    expect(result).toMatchObject({ written: written.length, stopped: 'folder' });
    expect(written.length).toBeGreaterThan(0);
    expect(result.notWritten).toBe(ids.length - written.length);
    expect(result.notes.length).toBeGreaterThan(0);
    for (const { level, message } of result.notes)
      expect([level, message]).toEqual(['error', expect.stringContaining('磁盘已满') as string]);
    for (const name of written) {
      const { form } = await readFormFile(path.join(disk, name));
      expect(form.values.ZhaoPian.length).toBeGreaterThan(10_000);
    }
  });

  test('Word: one document for all is whole or not there; of one for each those before the full disk stay', async () => {
    const { people, ids } = await withPhotos(6);
    const full = crowdedDisk(0);
    const file = path.join(full, '材料.docx');
    const one = { document: documentOf(ids), target: { file } };
    await expect(exportDocx(one, jobOver(people))).rejects.toMatchObject({ code: 'FILE_NOT_WRITTEN' });
    expect(filesOn(full)).toEqual([]);
    const disk = crowdedDisk(24 * kilobyte);
    const each = { document: documentOf(ids), target: { folder: disk } };
    const failure = await exportDocx(each, jobOver(people)).catch((error: unknown) => error);
    const written = filesOn(disk);
    expect(failure).toMatchObject({ code: 'PAPERS_FOLDER_FAILED', params: { files: written.length } });
    expect(written.length).toBeGreaterThan(0);
    for (const name of written)
      expect(readFileSync(path.join(disk, name)).subarray(-22, -18).toString('latin1')).toBe('PK\x05\x06');
  });

  test('Excel: the table that stood there stays, nothing is left half', async () => {
    const { people, ids } = await withPhotos(2);
    const disk = crowdedDisk(4 * kilobyte);
    const file = path.join(disk, '采集表.xlsx');
    writeFileSync(file, 'the table of last year');
    await expect(
      exportCollections({ document: documentOf(ids), file }, jobOver(people)),
    ).rejects.toMatchObject({ code: 'WORKBOOK_DISK_FULL' });
    expect(filesOn(disk)).toEqual(['采集表.xlsx']);
    expect(readFileSync(file, 'utf8')).toBe('the table of last year');
  });

  test('PDF: one for all is whole or not there; of one for each those before the full disk stay', async () => {
    const full = crowdedDisk(0);
    const pdf = pdfFile(path.join(full, '材料.pdf'));
    const together = async () => {
      for (const text of ['1', '2']) await pdf.add(plainPdf([text]));
      await pdf.finish();
    };
    await expect(together()).rejects.toMatchObject({
      code: 'FILE_NOT_WRITTEN',
      params: { name: '材料.pdf' },
    });
    await pdf.abandon();
    expect(filesOn(full)).toEqual([]);
    const disk = crowdedDisk(12 * kilobyte);
    const files = pdfFolder(disk);
    const each = async () => {
      for (let at = 0; at < 9; at += 1) await files.add(`王${at}`, plainPdf(['x']), { pages: 1, ends: true });
    };
    const failure = await each().catch((error: unknown) => error);
    await files.abandon();
    const written = filesOn(disk).sort();
    expect(failure).toMatchObject({ code: 'PRINT_FOLDER_FAILED', params: { files: written.length } });
    expect(written).toEqual(['王0.pdf', '王1.pdf', '王2.pdf']);
    for (const name of written)
      expect(readFileSync(path.join(disk, name), 'latin1').endsWith('%%EOF\n')).toBe(true);
  });
});
