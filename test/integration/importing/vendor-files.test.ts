import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { importSession } from '../../support/import-session.ts';

type Expected = {
  readonly sheet: string | null;
  readonly headerRow: number;
  readonly rows: Record<string, number>;
  readonly amounts: Record<string, string>;
  readonly invoices: number;
  readonly statedTotal: Record<string, unknown> | null;
  readonly rejects: readonly { readonly row: number; readonly field: string; readonly code?: string }[];
  readonly warnings: readonly { readonly row: number; readonly code: string }[];
};

const fixtures = new URL('../../fixtures/', import.meta.url);
const expected = Object.entries(
  JSON.parse(readFileSync(new URL('expected.json', fixtures), 'utf8')) as Record<string, Expected>,
);
const fileOf = (name: string): string =>
  fileURLToPath(
    name === 'factures-fournisseur-exemple.xlsx'
      ? new URL('../../../resources/sample/factures-fournisseur-exemple.xlsx', import.meta.url)
      : new URL(name, fixtures),
  );

describe('vendor files against the sample case', () => {
  test.each(expected)('%s is read, checked and tied out as counted by hand', async (name, wanted) => {
    const fixture = await importSession({ sample: true });
    const inspection = await fixture.inspect(fileOf(name));
    expect(inspection.options.headerRow).toBe(wanted.headerRow);
    expect(inspection.missing).toEqual([]);

    const report = await fixture.stage(fileOf(name));
    expect(report.sheet ?? null).toBe(wanted.sheet);
    expect(report.rows).toEqual(wanted.rows);
    expect(report.amountsByCurrency).toEqual([wanted.amounts]);
    expect(report.invoices).toBe(wanted.invoices);
    expect(report.statedTotal).toEqual(wanted.statedTotal);
    expect(report.warnings.map(({ row, code }) => ({ row, code }))).toEqual(wanted.warnings);
    const { rows: rejects } = await fixture.session.reader.importRejects({
      importId: report.importId,
      status: 'all',
      offset: 0,
      limit: 100,
    });
    expect(rejects.map(({ row, column }) => ({ row, field: column }))).toEqual(
      wanted.rejects.map(({ row, field }) => ({ row, field })),
    );
    for (const { row, code } of wanted.rejects)
      if (code !== undefined) expect(rejects.find((reject) => reject.row === row)?.code).toBe(code);
  });
});
