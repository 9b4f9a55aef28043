import { createHash } from 'node:crypto';
import { asDecimal } from '#shared/domain/ocds/published-amount.ts';
import type { PublishedContract, PublishedParty, PublishedRelease } from '#shared/domain/ocds/published.ts';
import type { RecordNote, RowClaim, RowDraft, SourceRecord } from '#shared/domain/importing/source-record.ts';
import type { RecordContext } from '../record-context.ts';
import { contractDrafts } from './contract-drafts.ts';
import { createOrganizationBook, type OrganizationBook } from './organization-book.ts';
import { createTenderBook, type TenderBook } from './tender-book.ts';
import { createSlots, type ContractSlot, type Slots } from './contract-slots.ts';
import { fitted } from './fitted.ts';

/** Longest text kept beside a publication; a longer one stays in the kept file. */
const contentChars = 20_000;

export type ContractBook = {
  /** The record of one release: the publication itself, and what it adds to the contracts that it is about. */
  readonly enter: (release: PublishedRelease, row: number) => SourceRecord;
};

const books = new WeakMap<RecordContext, ContractBook>();

/** The book of an import: its files share one, as notices, final amounts and expenditures of a contract do. */
export const contractBookOf = (context: RecordContext): ContractBook => {
  const book = books.get(context) ?? createContractBook(context);
  books.set(context, book);
  return book;
};

/** After a file that broke, and of which nothing is taken in: nothing of it may be taken for known. */
export const forgetContractBook = (context: RecordContext): boolean => books.delete(context);

/**
 * Keeps what the publications of a file said so far of each contract, so that the next one brings only what it
 * changes. Amendments get their amounts here: they are differences between publications, in whatever order these come.
 */
const createContractBook = (context: RecordContext): ContractBook => {
  const organizations = createOrganizationBook(context);
  const slots = createSlots(context);
  const tenders = createTenderBook();
  return { enter: (release, row) => enterRelease({ release, row, organizations, slots, tenders }) };
};

type Entry = {
  readonly release: PublishedRelease;
  readonly row: number;
  readonly organizations: OrganizationBook;
  readonly slots: Slots;
  readonly tenders: TenderBook;
};

const enterRelease = ({ release, row, organizations, slots, tenders }: Entry): SourceRecord => {
  const problems = doubtsAbout(release, organizations);
  const warnings: RecordNote[] = [...release.warnings];
  const head = { row, amount: asDecimal(release.amount), problems, document: null };
  // Nothing of a rejected record may be remembered: later drafts would point to rows that were not taken in.
  if (problems.length > 0) return { ...head, drafts: [], warnings, cells: cellsOf(release) };
  const entries = release.contracts.map((contract) => ({ contract, slot: slots.find(release, contract) }));
  const claims: RowClaim[] = [];
  const drafts = entries.flatMap(({ contract, slot }) =>
    contractDrafts({ release, contract, slot, organizations, warnings, claims }),
  );
  const [first] = entries;
  const tender =
    first === undefined
      ? []
      : tenders.draftsOf({
          release,
          row,
          contractId: first.slot.contractId,
          organizations,
          isCovered: first.slot.before?.covers(release) === true,
        });
  const all = [...publicationDrafts(release, row, entries), ...drafts, ...tender];
  return { ...head, drafts: oncePerKey(all), claims, warnings, cells: {} };
};

/** A row that one record brings and then patches comes whole. */
const oncePerKey = (drafts: readonly RowDraft[]): readonly RowDraft[] => {
  const byKey = new Map<string, RowDraft>();
  for (const draft of drafts) {
    const before = byKey.get(draft.key);
    byKey.set(
      draft.key,
      before === undefined ? draft : { ...before, fields: { ...before.fields, ...draft.fields } },
    );
  }
  return [...byKey.values()];
};

/** Organisations that look like known ones, but not for sure: a person must say. */
const doubtsAbout = (release: PublishedRelease, organizations: OrganizationBook): readonly RecordNote[] => {
  const doubt = (field: string, party: PublishedParty | null | undefined): readonly RecordNote[] =>
    party !== null && party !== undefined && organizations.isDoubtful(party)
      ? [{ code: 'doubtful-vendor', field, value: party.name }]
      : [];
  return release.contracts.flatMap((contract) => [
    ...doubt('buyer', contract.buyer),
    ...doubt('supplier', contract.suppliers[0]),
    ...contract.payments.flatMap(({ payee }) => doubt('payee', payee)),
  ]);
};

const cellsOf = (release: PublishedRelease): Readonly<Record<string, string>> => ({
  processId: release.processId,
  ...(release.releaseId === null ? {} : { releaseId: release.releaseId }),
  ...(release.content === null ? {} : { content: release.content.slice(0, contentChars) }),
});

type ContractEntry = { readonly contract: PublishedContract; readonly slot: ContractSlot };

/** One row per contract of the release; the text as published stands at the first. */
const publicationDrafts = (
  release: PublishedRelease,
  row: number,
  entries: readonly ContractEntry[],
): readonly RowDraft[] => {
  const content = release.content ?? '';
  const contentHash = createHash('sha256').update(content).digest('hex');
  return entries.map(({ contract, slot }, index) => {
    const amount = contract.value ?? contract.original ?? (entries.length === 1 ? release.amount : null);
    return {
      entity: 'publication',
      key: `publication ${release.processId}/${row}/${index}/${contentHash}`,
      fields: fitted('publication', {
        scheme: release.scheme,
        processId: release.processId,
        releaseId: release.releaseId,
        publishedOn: release.publishedOn,
        tags: release.tags.length === 0 ? null : release.tags.join(' '),
        contractId: slot.contractId,
        currency: amount?.currency ?? null,
        amount: amount?.minor ?? null,
        content: index === 0 && content !== '' && content.length <= contentChars ? content : null,
        contentHash,
        sourceRow: row,
      }),
      identity: ['scheme', 'processId', 'releaseId', 'contractId', 'contentHash'],
    };
  });
};
