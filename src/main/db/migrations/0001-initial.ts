import type { WritableDb } from '../types.ts';

/**
 * Version 1: the register, imports, kept files and the trail. Dates are ISO text, money integer minor units,
 * decimals exact text with a REAL beside them for ordering only; `_sort` columns ignore accents and case.
 */
export const up = (db: WritableDb): void => {
  db.exec(schema);
};

const schema = `
CREATE TABLE case_file (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  uuid TEXT NOT NULL,
  title TEXT NOT NULL,
  is_sample INTEGER NOT NULL CHECK (is_sample IN (0, 1)),
  created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE source_files (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  size INTEGER NOT NULL,
  stored_at INTEGER NOT NULL
) STRICT;

-- Each chunk is compressed on its own (raw deflate), so that a file is never whole in memory.
CREATE TABLE source_chunks (
  file_id INTEGER NOT NULL REFERENCES source_files(id) ON DELETE CASCADE,
  seq INTEGER NOT NULL,
  data BLOB NOT NULL,
  PRIMARY KEY (file_id, seq)
) STRICT, WITHOUT ROWID;

-- Rows of a staged import are in the live tables but in no view. State changes are events of the trail.
CREATE TABLE imports (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  state TEXT NOT NULL CHECK (state IN ('staged', 'committed', 'undone')),
  file_name TEXT NOT NULL,
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  kind TEXT NOT NULL,
  sheet TEXT,
  source_file_id INTEGER REFERENCES source_files(id) ON DELETE RESTRICT,
  settings TEXT NOT NULL,
  report TEXT,
  started_at INTEGER NOT NULL,
  committed_at INTEGER,
  -- SHA-256 over the row hashes in the order of entities and ids; null until committed.
  digest TEXT
) STRICT;

CREATE TABLE organizations (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  import_id INTEGER REFERENCES imports(id) ON DELETE RESTRICT,
  row_hash BLOB,
  kind TEXT NOT NULL CHECK (kind IN ('public-body', 'vendor', 'both')),
  name TEXT NOT NULL,
  name_sort TEXT,
  name_en TEXT,
  neq TEXT,
  gst_number TEXT,
  qst_number TEXT,
  country TEXT,
  parent_id INTEGER REFERENCES organizations(id) ON DELETE RESTRICT,
  aliases TEXT,
  notes TEXT
) STRICT;

CREATE TABLE contracts (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  reference TEXT NOT NULL,
  reference_sort TEXT,
  internal_number TEXT,
  title_fr TEXT,
  title_fr_sort TEXT,
  title_en TEXT,
  title_en_sort TEXT,
  kind TEXT NOT NULL CHECK (kind IN ('contract', 'framework', 'programme', 'project')),
  public_body_id INTEGER REFERENCES organizations(id) ON DELETE RESTRICT,
  vendor_id INTEGER REFERENCES organizations(id) ON DELETE RESTRICT,
  other_vendors TEXT,
  programme_id INTEGER REFERENCES contracts(id) ON DELETE RESTRICT,
  award_method TEXT NOT NULL CHECK (award_method IN ('public-tender', 'invitation', 'mutual-agreement', 'framework', 'other', 'unknown')),
  status TEXT NOT NULL CHECK (status IN ('planned', 'tendering', 'active', 'suspended', 'completed', 'terminated', 'unknown')),
  currency TEXT NOT NULL CHECK (length(currency) = 3),
  original_hedge TEXT CHECK (original_hedge IN ('exact', 'about', 'at-least', 'at-most', 'between')),
  original_low INTEGER,
  original_high INTEGER,
  tax_basis TEXT NOT NULL CHECK (tax_basis IN ('excluded', 'included', 'unknown')),
  notice_on TEXT CHECK (notice_on GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  awarded_on TEXT CHECK (awarded_on GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  signed_on TEXT CHECK (signed_on GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  starts_on TEXT CHECK (starts_on GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  ends_on TEXT CHECK (ends_on GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  option_ends_on TEXT CHECK (option_ends_on GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  options_note TEXT,
  description TEXT,
  tags TEXT
) STRICT;

CREATE TABLE baselines (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  contract_id INTEGER NOT NULL REFERENCES contracts(id) ON DELETE RESTRICT,
  kind TEXT NOT NULL CHECK (kind IN ('original', 're-baselining')),
  set_on TEXT CHECK (set_on GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  authority TEXT,
  reason TEXT,
  currency TEXT NOT NULL CHECK (length(currency) = 3),
  hedge TEXT CHECK (hedge IN ('exact', 'about', 'at-least', 'at-most', 'between')),
  low INTEGER,
  high INTEGER,
  source_id INTEGER REFERENCES sources(id) ON DELETE RESTRICT
) STRICT;

CREATE TABLE amendments (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  contract_id INTEGER NOT NULL REFERENCES contracts(id) ON DELETE RESTRICT,
  number TEXT,
  number_sort TEXT,
  signed_on TEXT CHECK (signed_on GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  effective_on TEXT CHECK (effective_on GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  published_on TEXT CHECK (published_on GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  status TEXT NOT NULL CHECK (status IN ('approved', 'pending', 'refused', 'unknown')),
  approved_by TEXT,
  approved_on TEXT CHECK (approved_on GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  direction TEXT NOT NULL CHECK (direction IN ('increase', 'decrease', 'none', 'unknown')),
  currency TEXT NOT NULL CHECK (length(currency) = 3),
  hedge TEXT CHECK (hedge IN ('exact', 'about', 'at-least', 'at-most', 'between')),
  low INTEGER,
  high INTEGER,
  new_ends_on TEXT CHECK (new_ends_on GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  reason TEXT CHECK (reason IN ('volume-cuts', 'item-price-variation', 'quality-improvement', 'third-party', 'duration-extension', 'price-reduction', 'tax-rate', 'fiscal-year-extension', 'scope-addition', 'other')),
  description TEXT,
  source_id INTEGER REFERENCES sources(id) ON DELETE RESTRICT
) STRICT;

CREATE TABLE milestones (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  contract_id INTEGER NOT NULL REFERENCES contracts(id) ON DELETE RESTRICT,
  name TEXT NOT NULL,
  name_sort TEXT,
  planned_on TEXT CHECK (planned_on GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  forecast_on TEXT CHECK (forecast_on GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  actual_on TEXT CHECK (actual_on GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  status TEXT NOT NULL CHECK (status IN ('scheduled', 'met', 'partially-met', 'not-met', 'unknown')),
  notes TEXT,
  source_id INTEGER REFERENCES sources(id) ON DELETE RESTRICT
) STRICT;

CREATE TABLE invoices (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  import_id INTEGER REFERENCES imports(id) ON DELETE RESTRICT,
  row_hash BLOB,
  vendor_id INTEGER NOT NULL REFERENCES organizations(id) ON DELETE RESTRICT,
  number TEXT NOT NULL,
  number_sort TEXT,
  kind TEXT NOT NULL CHECK (kind IN ('invoice', 'credit-note')),
  issued_on TEXT NOT NULL CHECK (issued_on GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  due_on TEXT CHECK (due_on GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  received_on TEXT CHECK (received_on GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  contract_id INTEGER REFERENCES contracts(id) ON DELETE RESTRICT,
  purchase_order TEXT,
  period_start TEXT CHECK (period_start GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  period_end TEXT CHECK (period_end GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  currency TEXT NOT NULL CHECK (length(currency) = 3),
  net INTEGER,
  gst INTEGER,
  qst INTEGER,
  total INTEGER,
  notes TEXT
) STRICT;

CREATE TABLE invoice_lines (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  import_id INTEGER REFERENCES imports(id) ON DELETE RESTRICT,
  row_hash BLOB,
  invoice_id INTEGER NOT NULL REFERENCES invoices(id) ON DELETE RESTRICT,
  line_number INTEGER,
  contract_id INTEGER REFERENCES contracts(id) ON DELETE RESTRICT,
  description TEXT,
  purchase_order TEXT,
  period_start TEXT CHECK (period_start GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  period_end TEXT CHECK (period_end GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  quantity TEXT,
  quantity_sort REAL,
  unit_price TEXT,
  unit_price_sort REAL,
  currency TEXT NOT NULL CHECK (length(currency) = 3),
  net INTEGER,
  gst INTEGER,
  qst INTEGER,
  total INTEGER,
  source_row INTEGER
) STRICT;

CREATE TABLE payments (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  invoice_id INTEGER REFERENCES invoices(id) ON DELETE RESTRICT,
  contract_id INTEGER REFERENCES contracts(id) ON DELETE RESTRICT,
  vendor_id INTEGER REFERENCES organizations(id) ON DELETE RESTRICT,
  reference TEXT,
  reference_sort TEXT,
  paid_on TEXT CHECK (paid_on GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  currency TEXT NOT NULL CHECK (length(currency) = 3),
  amount INTEGER NOT NULL,
  notes TEXT
) STRICT;

CREATE TABLE sources (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  title TEXT NOT NULL,
  title_sort TEXT,
  publisher TEXT,
  kind TEXT NOT NULL CHECK (kind IN ('official', 'audit-report', 'commission', 'press', 'law', 'register', 'vendor', 'other')),
  published_on TEXT CHECK (published_on GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  consulted_on TEXT CHECK (consulted_on GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  url TEXT,
  notes TEXT
) STRICT;

CREATE TABLE figures (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  contract_id INTEGER REFERENCES contracts(id) ON DELETE RESTRICT,
  organization_id INTEGER REFERENCES organizations(id) ON DELETE RESTRICT,
  basis TEXT NOT NULL CHECK (basis IN ('tender', 'contract', 'programme', 'budget', 'forecast', 'invoiced', 'paid', 'alternative', 'savings', 'lobbying', 'other')),
  scope_fr TEXT,
  scope_fr_sort TEXT,
  scope_en TEXT,
  scope_en_sort TEXT,
  unit TEXT NOT NULL CHECK (unit IN ('money', 'count')),
  currency TEXT CHECK (length(currency) = 3),
  hedge TEXT NOT NULL CHECK (hedge IN ('exact', 'about', 'at-least', 'at-most', 'between')),
  low INTEGER,
  high INTEGER,
  low_count INTEGER,
  high_count INTEGER,
  tax_basis TEXT NOT NULL CHECK (tax_basis IN ('excluded', 'included', 'unknown')),
  as_of TEXT CHECK (as_of GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  as_of_text TEXT,
  stated_by TEXT,
  source_id INTEGER REFERENCES sources(id) ON DELETE RESTRICT,
  locator TEXT,
  quote_fr TEXT,
  quote_en TEXT,
  confidence TEXT NOT NULL CHECK (confidence IN ('verified', 'stated', 'unverified')),
  accepted INTEGER NOT NULL CHECK (accepted IN (0, 1)),
  notes TEXT
) STRICT;

CREATE TABLE rules (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  code TEXT NOT NULL,
  code_sort TEXT,
  title_fr TEXT NOT NULL,
  title_en TEXT NOT NULL,
  limit_ppm INTEGER,
  limit_days INTEGER,
  valid_from TEXT CHECK (valid_from GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  valid_to TEXT CHECK (valid_to GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  article TEXT,
  url TEXT,
  mark TEXT NOT NULL CHECK (mark IN ('verified', 'unverified', 'proposed')),
  note_fr TEXT,
  note_en TEXT,
  enabled INTEGER NOT NULL CHECK (enabled IN (0, 1))
) STRICT;

CREATE TABLE mapping_profiles (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  name_sort TEXT,
  vendor_id INTEGER REFERENCES organizations(id) ON DELETE RESTRICT,
  sheet TEXT,
  header_row INTEGER,
  header_map TEXT NOT NULL,
  options TEXT
) STRICT;

CREATE TABLE import_rejects (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  import_id INTEGER REFERENCES imports(id) ON DELETE RESTRICT,
  row_hash BLOB,
  source_row INTEGER NOT NULL,
  field TEXT,
  code TEXT NOT NULL,
  value TEXT,
  cells TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('open', 'taken', 'dismissed')),
  invoice_line_id INTEGER REFERENCES invoice_lines(id) ON DELETE RESTRICT
) STRICT;

CREATE TABLE events (
  seq INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  actor TEXT NOT NULL,
  command TEXT NOT NULL,
  action TEXT NOT NULL,
  change INTEGER NOT NULL,
  target INTEGER,
  entity TEXT,
  entity_id INTEGER,
  before TEXT,
  after TEXT,
  reason TEXT,
  prev_hash TEXT NOT NULL CHECK (length(prev_hash) = 64),
  hash TEXT NOT NULL CHECK (length(hash) = 64)
) STRICT;

CREATE TRIGGER events_are_never_changed BEFORE UPDATE ON events BEGIN
  SELECT RAISE(ABORT, 'the trail is append-only');
END;

CREATE TRIGGER events_are_never_deleted BEFORE DELETE ON events BEGIN
  SELECT RAISE(ABORT, 'the trail is append-only');
END;

-- One entry per change, without its payload: what undo and redo walk.
CREATE INDEX events_heads ON events (seq, command, target) WHERE seq = change;
CREATE INDEX events_by_change ON events (change);
CREATE INDEX events_by_entity ON events (entity, entity_id);

CREATE UNIQUE INDEX contracts_by_reference ON contracts (reference);
CREATE INDEX organizations_by_name ON organizations (name_sort);
CREATE INDEX organizations_by_import ON organizations (import_id) WHERE import_id IS NOT NULL;
CREATE INDEX baselines_by_contract ON baselines (contract_id);
CREATE INDEX amendments_by_contract ON amendments (contract_id);
CREATE INDEX milestones_by_contract ON milestones (contract_id);
CREATE INDEX invoices_by_vendor_number ON invoices (vendor_id, number);
CREATE INDEX invoices_by_contract ON invoices (contract_id);
CREATE INDEX invoices_by_import ON invoices (import_id) WHERE import_id IS NOT NULL;
CREATE INDEX invoice_lines_by_invoice ON invoice_lines (invoice_id);
CREATE INDEX invoice_lines_by_contract ON invoice_lines (contract_id);
CREATE INDEX invoice_lines_by_import ON invoice_lines (import_id) WHERE import_id IS NOT NULL;
CREATE INDEX payments_by_contract ON payments (contract_id);
CREATE INDEX payments_by_invoice ON payments (invoice_id);
CREATE INDEX figures_by_contract ON figures (contract_id);
CREATE INDEX import_rejects_by_import ON import_rejects (import_id, status);
CREATE INDEX import_rejects_by_line ON import_rejects (invoice_line_id) WHERE invoice_line_id IS NOT NULL;

CREATE VIEW visible_organizations AS SELECT * FROM organizations
  WHERE import_id IS NULL OR import_id IN (SELECT id FROM imports WHERE state = 'committed');
CREATE VIEW visible_invoices AS SELECT * FROM invoices
  WHERE import_id IS NULL OR import_id IN (SELECT id FROM imports WHERE state = 'committed');
CREATE VIEW visible_invoice_lines AS SELECT * FROM invoice_lines
  WHERE import_id IS NULL OR import_id IN (SELECT id FROM imports WHERE state = 'committed');
CREATE VIEW visible_import_rejects AS SELECT * FROM import_rejects
  WHERE import_id IS NULL OR import_id IN (SELECT id FROM imports WHERE state = 'committed');
`;
