import { awardMethodOfNoticeType } from './award-terms.ts';
import { objectsAt, textAt, type JsonObject } from './json-value.ts';
import { readPublishedAmount } from './published-amount.ts';
import type { BidStatus, PublishedAmount, PublishedBid, PublishedTender } from './published.ts';

/*
 * The tender and the bids of a notice of the SEAO's XML. Elements as in « Format XML pour les données ouvertes du SEAO »
 * (2014): a bidder is admissible or not, conforms or not, and won or not.
 */

const methods = {
  'public-tender': 'open',
  invitation: 'limited',
  'mutual-agreement': 'direct',
  framework: 'unknown',
  other: 'unknown',
  unknown: 'unknown',
} as const;

/** Everybody who bid is listed; a notice of a contract by mutual agreement names who got it, which is no bid. */
export const readSeaoTender = (notice: JsonObject): PublishedTender => {
  const method = methods[awardMethodOfNoticeType(textAt(notice, 'type'))];
  const bidders = method === 'direct' ? [] : objectsAt(notice, 'fournisseurs', 'fournisseur');
  const bids = bidders.flatMap(readBid);
  const code = textAt(notice, 'unspscprincipale');
  return {
    titleFr: textAt(notice, 'titre'),
    titleEn: null,
    method,
    awardCriteria: 'unknown',
    startsAt: instantOf(textAt(notice, 'datepublication')),
    closesAt: instantOf(textAt(notice, 'datefermeture')),
    tendererCount: bids.length === 0 ? null : bids.length,
    itemCodes: code === null || code === '0' ? null : `UNSPSC:${code}`,
    estimate: null,
    bids,
  };
};

const readBid = (bidder: JsonObject): readonly PublishedBid[] => {
  const name = textAt(bidder, 'nomorganisation')?.replace(/\s+/gu, ' ') ?? null;
  if (name === null) return [];
  const neq = textAt(bidder, 'neq');
  return [
    {
      tenderer: { name, neq, country: null },
      name,
      number: neq,
      lot: null,
      amount: submittedAmount(bidder),
      submittedAt: null,
      status: statusOf(bidder),
      isWinner: textAt(bidder, 'adjudicataire') === '1',
    },
  ];
};

const statusOf = (bidder: JsonObject): BidStatus => {
  const marks = [textAt(bidder, 'admissible'), textAt(bidder, 'conforme')];
  if (marks.includes('0')) return 'disqualified';
  return marks.includes('1') ? 'valid' : 'unknown';
};

/** In dollars: 0 and 1 are Canadian, 7 American; other units are no amounts. Zero is none. */
const submittedAmount = (bidder: JsonObject): PublishedAmount | null => {
  const unit = textAt(bidder, 'montantssoumisunite') ?? textAt(bidder, 'montantsoumisunite') ?? '0';
  const currency = unit === '0' || unit === '1' ? 'CAD' : unit === '7' ? 'USD' : null;
  const { amount } =
    currency === null ? { amount: null } : readPublishedAmount(textAt(bidder, 'montantsoumis'), currency);
  return amount === null || amount.minor <= 0 ? null : amount;
};

const instantOf = (text: string | null): string | null =>
  text !== null && text.length <= 40 && /^\d{4}-\d{2}-\d{2}(?:[T ]|$)/u.test(text) ? text : null;
