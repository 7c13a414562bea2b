import type { Attachment, MediaType } from '#shared/register/person/attachment';
import type { Db } from '../../../archive/driver';
import { prepared } from '../../../archive/record-sql';

export interface StoredAttachment extends Attachment {
  readonly uuid: string;
  readonly personId: number;
  readonly position: number;
  readonly sha256: string;
}

const columns = `id, uuid, person_id AS personId, file_class AS fileClass, position, title,
  document_date AS documentDate, pages, file_name AS fileName, media_type AS mediaType, size, sha256,
  created_at AS createdAt, deleted_at AS deletedAt`;

/** A person's scanned items in the order of the file, removed ones included, without their content. */
export function selectAttachments(db: Db, personId: number): StoredAttachment[] {
  const sql = `SELECT ${columns} FROM person_attachment WHERE person_id = ? ORDER BY file_class, position, id`;
  return prepared(db, sql).all(personId) as StoredAttachment[];
}

/** One scanned item without its content. */
export function selectAttachment(db: Db, id: number): StoredAttachment | null {
  const sql = `SELECT ${columns} FROM person_attachment WHERE id = ?`;
  return (prepared(db, sql).get(id) as StoredAttachment | undefined) ?? null;
}

/** The bytes of one scanned item. */
export function selectContent(db: Db, id: number): { mediaType: MediaType; content: Buffer } | null {
  const sql = 'SELECT media_type AS mediaType, content FROM person_attachment WHERE id = ?';
  return (prepared(db, sql).get(id) as { mediaType: MediaType; content: Buffer } | undefined) ?? null;
}

/** A new item behind the last one of its class; returns the id. */
export function insertAttachment(
  db: Db,
  item: Omit<StoredAttachment, 'id' | 'position' | 'deletedAt'> & { readonly content: Buffer },
): number {
  const sql = `INSERT INTO person_attachment (uuid, person_id, file_class, position, title, document_date, pages,
      file_name, media_type, size, sha256, content, created_at)
    VALUES (?, ?, ?, (SELECT coalesce(max(position), -1) + 1 FROM person_attachment WHERE person_id = ? AND file_class = ?),
      ?, ?, ?, ?, ?, ?, ?, ?, ?)`;
  const { uuid, personId, fileClass, title, documentDate, pages } = item;
  const place = [uuid, personId, fileClass, personId, fileClass];
  const file = [item.fileName, item.mediaType, item.size, item.sha256, item.content, item.createdAt];
  const result = prepared(db, sql).run(...place, title, documentDate, pages, ...file);
  return Number(result.lastInsertRowid);
}

/** Writes what the list shows of an item. */
export function updateAttachment(
  db: Db,
  item: Pick<Attachment, 'id' | 'fileClass' | 'title' | 'documentDate' | 'pages'>,
): void {
  const sql =
    'UPDATE person_attachment SET file_class = ?, title = ?, document_date = ?, pages = ? WHERE id = ?';
  prepared(db, sql).run(item.fileClass, item.title, item.documentDate, item.pages, item.id);
}

/** Writes an item's place in its class. */
export function updatePosition(db: Db, id: number, position: number): void {
  prepared(db, 'UPDATE person_attachment SET position = ? WHERE id = ?').run(position, id);
}

/** Puts an item into the recycle bin, or with null takes it out. */
export function markAttachmentDeleted(db: Db, id: number, deletedAt: string | null): void {
  prepared(db, 'UPDATE person_attachment SET deleted_at = ? WHERE id = ?').run(deletedAt, id);
}
