import {
  contractHistory,
  type ContractChange,
  type ContractHistory,
  type HistoryPoint,
} from '#shared/domain/ocds/contract-history.ts';
import type {
  PublishedAmount,
  PublishedContract,
  PublishedPayment,
  PublishedRelease,
} from '#shared/domain/ocds/published.ts';
import type { DraftRef, RecordNote, RowClaim, RowDraft } from '#shared/domain/importing/source-record.ts';
import type { CellValue } from '#shared/domain/register/column-kinds.ts';
import type { ContractSlot } from './contract-slots.ts';
import { detached, fitted } from './fitted.ts';
import { milestoneDrafts } from './milestone-drafts.ts';
import type { OrganizationBook } from './organization-book.ts';

/** Publications of one contract that are compared; a history beyond is no history of a contract. */
const mostPoints = 200;

type Fields = Readonly<Record<string, CellValue | DraftRef>>;

/** Of the facts of a contract the first one known stays; what its history says may change. */
const ofHistory: readonly string[] = [
  'reference',
  'currency',
  'originalHedge',
  'originalLow',
  'originalHigh',
  'endsOn',
  'awardedAmount',
];

/** Texts kept in memory from one publication of a contract to the next. */
const keptChars = 500;

export type ContractEntry = {
  readonly release: PublishedRelease;
  readonly contract: PublishedContract;
  readonly slot: ContractSlot;
  readonly organizations: OrganizationBook;
  /** Warnings of the record; more are added here. */
  readonly warnings: RecordNote[];
  /** What the record says of contracts that the case has already; more are added here. */
  readonly claims: RowClaim[];
};

/** What a publication adds to a contract: its row, amendments, milestones and payments, as far as they are new. */
export const contractDrafts = (entry: ContractEntry): readonly RowDraft[] => {
  const { release, contract, slot, warnings } = entry;
  if (slot.before?.covers(release) === true) return [];
  const drafts: RowDraft[] = [];
  slot.currency ??= (contract.value ?? contract.original ?? contract.maximum)?.currency ?? null;
  if (slot.points.length < mostPoints) slot.points.push(pointOf(entry));
  else warnings.push({ code: 'too-many-releases', field: null, value: slot.reference });
  const history = contractHistory(slot.points);
  noteHistory(history, entry);
  const isLatest = release.order >= slot.lastOrder;
  if (isLatest) slot.lastOrder = detached(release.order);
  const draft = contractDraft(entry, history, drafts);
  const fields = mergedFields(slot, draft.fields, isLatest);
  if (typeof slot.contractId === 'number') entry.claims.push(contractClaim(slot, slot.contractId, fields));
  else drafts.push({ ...draft, fields });
  const others = [
    ...[...history.changes, ...vanishedChanges(slot, history)].map((change) => amendmentDraft(slot, change)),
    ...contract.milestones.flatMap((milestone) => milestoneDrafts(slot, milestone, isLatest)),
    ...contract.payments.map((payment) => paymentDraft(entry, payment, drafts)),
  ];
  drafts.push(...others.filter((draft) => slot.sent.isNews(draft)));
  return drafts;
};

/** Facts that a later publication may bring of a contract that was published, or typed, before them. */
const claimed = [
  'publicBodyId',
  'vendorId',
  'otherVendors',
  'awardMethod',
  'titleFr',
  'titleEn',
  'processId',
  'awardedAmount',
  'noticeOn',
  'awardedOn',
  'signedOn',
  'startsOn',
  'endsOn',
] as const;

const claimedOriginal = ['originalHedge', 'originalLow', 'originalHigh'] as const;

/** Of a contract with publications the original is known, or left open for a reason: what comes now is a later value. */
const contractClaim = (slot: ContractSlot, id: number, fields: Fields): RowClaim => {
  const names = slot.before?.point.value === undefined ? [...claimed, ...claimedOriginal] : claimed;
  const isOfCurrency = slot.currency === null || (slot.before?.currency ?? slot.currency) === slot.currency;
  const fills = names
    .filter((name) => isOfCurrency || !(name === 'awardedAmount' || name.startsWith('original')))
    .map((name) => [name, fields[name] ?? null] as const)
    .filter(([, value]) => isKnown(value));
  const { status } = fields;
  return {
    entity: 'contract',
    id,
    replaces: isKnown(status) ? { status } : {},
    fills: Object.fromEntries(fills),
  };
};

const isKnown = (value: CellValue | DraftRef | undefined): value is CellValue | DraftRef =>
  value !== undefined && value !== null && value !== 'unknown';

/** What this publication says laid under what earlier ones said, over it where the latest counts. */
const mergedFields = (slot: ContractSlot, fields: Fields, isLatest: boolean): Fields => {
  const merged: Record<string, CellValue | DraftRef> = {};
  const kept: Record<string, CellValue | DraftRef> = {};
  for (const [name, value] of Object.entries(fields)) {
    const before = slot.fields[name];
    const mayChange = isKnown(value) && (ofHistory.includes(name) || (isLatest && name === 'status'));
    // Points to what this record brings, not to what another one brought that may be known to the case already.
    const stays = isKnown(before) && !mayChange && typeof before !== 'object';
    merged[name] = stays ? before : value;
    kept[name] = stays ? before : keptValue(value);
  }
  slot.fields = kept;
  return merged;
};

const keptValue = (value: CellValue | DraftRef): CellValue | DraftRef => {
  if (typeof value !== 'string') return value;
  return value.length > keptChars ? null : detached(value);
};

/**
 * Differences that a publication which came later took apart: what was handed over cannot be taken back, but it changes
 * nothing any more.
 */
const vanishedChanges = (slot: ContractSlot, { changes }: ContractHistory): readonly ContractChange[] => {
  const current = new Set(changes.map(({ number }) => number));
  const vanished = [...slot.changes].filter((number) => !current.has(number));
  for (const number of current) slot.changes.add(number);
  return vanished.map((number) => ({
    number,
    signedOn: null,
    publishedOn: null,
    description: null,
    amount: { currency: slot.currency ?? 'CAD', minor: 0 },
    newEndsOn: null,
    isInferred: true,
  }));
};

const paymentDraft = (
  { slot, organizations }: ContractEntry,
  { reference, paidOn, amount, payee }: PublishedPayment,
  drafts: RowDraft[],
): RowDraft => ({
  entity: 'payment',
  key: `payment ${slot.key}/${reference}`,
  fields: fitted('payment', {
    contractId: slot.contractId,
    vendorId: payee === null ? null : organizations.refer(payee, 'vendor', drafts),
    reference,
    paidOn,
    currency: amount.currency,
    amount: amount.minor,
  }),
  identity: ['contractId', 'reference'],
});

const pointOf = ({ release, contract }: ContractEntry): HistoryPoint => ({
  order: release.order,
  releaseId: detached(release.releaseId ?? release.publishedOn ?? release.order),
  publishedOn: release.publishedOn,
  value: contract.value,
  original: contract.original,
  isFinal: contract.isFinal,
  endsOn: contract.endsOn,
  amendments: contract.amendments.map((amendment) => ({
    ...amendment,
    id: amendment.id === null ? null : detached(amendment.id),
    description: amendment.description === null ? null : detached(amendment.description),
  })),
});

/** What a history leaves open, once per contract. Rows of proactive disclosure state the latest amendment only. */
const noteHistory = (history: ContractHistory, { release, slot, warnings }: ContractEntry): void => {
  const isDisclosure = release.scheme === 'disclosure';
  const found: readonly (readonly [string, boolean])[] = [
    ['original-after-amendment', history.isOriginalAmended],
    ['amendments-share-a-change', history.hasSharedChange],
    ['change-without-amendment', !isDisclosure && history.changes.some(({ isInferred }) => isInferred)],
    ['original-changed', isDisclosure && history.hasOtherOriginal],
  ];
  for (const [code, isSo] of found) {
    if (!isSo || slot.notes.has(code)) continue;
    slot.notes.add(code);
    warnings.push({ code, field: 'contracts/amendments', value: slot.reference });
  }
};

const contractDraft = (
  { contract, release, slot, organizations }: ContractEntry,
  history: ContractHistory,
  drafts: RowDraft[],
): RowDraft => {
  const [supplier, ...others] = contract.suppliers;
  const { startsOn } = contract.facts;
  const isOrdered = startsOn === null || history.endsOn === null || startsOn <= history.endsOn;
  return {
    entity: 'contract',
    key: slot.key,
    fields: fitted('contract', {
      reference: slot.reference,
      kind: 'contract',
      publicBodyId:
        contract.buyer === null ? null : organizations.refer(contract.buyer, 'public-body', drafts),
      vendorId: supplier === undefined ? null : organizations.refer(supplier, 'vendor', drafts),
      otherVendors: others.length === 0 ? null : others.map(({ name }) => name).join('; '),
      awardMethod: contract.awardMethod,
      status: contract.status,
      currency: slot.currency ?? 'CAD',
      taxBasis: 'unknown',
      ...originalFields(history.original, amountIn(slot.currency, contract.maximum)),
      awardedAmount: amountIn(slot.currency, contract.original),
      processId: release.processId,
      endsOn: isOrdered ? history.endsOn : null,
      ...contract.facts,
    }),
    identity: ['reference'],
  };
};

const amountIn = (currency: string | null, amount: PublishedAmount | null): number | null =>
  amount !== null && amount.currency === currency ? amount.minor : null;

/** Where only a maximum is published, the lower side stays open. */
const originalFields = (original: PublishedAmount | null, maximum: number | null): Fields => {
  if (original === null)
    return { originalHedge: maximum === null ? null : 'at-most', originalLow: null, originalHigh: maximum };
  return { originalHedge: 'exact', originalLow: original.minor, originalHigh: original.minor };
};

const directionOf = (amount: PublishedAmount | null): string => {
  if (amount === null) return 'unknown';
  if (amount.minor === 0) return 'none';
  return amount.minor > 0 ? 'increase' : 'decrease';
};

/** Amounts of amendments are sizes; the direction says which way. */
const amendmentDraft = (slot: ContractSlot, change: ContractChange): RowDraft => {
  const size = change.amount === null ? null : Math.abs(change.amount.minor);
  return {
    entity: 'amendment',
    key: `amendment ${slot.key}/${change.number}`,
    fields: fitted('amendment', {
      contractId: slot.contractId,
      number: change.number,
      signedOn: change.signedOn,
      publishedOn: change.publishedOn,
      status: 'approved',
      direction: directionOf(change.amount),
      currency: change.amount?.currency ?? slot.currency ?? 'CAD',
      hedge: size === null ? null : 'exact',
      low: size,
      high: size,
      newEndsOn: change.newEndsOn,
      description: change.description,
    }),
    identity: ['contractId', 'number'],
  };
};
