import type { PublishedBid, PublishedRelease, PublishedTender } from '#shared/domain/ocds/published.ts';
import type { DraftRef, RowClaim, RowDraft } from '#shared/domain/importing/source-record.ts';
import type { CellValue } from '#shared/domain/register/column-kinds.ts';
import { normaliseOrganizationName } from '#shared/domain/text/normalise-name.ts';
import { detached, fitted } from './fitted.ts';
import type { OrganizationBook } from './organization-book.ts';

type Fields = Readonly<Record<string, CellValue | DraftRef>>;

/** What the publications of a process said so far of one row. */
type Said = { lastOrder: string; fields: Fields };

export type TenderEntry = {
  readonly release: PublishedRelease;
  readonly row: number;
  /** The first contract of the process. */
  readonly contractId: number | DraftRef;
  readonly organizations: OrganizationBook;
  /** The case has it, or a later one: it fills what is open and changes nothing. */
  readonly isCovered: boolean;
};

export type TenderBook = {
  /** The tender of a release and its bids, as far as the release says anything new of them. */
  readonly draftsOf: (entry: TenderEntry) => readonly RowDraft[];
};

/** Keeps what was said of the tenders of an import: a later release adds to it, and an older one fills what is open. */
export const createTenderBook = (): TenderBook => {
  const said = new Map<string, Said>();
  const merged = (key: string, order: string, fields: Fields): Fields => {
    const before = said.get(key) ?? { lastOrder: '', fields: {} };
    const isLatest = order >= before.lastOrder;
    const all: Record<string, CellValue | DraftRef> = { ...before.fields };
    for (const [name, value] of Object.entries(fields)) {
      const stays = !isKnown(value) || (!isLatest && isKnown(all[name]));
      if (!stays || all[name] === undefined) all[name] = value;
    }
    // Rows that another record brought may not be there: it may have been known to the case, and passed over.
    const kept = Object.entries(all).filter(([, value]) => typeof value !== 'object' || value === null);
    const lastOrder = isLatest ? detached(order) : before.lastOrder;
    said.set(detached(key), { lastOrder, fields: Object.fromEntries(kept) });
    return all;
  };
  return {
    draftsOf: (entry) => {
      const { release } = entry;
      if (release.tender === null) return [];
      const drafts: RowDraft[] = [];
      const tender = tenderDraft(entry, release.tender, drafts);
      const rows = [tender, ...release.tender.bids.map((bid) => bidDraft(entry, tender.key, bid, drafts))];
      return [
        ...rows.map((draft) => {
          const fields = merged(draft.key, release.order, draft.fields);
          return { ...draft, fields: withFlags(fields), ifKnown: ifKnown(draft.entity, fields, entry) };
        }),
        ...drafts,
      ];
    },
  };
};

const isKnown = (value: CellValue | DraftRef | undefined): boolean =>
  value !== undefined && value !== null && value !== 'unknown';

/** A bid of which nobody says that it won has not, so far. */
const withFlags = (fields: Fields): Fields =>
  fields['isWinner'] === null ? { ...fields, isWinner: 0 } : fields;

/** What the course of a tender changes; the rest stays as it was first published. */
const changing: Partial<Record<RowDraft['entity'], readonly string[]>> = {
  tender: ['startsAt', 'closesAt', 'tendererCount'],
  bid: ['status', 'isWinner'],
};

const ifKnown = (
  entity: RowDraft['entity'],
  { sourceRow: _row, ...fields }: Fields,
  { isCovered }: TenderEntry,
): Pick<RowClaim, 'replaces' | 'fills'> => {
  const known = Object.entries(fields).filter(([, value]) => isKnown(value));
  const replaces = isCovered ? [] : (changing[entity] ?? []);
  return {
    replaces: Object.fromEntries(known.filter(([name]) => replaces.includes(name))),
    fills: Object.fromEntries(known.filter(([name]) => !(changing[entity] ?? []).includes(name))),
  };
};

const tenderDraft = (
  { release, row, contractId, organizations }: TenderEntry,
  tender: PublishedTender,
  drafts: RowDraft[],
): RowDraft => {
  const { bids: _bids, estimate, ...facts } = tender;
  const buyer = release.contracts[0]?.buyer ?? null;
  return {
    entity: 'tender',
    key: `tender ${release.processId}`,
    fields: fitted('tender', {
      processId: release.processId,
      contractId,
      publicBodyId: buyer === null ? null : organizations.refer(buyer, 'public-body', drafts),
      ...facts,
      currency: estimate?.currency ?? null,
      estimate: estimate?.minor ?? null,
      sourceRow: row,
    }),
    identity: ['processId'],
  };
};

const bidDraft = (
  { release, row, organizations }: TenderEntry,
  tenderKey: string,
  bid: PublishedBid,
  drafts: RowDraft[],
): RowDraft => ({
  entity: 'bid',
  key: `bid ${release.processId}/${bid.number ?? normaliseOrganizationName(bid.name)}/${bid.lot ?? ''}`,
  fields: fitted('bid', {
    tenderId: { key: tenderKey },
    // A doubtful bidder is known by its name alone: what it bid must not wait for a person.
    tendererId: organizations.isDoubtful(bid.tenderer)
      ? null
      : organizations.refer(bid.tenderer, 'vendor', drafts),
    tendererName: bid.name,
    tendererNumber: bid.number,
    lot: bid.lot,
    currency: bid.amount?.currency ?? null,
    amount: bid.amount?.minor ?? null,
    submittedAt: bid.submittedAt,
    status: bid.status,
    isWinner: bid.isWinner === null ? null : Number(bid.isWinner),
    sourceRow: row,
  }),
  identity: ['tenderId', 'tendererName', 'lot'],
});
