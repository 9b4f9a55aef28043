import { addDays } from '../calendar/calendar-date.ts';
import type { RowOf } from '../register/entities.ts';

/** First and last day on which work under a contract may be invoiced; null when not known. */
export type ContractTerm = { readonly startsOn: string | null; readonly endsOn: string | null };

/**
 * The term in the contract's favour: to the end of its options, or to the latest end that an amendment in force gives
 * it, whichever is later, and `graceDays` beyond.
 */
export const contractTerm = (
  contract: Pick<RowOf<'contract'>, 'startsOn' | 'endsOn' | 'optionEndsOn'>,
  amendments: readonly Pick<RowOf<'amendment'>, 'status' | 'newEndsOn'>[],
  graceDays: number,
): ContractTerm => {
  const ends = [
    contract.optionEndsOn ?? contract.endsOn,
    ...amendments
      .filter(({ status }) => status === 'approved' || status === 'unknown')
      .map(({ newEndsOn }) => newEndsOn),
  ].filter((end) => end !== null);
  const last = ends.toSorted().at(-1);
  return { startsOn: contract.startsOn, endsOn: last === undefined ? null : addDays(last, graceDays) };
};
