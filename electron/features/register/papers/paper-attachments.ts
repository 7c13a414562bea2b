import type { PaperAttachment } from '#shared/register/papers/paper-person';
import type { Db } from '../../../archive/driver';
import { listAttachments } from '../person/attachment.service';
import { selectContent } from '../person/attachment.store';
import { countScanPages } from '../person/scan-pages';

/** Pages by attachment: a file's content never changes, and counting means decrypting it. */
const counted = new WeakMap<Db, Map<number, number | null>>();

function scanPages(db: Db, id: number): number | null {
  const known = counted.get(db) ?? new Map<number, number | null>();
  counted.set(db, known);
  let pages = known.get(id);
  if (pages === undefined) {
    const found = selectContent(db, id);
    pages = found ? countScanPages(found.mediaType, found.content) : null;
    known.set(id, pages);
  }
  return pages;
}

/**
 * What is in a person's file, in its order and without the recycle bin.
 * @param counting whether the pages of the files are counted: only papers that show or bind them need that
 */
export function paperAttachments(db: Db, personId: number, counting: boolean): PaperAttachment[] {
  return listAttachments(db, personId)
    .filter((item) => item.deletedAt === null)
    .map((item) => ({ ...item, scanPages: counting ? scanPages(db, item.id) : null }));
}
