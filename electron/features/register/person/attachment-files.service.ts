import { createHash, randomUUID } from 'node:crypto';
import { readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Parsed } from '#shared/contract';
import { AppError } from '#shared/lib/errors';
import { attachmentLimit, mediaTypeOf, type MediaType } from '#shared/register/person/attachment';
import type { CommandContext } from '../../../archive/command';
import type { Db } from '../../../archive/driver';
import type { JobContext } from '../../../contexts';
import { recordAttachment } from './attachment.service';
import { insertAttachment, selectAttachments, selectContent } from './attachment.store';
import { requirePresent } from './person-present';
import { countScanPages } from './scan-pages';
import { touchPerson } from './person.store';

interface ReadFile {
  readonly name: string;
  readonly content: Buffer;
  readonly mediaType: MediaType;
  readonly sha256: string;
}

/**
 * Takes scanned files into a person's file, all or none; only one is in memory at a time. The title is the file's name
 * without its ending, the pages are counted.
 * @throws NOT_FOUND, PERSON_IN_BIN, CANCELLED, and naming the file ATTACHMENT_TOO_LARGE, ATTACHMENT_TYPE, ATTACHMENT_TWICE,
 * ATTACHMENT_UNREADABLE
 */
export function addAttachments(input: Parsed<'attachment.add'>, context: JobContext): { added: number } {
  requirePresent(context.db, input.personId);
  const present = selectAttachments(context.db, input.personId).filter((item) => item.deletedAt === null);
  const known = new Set(present.map((item) => item.sha256));
  const total = input.files.length;
  return context.command((tx) => {
    input.files.forEach((token, index) => {
      context.checkpoint(index, total, '正在存入扫描件');
      const file = readScan(context.pathOf(token, 'read'));
      if (known.has(file.sha256)) throw new AppError('ATTACHMENT_TWICE', { name: file.name });
      known.add(file.sha256);
      addOne(tx, input, file);
    });
    touchPerson(tx.db, input.personId, tx.now);
    return { added: total };
  });
}

function addOne(tx: CommandContext, to: { personId: number; fileClass: number }, file: ReadFile): void {
  const { name, content, mediaType, sha256 } = file;
  const item = {
    uuid: randomUUID(),
    personId: to.personId,
    fileClass: to.fileClass,
    title: path.parse(name).name.slice(0, 100),
    documentDate: null,
    pages: countScanPages(mediaType, content),
    fileName: name.slice(-200),
    mediaType,
    size: content.length,
    sha256,
    createdAt: tx.now,
  };
  const id = insertAttachment(tx.db, { ...item, content });
  const { fileClass, title, fileName, size } = item;
  recordAttachment(tx, { ...item, id }, null, { fileClass, title, fileName, size, sha256 });
}

function readScan(file: string): ReadFile {
  const name = path.basename(file);
  try {
    const { size } = statSync(file);
    if (size > attachmentLimit)
      throw new AppError('ATTACHMENT_TOO_LARGE', { name, limit: attachmentLimit / 1024 / 1024 });
    const content = readFileSync(file);
    const mediaType = mediaTypeOf(content);
    if (!mediaType) throw new AppError('ATTACHMENT_TYPE', { name });
    return { name, content, mediaType, sha256: createHash('sha256').update(content).digest('hex') };
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError('ATTACHMENT_UNREADABLE', { name });
  }
}

/** The bytes of one scanned item. @throws NOT_FOUND */
export function attachmentContent(db: Db, id: number): { mediaType: MediaType; content: Uint8Array } {
  const found = selectContent(db, id);
  if (!found) throw new AppError('NOT_FOUND');
  return { mediaType: found.mediaType, content: new Uint8Array(found.content) };
}

/** Writes one scanned item to the file the user chose. @throws NOT_FOUND, FILE_NOT_WRITTEN */
export function exportAttachment(input: Parsed<'attachment.export'>, context: JobContext): null {
  const { content } = attachmentContent(context.db, input.id);
  const file = context.pathOf(input.file, 'write');
  const unfinished = `${file}.part`;
  try {
    writeFileSync(unfinished, content);
    renameSync(unfinished, file);
  } catch {
    rmSync(unfinished, { force: true });
    throw new AppError('FILE_NOT_WRITTEN', { name: path.basename(file) });
  }
  return null;
}
