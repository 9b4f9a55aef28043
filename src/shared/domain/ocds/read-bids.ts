import { objectsAt, textAt, textsAt, type JsonObject } from './json-value.ts';
import { amountReader } from './ocds-amounts.ts';
import type { PublishedAmount, PublishedBid, PublishedParty } from './published.ts';
import type { ReleaseParts } from './read-contracts.ts';
import { bidStatusOf } from './tender-terms.ts';

/** Beyond, a list of bids is none of one tender. */
const mostBids = 500;

/**
 * The bids of a release: those of the bid extension (`bids.details`) or of the SEAO (a flat list of amounts, each under
 * the id of an organisation). Who is only named as a tenderer, or as invited, has one of unknown amount; who won without
 * being among those named is added. A release that names no bidder brings no bid, though it has a winner.
 */
export const readBids = (parts: ReleaseParts): readonly PublishedBid[] => {
  const winners = winnersOf(parts);
  const stated = statedBids(parts).slice(0, mostBids);
  const known = new Set(stated.flatMap(({ tenderers }) => tenderers.map(mentionKey)));
  const news = (mentions: readonly JsonObject[], status: PublishedBid['status']): readonly StatedBid[] =>
    mentions.flatMap((mention) => {
      const key = mentionKey(mention);
      if (known.has(key)) return [];
      known.add(key);
      return [{ ...noTerms, tenderers: [mention], status }];
    });
  const named = [
    ...stated,
    ...news(namedTenderers(parts), 'unknown'),
    ...news(parts.parties.mentionsOf('invitedCandidate'), 'invited'),
  ];
  const all = named.length === 0 ? [] : [...named, ...news(winners.mentions, 'unknown')];
  return all.slice(0, mostBids).flatMap((bid) => publishedBid(parts, bid, winners));
};

/** Who the tender says tendered: its own list, else the parties of that role. */
export const namedTenderers = ({ tender, parties }: ReleaseParts): readonly JsonObject[] => {
  const named = objectsAt(tender, 'tenderers');
  return named.length > 0 ? named : parties.mentionsOf('tenderer');
};

type StatedBid = Pick<PublishedBid, 'lot' | 'amount' | 'submittedAt' | 'status'> & {
  readonly id: string | null;
  readonly tenderers: readonly JsonObject[];
};

const noTerms = { id: null, lot: null, amount: null, submittedAt: null } as const;

const statedBids = (parts: ReleaseParts): readonly StatedBid[] => {
  const details = objectsAt(parts.release, 'bids', 'details');
  if (details.length > 0) return details.map((bid) => statedBid(parts, bid, objectsAt(bid, 'tenderers')));
  // The flat list of the SEAO: what bids is the organisation with that id.
  return objectsAt(parts.release, 'bids')
    .filter((bid) => bid.has('id'))
    .map((bid) => {
      const tenderers = objectsAt(bid, 'tenderers');
      return statedBid(parts, bid, tenderers.length > 0 ? tenderers : [bid]);
    });
};

const statedBid = (
  { warn, isSeao }: ReleaseParts,
  bid: JsonObject,
  tenderers: readonly JsonObject[],
): StatedBid => {
  const amounts = amountReader(isSeao ? 'CAD' : null, warn);
  const lots = textsAt(bid, 'relatedLots');
  return {
    id: textAt(bid, 'id'),
    tenderers,
    lot: lots.length === 0 ? null : lots.join(' '),
    amount: positive(amounts.at(bid, 'value', 'bids/value')),
    submittedAt: textAt(bid, 'date'),
    status: bidStatusOf(textAt(bid, 'status')),
  };
};

/** Zero stands for a bid whose amount is not published. */
const positive = (amount: PublishedAmount | null): PublishedAmount | null =>
  amount === null || amount.minor <= 0 ? null : amount;

const publishedBid = (
  { parties }: ReleaseParts,
  bid: StatedBid,
  winners: Winners,
): readonly PublishedBid[] => {
  const tenderers = bid.tenderers.flatMap((mention) => {
    const party = parties.partyOf(mention);
    return party === null ? [] : [party];
  });
  const [first] = tenderers;
  if (first === undefined) return [];
  const { lot, amount, submittedAt, status } = bid;
  return [
    {
      tenderer: first,
      name: tenderers.map(({ name }: PublishedParty) => name).join('; '),
      number: first.neq ?? parties.identifierOf(bid.tenderers[0]),
      lot,
      amount,
      submittedAt: submittedAt !== null && submittedAt.length <= 40 ? submittedAt : null,
      status,
      isWinner: winners.has(bid),
    },
  ];
};

/** An organisation by its id, else by its name. */
const mentionKey = (mention: JsonObject): string => textAt(mention, 'id') ?? textAt(mention, 'name') ?? '';

type Winners = {
  /** Null as long as nothing is awarded. */
  readonly has: (bid: StatedBid) => boolean | null;
  readonly mentions: readonly JsonObject[];
};

const winnersOf = ({ release }: ReleaseParts): Winners => {
  const awards = objectsAt(release, 'awards')
    .filter((award) => ['', 'active'].includes(textAt(award, 'status') ?? ''))
    .map((award) => ({
      suppliers: new Set(objectsAt(award, 'suppliers').map(mentionKey)),
      bids: [...textsAt(award, 'relatedBids'), ...textsAt(award, 'relatedBid')],
      lots: textsAt(award, 'relatedLots'),
      mentions: objectsAt(award, 'suppliers'),
    }));
  const isOf = (award: (typeof awards)[number], bid: StatedBid): boolean => {
    if (award.bids.length > 0 && bid.id !== null) return award.bids.includes(bid.id);
    const isLot = bid.lot === null || award.lots.length === 0 || award.lots.includes(bid.lot);
    return isLot && bid.tenderers.some((mention) => award.suppliers.has(mentionKey(mention)));
  };
  return {
    has: (bid) => (awards.length === 0 ? null : awards.some((award) => isOf(award, bid))),
    mentions: awards.flatMap(({ mentions }) => mentions),
  };
};
