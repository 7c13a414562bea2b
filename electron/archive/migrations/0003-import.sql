-- Imports of spreadsheets: what was imported, by whom, and whether it was undone. What each one changed stands in the audit
-- under `audit_seq`, which is where undoing reads it back from.
CREATE TABLE import_run (
  id INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE,
  audit_seq INTEGER NOT NULL UNIQUE,
  at TEXT NOT NULL,
  actor_name TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('person', 'organization')),
  file_name TEXT NOT NULL,
  sheet_name TEXT NOT NULL,
  added INTEGER NOT NULL,
  changed INTEGER NOT NULL,
  unchanged INTEGER NOT NULL,
  refused INTEGER NOT NULL,
  left_out INTEGER NOT NULL,
  units INTEGER NOT NULL,
  undone_at TEXT,
  undone_by TEXT,
  undone_seq INTEGER
) STRICT;
