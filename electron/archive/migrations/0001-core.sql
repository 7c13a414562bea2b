-- What the archive itself needs, before any register: who did what, settings, drafts, users.

-- One row per command. `hash` covers the row, the digest of its changes and the previous hash, so that an edited,
-- removed or inserted row breaks the chain at its place (audit.ts computes and verifies it).
CREATE TABLE audit (
  seq INTEGER PRIMARY KEY AUTOINCREMENT CHECK (seq > 0),
  at TEXT NOT NULL,
  actor_id INTEGER NOT NULL,
  actor_name TEXT NOT NULL,
  channel TEXT NOT NULL,
  change_count INTEGER NOT NULL CHECK (change_count > 0),
  digest TEXT NOT NULL,
  previous_hash TEXT NOT NULL,
  hash TEXT NOT NULL
) STRICT;

CREATE INDEX audit_actor ON audit (actor_id, seq);

-- What a command changed: one row per entity, `before` and `after` hold only the fields that differ.
-- `owner` is the entity in whose history the change is shown: a family member's change belongs to the person.
CREATE TABLE audit_change (
  id INTEGER PRIMARY KEY,
  seq INTEGER NOT NULL REFERENCES audit (seq) DEFERRABLE INITIALLY DEFERRED,
  entity TEXT NOT NULL,
  entity_id INTEGER NOT NULL,
  uuid TEXT,
  label TEXT,
  owner_entity TEXT NOT NULL,
  owner_id INTEGER NOT NULL,
  before TEXT CHECK (before IS NULL OR json_valid(before)),
  after TEXT CHECK (after IS NULL OR json_valid(after))
) STRICT;

CREATE INDEX audit_change_seq ON audit_change (seq);
CREATE INDEX audit_change_owner ON audit_change (owner_entity, owner_id, seq);

CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit
BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END;

CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit
BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END;

-- INSERT OR REPLACE would delete without firing the delete trigger.
CREATE TRIGGER audit_no_replace BEFORE INSERT ON audit
WHEN EXISTS (SELECT 1 FROM audit WHERE seq >= NEW.seq)
BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END;

CREATE TRIGGER audit_change_no_update BEFORE UPDATE ON audit_change
BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END;

CREATE TRIGGER audit_change_no_delete BEFORE DELETE ON audit_change
BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END;

-- A command's changes are written before its audit row; once that row stands, nothing can be added to it.
CREATE TRIGGER audit_change_sealed BEFORE INSERT ON audit_change
WHEN EXISTS (SELECT 1 FROM audit WHERE seq >= NEW.seq)
  OR EXISTS (SELECT 1 FROM audit_change WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END;

CREATE TABLE setting (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL CHECK (json_valid(value)),
  updated_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- What was typed but not saved. entity_id 0 is a record that does not exist yet.
CREATE TABLE draft (
  id INTEGER PRIMARY KEY,
  form TEXT NOT NULL,
  entity_id INTEGER NOT NULL DEFAULT 0,
  user_id INTEGER NOT NULL,
  content TEXT NOT NULL CHECK (json_valid(content)),
  saved_at TEXT NOT NULL,
  UNIQUE (form, entity_id, user_id)
) STRICT;

-- Who may work here. Passwords are not here: each user's key slot lies in keys.json under the same uuid.
CREATE TABLE user_account (
  id INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL UNIQUE COLLATE NOCASE,
  display_name TEXT NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('viewer', 'editor', 'administrator')),
  active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
  version INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL
) STRICT;
