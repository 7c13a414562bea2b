-- Batches of appointments (动议批次): the dates of their steps, their people, the posts to take and to leave.
-- Columns follow shared/register/appointment/batch-fields.ts.
CREATE TABLE appointment_batch (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL UNIQUE,
  version INTEGER NOT NULL DEFAULT 1,
  title TEXT,
  number TEXT,
  kind TEXT,
  deciding_body TEXT,
  reporting_unit TEXT,
  proposed TEXT,
  reviewed TEXT,
  recommended TEXT,
  inspected_from TEXT,
  inspected_until TEXT,
  decided TEXT,
  notice_from TEXT,
  notice_until TEXT,
  notice_result TEXT,
  appointed TEXT,
  document TEXT,
  remark TEXT,
  -- When the proposal was last written into the people's approval forms.
  forms_written_at TEXT,
  completed_at TEXT,
  -- The audit row of the completion: what it changed is read back from there when it is undone.
  completed_seq INTEGER,
  cancelled_at TEXT,
  cancel_reason TEXT,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT
) STRICT;
CREATE INDEX appointment_batch_running ON appointment_batch (id)
  WHERE completed_at IS NULL AND cancelled_at IS NULL AND deleted_at IS NULL;

-- One person of a batch. Whoever is deleted for good leaves the batches too.
CREATE TABLE appointment_item (
  id INTEGER PRIMARY KEY,
  batch_id INTEGER NOT NULL REFERENCES appointment_batch (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  -- The person's version when the item was last saved: a later one means that somebody has worked on the person since.
  person_version INTEGER NOT NULL,
  change TEXT,
  method TEXT,
  end_reason TEXT,
  reason TEXT,
  rank TEXT,
  probation_until TEXT,
  post_after TEXT,
  status_after TEXT,
  letter_number TEXT,
  co_asked TEXT,
  co_document TEXT,
  co_answered TEXT,
  co_result TEXT,
  co_opinion TEXT,
  withdrawn TEXT,
  withdraw_reason TEXT,
  remark TEXT
) STRICT;
CREATE INDEX appointment_item_batch ON appointment_item (batch_id, position);
CREATE INDEX appointment_item_person ON appointment_item (person_id, batch_id);

CREATE TABLE appointment_take (
  item_id INTEGER NOT NULL REFERENCES appointment_item (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  organization_id INTEGER REFERENCES organization (id),
  post TEXT,
  tier TEXT,
  member_kind TEXT,
  leader INTEGER NOT NULL DEFAULT 0 CHECK (leader IN (0, 1)),
  "primary" INTEGER NOT NULL DEFAULT 0 CHECK ("primary" IN (0, 1)),
  PRIMARY KEY (item_id, position)
) STRICT;

-- A post to leave, told by what the register held of it: rows of a person's posts have no lasting number.
CREATE TABLE appointment_leave (
  item_id INTEGER NOT NULL REFERENCES appointment_item (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  organization_id INTEGER REFERENCES organization (id),
  organization_name TEXT,
  post TEXT,
  started TEXT,
  PRIMARY KEY (item_id, position)
) STRICT;
