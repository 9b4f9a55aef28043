import type { AnyFields } from '#shared/domain/register/entities.ts';

/** Narrows what a reference of a row may be chosen from: a work package is one of the contract of the row. */
export const choicesOfRow = (target: string, row: AnyFields): { readonly contractId?: number } => {
  const contractId = row['contractId'];
  return target === 'workPackage' && typeof contractId === 'number' ? { contractId } : {};
};
