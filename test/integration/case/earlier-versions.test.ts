import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { schemaVersion } from '#main/db/migrations/migrations.ts';
import { listBackups } from '#main/services/backup/backups.ts';
import { openCase } from '#main/services/case/open-case.ts';
import { undo } from '#main/services/history/history.ts';
import { verifyCase } from '#main/services/proof/verify.ts';
import { makeChange } from '#main/services/trail/change.ts';
import { tempFolder } from '../../support/temp-folder.ts';

/*
 * Cases as each earlier version left them: contracts, an amendment, a milestone, an invoice, a payment, an edit, an undo,
 * and a committed import with a rejected row; from version 2 on also a figure, from version 3 on runs of tests with what they found, a
 * sample, a document and a finding. Each opens in this version, with a backup first, and still verifies.
 */
test.each([1, 2, 3])('a case of schema version %i is brought up to date and verifies', async (version) => {
  const path = join(tempFolder(), 'old.constat');
  const packed = new URL(`../../fixtures/cases/version-${version}.constat.gz`, import.meta.url);
  writeFileSync(path, gunzipSync(readFileSync(packed)));
  const opened = await openCase(path, { actor: 'Auditor', clock: Date.now });
  const { db } = opened.context;
  expect(db.pragma('user_version', { simple: true })).toBe(schemaVersion);
  expect(listBackups(path)).toHaveLength(1);
  expect(verifyCase(db)).toMatchObject({ ok: true, firstMismatch: null });
  expect(db.prepare('SELECT reference, title_en FROM visible_contracts').all()).toEqual([
    { reference: `V${version}-001`, title_en: null },
  ]);
  expect(db.prepare('SELECT count(*) FROM visible_invoice_lines').pluck().get()).toBe(2);

  const id = db.prepare('SELECT id FROM visible_contracts').pluck().get() as number;
  makeChange(opened.context, 'register.update', (change) => {
    change.update('contract', id, { processId: 'ocds-1', awardedAmount: 5 });
  });
  expect(verifyCase(db).ok).toBe(true);
  undo(opened.context);
  expect(verifyCase(db).ok).toBe(true);
  db.prepare('UPDATE contracts SET process_id = ? WHERE id = ?').run('behind our back', id);
  expect(verifyCase(db).firstMismatch).toMatchObject({ entity: 'contract', id, column: 'processId' });
  opened.close();
});
