import type { WritableDb } from '../types.ts';

/**
 * Version 4: what an invoice is checked against beyond its amounts. Work packages, which have a ceiling of their own; the
 * time sheets behind the hours billed; who did the work and what was delivered; the documents that support an invoice; what
 * a line charges beside its price, and how it is taxed. A baseline may have been set on any day of a month or year.
 */
export const up = (db: WritableDb): void => {
  db.exec(tables);
  db.exec(columns);
  db.exec(indexes);
  for (const table of newlyImported) {
    db.exec(`
      CREATE INDEX ${table}_by_import ON ${table} (import_id) WHERE import_id IS NOT NULL;
      CREATE INDEX ${table}_by_content ON ${table} (content_hash) WHERE content_hash IS NOT NULL;`);
  }
  // A view lists the columns that its table had when it was made.
  for (const table of [...newlyImported, 'amendments', 'invoices', 'invoice_lines']) {
    db.exec(`
      DROP VIEW IF EXISTS visible_${table};
      CREATE VIEW visible_${table} AS SELECT * FROM ${table}
        WHERE import_id IS NULL OR import_id IN (SELECT id FROM imports WHERE state = 'committed');`);
  }
};

const newlyImported = ['work_packages', 'time_entries'] as const;

const tables = `
CREATE TABLE work_packages (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  import_id INTEGER REFERENCES imports(id) ON DELETE RESTRICT,
  row_hash BLOB,
  contract_id INTEGER NOT NULL REFERENCES contracts(id) ON DELETE RESTRICT,
  number TEXT NOT NULL,
  number_sort TEXT,
  title TEXT,
  title_sort TEXT,
  currency TEXT NOT NULL CHECK (length(currency) = 3),
  hedge TEXT CHECK (hedge IN ('exact', 'about', 'at-least', 'at-most', 'between')),
  low INTEGER,
  high INTEGER,
  source_id INTEGER REFERENCES sources(id) ON DELETE RESTRICT,
  notes TEXT,
  content_hash TEXT,
  file_number INTEGER,
  source_row INTEGER
) STRICT;

CREATE TABLE time_entries (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  import_id INTEGER REFERENCES imports(id) ON DELETE RESTRICT,
  row_hash BLOB,
  vendor_id INTEGER REFERENCES organizations(id) ON DELETE RESTRICT,
  contract_id INTEGER REFERENCES contracts(id) ON DELETE RESTRICT,
  invoice_number TEXT,
  invoice_number_sort TEXT,
  work_package TEXT,
  worker TEXT,
  worker_sort TEXT,
  worker_number TEXT,
  role TEXT,
  starts_on TEXT CHECK (starts_on GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  ends_on TEXT CHECK (ends_on GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  hours TEXT NOT NULL,
  hours_sort REAL,
  description TEXT,
  deliverable TEXT,
  approved_by TEXT,
  approved_on TEXT CHECK (approved_on GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  content_hash TEXT,
  file_number INTEGER,
  source_row INTEGER
) STRICT;

CREATE TABLE supporting_documents (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  invoice_id INTEGER NOT NULL REFERENCES invoices(id) ON DELETE RESTRICT,
  document_id INTEGER NOT NULL REFERENCES documents(id) ON DELETE RESTRICT,
  note TEXT
) STRICT;
`;

const columns = `
ALTER TABLE amendments ADD COLUMN work_package_id INTEGER REFERENCES work_packages(id) ON DELETE RESTRICT;
ALTER TABLE invoices ADD COLUMN project_reference TEXT;
ALTER TABLE invoice_lines ADD COLUMN work_package TEXT;
ALTER TABLE invoice_lines ADD COLUMN worker TEXT;
ALTER TABLE invoice_lines ADD COLUMN role TEXT;
ALTER TABLE invoice_lines ADD COLUMN deliverable TEXT;
ALTER TABLE invoice_lines ADD COLUMN charges INTEGER;
ALTER TABLE invoice_lines ADD COLUMN tax_category TEXT CHECK (tax_category IN ('standard', 'zero-rated', 'exempt', 'other'));
ALTER TABLE baselines ADD COLUMN set_precision TEXT CHECK (set_precision IN ('day', 'month', 'year'));
`;

const indexes = `
CREATE INDEX work_packages_by_contract ON work_packages (contract_id);
CREATE INDEX work_packages_by_source ON work_packages (source_id);
CREATE INDEX amendments_by_work_package ON amendments (work_package_id) WHERE work_package_id IS NOT NULL;
CREATE INDEX time_entries_by_vendor ON time_entries (vendor_id, invoice_number);
CREATE INDEX time_entries_by_contract ON time_entries (contract_id);
CREATE INDEX supporting_documents_by_invoice ON supporting_documents (invoice_id);
CREATE INDEX supporting_documents_by_document ON supporting_documents (document_id);
`;
