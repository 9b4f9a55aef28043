/** The tables that version 3 adds for entities of the dictionary. */
export const tables = `
CREATE TABLE statements (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  contract_id INTEGER NOT NULL REFERENCES contracts(id) ON DELETE RESTRICT,
  role TEXT NOT NULL CHECK (role IN ('reported', 'known')),
  measure TEXT NOT NULL CHECK (measure IN ('cost', 'schedule', 'scope', 'quality')),
  stated_on TEXT CHECK (stated_on GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  stated_precision TEXT CHECK (stated_precision IN ('day', 'month', 'year')),
  stated_by TEXT,
  audience TEXT,
  summary_fr TEXT,
  summary_en TEXT,
  currency TEXT CHECK (length(currency) = 3),
  hedge TEXT CHECK (hedge IN ('exact', 'about', 'at-least', 'at-most', 'between')),
  low INTEGER,
  high INTEGER,
  claimed_ends_on TEXT CHECK (claimed_ends_on GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  source_id INTEGER REFERENCES sources(id) ON DELETE RESTRICT,
  locator TEXT,
  notes TEXT
) STRICT;

CREATE TABLE progress_reports (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  contract_id INTEGER NOT NULL REFERENCES contracts(id) ON DELETE RESTRICT,
  as_of TEXT NOT NULL CHECK (as_of GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  currency TEXT NOT NULL CHECK (length(currency) = 3),
  budget_at_completion INTEGER,
  planned_value INTEGER,
  earned_value INTEGER,
  actual_cost INTEGER,
  source_id INTEGER REFERENCES sources(id) ON DELETE RESTRICT,
  notes TEXT
) STRICT;

CREATE TABLE delay_costs (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  contract_id INTEGER NOT NULL REFERENCES contracts(id) ON DELETE RESTRICT,
  currency TEXT NOT NULL CHECK (length(currency) = 3),
  hedge TEXT CHECK (hedge IN ('exact', 'about', 'at-least', 'at-most', 'between')),
  low INTEGER,
  high INTEGER,
  starts_on TEXT CHECK (starts_on GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  ends_on TEXT CHECK (ends_on GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  source_id INTEGER REFERENCES sources(id) ON DELETE RESTRICT,
  notes TEXT
) STRICT;

CREATE TABLE exposures (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  contract_id INTEGER NOT NULL REFERENCES contracts(id) ON DELETE RESTRICT,
  legal_entity_id INTEGER REFERENCES organizations(id) ON DELETE RESTRICT,
  resellers TEXT,
  control_country TEXT,
  hosting_country TEXT,
  hosting_regions TEXT,
  allowed_regions TEXT,
  key_holder TEXT NOT NULL CHECK (key_holder IN ('public-body', 'vendor', 'third-party', 'shared', 'unknown')),
  classification TEXT NOT NULL CHECK (classification IN ('public', 'internal', 'protected', 'personal', 'sensitive-personal', 'unknown')),
  privacy_assessment TEXT NOT NULL CHECK (privacy_assessment IN ('done', 'not-done', 'not-required', 'unknown')),
  assessed_on TEXT CHECK (assessed_on GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  transferred_on TEXT CHECK (transferred_on GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  currency TEXT CHECK (length(currency) = 3),
  hedge TEXT CHECK (hedge IN ('exact', 'about', 'at-least', 'at-most', 'between')),
  low INTEGER,
  high INTEGER,
  source_id INTEGER REFERENCES sources(id) ON DELETE RESTRICT,
  notes TEXT
) STRICT;

CREATE TABLE law_claims (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  contract_id INTEGER REFERENCES contracts(id) ON DELETE RESTRICT,
  organization_id INTEGER REFERENCES organizations(id) ON DELETE RESTRICT,
  law TEXT NOT NULL,
  law_sort TEXT,
  country TEXT,
  position TEXT NOT NULL CHECK (position IN ('reaches', 'does-not-reach', 'limited', 'uncertain')),
  stated_by TEXT,
  stated_on TEXT CHECK (stated_on GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  quote_fr TEXT,
  quote_en TEXT,
  source_id INTEGER REFERENCES sources(id) ON DELETE RESTRICT,
  locator TEXT,
  notes TEXT
) STRICT;

CREATE TABLE lobbying_mandates (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  import_id INTEGER REFERENCES imports(id) ON DELETE RESTRICT,
  row_hash BLOB,
  vendor_id INTEGER NOT NULL REFERENCES organizations(id) ON DELETE RESTRICT,
  registration_number TEXT,
  registration_number_sort TEXT,
  lobbyist TEXT NOT NULL CHECK (lobbyist IN ('consultant', 'enterprise', 'organisation', 'unknown')),
  institution_id INTEGER REFERENCES organizations(id) ON DELETE RESTRICT,
  institution TEXT,
  subject TEXT,
  starts_on TEXT CHECK (starts_on GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  ends_on TEXT CHECK (ends_on GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  registered_on TEXT CHECK (registered_on GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  source_id INTEGER REFERENCES sources(id) ON DELETE RESTRICT,
  notes TEXT,
  content_hash TEXT,
  file_number INTEGER,
  source_row INTEGER
) STRICT;

CREATE TABLE lobbying_communications (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  import_id INTEGER REFERENCES imports(id) ON DELETE RESTRICT,
  row_hash BLOB,
  vendor_id INTEGER NOT NULL REFERENCES organizations(id) ON DELETE RESTRICT,
  mandate_id INTEGER REFERENCES lobbying_mandates(id) ON DELETE RESTRICT,
  institution_id INTEGER REFERENCES organizations(id) ON DELETE RESTRICT,
  institution TEXT,
  communicated_on TEXT CHECK (communicated_on GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  office TEXT,
  subject TEXT,
  source_id INTEGER REFERENCES sources(id) ON DELETE RESTRICT,
  notes TEXT,
  content_hash TEXT,
  file_number INTEGER,
  source_row INTEGER
) STRICT;

CREATE TABLE documents (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  index_number TEXT,
  index_number_sort TEXT,
  title TEXT NOT NULL,
  title_sort TEXT,
  file_name TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  size INTEGER NOT NULL,
  kept_file_id INTEGER NOT NULL,
  added_on TEXT NOT NULL CHECK (added_on GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  source_id INTEGER REFERENCES sources(id) ON DELETE RESTRICT,
  notes TEXT
) STRICT;

CREATE TABLE dispositions (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  test TEXT NOT NULL,
  exception_key TEXT NOT NULL,
  exception_key_sort TEXT,
  verdict TEXT NOT NULL CHECK (verdict IN ('exception', 'explained', 'not-relevant', 'follow-up')),
  note TEXT,
  exception_hash TEXT NOT NULL,
  decided_by TEXT NOT NULL,
  decided_on TEXT NOT NULL CHECK (decided_on GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]')
) STRICT;

CREATE TABLE samples (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  title TEXT NOT NULL,
  title_sort TEXT,
  method TEXT NOT NULL CHECK (method IN ('mus', 'attribute', 'random')),
  population TEXT NOT NULL,
  population_hash TEXT NOT NULL,
  population_count INTEGER NOT NULL,
  currency TEXT CHECK (length(currency) = 3),
  population_amount INTEGER,
  other_currency_count INTEGER NOT NULL,
  negative_count INTEGER NOT NULL,
  negative_amount INTEGER,
  zero_count INTEGER NOT NULL,
  unknown_count INTEGER NOT NULL,
  confidence_ppm INTEGER NOT NULL,
  tolerable INTEGER,
  expected INTEGER,
  tolerable_ppm INTEGER,
  expected_ppm INTEGER,
  seed TEXT NOT NULL,
  interval INTEGER,
  start INTEGER,
  factor INTEGER,
  top_count INTEGER,
  top_amount INTEGER,
  size INTEGER NOT NULL,
  drawn_on TEXT NOT NULL CHECK (drawn_on GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  notes TEXT
) STRICT;

CREATE TABLE sample_items (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  sample_id INTEGER NOT NULL REFERENCES samples(id) ON DELETE RESTRICT,
  position INTEGER NOT NULL,
  stratum TEXT NOT NULL CHECK (stratum IN ('top', 'sampled')),
  entity TEXT NOT NULL,
  row_id INTEGER NOT NULL,
  label TEXT NOT NULL,
  label_sort TEXT,
  currency TEXT CHECK (length(currency) = 3),
  book_amount INTEGER,
  hits INTEGER,
  audited_amount INTEGER,
  deviation TEXT CHECK (deviation IN ('yes', 'no')),
  note TEXT
) STRICT;

CREATE TABLE findings (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  number TEXT NOT NULL,
  number_sort TEXT,
  title TEXT NOT NULL,
  title_sort TEXT,
  contract_id INTEGER REFERENCES contracts(id) ON DELETE RESTRICT,
  severity TEXT NOT NULL CHECK (severity IN ('low', 'moderate', 'high', 'critical')),
  status TEXT NOT NULL CHECK (status IN ('draft', 'prepared', 'reviewed', 'closed')),
  condition TEXT,
  rule_id INTEGER REFERENCES rules(id) ON DELETE RESTRICT,
  criteria TEXT,
  cause TEXT,
  effect TEXT,
  currency TEXT CHECK (length(currency) = 3),
  hedge TEXT CHECK (hedge IN ('exact', 'about', 'at-least', 'at-most', 'between')),
  low INTEGER,
  high INTEGER,
  recommendation TEXT,
  responsible TEXT,
  due_on TEXT CHECK (due_on GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  prepared_by TEXT,
  prepared_on TEXT CHECK (prepared_on GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  reviewed_by TEXT,
  reviewed_on TEXT CHECK (reviewed_on GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]')
) STRICT;

CREATE TABLE finding_evidence (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  finding_id INTEGER NOT NULL REFERENCES findings(id) ON DELETE RESTRICT,
  index_number TEXT,
  index_number_sort TEXT,
  kind TEXT NOT NULL CHECK (kind IN ('document', 'figure', 'exception', 'row')),
  document_id INTEGER REFERENCES documents(id) ON DELETE RESTRICT,
  place TEXT,
  figure_id INTEGER REFERENCES figures(id) ON DELETE RESTRICT,
  test TEXT,
  exception_key TEXT,
  entity TEXT,
  row_id INTEGER,
  note TEXT
) STRICT;

CREATE TABLE review_notes (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  finding_id INTEGER NOT NULL REFERENCES findings(id) ON DELETE RESTRICT,
  body TEXT NOT NULL,
  answer TEXT,
  status TEXT NOT NULL CHECK (status IN ('open', 'answered', 'cleared')),
  written_by TEXT NOT NULL,
  written_on TEXT NOT NULL CHECK (written_on GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]')
) STRICT;
`;
