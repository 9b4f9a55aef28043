/** The tables of version 3 that tests compare invoices and contracts with: purchases, prices, people, tenders. */
export const referenceTables = `
CREATE TABLE purchase_orders (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  import_id INTEGER REFERENCES imports(id) ON DELETE RESTRICT,
  row_hash BLOB,
  number TEXT NOT NULL,
  number_sort TEXT,
  vendor_id INTEGER REFERENCES organizations(id) ON DELETE RESTRICT,
  contract_id INTEGER REFERENCES contracts(id) ON DELETE RESTRICT,
  requested_by TEXT,
  requested_on TEXT CHECK (requested_on GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  approved_by TEXT,
  approved_on TEXT CHECK (approved_on GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  ordered_on TEXT CHECK (ordered_on GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  received_by TEXT,
  received_on TEXT CHECK (received_on GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  currency TEXT NOT NULL CHECK (length(currency) = 3),
  amount INTEGER,
  description TEXT,
  content_hash TEXT,
  file_number INTEGER,
  source_row INTEGER
) STRICT;

CREATE TABLE approvals (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  import_id INTEGER REFERENCES imports(id) ON DELETE RESTRICT,
  row_hash BLOB,
  subject TEXT NOT NULL CHECK (subject IN ('requisition', 'purchase-order', 'invoice', 'payment', 'amendment', 'contract')),
  subject_number TEXT NOT NULL,
  subject_number_sort TEXT,
  vendor_id INTEGER REFERENCES organizations(id) ON DELETE RESTRICT,
  contract_id INTEGER REFERENCES contracts(id) ON DELETE RESTRICT,
  step TEXT NOT NULL CHECK (step IN ('requested', 'approved', 'received', 'paid')),
  person TEXT NOT NULL,
  person_sort TEXT,
  person_number TEXT,
  acted_on TEXT CHECK (acted_on GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  currency TEXT CHECK (length(currency) = 3),
  amount INTEGER,
  authority_limit INTEGER,
  content_hash TEXT,
  file_number INTEGER,
  source_row INTEGER
) STRICT;

CREATE TABLE employees (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  import_id INTEGER REFERENCES imports(id) ON DELETE RESTRICT,
  row_hash BLOB,
  number TEXT,
  number_sort TEXT,
  name TEXT NOT NULL,
  name_sort TEXT,
  organization_id INTEGER REFERENCES organizations(id) ON DELETE RESTRICT,
  position TEXT,
  address TEXT,
  phone TEXT,
  email TEXT,
  bank_account TEXT,
  starts_on TEXT CHECK (starts_on GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  ends_on TEXT CHECK (ends_on GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  content_hash TEXT,
  file_number INTEGER,
  source_row INTEGER
) STRICT;

CREATE TABLE price_items (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  import_id INTEGER REFERENCES imports(id) ON DELETE RESTRICT,
  row_hash BLOB,
  contract_id INTEGER REFERENCES contracts(id) ON DELETE RESTRICT,
  vendor_id INTEGER REFERENCES organizations(id) ON DELETE RESTRICT,
  item_code TEXT,
  item_code_sort TEXT,
  description TEXT,
  description_sort TEXT,
  unit TEXT,
  currency TEXT NOT NULL CHECK (length(currency) = 3),
  unit_price TEXT NOT NULL,
  unit_price_sort REAL,
  valid_from TEXT CHECK (valid_from GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  valid_to TEXT CHECK (valid_to GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  content_hash TEXT,
  file_number INTEGER,
  source_row INTEGER
) STRICT;

CREATE TABLE authorisations (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  import_id INTEGER REFERENCES imports(id) ON DELETE RESTRICT,
  row_hash BLOB,
  vendor_id INTEGER NOT NULL REFERENCES organizations(id) ON DELETE RESTRICT,
  authority TEXT,
  number TEXT,
  number_sort TEXT,
  granted_on TEXT CHECK (granted_on GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  expires_on TEXT CHECK (expires_on GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  revoked_on TEXT CHECK (revoked_on GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  source_id INTEGER REFERENCES sources(id) ON DELETE RESTRICT,
  content_hash TEXT,
  file_number INTEGER,
  source_row INTEGER
) STRICT;

CREATE TABLE holidays (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  import_id INTEGER REFERENCES imports(id) ON DELETE RESTRICT,
  row_hash BLOB,
  day TEXT NOT NULL CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  name_fr TEXT NOT NULL,
  name_en TEXT,
  content_hash TEXT,
  file_number INTEGER,
  source_row INTEGER
) STRICT;

CREATE TABLE tenders (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  import_id INTEGER REFERENCES imports(id) ON DELETE RESTRICT,
  row_hash BLOB,
  process_id TEXT NOT NULL,
  process_id_sort TEXT,
  contract_id INTEGER REFERENCES contracts(id) ON DELETE RESTRICT,
  public_body_id INTEGER REFERENCES organizations(id) ON DELETE RESTRICT,
  title_fr TEXT,
  title_en TEXT,
  method TEXT NOT NULL CHECK (method IN ('open', 'selective', 'limited', 'direct', 'unknown')),
  award_criteria TEXT NOT NULL CHECK (award_criteria IN ('price-only', 'rated', 'unknown')),
  starts_at TEXT,
  closes_at TEXT,
  tenderer_count INTEGER,
  item_codes TEXT,
  currency TEXT CHECK (length(currency) = 3),
  estimate INTEGER,
  content_hash TEXT,
  file_number INTEGER,
  source_row INTEGER
) STRICT;

CREATE TABLE bids (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  import_id INTEGER REFERENCES imports(id) ON DELETE RESTRICT,
  row_hash BLOB,
  tender_id INTEGER NOT NULL REFERENCES tenders(id) ON DELETE RESTRICT,
  tenderer_id INTEGER REFERENCES organizations(id) ON DELETE RESTRICT,
  tenderer_name TEXT NOT NULL,
  tenderer_name_sort TEXT,
  tenderer_number TEXT,
  lot TEXT,
  currency TEXT CHECK (length(currency) = 3),
  amount INTEGER,
  submitted_at TEXT,
  status TEXT NOT NULL CHECK (status IN ('valid', 'disqualified', 'withdrawn', 'invited', 'unknown')),
  is_winner INTEGER NOT NULL CHECK (is_winner IN (0, 1)),
  content_hash TEXT,
  file_number INTEGER,
  source_row INTEGER
) STRICT;
`;
