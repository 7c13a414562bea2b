-- The register: organizations, people, and the repeated sets of a person (DOMAIN 3 and 4.2).
-- Columns follow shared/register/fields; a contract test holds the two together.

-- Ids of units and people are never given twice: the audit tells their histories by them.
CREATE TABLE organization (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL UNIQUE,
  version INTEGER NOT NULL DEFAULT 1,
  parent_id INTEGER REFERENCES organization (id),
  position INTEGER NOT NULL DEFAULT 0,
  -- Zero-padded positions from the root down: sorts the tree in reading order, a prefix range is a subtree.
  path TEXT NOT NULL,
  name_key TEXT NOT NULL DEFAULT '',
  abolished TEXT,
  merged_into INTEGER REFERENCES organization (id),
  name TEXT,
  short_name TEXT,
  code TEXT,
  kind TEXT,
  level TEXT,
  area_code TEXT,
  approved_chief INTEGER,
  approved_deputy INTEGER,
  approved_other INTEGER,
  internal_leaders INTEGER,
  staff_administrative INTEGER,
  staff_reference INTEGER,
  staff_institution INTEGER,
  staff_worker INTEGER,
  staff_other INTEGER,
  reference_approved TEXT,
  reference_document TEXT,
  households INTEGER,
  population INTEGER,
  party_members INTEGER,
  villager_groups INTEGER,
  collective_income REAL,
  site_state TEXT,
  site_area REAL,
  village_class TEXT,
  weak_village INTEGER NOT NULL DEFAULT 0 CHECK (weak_village IN (0, 1)),
  weak_reason TEXT,
  weak_since TEXT,
  weak_until TEXT,
  address TEXT,
  phone TEXT,
  established TEXT,
  remark TEXT,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT
) STRICT;
CREATE INDEX organization_parent ON organization (parent_id, position);
CREATE INDEX organization_path ON organization (path) WHERE deleted_at IS NULL;

CREATE TABLE person (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL UNIQUE,
  version INTEGER NOT NULL DEFAULT 1,
  name_key TEXT NOT NULL DEFAULT '',
  name TEXT,
  gender TEXT,
  id_number TEXT,
  birth_date TEXT,
  ethnicity TEXT,
  native_place TEXT,
  birth_place TEXT,
  growth_place TEXT,
  health TEXT,
  political_status TEXT,
  party_joined TEXT,
  work_started TEXT,
  speciality TEXT,
  household TEXT,
  residence TEXT,
  phone TEXT,
  organization_id INTEGER REFERENCES organization (id),
  position_order INTEGER,
  current_post TEXT,
  current_post_short TEXT,
  current_post_since TEXT,
  post_tier TEXT,
  post_tier_since TEXT,
  rank TEXT,
  rank_since TEXT,
  technical_title TEXT,
  personnel_category TEXT,
  management_status TEXT,
  management_category TEXT,
  staffing TEXT,
  tier TEXT,
  grassroots_two_years INTEGER NOT NULL DEFAULT 0 CHECK (grassroots_two_years IN (0, 1)),
  civil_servant_registered TEXT,
  civil_service_exam INTEGER NOT NULL DEFAULT 0 CHECK (civil_service_exam IN (0, 1)),
  recruited TEXT,
  selected_graduate INTEGER NOT NULL DEFAULT 0 CHECK (selected_graduate IN (0, 1)),
  entered_selection TEXT,
  second_party TEXT,
  third_party TEXT,
  elected_year TEXT,
  reward_summary TEXT,
  appraisal_summary TEXT,
  proposed_post TEXT,
  proposed_removal TEXT,
  proposal_reason TEXT,
  reporting_unit TEXT,
  age_reference TEXT,
  form_date TEXT,
  form_filler TEXT,
  retirement_month TEXT,
  reform_age_limit TEXT,
  remark TEXT,
  highest_education TEXT,
  full_time_education TEXT,
  full_time_school TEXT,
  on_job_education TEXT,
  on_job_school TEXT,
  highest_education_rank INTEGER NOT NULL DEFAULT 0,
  party_member_since TEXT,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT
) STRICT;
-- List order, and what lists are filtered by and their footers count: such a question reads this index and no person.
CREATE INDEX person_list ON person (organization_id, position_order, id, gender, birth_date, ethnicity, political_status,
  party_member_since, work_started, highest_education_rank, highest_education, post_tier, rank, current_post_since,
  personnel_category, management_status, management_category, staffing, selected_graduate, grassroots_two_years, deleted_at)
  WHERE deleted_at IS NULL;
-- Where somebody stands in lists and among names, by id: hits of a search are put in order without reading the people.
CREATE INDEX person_place ON person (id, organization_id, position_order, name_key, deleted_at) WHERE deleted_at IS NULL;
CREATE INDEX person_by_name ON person (name_key, id) WHERE deleted_at IS NULL;
CREATE INDEX person_by_gender ON person (gender, id) WHERE deleted_at IS NULL;
CREATE INDEX person_by_id_number ON person (id_number, id) WHERE deleted_at IS NULL;
CREATE INDEX person_by_birth ON person (birth_date, id) WHERE deleted_at IS NULL;
CREATE INDEX person_by_work_started ON person (work_started, id) WHERE deleted_at IS NULL;
CREATE INDEX person_by_post_since ON person (current_post_since, id) WHERE deleted_at IS NULL;
CREATE INDEX person_by_post_tier ON person (post_tier, id) WHERE deleted_at IS NULL;
CREATE INDEX person_by_rank ON person (rank, id) WHERE deleted_at IS NULL;
CREATE INDEX person_by_education ON person (highest_education_rank, id) WHERE deleted_at IS NULL;
CREATE INDEX person_by_updated ON person (updated_at, id) WHERE deleted_at IS NULL;
CREATE INDEX person_deleted ON person (deleted_at) WHERE deleted_at IS NOT NULL;

-- Every text under which a person is found by its beginning: suffixes of the name, of its pinyin and initials, the ID number.
-- They go with the person by a trigger: a foreign key would look the person up for each of ten texts of every person written.
CREATE TABLE person_key (
  key TEXT NOT NULL,
  person_id INTEGER NOT NULL,
  PRIMARY KEY (key, person_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX person_key_person ON person_key (person_id);
CREATE TRIGGER person_key_goes AFTER DELETE ON person
BEGIN DELETE FROM person_key WHERE person_id = OLD.id; END;

CREATE TABLE person_photo (
  person_id INTEGER PRIMARY KEY REFERENCES person (id) ON DELETE CASCADE,
  image BLOB NOT NULL,
  width INTEGER NOT NULL,
  height INTEGER NOT NULL,
  updated_at TEXT NOT NULL
) STRICT;

-- Scanned pages in the ten classes of a personnel file.
CREATE TABLE person_attachment (
  id INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE,
  person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  file_class INTEGER NOT NULL CHECK (file_class BETWEEN 1 AND 10),
  position INTEGER NOT NULL DEFAULT 0,
  title TEXT NOT NULL,
  document_date TEXT,
  pages INTEGER,
  file_name TEXT NOT NULL,
  media_type TEXT NOT NULL,
  size INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  content BLOB NOT NULL,
  created_at TEXT NOT NULL,
  deleted_at TEXT
) STRICT;
CREATE INDEX person_attachment_person ON person_attachment (person_id, file_class, position);

CREATE TABLE saved_query (
  id INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  owner_id INTEGER,
  shared INTEGER NOT NULL DEFAULT 0 CHECK (shared IN (0, 1)),
  content TEXT NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL
) STRICT;

-- 学历学位
CREATE TABLE person_educations (
  id INTEGER PRIMARY KEY,
  person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  kind TEXT,
  level TEXT,
  degree TEXT,
  school TEXT,
  major TEXT,
  started TEXT,
  ended TEXT,
  degree_granted TEXT,
  years REAL
) STRICT;
CREATE INDEX person_educations_person ON person_educations (person_id, position);

-- 职务
CREATE TABLE person_appointments (
  id INTEGER PRIMARY KEY,
  person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  organization_id INTEGER REFERENCES organization (id),
  organization_name TEXT,
  post TEXT,
  tier TEXT,
  member_kind TEXT,
  leader INTEGER NOT NULL DEFAULT 0 CHECK (leader IN (0, 1)),
  "primary" INTEGER NOT NULL DEFAULT 0 CHECK ("primary" IN (0, 1)),
  started TEXT,
  start_document TEXT,
  method TEXT,
  change TEXT,
  state TEXT,
  ended TEXT,
  end_document TEXT,
  end_reason TEXT
) STRICT;
CREATE INDEX person_appointments_person ON person_appointments (person_id, position);
CREATE INDEX person_appointments_organization_id ON person_appointments (organization_id, person_id);

-- 职务层次与职级
CREATE TABLE person_ranks (
  id INTEGER PRIMARY KEY,
  person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  kind TEXT,
  name TEXT,
  started TEXT,
  document TEXT,
  ended TEXT
) STRICT;
CREATE INDEX person_ranks_person ON person_ranks (person_id, position);

-- 简历
CREATE TABLE person_resume (
  id INTEGER PRIMARY KEY,
  person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  started TEXT,
  ended TEXT,
  content TEXT
) STRICT;
CREATE INDEX person_resume_person ON person_resume (person_id, position);

-- 奖惩
CREATE TABLE person_rewards (
  id INTEGER PRIMARY KEY,
  person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  kind TEXT,
  name TEXT,
  code TEXT,
  approved TEXT,
  organ TEXT,
  organ_level TEXT,
  tier_then TEXT,
  effect_until TEXT,
  revoked TEXT,
  reason TEXT
) STRICT;
CREATE INDEX person_rewards_person ON person_rewards (person_id, position);

-- 年度考核
CREATE TABLE person_appraisals (
  id INTEGER PRIMARY KEY,
  person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  year TEXT,
  result TEXT,
  remark TEXT
) STRICT;
CREATE INDEX person_appraisals_person ON person_appraisals (person_id, position);
CREATE INDEX person_appraisals_year ON person_appraisals (year, person_id);

-- 家庭成员
CREATE TABLE person_family (
  id INTEGER PRIMARY KEY,
  person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  relation TEXT,
  name TEXT,
  birth_date TEXT,
  political_status TEXT,
  work TEXT,
  id_number TEXT
) STRICT;
CREATE INDEX person_family_person ON person_family (person_id, position);

-- 专业技术资格
CREATE TABLE person_titles (
  id INTEGER PRIMARY KEY,
  person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  code TEXT,
  name TEXT,
  obtained TEXT,
  way TEXT,
  body TEXT
) STRICT;
CREATE INDEX person_titles_person ON person_titles (person_id, position);

-- 农民技术职称
CREATE TABLE person_technicians (
  id INTEGER PRIMARY KEY,
  person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  grade TEXT,
  trade TEXT,
  obtained TEXT,
  certificate TEXT
) STRICT;
CREATE INDEX person_technicians_person ON person_technicians (person_id, position);

-- 来源标签
CREATE TABLE person_tags (
  id INTEGER PRIMARY KEY,
  person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  tag TEXT,
  since TEXT,
  until TEXT
) STRICT;
CREATE INDEX person_tags_person ON person_tags (person_id, position);
CREATE INDEX person_tags_tag ON person_tags (tag, person_id);

-- 培训
CREATE TABLE person_trainings (
  id INTEGER PRIMARY KEY,
  person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  name TEXT,
  category TEXT,
  organizer TEXT,
  started TEXT,
  ended TEXT,
  hours REAL,
  result TEXT
) STRICT;
CREATE INDEX person_trainings_person ON person_trainings (person_id, position);
CREATE INDEX person_trainings_started ON person_trainings (started, person_id);

-- 三龄两历一身份
CREATE TABLE person_verifications (
  id INTEGER PRIMARY KEY,
  person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  item TEXT,
  recorded TEXT,
  recognized TEXT,
  evidence TEXT,
  verified TEXT,
  verifier TEXT
) STRICT;
CREATE INDEX person_verifications_person ON person_verifications (person_id, position);

-- What the last check of the whole register found; each run replaces both tables. Ids follow the order of the tree, so
-- that the list is sorted by walking the table.
CREATE TABLE register_finding (
  id INTEGER PRIMARY KEY,
  -- 0 错误, 1 警告, 2 提示
  level INTEGER NOT NULL CHECK (level BETWEEN 0 AND 2),
  rule TEXT NOT NULL,
  message TEXT NOT NULL,
  -- The form's path of the value that the finding leads to.
  field TEXT NOT NULL,
  person_id INTEGER REFERENCES person (id) ON DELETE CASCADE,
  organization_id INTEGER REFERENCES organization (id) ON DELETE CASCADE,
  -- The record's version when it was checked: a later one means that somebody has worked on it since.
  record_version INTEGER NOT NULL,
  CHECK ((person_id IS NULL) <> (organization_id IS NULL))
) STRICT;
CREATE INDEX register_finding_level ON register_finding (level, id);
CREATE INDEX register_finding_rule ON register_finding (rule, level, id);
CREATE INDEX register_finding_person ON register_finding (person_id);
CREATE INDEX register_finding_organization ON register_finding (organization_id);

CREATE TABLE register_check_run (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  at TEXT NOT NULL,
  actor_name TEXT NOT NULL,
  organization_id INTEGER,
  organization_name TEXT,
  people INTEGER NOT NULL,
  organizations INTEGER NOT NULL,
  -- Ids of the rules that the county had switched off.
  rules_off TEXT NOT NULL CHECK (json_valid(rules_off))
) STRICT;
