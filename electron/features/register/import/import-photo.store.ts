import type { Db } from '../../../archive/driver';
import { prepared } from '../../../archive/record-sql';
import type { StoredPhoto } from '../person/person-photo.store';

/** A photo that an import wrote. */
export interface ImportedPhoto {
  readonly personId: number;
  /** Of the photo written. */
  readonly sha256: string;
  /** The one it replaced. */
  readonly former: StoredPhoto | null;
}

/** Keeps what undoing a photo of an import needs. */
export function insertImportPhoto(db: Db, runId: number, { personId, sha256, former }: ImportedPhoto): void {
  const sql = `INSERT INTO import_photo (run_id, person_id, sha256, image, width, height, updated_at)
    VALUES (?, ?, ?, ?, ?, ?, ?)`;
  const picture = former ?? { image: null, width: null, height: null, updatedAt: null };
  const { image, width, height, updatedAt } = picture;
  prepared(db, sql).run(runId, personId, sha256, image, width, height, updatedAt);
}

/** Which photos an import wrote: the hash of each by its person. */
export function selectImportPhotos(db: Db, runId: number): ReadonlyMap<number, string> {
  const sql = 'SELECT person_id AS personId, sha256 FROM import_photo WHERE run_id = ?';
  const rows = prepared(db, sql).all(runId) as { personId: number; sha256: string }[];
  return new Map(rows.map(({ personId, sha256 }) => [personId, sha256]));
}

/** The photo that an import replaced; null when there was none. */
export function selectFormerPhoto(db: Db, runId: number, personId: number): StoredPhoto | null {
  const sql = `SELECT image, width, height, updated_at AS updatedAt FROM import_photo
    WHERE run_id = ? AND person_id = ? AND image IS NOT NULL`;
  return (prepared(db, sql).get(runId, personId) as StoredPhoto | undefined) ?? null;
}

/** Former photos are of no more use once their import was undone. */
export function deleteImportPhotos(db: Db, runId: number): void {
  prepared(db, 'DELETE FROM import_photo WHERE run_id = ?').run(runId);
}
