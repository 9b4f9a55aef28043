import { minorToDecimal } from '#shared/domain/money/money.ts';
import type { FileTotals } from './import-messages.ts';
import type { StoredReport } from './import-row.ts';
import type { Staging } from './stage-rows.ts';

/**
 * The tie-out: what the file thread counted while reading against what the writer stored, rejected and ignored, rows and
 * amounts per currency. The two were counted apart; a difference is a bug and stops the import.
 */
export const reportOf = (
  importId: number,
  fileName: string,
  totals: FileTotals,
  counts: ReturnType<Staging['counts']>,
): StoredReport => {
  const { accepted, rejected, duplicates } = counts;
  if (totals.rowsRead !== accepted + rejected + duplicates) {
    throw new Error(
      `rows do not tie out: ${totals.rowsRead} read, ${accepted} + ${rejected} + ${duplicates}`,
    );
  }
  const currencies = [...new Set([...Object.keys(totals.amountsRead), ...counts.sums.keys()])].toSorted();
  const none = { accepted: 0n, rejected: 0n, ignored: 0n };
  const amountsByCurrency = currencies.map((currency) => {
    const sums = counts.sums.get(currency) ?? none;
    const read = BigInt(totals.amountsRead[currency] ?? 0);
    if (read !== sums.accepted + sums.rejected + sums.ignored)
      throw new Error(`amounts in ${currency} do not tie out`);
    const text = (minor: bigint): string => minorToDecimal(minor, currency);
    return {
      currency,
      read: text(read),
      accepted: text(sums.accepted),
      rejected: text(sums.rejected),
      ignored: text(sums.ignored),
    };
  });
  return {
    importId,
    file: fileName,
    sha256: totals.sha256,
    kind: totals.kind,
    sheet: totals.sheet,
    rows: { read: totals.rowsRead, accepted, rejected, ignored: duplicates, duplicates },
    amountsByCurrency,
    amountField: totals.amountField,
    statedTotal: statedTotalOf(totals, currencies),
    warnings: [...counts.warnings],
    warningCount: counts.warningCount,
    rejectCodes: [...counts.rejectCodes].map(([code, count]) => ({ code, count })),
    unknownVendors: [...counts.unknownVendors],
    unknownContracts: [...counts.unknownContracts],
    invoices: counts.invoices,
    documents: [],
    documentCount: 0,
    files: [],
    updates: [],
  };
};

/** The file's own total agrees when it is the sum of all amounts read, in the one currency of the file. */
const statedTotalOf = (
  { statedTotal, amountsRead }: FileTotals,
  currencies: readonly string[],
): StoredReport['statedTotal'] => {
  if (statedTotal === null) return null;
  const { row, minor, currency } = statedTotal;
  const agrees = currencies.length === 1 && currencies[0] === currency && amountsRead[currency] === minor;
  return { row, amount: minorToDecimal(BigInt(minor), currency), agrees };
};
