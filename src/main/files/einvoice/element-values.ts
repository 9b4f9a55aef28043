import { readXmlDecimal } from '#shared/domain/einvoice/xml-values.ts';
import type { RecordNote } from '#shared/domain/importing/source-record.ts';
import { attributeOf } from '../xml/xml-attributes.ts';
import type { Element } from './element-tree.ts';

/** Elements at a path below one, e.g. `PaymentTerms/Note`. */
export const elementsAt = (element: Element | undefined, path: string): Element[] => {
  let found: Element[] = element === undefined ? [] : [element];
  for (const name of path.split('/'))
    found = found.flatMap(({ children }) => children.filter((child) => child.name === name));
  return found;
};

export const elementAt = (element: Element | undefined, path: string): Element | undefined =>
  elementsAt(element, path)[0];

/** Text of an element, white space around it removed; null when there is none. */
export const textOf = (element: Element | undefined): string | null => element?.text.trim() || null;

export const textAt = (element: Element | undefined, path: string): string | null =>
  textOf(elementAt(element, path));

export const textsAt = (element: Element | undefined, path: string): string[] =>
  elementsAt(element, path).flatMap((found) => textOf(found) ?? []);

export const attributeAt = (element: Element | undefined, name: string): string | null =>
  (element === undefined ? null : attributeOf(element.attributes, name)?.trim()) || null;

/** A currency code as the standards write it, whatever its case in the document. */
export const currencyCode = (text: string | null): string | null => text?.toUpperCase() ?? null;

/** Whether an amount is in the currency of the document: where it names none, it is. */
export const isInCurrency = (amount: Element | undefined, currency: string | null): boolean =>
  [null, currency].includes(currencyCode(attributeAt(amount, 'currencyID')));

/** What a line says of its taxes, in notes: none of it is owed apart from the taxes of the document. */
export const lineTaxField = 'BG-30';

/** Reads values that may be wrong, and remembers which were. */
export type ValueReader = {
  readonly decimal: (element: Element | undefined, field: string) => string | null;
  readonly date: (element: Element | undefined, field: string) => string | null;
  readonly notes: readonly RecordNote[];
};

/** How much of what is wrong is told: a hostile document has no end of it. */
const maxNotes = 1000;

/** @param readDate how this syntax writes its dates */
export const createValueReader = (readDate: (text: string) => string | null): ValueReader => {
  const notes: RecordNote[] = [];
  const read = (
    element: Element | undefined,
    { code, field, parse }: { code: string; field: string; parse: (text: string) => string | null },
  ): string | null => {
    const text = textOf(element);
    if (text === null) return null;
    const value = parse(text);
    if (value === null && notes.length < maxNotes) notes.push({ code, field, value: text.slice(0, 200) });
    return value;
  };
  return {
    decimal: (element, field) => read(element, { code: 'unreadable-amount', field, parse: readXmlDecimal }),
    date: (element, field) => read(element, { code: 'unreadable-date', field, parse: readDate }),
    notes,
  };
};
