import type { EInvoice } from '#shared/domain/einvoice/einvoice.ts';
import { registrationNumbers } from '#shared/domain/einvoice/seller-numbers.ts';
import type { DraftRef, RecordNote, RowDraft } from '#shared/domain/importing/source-record.ts';
import { entities } from '#shared/domain/register/entities.ts';
import { normaliseOrganizationName } from '#shared/domain/text/normalise-name.ts';
import type { RecordContext } from '../record-context.ts';
import { oneLine, type RecordText } from './record-text.ts';

export type Seller = {
  readonly vendor: number | DraftRef | null;
  /** The seller, where the register does not know it. */
  readonly draft: RowDraft | null;
};

type Notes = { readonly problems: RecordNote[]; readonly warnings: RecordNote[]; readonly text: RecordText };

const { name: nameColumn, neq, gstNumber, qstNumber } = entities.organization.columns;

/** Who invoices: by number, then by name; else a new organisation. */
export const sellerOf = ({ seller }: EInvoice, context: RecordContext, notes: Notes): Seller => {
  const name = seller.name === null ? '' : oneLine(seller.name);
  const numbers = registrationNumbers(seller);
  const found =
    name === '' && Object.values(numbers).every((number) => number === null)
      ? context.vendorId
      : context.findOrganization(name, numbers);
  if (found === 'doubtful') {
    notes.problems.push({ code: 'doubtful-vendor', field: 'BT-27', value: name });
    return { vendor: null, draft: null };
  }
  if (found !== null) return { vendor: found, draft: null };
  if (name === '') {
    notes.problems.push({ code: 'missing-vendor', field: 'BT-27', value: null });
    return { vendor: context.vendorId, draft: null };
  }
  notes.warnings.push({ code: 'vendor-created', field: 'BT-27', value: name });
  const key = `vendor ${normaliseOrganizationName(name)}`;
  const { text } = notes;
  return {
    vendor: { key },
    draft: {
      entity: 'organization',
      key,
      fields: {
        kind: 'vendor',
        name: text.prose(name, 'BT-27', nameColumn.maxLength),
        neq: text.reference(numbers.neq, 'BT-30', neq.maxLength),
        gstNumber: text.reference(numbers.gst, 'BT-31', gstNumber.maxLength),
        qstNumber: text.reference(numbers.qst, 'BT-32', qstNumber.maxLength),
        country: /^[A-Z]{2}$/u.test(seller.country ?? '') ? seller.country : null,
      },
    },
  };
};
