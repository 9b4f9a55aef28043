import { contradictions } from '#shared/domain/einvoice/arithmetic-rules.ts';
import { isCreditNote, type EInvoice } from '#shared/domain/einvoice/einvoice.ts';
import type { RecordNote, SourceDocument } from '#shared/domain/importing/source-record.ts';
import { isCurrencyCode } from '#shared/domain/money/currency.ts';

export type Notes = { readonly problems: RecordNote[]; readonly warnings: RecordNote[] };

/** Values that say what a line costs by the unit: where one cannot be read, the amounts still stand. */
const minorFields: ReadonlySet<string | null> = new Set(['BG-30', 'BT-119', 'BT-129', 'BT-146', 'BT-149']);

/** What must be there, can be read and is in order; and what the document says of its own sums. */
export const checkEInvoice = (invoice: EInvoice, { rules }: SourceDocument, notes: Notes): void => {
  checkPresence(invoice, notes.problems);
  for (const note of invoice.unreadable) {
    const isMinor = minorFields.has(note.field) || (note.code === 'unreadable-date' && note.field !== 'BT-2');
    (isMinor ? notes.warnings : notes.problems).push(note);
  }
  const backwards = [invoice, ...invoice.lines].find(
    ({ periodStart, periodEnd }) => periodStart !== null && periodEnd !== null && periodStart > periodEnd,
  );
  if (backwards !== undefined)
    notes.problems.push({ code: 'end-before-start', field: 'BG-14', value: backwards.periodEnd });
  checkSums(invoice, rules, notes);
};

const checkPresence = (
  { number, issuedOn, currency, totals, unreadable }: EInvoice,
  problems: RecordNote[],
): void => {
  const missing = (code: string, field: string, value: string | null): void => {
    if (value === null && !unreadable.some((note) => note.field === field))
      problems.push({ code, field, value: null });
  };
  missing('missing-number', 'BT-1', number);
  missing('missing-date', 'BT-2', issuedOn);
  if (!isCurrencyCode(currency ?? ''))
    problems.push({ code: 'unknown-currency', field: 'BT-5', value: currency });
  missing('missing-amount', 'BT-109', totals.net ?? totals.total);
};

/** Totals that contradict each other are a problem; a rule broken without that is a warning. */
const checkSums = (invoice: EInvoice, rules: readonly string[], { problems, warnings }: Notes): void => {
  const { net, total } = invoice.totals;
  const contradicted: readonly string[] = contradictions(invoice);
  for (const rule of contradicted) problems.push({ code: 'arithmetic', field: rule, value: total });
  for (const rule of rules)
    if (!contradicted.includes(rule)) warnings.push({ code: 'rule-broken', field: rule, value: null });
  if (isCreditNote(invoice) && (total ?? net)?.startsWith('-') === true)
    warnings.push({ code: 'credit-note-negative', field: 'BT-112', value: total });
};
