import {
  registerHeader,
  type RegisterColumns,
  type RegisterField,
} from '#shared/domain/contract-register/register-columns.ts';
import {
  observeDateOrder,
  readRegisterRow,
  type RegisterCells,
  type RegisterRow,
} from '#shared/domain/contract-register/read-register-row.ts';
import type { DateOrder } from '#shared/domain/calendar/read-date.ts';
import type { RecordNote, RowClaim, RowDraft, SourceRecord } from '#shared/domain/importing/source-record.ts';
import { asDecimal } from '#shared/domain/ocds/published-amount.ts';
import type { PublishedParty } from '#shared/domain/ocds/published.ts';
import { fitted } from '../ocds/fitted.ts';
import { createOrganizationBook, type OrganizationBook } from '../ocds/organization-book.ts';
import type { RecordContext } from '../record-context.ts';
import type { RecordReader } from '../record-source.ts';
import { tableRecords } from './table-records.ts';

/**
 * Reads a register of contracts that an organisation keeps, as workbook or csv, by headers in French or English: one
 * contract per row. A contract that the register of the case has already is not taken in again: what is open there is
 * filled, and what differs is told. One that comes twice is rejected the second time. Throws file-unreadable (`no-header`) and limit-exceeded.
 */
export const readContracts: RecordReader = (path, context, limits) => {
  const organizations = createOrganizationBook(context);
  const order = observeDateOrder();
  const seen = new Set<string>();
  let header: RegisterColumns | null = null;
  let dateOrder: DateOrder | null | undefined;
  return tableRecords<RegisterField>(path, limits, {
    findColumns: (cells) => {
      const found = registerHeader(cells);
      if (found === null) return null;
      header = found;
      return { columns: found.columns, isRow: false };
    },
    observe: order.observe,
    readRow: (cells, row) => {
      if (isNoContract(cells)) return null;
      dateOrder ??= order.decide();
      const contract = readRegisterRow(cells, dateOrder);
      const entry: Entry = {
        context,
        organizations,
        cells,
        contract,
        row,
        taxBasis: header?.taxBasis ?? 'unknown',
      };
      return recordOf(entry, seen);
    },
  });
};

/** A blank line, or one that only adds up the others. */
const isNoContract = ({ reference, vendor, titleFr, titleEn }: RegisterCells): boolean =>
  (reference ?? vendor ?? titleFr ?? titleEn) === undefined ||
  /^\s*(?:grand |sous.)?total\b/iu.test(reference ?? titleFr ?? titleEn ?? '');

type Entry = {
  readonly context: RecordContext;
  readonly organizations: OrganizationBook;
  readonly cells: RegisterCells;
  readonly contract: RegisterRow;
  readonly row: number;
  readonly taxBasis: RegisterColumns['taxBasis'];
};

const partyOf = (name: string | undefined, neq: string | undefined): PublishedParty | null =>
  name === undefined
    ? null
    : { name: name.trim().replace(/\s+/gu, ' '), neq: neq?.trim() ?? null, country: null };

const recordOf = (entry: Entry, seen: Set<string>): SourceRecord => {
  const { cells, contract, row } = entry;
  const vendor = partyOf(cells.vendor, cells.neq);
  const publicBody = partyOf(cells.publicBody, undefined);
  const problems = [...contract.problems, ...doubts(entry, { vendor, publicBody }, seen)];
  const amount = contract.amount === null ? null : { currency: contract.currency, minor: contract.amount };
  const head = { row, amount: asDecimal(amount), problems, warnings: [], document: null };
  if (problems.length > 0) return { ...head, drafts: [], cells };
  seen.add(contract.reference.toLowerCase());
  const organizationDrafts: RowDraft[] = [];
  const draft = contractDraft(entry, { vendor, publicBody }, organizationDrafts);
  const known = entry.context.findContract(contract.reference);
  if (known !== null) return { ...head, drafts: [], claims: [claimOf(known, draft)], cells: {} };
  return { ...head, drafts: [draft, ...organizationDrafts], cells: {} };
};

type Parties = { readonly vendor: PublishedParty | null; readonly publicBody: PublishedParty | null };

const doubts = (
  { organizations, cells, contract }: Entry,
  { vendor, publicBody }: Parties,
  seen: ReadonlySet<string>,
): readonly RecordNote[] => {
  const { reference } = contract;
  return [
    {
      code: 'repeated-contract',
      field: 'reference',
      value: reference,
      isSo: seen.has(reference.toLowerCase()),
    },
    {
      code: 'doubtful-vendor',
      field: 'vendor',
      value: vendor?.name ?? null,
      isSo: vendor !== null && organizations.isDoubtful(vendor),
    },
    {
      code: 'doubtful-vendor',
      field: 'publicBody',
      value: cells.publicBody ?? null,
      isSo: publicBody !== null && organizations.isDoubtful(publicBody),
    },
  ].flatMap(({ isSo, ...note }) => (isSo ? [note] : []));
};

/** What the register of the case is compared with: organisations only where it knows them. */
const claimOf = (id: number, { fields }: RowDraft): RowClaim => {
  const { reference: _reference, kind: _kind, currency: _currency, ...facts } = fields;
  const known = Object.entries(facts).filter(
    ([, value]) => value !== null && value !== 'unknown' && typeof value !== 'object',
  );
  return { entity: 'contract', id, replaces: {}, fills: Object.fromEntries(known) };
};

const contractDraft = (
  { cells, contract, organizations, context, taxBasis }: Entry,
  { vendor, publicBody }: Parties,
  drafts: RowDraft[],
): RowDraft => ({
  entity: 'contract',
  key: `contract ${contract.reference}`,
  fields: fitted('contract', {
    reference: contract.reference,
    ...textsOf(cells),
    kind: 'contract',
    publicBodyId: publicBody === null ? null : organizations.refer(publicBody, 'public-body', drafts),
    vendorId: vendor === null ? context.vendorId : organizations.refer(vendor, 'vendor', drafts),
    awardMethod: contract.awardMethod,
    status: contract.status,
    currency: contract.currency,
    originalHedge: contract.amount === null ? null : 'exact',
    originalLow: contract.amount,
    originalHigh: contract.amount,
    taxBasis: contract.amount === null ? 'unknown' : taxBasis,
    ...contract.dates,
  }),
  identity: ['reference'],
});

const textsOf = (cells: RegisterCells): Readonly<Record<string, string | null>> =>
  Object.fromEntries(
    (['internalNumber', 'titleFr', 'titleEn', 'description'] as const).map((field) => [
      field,
      cells[field]?.trim() ?? null,
    ]),
  );
