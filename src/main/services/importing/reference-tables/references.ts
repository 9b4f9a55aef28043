import type { DraftRef, RecordNote, RowDraft } from '#shared/domain/importing/source-record.ts';
import type { PublishedParty } from '#shared/domain/ocds/published.ts';
import type { CellValue } from '#shared/domain/register/column-kinds.ts';
import { columnNamed } from '#shared/domain/register/entities.ts';
import { textOf, type ReferenceCells } from '#shared/domain/reference-tables/read-reference-row.ts';
import type { ReferenceEntity } from '#shared/domain/reference-tables/reference-formats.ts';
import { fitted } from '../ocds/fitted.ts';
import type { OrganizationBook, OrganizationRole } from '../ocds/organization-book.ts';
import type { RecordContext } from '../record-context.ts';

/** What the cells of a row point to. */
type References = {
  readonly fields: Record<string, CellValue | DraftRef>;
  /** Rows that it points to and that the register may not have yet. */
  readonly drafts: RowDraft[];
  readonly problems: RecordNote[];
  readonly warnings: RecordNote[];
};

type Known = { readonly context: RecordContext; readonly organizations: OrganizationBook };

type Referring = Known & {
  readonly entity: ReferenceEntity;
  readonly written: (field: string) => string;
  readonly found: References;
};

/**
 * Resolves what a row points to: organisations by number or name (unknown ones are added, doubtful ones asked), contracts
 * by reference, tenders and mandates by number.
 */
export const referencesOf = (entity: ReferenceEntity, cells: ReferenceCells, known: Known): References => {
  const found: References = { fields: {}, drafts: [], problems: [], warnings: [] };
  const written = (field: string): string => {
    const cell = cells.get(field);
    return cell === undefined ? '' : textOf(cell);
  };
  const referring: Referring = { ...known, entity, written, found };
  for (const [field, refer] of Object.entries(referred)) {
    if (columnNamed(entity, field)?.kind === 'ref') refer(referring);
  }
  return found;
};

const organization =
  (field: string, role: OrganizationRole, names: { readonly name: string; readonly number: string }) =>
  ({ context, organizations, written, found, entity }: Referring): void => {
    const neq = written(names.number).replace(/\s/gu, '');
    const name = written(names.name) === '' ? neq : written(names.name);
    if (name === '') {
      found.fields[field] = field === 'vendorId' ? context.vendorId : null;
      if (found.fields[field] === null && columnNamed(entity, field)?.required === true)
        found.problems.push({ code: 'missing-vendor', field, value: null });
      return;
    }
    const party: PublishedParty = { name, neq: /^\d{10}$/u.test(neq) ? neq : null, country: null };
    if (organizations.isDoubtful(party)) {
      found.problems.push({ code: 'doubtful-vendor', field: names.name, value: name });
      return;
    }
    const reference = organizations.refer(party, role, found.drafts);
    found.fields[field] = reference;
    if (typeof reference !== 'number')
      found.warnings.push({ code: 'vendor-created', field: names.name, value: name });
  };

/** An institution that the register does not know stays as the registry of lobbyists names it. */
const institution = ({ context, written, found }: Referring): void => {
  const name = written('institution');
  const id = name === '' ? null : context.findOrganization(name, {});
  found.fields['institutionId'] = typeof id === 'number' ? id : null;
};

const contract = ({ context, written, found, entity }: Referring): void => {
  const reference = written('contractId');
  if (reference === '') {
    found.fields['contractId'] = context.contractId;
    if (context.contractId === null && columnNamed(entity, 'contractId')?.required === true)
      found.problems.push({ code: 'missing-contract', field: 'contractId', value: null });
    return;
  }
  const id = context.findContract(reference);
  found.fields['contractId'] = id;
  if (id === null) found.problems.push({ code: 'unknown-contract', field: 'contractId', value: reference });
};

/** A tender that only its bids name: nothing more is known of it. */
const tender = ({ written, found }: Referring): void => {
  const processId = written('tenderId');
  if (processId === '') {
    found.problems.push({ code: 'missing-value', field: 'tenderId', value: null });
    return;
  }
  const key = `tender ${processId}`;
  found.fields['tenderId'] = { key };
  found.drafts.push({
    entity: 'tender',
    key,
    fields: fitted('tender', { processId, method: 'unknown', awardCriteria: 'unknown' }),
    identity: ['processId'],
  });
};

/** A mandate that only its communications name. */
const mandate = ({ written, found }: Referring): void => {
  const number = written('mandateId');
  const vendorId = found.fields['vendorId'];
  if (number === '' || vendorId === undefined || vendorId === null) {
    found.fields['mandateId'] = null;
    return;
  }
  const key = `mandate ${number}`;
  found.fields['mandateId'] = { key };
  found.drafts.push({
    entity: 'lobbyingMandate',
    key,
    fields: fitted('lobbyingMandate', { vendorId, registrationNumber: number, lobbyist: 'unknown' }),
    identity: ['registrationNumber'],
  });
};

/** In this order: a mandate is of its vendor. */
const referred: Readonly<Record<string, (referring: Referring) => void>> = {
  vendorId: organization('vendorId', 'vendor', { name: 'vendorId', number: 'neq' }),
  organizationId: organization('organizationId', 'public-body', { name: 'organizationId', number: 'neq' }),
  publicBodyId: organization('publicBodyId', 'public-body', { name: 'publicBodyId', number: 'neq' }),
  tendererId: organization('tendererId', 'vendor', { name: 'tendererName', number: 'tendererNumber' }),
  institutionId: institution,
  contractId: contract,
  tenderId: tender,
  mandateId: mandate,
};
