import type { WritableDb } from '../types.ts';

/**
 * Version 2: what e-invoices, OCDS, disclosures of contracts and cloud bills bring. Contracts, amendments, milestones
 * and payments can come from an import too; what was published and what a cloud billed are kept row by row.
 */
export const up = (db: WritableDb): void => {
  for (const table of newlyImported) {
    db.exec(`
      ALTER TABLE ${table} ADD COLUMN import_id INTEGER REFERENCES imports(id) ON DELETE RESTRICT;
      ALTER TABLE ${table} ADD COLUMN row_hash BLOB;
      CREATE INDEX ${table}_by_import ON ${table} (import_id) WHERE import_id IS NOT NULL;`);
  }
  db.exec(schema);
  for (const table of [...newlyImported, 'invoices', 'cost_records', 'publications']) {
    db.exec(`
      DROP VIEW IF EXISTS visible_${table};
      CREATE VIEW visible_${table} AS SELECT * FROM ${table}
        WHERE import_id IS NULL OR import_id IN (SELECT id FROM imports WHERE state = 'committed');`);
  }
};

const newlyImported = ['contracts', 'amendments', 'milestones', 'payments'] as const;

const schema = `
ALTER TABLE contracts ADD COLUMN awarded_amount INTEGER;
ALTER TABLE contracts ADD COLUMN process_id TEXT;
-- An import that was undone keeps its rows: what is unique is unique among visible rows, which the services see to.
DROP INDEX contracts_by_reference;
CREATE INDEX contracts_by_reference ON contracts (reference);

ALTER TABLE invoices ADD COLUMN other_taxes INTEGER;
ALTER TABLE invoices ADD COLUMN prepaid INTEGER;
ALTER TABLE invoices ADD COLUMN rounding INTEGER;
ALTER TABLE invoices ADD COLUMN payable INTEGER;
ALTER TABLE invoices ADD COLUMN preceding_number TEXT;
ALTER TABLE invoices ADD COLUMN contract_reference TEXT;
ALTER TABLE invoices ADD COLUMN content_hash TEXT;
ALTER TABLE invoices ADD COLUMN file_number INTEGER;
CREATE INDEX invoices_by_content ON invoices (content_hash) WHERE content_hash IS NOT NULL;

CREATE TABLE cost_records (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  import_id INTEGER REFERENCES imports(id) ON DELETE RESTRICT,
  row_hash BLOB,
  invoice_number TEXT,
  invoice_number_sort TEXT,
  vendor_id INTEGER REFERENCES organizations(id) ON DELETE RESTRICT,
  contract_id INTEGER REFERENCES contracts(id) ON DELETE RESTRICT,
  provider TEXT,
  publisher TEXT,
  billing_account TEXT,
  billing_account_sort TEXT,
  account TEXT,
  account_sort TEXT,
  service TEXT,
  service_sort TEXT,
  region TEXT,
  region_sort TEXT,
  charge_category TEXT,
  charge_class TEXT,
  description TEXT,
  period_start TEXT CHECK (period_start GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  period_end TEXT CHECK (period_end GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  charge_start TEXT,
  charge_end TEXT,
  currency TEXT NOT NULL CHECK (length(currency) = 3),
  billed_cost TEXT,
  billed_cost_sort REAL,
  effective_cost TEXT,
  effective_cost_sort REAL,
  list_cost TEXT,
  list_cost_sort REAL,
  contracted_cost TEXT,
  contracted_cost_sort REAL,
  quantity TEXT,
  quantity_sort REAL,
  unit TEXT,
  unit_price TEXT,
  unit_price_sort REAL,
  sku TEXT,
  resource TEXT,
  contract_reference TEXT,
  content_hash TEXT,
  file_number INTEGER,
  source_row INTEGER
) STRICT;

CREATE TABLE publications (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  import_id INTEGER REFERENCES imports(id) ON DELETE RESTRICT,
  row_hash BLOB,
  scheme TEXT NOT NULL CHECK (scheme IN ('ocds', 'seao-xml', 'disclosure')),
  process_id TEXT NOT NULL,
  process_id_sort TEXT,
  release_id TEXT,
  published_on TEXT CHECK (published_on GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  tags TEXT,
  contract_id INTEGER REFERENCES contracts(id) ON DELETE RESTRICT,
  currency TEXT CHECK (length(currency) = 3),
  amount INTEGER,
  content TEXT,
  content_hash TEXT NOT NULL,
  file_number INTEGER,
  source_row INTEGER
) STRICT;

-- The files of an import that took in several; one that took in a single file names it itself.
CREATE TABLE import_files (
  import_id INTEGER NOT NULL REFERENCES imports(id) ON DELETE CASCADE,
  number INTEGER NOT NULL,
  name TEXT NOT NULL,
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  source_file_id INTEGER NOT NULL REFERENCES source_files(id) ON DELETE RESTRICT,
  PRIMARY KEY (import_id, number)
) STRICT, WITHOUT ROWID;

CREATE INDEX cost_records_by_import ON cost_records (import_id) WHERE import_id IS NOT NULL;
CREATE INDEX cost_records_by_content ON cost_records (content_hash);
CREATE INDEX cost_records_by_vendor ON cost_records (vendor_id);
CREATE INDEX cost_records_by_contract ON cost_records (contract_id) WHERE contract_id IS NOT NULL;
CREATE INDEX publications_by_import ON publications (import_id) WHERE import_id IS NOT NULL;
CREATE INDEX publications_by_content ON publications (content_hash);
CREATE INDEX publications_by_contract ON publications (contract_id) WHERE contract_id IS NOT NULL;
`;
