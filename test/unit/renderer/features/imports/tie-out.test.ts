import { describe, expect, it } from 'vitest';
import { nextStepOf, rowsTieOut, tieOuts } from '#renderer/features/imports/model/tie-out.ts';
import type { ImportReport } from '#shared/ipc/import-schemas.ts';

const report = (amounts: ImportReport['amountsByCurrency']): ImportReport => ({
  importId: 1,
  file: 'T3.xlsx',
  sha256: '',
  kind: 'xlsx',
  sheet: null,
  state: 'staged',
  rows: { read: 500, accepted: 497, rejected: 3, ignored: 0, duplicates: 0 },
  amountsByCurrency: amounts,
  amountField: 'net',
  statedTotal: null,
  warnings: [],
  warningCount: 0,
  rejectCodes: [],
  unknownVendors: [],
  unknownContracts: [],
  invoices: 1,
  takenLater: 0,
  documents: [],
  documentCount: 0,
  files: [],
  updates: [],
});

const amounts = (read: string, accepted: string, rejected: string, ignored: string) => ({
  currency: 'CAD',
  read,
  accepted,
  rejected,
  ignored,
});

describe('tieOuts', () => {
  it('holds to the cent, with negative amounts too', () => {
    const [tie] = tieOuts(report([amounts('18402117.36', '18397907.36', '4210.00', '0.00')]));
    expect(tie?.holds).toBe(true);
    expect(tieOuts(report([amounts('-0.50', '-1.00', '0.25', '0.25')]))[0]?.holds).toBe(true);
  });

  it('does not hold when one cent is missing', () => {
    expect(tieOuts(report([amounts('18402117.36', '18397907.36', '4210.01', '0.00')]))[0]?.holds).toBe(false);
  });

  it('does not lose a cent on amounts beyond what a float can hold', () => {
    expect(tieOuts(report([amounts('90071992547409.93', '90071992547409.92', '0.01', '0')]))[0]?.holds).toBe(
      true,
    );
    expect(tieOuts(report([amounts('90071992547409.93', '90071992547409.92', '0.00', '0')]))[0]?.holds).toBe(
      false,
    );
  });
});

describe('rowsTieOut', () => {
  it('wants every row read in exactly one part', () => {
    expect(rowsTieOut({ rows: { read: 5, accepted: 3, rejected: 1, ignored: 1, duplicates: 1 } })).toBe(true);
    expect(rowsTieOut({ rows: { read: 5, accepted: 3, rejected: 1, ignored: 0, duplicates: 0 } })).toBe(
      false,
    );
  });
});

describe('nextStepOf', () => {
  it.each([
    [{ accepted: 5, rejected: 0 }, 'take-all'],
    [{ accepted: 5, rejected: 1 }, 'take-ready'],
    [{ accepted: 0, rejected: 0 }, 'nothing-new'],
    [{ accepted: 0, rejected: 2 }, 'nothing-ready'],
  ] as const)('%j leads to %s', (counts, expected) => {
    const rows = { read: 10, ignored: 0, duplicates: 0, ...counts };
    expect(nextStepOf({ rows })).toBe(expected);
  });
});
