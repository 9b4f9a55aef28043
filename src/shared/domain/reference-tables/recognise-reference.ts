import { headerKey } from '../importing/header-key.ts';
import { createSimilarHeaders } from '../importing/similar-headers.ts';
import { certainFields, foreignWords, neededFields, referenceWords, tellingWords } from './header-words.ts';
import { referenceFormats, type ReferenceFormat } from './reference-formats.ts';
import { weekdays } from './weekdays.ts';

const wordsOf = (format: ReferenceFormat): ReadonlyMap<string, string> => {
  const fields = new Map<string, string>();
  for (const [field, words] of Object.entries(referenceWords[format])) {
    for (const word of words.split('|')) if (!fields.has(word)) fields.set(word, field);
  }
  return fields;
};

type Recogniser = {
  readonly exact: (header: string) => string | null;
  readonly similar: (key: string) => string | null;
};

const recognisers = new Map<ReferenceFormat, Recogniser>();

const recogniserOf = (format: ReferenceFormat): Recogniser => {
  const known = recognisers.get(format);
  if (known !== undefined) return known;
  const words = wordsOf(format);
  const recogniser: Recogniser = {
    // A unit or currency in brackets behind the name does not matter: `Montant ($)`.
    exact: (header) =>
      words.get(headerKey(header)) ?? words.get(headerKey(header.replace(/\([^()]*\)\s*$/u, ''))) ?? null,
    similar: createSimilarHeaders(words),
  };
  recognisers.set(format, recogniser);
  return recogniser;
};

const hasEach = (groups: readonly (readonly string[])[], fields: ReadonlySet<string>): boolean =>
  groups.every((group) => group.some((field) => fields.has(field)));

/** What a column of this table can be, in the order of its page. */
export const referenceFields = (format: ReferenceFormat): readonly string[] =>
  Object.keys(referenceWords[format]);

/** Of what each row of this table must say (one of several columns each time), what no column says. */
export const missingReferenceFields = (
  format: ReferenceFormat,
  fields: readonly (string | null | undefined)[],
): readonly (readonly string[])[] =>
  neededFields[format].filter((group) => !group.some((field) => fields.includes(field)));

/**
 * What the columns under these headers are, by place; null for what is not recognised. A field is of the first column
 * that names it; one that only resembles its name gets what the others leave.
 */
export const referenceColumns = (
  format: ReferenceFormat,
  cells: readonly string[],
): readonly (string | null)[] => {
  const { exact, similar } = recogniserOf(format);
  const taken = new Set<string>();
  const take = (field: string | null): string | null => {
    if (field === null || taken.has(field)) return null;
    taken.add(field);
    return field;
  };
  const exactly = cells.map(exact);
  const named = exactly.map(take);
  const hasDays = format === 'time-sheets' && weekdays.some((day) => taken.has(day));
  const other = (cell: string): string | null =>
    hasDays && weekTotals.has(headerKey(cell)) ? 'hours' : similar(headerKey(cell));
  return cells.map((cell, index) => named[index] ?? (exactly[index] === null ? take(other(cell)) : null));
};

/** Of the hours of a week where its days have columns; elsewhere such a total may be money. */
const weekTotals = new Set(['total', 'total semaine', 'total de la semaine', 'week total', 'weekly total']);

/** Whether columns make up a reference table: what each row must say is among them, and two columns in all. */
export const isReferenceHeader = (format: ReferenceFormat, columns: readonly (string | null)[]): boolean =>
  columns.filter((field) => field !== null).length >= 2 &&
  missingReferenceFields(format, columns).length === 0;

/** Whether a header speaks against a format: a word of another kind of table, or a total that may be money. */
const isForeign = (format: ReferenceFormat, key: string, named: ReadonlySet<string>): boolean =>
  foreignWords[format]?.test(key) === true ||
  (format === 'time-sheets' && key === 'total' && !weekdays.some((day) => named.has(day)));

/** The one reference table that these headers, spelt as expected, can only be; null when there is a doubt. */
export const referenceFormatOfHeaders = (headers: readonly string[]): ReferenceFormat | null => {
  const keys = headers.map(headerKey);
  const certain = referenceFormats.filter((format) => {
    const { exact } = recogniserOf(format);
    const fields = headers.map(exact);
    const named = new Set(fields.filter((field) => field !== null));
    const isMostlyKnown = named.size * 2 > keys.filter((key) => key !== '').length;
    return (
      isMostlyKnown &&
      hasEach(neededFields[format], named) &&
      hasEach(certainFields[format], named) &&
      keys.some((key) => tellingWords[format].test(key)) &&
      !keys.some((key) => isForeign(format, key, named))
    );
  });
  const [only] = certain;
  return certain.length === 1 ? (only ?? null) : null;
};
