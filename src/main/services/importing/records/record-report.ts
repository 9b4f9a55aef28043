import { currencyExponent } from '#shared/domain/money/currency.ts';
import { compareDecimals } from '#shared/domain/money/decimal.ts';
import { createDecimalSum } from '#shared/domain/money/decimal-sum.ts';
import type { ReadFile, RecordTotals } from '../import-messages.ts';
import type { StoredReport } from '../import-row.ts';
import type { RecordStaging } from './stage-records.ts';

type Reported = {
  readonly importId: number;
  readonly fileName: string;
  readonly sha256: string;
  readonly files: readonly ReadFile[];
};

/**
 * The tie-out of records: what the file thread counted while reading against what the writer stored, rejected and
 * ignored, records and amounts per currency. The two were counted apart; a difference is a bug and stops the import.
 */
export const recordReport = (
  { importId, fileName, sha256, files }: Reported,
  { recordsRead, amountsRead, documents, documentCount }: RecordTotals,
  counts: ReturnType<RecordStaging['counts']>,
): StoredReport => {
  const { accepted, rejected, duplicates } = counts;
  if (recordsRead !== accepted + rejected + duplicates)
    throw new Error(`records do not tie out: ${recordsRead} read, ${accepted} + ${rejected} + ${duplicates}`);
  return {
    importId,
    file: fileName,
    sha256,
    kind: kindOf(files),
    sheet: files.length === 1 ? (files[0]?.sheet ?? null) : null,
    rows: { read: recordsRead, accepted, rejected, ignored: duplicates, duplicates },
    amountsByCurrency: Object.entries(amountsRead)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([currency, read]) => amountsOf(currency, read, counts.sums.get(currency))),
    amountField: 'net',
    statedTotal: null,
    warnings: [...counts.warnings],
    warningCount: counts.warningCount,
    rejectCodes: [...counts.rejectCodes].map(([code, count]) => ({ code, count })),
    unknownVendors: [...counts.unknownVendors],
    unknownContracts: [...counts.unknownContracts],
    invoices: counts.invoices,
    documents: documents.map(({ taxes, rules, bill: _bill, ...document }) => ({
      ...document,
      taxes: [...taxes],
      rules: [...rules],
    })),
    documentCount,
    updates: [...counts.updates],
    files: files.map(({ name, format, sha256: hash, records, error }) => ({
      name,
      format,
      sha256: hash,
      records,
      error: error?.code ?? null,
    })),
  };
};

/** The one format of all files that could be read, else `mixed`. */
const kindOf = (files: readonly ReadFile[]): string => {
  const formats = new Set(files.flatMap(({ format }) => format ?? []));
  const [only] = formats;
  return formats.size === 1 && only !== undefined ? only : 'mixed';
};

type Sums = ReturnType<RecordStaging['counts']>['sums'] extends ReadonlyMap<string, infer S> ? S : never;

const amountsOf = (
  currency: string,
  read: string,
  sums: Sums | undefined,
): StoredReport['amountsByCurrency'][number] => {
  const digits = currencyExponent(currency);
  const [accepted, rejected, ignored] = (['accepted', 'rejected', 'ignored'] as const).map(
    (outcome) => sums?.[outcome].text(digits) ?? createDecimalSum().text(digits),
  ) as [string, string, string];
  const all = createDecimalSum();
  for (const part of [accepted, rejected, ignored]) all.add(part);
  if (compareDecimals(all.text(), read) !== 0) throw new Error(`amounts in ${currency} do not tie out`);
  return { currency, read: all.text(digits), accepted, rejected, ignored };
};
