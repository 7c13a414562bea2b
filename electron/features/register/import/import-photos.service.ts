import type { CommandContext } from '../../../archive/command';
import type { Db } from '../../../archive/driver';
import { photoHash, recordPhoto, replacePhoto } from '../person/person-photo.service';
import { selectPhoto, type StoredPhoto } from '../person/person-photo.store';
import { selectPersonHead, touchPerson } from '../person/person.store';
import { insertImportPhoto, selectFormerPhoto } from './import-photo.store';

/** Who gets a photo with an import. */
interface Owner {
  readonly id: number;
  readonly name: string;
  /** The import has written the person too, so that forms opened before take notice already. */
  readonly written: boolean;
}

/**
 * Writes a photo that came with an import, and keeps the one it replaces for undoing.
 * @returns false when the person has the very same photo already
 */
export function writeImportPhoto(
  tx: CommandContext,
  runId: number,
  owner: Owner,
  photo: StoredPhoto,
): boolean {
  const former = selectPhoto(tx.db, owner.id);
  const sha256 = photoHash(photo);
  if (former && photoHash(former) === sha256) return false;
  replacePhoto(tx.db, owner.id, photo);
  if (!owner.written) touchPerson(tx.db, owner.id, tx.now);
  insertImportPhoto(tx.db, runId, { personId: owner.id, sha256, former });
  recordPhoto(tx, owner, former, photo);
  return true;
}

/** What speaks against putting back the photo that an import replaced; null when nothing does. */
export function photoFinding(db: Db, personId: number, sha256: string | undefined): string | null {
  const person = selectPersonHead(db, personId);
  if (!person) return '已不存在';
  if (person.deletedAt !== null) return '导入后移入了回收站';
  const now = selectPhoto(db, personId);
  return now && photoHash(now) === sha256 ? null : '导入后又更换了照片';
}

/**
 * Puts the photo back that an import replaced, or takes its own away where there was none.
 * @returns false when the person is gone or in the recycle bin
 */
export function restorePhoto(tx: CommandContext, runId: number, personId: number): boolean {
  const person = selectPersonHead(tx.db, personId);
  if (!person || person.deletedAt !== null) return false;
  const now = selectPhoto(tx.db, personId);
  const former = selectFormerPhoto(tx.db, runId, personId);
  replacePhoto(tx.db, personId, former);
  touchPerson(tx.db, personId, tx.now);
  recordPhoto(tx, { id: personId, name: person.name ?? '' }, now, former);
  return true;
}
