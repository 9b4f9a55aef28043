import { headerKey } from '../importing/header-key.ts';
import { createSimilarHeaders } from '../importing/similar-headers.ts';
import { certainFields, neededFields, referenceWords, tellingWords } from './header-words.ts';
import { referenceFormats, type ReferenceFormat } from './reference-formats.ts';

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
      words.get(headerKey(header)) ?? words.get(headerKey(header.replace(/\([^)]*\)\s*$/u, ''))) ?? null,
    similar: createSimilarHeaders(words),
  };
  recognisers.set(format, recogniser);
  return recogniser;
};

const hasEach = (groups: readonly (readonly string[])[], fields: ReadonlySet<string>): boolean =>
  groups.every((group) => group.some((field) => fields.has(field)));

/**
 * The columns of the header row of a reference table by place; null when the row is none: what each row must say has to
 * be among them, and two columns in all. A field is of the first column that names it; one that only resembles its name
 * gets what the others leave.
 */
export const referenceHeader = (
  format: ReferenceFormat,
  cells: readonly string[],
): readonly (string | null)[] | null => {
  const { exact, similar } = recogniserOf(format);
  const taken = new Set<string>();
  const take = (field: string | null): string | null => {
    if (field === null || taken.has(field)) return null;
    taken.add(field);
    return field;
  };
  const exactly = cells.map(exact);
  const named = exactly.map(take);
  const columns = cells.map(
    (cell, index) => named[index] ?? (exactly[index] === null ? take(similar(headerKey(cell))) : null),
  );
  return taken.size >= 2 && hasEach(neededFields[format], taken) ? columns : null;
};

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
      keys.some((key) => tellingWords[format].test(key))
    );
  });
  const [only] = certain;
  return certain.length === 1 ? (only ?? null) : null;
};
