import {
  exceptionKey,
  type Detail,
  type RowReference,
  type TestException,
} from '#shared/domain/audit/test-run.ts';
import { exactly } from '#shared/domain/money/interval.ts';
import type { RowOf } from '#shared/domain/register/entities.ts';
import { normaliseOrganizationName } from '#shared/domain/text/normalise-name.ts';
import { prepared } from '../../db/prepared.ts';
import { selectList } from '../../db/row-store.ts';
import type { ReadableDb } from '../../db/types.ts';

/** A bid with its tenderer under one name, however it is written. */
export type BidFacts = RowOf<'bid'> & { readonly tenderer: string };

export type TenderFacts = RowOf<'tender'> & {
  readonly publicBody: string | null;
  readonly bids: readonly BidFacts[];
};

/** What bids compete for: a lot, or the whole of a call for tenders without lots. */
export type Competition = {
  readonly tender: TenderFacts;
  readonly lot: string;
  readonly bids: readonly BidFacts[];
};

type StoredTender = RowOf<'tender'> & { readonly publicBody: string | null };
type StoredBid = RowOf<'bid'> & { readonly organization: string | null };

/** Calls for tenders with their bids, in the order of their rows. */
export const readTenders = (db: ReadableDb): readonly TenderFacts[] => {
  const tenders = prepared(
    db,
    `SELECT ${selectList('tender', 't')}, o.name AS "publicBody" FROM visible_tenders t
     LEFT JOIN visible_organizations o ON o.id = t.public_body_id ORDER BY t.id`,
  ).all() as StoredTender[];
  const stored = prepared(
    db,
    `SELECT ${selectList('bid', 'b')}, o.name AS "organization" FROM visible_bids b
     LEFT JOIN visible_organizations o ON o.id = b.tenderer_id ORDER BY b.id`,
  ).all() as StoredBid[];
  const bids = Map.groupBy(stored.map(toBid), ({ tenderId }) => tenderId);
  return tenders.map((tender) => ({ ...tender, bids: bids.get(tender.id) ?? [] }));
};

const toBid = ({ organization, ...bid }: StoredBid): BidFacts => ({
  ...bid,
  tenderer: normaliseOrganizationName(organization ?? bid.tendererName),
});

/** Each lot of a call for tenders by itself; one without bids is a competition without bids. */
export const competitionsOf = (tenders: readonly TenderFacts[]): readonly Competition[] =>
  tenders.flatMap((tender): readonly Competition[] => {
    if (tender.bids.length === 0) return [{ tender, lot: '', bids: [] }];
    const lots = Map.groupBy(tender.bids, ({ lot }) => lot ?? '');
    return [...lots].map(([lot, bids]) => ({ tender, lot, bids }));
  });

/** A bid that was received: neither withdrawn nor only asked for. */
export const isSubmitted = ({ status }: BidFacts): boolean => status !== 'withdrawn' && status !== 'invited';

/** Stated to be valid; one that won was. */
export const isValid = ({ status, isWinner }: BidFacts): boolean =>
  status === 'valid' || (status === 'unknown' && isWinner === 1);

export const isWinning = ({ isWinner }: BidFacts): boolean => isWinner === 1;

/** How many different ones tendered: as counted from their bids, else as published; null when neither is known. */
export const tendererCountOf = ({ bids, tendererCount }: TenderFacts): number | null => {
  const counted = new Set(bids.filter(isSubmitted).map(({ tenderer }) => tenderer)).size;
  return counted > 0 ? Math.max(counted, tendererCount ?? 0) : tendererCount;
};

/** Currency of the bids, where they have one only. */
export const currencyOf = ({ tender, bids }: Competition): string | null => {
  const [first, ...others] = new Set(bids.flatMap(({ currency }) => currency ?? tender.currency ?? []));
  return first !== undefined && others.length === 0 ? first : null;
};

/** What the winning bids come to, else the estimate. */
const awardOf = (competition: Competition): number | null => {
  const won = competition.bids.filter(isWinning).map(({ amount }) => amount);
  const known = won.flatMap((amount) => amount ?? []);
  return won.length > 0 && known.length === won.length
    ? known.reduce((sum, amount) => sum + amount, 0)
    : competition.tender.estimate;
};

export const bidRows = (bids: readonly BidFacts[]): readonly RowReference[] =>
  bids.map(({ id }) => ({ entity: 'bid', id }));

/** An exception about a competition. At risk is what was awarded, unless something else is said. */
export const competitionException = (
  competition: Competition,
  bids: readonly BidFacts[],
  detail: Detail,
  { keyParts = [], atRisk }: { readonly keyParts?: readonly string[]; readonly atRisk?: number | null } = {},
): TestException => {
  const { tender, lot } = competition;
  const currency = currencyOf(competition) ?? tender.currency;
  const amount = currency === null ? null : atRisk === undefined ? awardOf(competition) : atRisk;
  return {
    key: exceptionKey(tender.processId, lot, ...keyParts),
    rows: [{ entity: 'tender', id: tender.id }, ...bidRows(bids)],
    currency,
    amountAtRisk: amount === null ? null : exactly(amount),
    detail: {
      process: tender.processId,
      title: tender.titleFr ?? tender.titleEn,
      publicBody: tender.publicBody,
      ...(lot === '' ? {} : { lot }),
      ...detail,
    },
  };
};
