import type { ImportReport } from '#shared/ipc/import-schemas.ts';

/** The tie-out of one currency, or of the rows alone when no amount was readable. */
export type TieOut = {
  readonly currency: string;
  readonly read: string;
  readonly accepted: string;
  readonly rejected: string;
  readonly ignored: string;
  /** Whether read = accepted + rejected + ignored, to the last digit. */
  readonly holds: boolean;
};

/** Decimal text as an exact integer of its last digit, all aligned to the same number of digits. */
const aligned = (texts: readonly string[]): bigint[] => {
  const digits = Math.max(...texts.map((text) => (text.split('.')[1] ?? '').length));
  return texts.map((text) => {
    const [whole = '0', fraction = ''] = text.split('.');
    return BigInt(`${whole}${fraction.padEnd(digits, '0')}`);
  });
};

const isTied = (texts: readonly [string, string, string, string]): boolean => {
  const [read = 0n, ...parts] = aligned(texts);
  return read === parts.reduce((sum, part) => sum + part, 0n);
};

/** Tie-out per currency, as the band shows it. */
export const tieOuts = (report: ImportReport): TieOut[] =>
  report.amountsByCurrency.map(({ currency, read, accepted, rejected, ignored }) => ({
    currency,
    read,
    accepted,
    rejected,
    ignored,
    holds: isTied([read, accepted, rejected, ignored]),
  }));

/** Whether the rows tie out: every row read is accepted, rejected or ignored, and none is counted twice. */
export const rowsTieOut = ({ rows }: Pick<ImportReport, 'rows'>): boolean =>
  rows.read === rows.accepted + rows.rejected + rows.ignored;

/** What can be done with a staged import. */
export type NextStep = 'take-all' | 'take-ready' | 'nothing-new' | 'nothing-ready';

/** Nothing is written before a person agrees; this says to what they can agree. */
export const nextStepOf = ({ rows }: Pick<ImportReport, 'rows'>): NextStep => {
  if (rows.accepted === 0) return rows.rejected === 0 ? 'nothing-new' : 'nothing-ready';
  return rows.rejected === 0 ? 'take-all' : 'take-ready';
};
