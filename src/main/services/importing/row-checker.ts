import type { Notation } from '#shared/domain/importing/cell-values.ts';
import type { KnownContract, RowChecker } from '#shared/domain/importing/check-row.ts';
import { currencyOfHeaders } from '#shared/domain/importing/header-currency.ts';
import { unitOfQuantities } from '#shared/domain/importing/quantity-unit.ts';
import { createVendorMatcher } from '#shared/domain/importing/vendor-match.ts';
import type { ImportSettings } from '#shared/ipc/import-schemas.ts';
import type { ImportLookups } from './import-messages.ts';

/** A contract's reference for comparison: case, spaces and hyphens of any kind do not matter. */
export const referenceKey = (reference: string): string =>
  reference
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\u00A0\u202F\u2010-\u2015_-]+/gu, '');

/** Bills of Québec's public bodies that name no currency are in Canadian dollars. */
const currencyWithoutName = 'CAD';

/** What rows of a file are checked against. */
export const rowCheckerOf = (
  lookups: ImportLookups,
  settings: ImportSettings,
  notation: Notation,
  amountField: 'net' | 'total',
): RowChecker => {
  const byId = new Map<number, KnownContract>(lookups.contracts.map((contract) => [contract.id, contract]));
  const byReference = new Map<string, KnownContract>();
  for (const contract of lookups.contracts) {
    for (const reference of [contract.reference, contract.internalNumber]) {
      if (reference !== null && !byReference.has(referenceKey(reference)))
        byReference.set(referenceKey(reference), contract);
    }
  }
  for (const [written, id] of Object.entries(settings.contractMatches)) {
    const contract = byId.get(id);
    if (contract !== undefined) byReference.set(referenceKey(written), contract);
  }
  return {
    notation,
    dateOrders: Object.fromEntries(
      settings.columns.flatMap(({ field, dateOrder }) =>
        field === null || dateOrder === undefined ? [] : [[field, dateOrder]],
      ),
    ),
    decimalMarks: Object.fromEntries(
      settings.columns.flatMap(({ field, decimalMark }) =>
        field === null || decimalMark === undefined ? [] : [[field, decimalMark]],
      ),
    ),
    defaultCurrency: currencyOfHeaders(settings.columns, amountField) ?? currencyWithoutName,
    matchVendor: createVendorMatcher(lookups.vendors, settings.vendorMatches),
    findContract: remembered((reference) => byReference.get(referenceKey(reference))),
    defaultVendorId: settings.vendorId,
    defaultContract: settings.contractId === null ? null : (byId.get(settings.contractId) ?? null),
    quantityUnit: unitOfQuantities(settings.columns),
    amountField,
  };
};

/** Thousands of rows name the same few contracts. */
const remembered = (find: RowChecker['findContract']): RowChecker['findContract'] => {
  const found = new Map<string, KnownContract>();
  return (reference) => {
    const contract = found.get(reference) ?? find(reference);
    if (contract !== undefined && found.size < 1000) found.set(reference, contract);
    return contract;
  };
};

/** Net when it is mapped, else total: what the tie-out adds up. */
export const amountFieldOf = (settings: ImportSettings): 'net' | 'total' =>
  settings.columns.some(({ field }) => field === 'net') ? 'net' : 'total';
