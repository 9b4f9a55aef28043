import type { EInvoiceParty, SchemedId } from './einvoice.ts';

/** Registration numbers of a business in Québec, as written but for spaces around them; null when not given. */
export type RegistrationNumbers = {
  readonly neq: string | null;
  readonly gst: string | null;
  readonly qst: string | null;
};

/** The business number with its GST account, the QST registration, and the Québec enterprise number. */
const gstForm = /^\d{9}RT\d{4}$/u;
const qstForm = /^\d{10}TQ\d{4}$/u;
const neqForm = /^(?:11|22|33|88)\d{8}$/u;

const compact = ({ id }: SchemedId): string => id.toUpperCase().replace(/[\s\u00A0.-]+/gu, '');

const isScheme = ({ scheme }: SchemedId, words: RegExp): boolean => scheme !== null && words.test(scheme);

const first = (ids: readonly SchemedId[], isWanted: (id: SchemedId) => boolean): string | null =>
  ids.find(isWanted)?.id ?? null;

/**
 * The numbers among a party's identifiers: by their scheme where it says GST or QST (TPS, TVQ) or NEQ, by their form
 * where it does not. Ten digits alone are an enterprise number for a Canadian party only.
 */
export const registrationNumbers = ({ ids, country }: EInvoiceParty): RegistrationNumbers => {
  const isHere = country === null || country === 'CA';
  return {
    gst:
      first(ids, (id) => gstForm.test(compact(id))) ??
      first(ids, (id) => isHere && isScheme(id, /\b(?:GST|TPS)\b/iu)),
    qst: first(ids, (id) => qstForm.test(compact(id)) || isScheme(id, /\b(?:QST|TVQ)\b/iu)),
    neq:
      first(ids, (id) => isScheme(id, /\bNEQ\b/iu)) ??
      first(ids, (id) => country === 'CA' && id.scheme !== '0088' && neqForm.test(compact(id))),
  };
};
