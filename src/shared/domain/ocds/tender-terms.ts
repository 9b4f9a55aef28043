import { awardMethodOf } from './award-terms.ts';
import type { AwardCriteria, BidStatus, TenderMethod } from './published.ts';

/**
 * How a tender was held: the code of OCDS where it has one, but that the words of a publication decide where it says
 * `limited`, which publishers use for whatever is not open.
 */
export const tenderMethodOf = (method: string | null, details: string | null): TenderMethod => {
  if (method === 'open' || method === 'selective' || method === 'direct') return method;
  switch (awardMethodOf(null, details)) {
    case 'public-tender':
      return 'open';
    case 'invitation':
      return 'limited';
    case 'mutual-agreement':
      return 'direct';
    default:
      return method === 'limited' ? 'limited' : 'unknown';
  }
};

/** Codes of OCDS 1.0 and 1.1; cost over a life cycle is more than a price. */
const criteria: Readonly<Record<string, AwardCriteria>> = {
  priceOnly: 'price-only',
  lowestCost: 'price-only',
  costOnly: 'rated',
  qualityOnly: 'rated',
  ratedCriteria: 'rated',
  bestProposal: 'rated',
  bestValueToGovernment: 'rated',
};

/** By what bids are compared; unknown where it is not said, or not in a code that has a meaning of its own. */
export const awardCriteriaOf = (code: string | null): AwardCriteria => criteria[code ?? ''] ?? 'unknown';

const statuses: Readonly<Record<string, BidStatus>> = {
  invited: 'invited',
  valid: 'valid',
  disqualified: 'disqualified',
  withdrawn: 'withdrawn',
};

/** Codes of the bid extension of OCDS; `pending` says nothing of what became of it. */
export const bidStatusOf = (code: string | null): BidStatus => statuses[code ?? ''] ?? 'unknown';
