import { createHash } from 'node:crypto';
import { AppError } from '#shared/lib/errors';
import { hasPhotoRatio, jpegSize, photoLimit, type PersonPhoto } from '#shared/register/person/photo';
import type { CommandContext } from '../../../archive/command';
import type { Db } from '../../../archive/driver';
import { deletePhoto, selectPhoto, upsertPhoto, type StoredPhoto } from './person-photo.store';
import { requirePresent } from './person-present';
import { touchPerson } from './person.store';

/** A person's photo for the page; null when there is none. */
export function getPhoto(db: Db, personId: number): PersonPhoto | null {
  const photo = selectPhoto(db, personId);
  return photo && { ...photo, image: photo.image.toString('base64') };
}

/** Tells one picture from another: SHA-256 of the file, in hex. */
export function photoHash({ image }: Pick<StoredPhoto, 'image'>): string {
  return createHash('sha256').update(image).digest('hex');
}

/** What the audit keeps of a photo: not the picture, but enough to tell which one it was. */
function trace(photo: StoredPhoto | null): object | null {
  if (!photo) return null;
  const { image, width, height } = photo;
  return { width, height, size: image.length, sha256: photoHash(photo) };
}

/** Writes that a person's photo became another one; null: none. */
export function recordPhoto(
  tx: CommandContext,
  person: { readonly id: number; readonly name: string | null },
  before: StoredPhoto | null,
  after: StoredPhoto | null,
): void {
  tx.record({
    entity: 'photo',
    id: person.id,
    label: person.name ?? undefined,
    owner: { entity: 'person', id: person.id },
    before: trace(before),
    after: trace(after),
  });
}

/** Keeps a photo in place of an earlier one, or with null none; the caller records it. */
export function replacePhoto(db: Db, personId: number, photo: StoredPhoto | null): void {
  if (photo) upsertPhoto(db, personId, photo);
  else deletePhoto(db, personId);
}

/**
 * Keeps a photo in place of an earlier one, or with null takes it away.
 * @param input `image`: JPEG in base64, cropped to 4:5
 * @throws NOT_FOUND, PERSON_IN_BIN, PHOTO_UNREADABLE, PHOTO_RATIO, PHOTO_TOO_LARGE
 */
export function setPhoto(
  tx: CommandContext,
  input: { readonly id: number; readonly image: string | null },
): null {
  const person = requirePresent(tx.db, input.id);
  const before = selectPhoto(tx.db, input.id);
  const after = input.image === null ? null : readPhoto(input.image, tx.now);
  if (!before && !after) return null;
  replacePhoto(tx.db, input.id, after);
  touchPerson(tx.db, input.id, tx.now);
  recordPhoto(tx, person, before, after);
  return null;
}

function readPhoto(base64: string, updatedAt: string): StoredPhoto {
  const image = Buffer.from(base64, 'base64');
  if (image.length > photoLimit) throw new AppError('PHOTO_TOO_LARGE', { limit: photoLimit / 1024 / 1024 });
  const size = jpegSize(image);
  if (!size) throw new AppError('PHOTO_UNREADABLE');
  if (!hasPhotoRatio(size)) throw new AppError('PHOTO_RATIO');
  return { image, ...size, updatedAt };
}
