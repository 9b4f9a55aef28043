import type { WritableDb } from '../types.ts';
import { tables } from './0003-audit-tables.ts';
import { referenceTables } from './0003-reference-tables.ts';

/**
 * Version 3: the audit itself. What tests compare invoices with, how contracts were put out to tender, what was said and
 * known, whose law reaches the data, kept documents, runs of tests with their exceptions and what was decided of them,
 * samples and findings.
 */
export const up = (db: WritableDb): void => {
  db.exec(referenceTables);
  db.exec(tables);
  db.exec(columns);
  db.exec(runs);
  db.exec(indexes);
  for (const table of newlyImported) {
    db.exec(`
      CREATE INDEX ${table}_by_import ON ${table} (import_id) WHERE import_id IS NOT NULL;
      CREATE INDEX ${table}_by_content ON ${table} (content_hash) WHERE content_hash IS NOT NULL;`);
  }
  // A view lists the columns that its table had when it was made.
  for (const table of [
    ...newlyImported,
    'organizations',
    'contracts',
    'invoices',
    'invoice_lines',
    'cost_records',
  ]) {
    db.exec(`
      DROP VIEW IF EXISTS visible_${table};
      CREATE VIEW visible_${table} AS SELECT * FROM ${table}
        WHERE import_id IS NULL OR import_id IN (SELECT id FROM imports WHERE state = 'committed');`);
  }
};

const newlyImported = [
  'purchase_orders',
  'approvals',
  'employees',
  'price_items',
  'authorisations',
  'holidays',
  'tenders',
  'bids',
  'lobbying_mandates',
  'lobbying_communications',
] as const;

const columns = `
ALTER TABLE organizations ADD COLUMN body_kind TEXT CHECK (body_kind IN ('ministry', 'network', 'crown-corporation', 'municipal', 'federal', 'other'));
ALTER TABLE organizations ADD COLUMN address TEXT;
ALTER TABLE organizations ADD COLUMN phone TEXT;
ALTER TABLE organizations ADD COLUMN bank_account TEXT;
ALTER TABLE contracts ADD COLUMN nature TEXT CHECK (nature IN ('goods', 'services', 'construction', 'technology', 'other'));
ALTER TABLE contracts ADD COLUMN published_on TEXT CHECK (published_on GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]');
ALTER TABLE contracts ADD COLUMN legal_basis TEXT;
ALTER TABLE contracts ADD COLUMN lump_sum TEXT CHECK (lump_sum IN ('yes', 'no'));
ALTER TABLE invoice_lines ADD COLUMN item_code TEXT;
ALTER TABLE invoice_lines ADD COLUMN unit TEXT;
ALTER TABLE invoices ADD COLUMN holdback INTEGER;
ALTER TABLE cost_records ADD COLUMN list_unit_price TEXT;
ALTER TABLE cost_records ADD COLUMN list_unit_price_sort REAL;
ALTER TABLE cost_records ADD COLUMN commitment_status TEXT;
ALTER TABLE figures ADD COLUMN document_id INTEGER REFERENCES documents(id) ON DELETE RESTRICT;
ALTER TABLE figures ADD COLUMN page INTEGER;
ALTER TABLE figures ADD COLUMN place TEXT;
ALTER TABLE figures ADD COLUMN compared_with_id INTEGER REFERENCES figures(id) ON DELETE RESTRICT;
ALTER TABLE rules ADD COLUMN body_kind TEXT CHECK (body_kind IN ('ministry', 'network', 'crown-corporation', 'municipal', 'federal', 'other'));
ALTER TABLE rules ADD COLUMN nature TEXT CHECK (nature IN ('goods', 'services', 'construction', 'technology', 'other'));
ALTER TABLE rules ADD COLUMN operator TEXT CHECK (operator IN ('at-least', 'above', 'at-most', 'below'));
ALTER TABLE rules ADD COLUMN currency TEXT CHECK (length(currency) = 3);
ALTER TABLE rules ADD COLUMN limit_amount INTEGER;
`;

// What a run found is written once and never changed: its event seals the record, whose digest is over all exceptions.
const runs = `
CREATE TABLE test_runs (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  -- Runs of one command have the number of its first.
  battery INTEGER NOT NULL,
  test TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('done', 'not-applicable')),
  started_at INTEGER NOT NULL,
  actor TEXT NOT NULL,
  -- Of the application, whose code the test is.
  version TEXT NOT NULL,
  -- JSON, as the run was given and gave them.
  parameters TEXT NOT NULL,
  population TEXT NOT NULL,
  excluded TEXT NOT NULL,
  detail TEXT NOT NULL,
  -- JSON: the rules as they were, copied.
  rules TEXT NOT NULL,
  -- Last event that the run saw.
  trail_seq INTEGER NOT NULL,
  trail_head TEXT NOT NULL,
  exception_count INTEGER NOT NULL,
  -- SHA-256 over the seals of the exceptions in their order.
  digest TEXT NOT NULL CHECK (length(digest) = 64)
) STRICT;

CREATE TABLE exceptions (
  run_id INTEGER NOT NULL REFERENCES test_runs(id) ON DELETE RESTRICT,
  position INTEGER NOT NULL,
  key TEXT NOT NULL,
  -- Over what was found but ids of rows, which change when an import is taken in again: tells whether it has changed.
  hash TEXT NOT NULL CHECK (length(hash) = 64),
  -- Over all of this row but itself.
  seal TEXT NOT NULL CHECK (length(seal) = 64),
  currency TEXT,
  -- An amount at risk that is open on both sides is not the same as none.
  has_amount INTEGER NOT NULL CHECK (has_amount IN (0, 1)),
  low INTEGER,
  high INTEGER,
  -- JSON
  rows TEXT NOT NULL,
  detail TEXT NOT NULL,
  PRIMARY KEY (run_id, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX test_runs_by_test ON test_runs (test, id);
CREATE INDEX test_runs_by_battery ON test_runs (battery);
CREATE UNIQUE INDEX exceptions_by_key ON exceptions (run_id, key);
CREATE INDEX dispositions_by_key ON dispositions (test, exception_key);
`;

const indexes = `
CREATE INDEX statements_by_contract ON statements (contract_id);
CREATE INDEX statements_by_source ON statements (source_id);
CREATE INDEX progress_reports_by_contract ON progress_reports (contract_id);
CREATE INDEX progress_reports_by_source ON progress_reports (source_id);
CREATE INDEX delay_costs_by_contract ON delay_costs (contract_id);
CREATE INDEX delay_costs_by_source ON delay_costs (source_id);
CREATE INDEX purchase_orders_by_vendor ON purchase_orders (vendor_id);
CREATE INDEX purchase_orders_by_contract ON purchase_orders (contract_id);
CREATE INDEX approvals_by_vendor ON approvals (vendor_id);
CREATE INDEX approvals_by_contract ON approvals (contract_id);
CREATE INDEX employees_by_organization ON employees (organization_id);
CREATE INDEX price_items_by_contract ON price_items (contract_id);
CREATE INDEX price_items_by_vendor ON price_items (vendor_id);
CREATE INDEX authorisations_by_vendor ON authorisations (vendor_id);
CREATE INDEX authorisations_by_source ON authorisations (source_id);
CREATE INDEX tenders_by_contract ON tenders (contract_id);
CREATE INDEX tenders_by_public_body ON tenders (public_body_id);
CREATE INDEX bids_by_tender ON bids (tender_id);
CREATE INDEX bids_by_tenderer ON bids (tenderer_id);
CREATE INDEX exposures_by_contract ON exposures (contract_id);
CREATE INDEX exposures_by_legal_entity ON exposures (legal_entity_id);
CREATE INDEX exposures_by_source ON exposures (source_id);
CREATE INDEX law_claims_by_contract ON law_claims (contract_id);
CREATE INDEX law_claims_by_organization ON law_claims (organization_id);
CREATE INDEX law_claims_by_source ON law_claims (source_id);
CREATE INDEX lobbying_mandates_by_vendor ON lobbying_mandates (vendor_id);
CREATE INDEX lobbying_mandates_by_institution ON lobbying_mandates (institution_id);
CREATE INDEX lobbying_mandates_by_source ON lobbying_mandates (source_id);
CREATE INDEX lobbying_communications_by_vendor ON lobbying_communications (vendor_id);
CREATE INDEX lobbying_communications_by_mandate ON lobbying_communications (mandate_id);
CREATE INDEX lobbying_communications_by_institution ON lobbying_communications (institution_id);
CREATE INDEX lobbying_communications_by_source ON lobbying_communications (source_id);
CREATE INDEX documents_by_source ON documents (source_id);
CREATE INDEX sample_items_by_sample ON sample_items (sample_id);
CREATE INDEX findings_by_contract ON findings (contract_id);
CREATE INDEX findings_by_rule ON findings (rule_id);
CREATE INDEX finding_evidence_by_finding ON finding_evidence (finding_id);
CREATE INDEX finding_evidence_by_document ON finding_evidence (document_id);
CREATE INDEX finding_evidence_by_figure ON finding_evidence (figure_id);
CREATE INDEX review_notes_by_finding ON review_notes (finding_id);
`;
