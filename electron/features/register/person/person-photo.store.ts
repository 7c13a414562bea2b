import type { PersonPhoto } from '#shared/register/person/photo';
import type { Db } from '../../../archive/driver';
import { prepared } from '../../../archive/record-sql';

export interface StoredPhoto extends Omit<PersonPhoto, 'image'> {
  readonly image: Buffer;
}

/** A person's photo, if there is one. */
export function selectPhoto(db: Db, personId: number): StoredPhoto | null {
  const sql = 'SELECT image, width, height, updated_at AS updatedAt FROM person_photo WHERE person_id = ?';
  return (prepared(db, sql).get(personId) as StoredPhoto | undefined) ?? null;
}

/** Keeps a photo in place of an earlier one. */
export function upsertPhoto(db: Db, personId: number, photo: StoredPhoto): void {
  const sql = `INSERT INTO person_photo (person_id, image, width, height, updated_at) VALUES (?, ?, ?, ?, ?)
    ON CONFLICT (person_id) DO UPDATE SET image = excluded.image, width = excluded.width, height = excluded.height,
      updated_at = excluded.updated_at`;
  prepared(db, sql).run(personId, photo.image, photo.width, photo.height, photo.updatedAt);
}

/** Takes a photo away; nothing happens when there is none. */
export function deletePhoto(db: Db, personId: number): void {
  prepared(db, 'DELETE FROM person_photo WHERE person_id = ?').run(personId);
}
