-- Photos that an import of approval forms wrote, each with the one it replaced: the audit keeps no pictures, and undoing the
-- import puts these back. They go with the person for good; undoing the import clears its own.
CREATE TABLE import_photo (
  run_id INTEGER NOT NULL REFERENCES import_run (id) ON DELETE CASCADE,
  person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  -- Of the photo written: another one there now was chosen later.
  sha256 TEXT NOT NULL,
  -- The photo before; all four are empty where there was none.
  image BLOB,
  width INTEGER,
  height INTEGER,
  updated_at TEXT,
  PRIMARY KEY (run_id, person_id)
) STRICT;
CREATE INDEX import_photo_person ON import_photo (person_id);
