import type { ReadableDb } from '../../db/types.ts';
import { readRows } from '../audit/read-rows.ts';
import { controlOf, ownerChain } from './owner-chain.ts';

/**
 * Country that controls the vendor of each contract: as stated on its sovereignty card, else that of the highest owner
 * whose country is known. Null where it is not known, or where the cards of a contract name several.
 */
export const controlCountries = (db: ReadableDb): { contractId: number; country: string | null }[] => {
  const organizations = new Map(readRows(db, 'organization').map((one) => [one.id, one]));
  const cards = Map.groupBy(readRows(db, 'exposure'), ({ contractId }) => contractId);
  return readRows(db, 'contract').map(({ id, vendorId }) => {
    const stated = new Set((cards.get(id) ?? []).flatMap(({ controlCountry }) => controlCountry ?? []));
    if (stated.size > 1) return { contractId: id, country: null };
    const [country = controlOf(ownerChain(vendorId, organizations))] = stated;
    return { contractId: id, country };
  });
};
