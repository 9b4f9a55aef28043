import { normalisedNumber } from '../text/invoice-number.ts';
import { normaliseOrganizationName } from '../text/normalise-name.ts';

/** An invoice that the name of a file may name. */
export type NumberedInvoice = { readonly id: number; readonly number: string; readonly vendorId: number };

/**
 * For each name of a file, the ids of the invoices that it names: none, one, or several to choose from.
 *
 * A number counts where it stands between signs that are neither letters nor digits, as invoice numbers are compared
 * (`F-12` is named by `f_12.pdf` and by `F12.pdf`), and never as a part of a longer one: `F-1` is not named by `F-12.pdf`.
 * Two groups of digits are not one number unless the invoice separates them too: `1-12.pdf` does not name 112. Of several
 * invoices those of a vendor whose name stands in the name of the file come first, then the longest number, then the one
 * that is separated in the same places.
 *
 * @param namesOf how a vendor is called: asked for vendors whose number was found only
 */
export const invoicesNamedBy = (
  fileNames: readonly string[],
  invoices: Iterable<NumberedInvoice>,
  namesOf: (vendorId: number) => readonly string[],
): readonly (readonly number[])[] => {
  const places = new Map<string, { readonly file: number; readonly seams: Seams }[]>();
  for (const [file, name] of fileNames.entries())
    for (const [key, seams] of runsOf(partsOf(stemOf(name)))) {
      const known = places.get(key);
      if (known === undefined) places.set(key, [{ file, seams }]);
      else known.push({ file, seams });
    }
  const found = fileNames.map((): Candidate[] => []);
  for (const invoice of invoices) {
    const key = normalisedNumber(invoice.number);
    const named = places.get(key);
    // Most numbers of a large case: nothing more is asked of them.
    if (named === undefined) continue;
    const own = seamsOf(invoice.number, key);
    for (const { file, seams } of own === null ? [] : named)
      if (own !== null && isWithin(seams, own))
        found[file]?.push({ ...invoice, length: key.length, isAlike: seams.length === own.length });
  }
  return found.map((candidates, file) => bestOf(candidates, fileNames[file] ?? '', namesOf));
};

type Candidate = NumberedInvoice & { readonly length: number; readonly isAlike: boolean };

const bestOf = (
  candidates: readonly Candidate[],
  fileName: string,
  namesOf: (vendorId: number) => readonly string[],
): readonly number[] => {
  if (candidates.length < 2) return candidates.map(({ id }) => id);
  const words = new Set(Array.from(runsOf(wordsOf(stemOf(fileName))), ([key]) => key));
  const named = greatest(candidates, ({ vendorId }) =>
    Math.max(0, ...namesOf(vendorId).map((name) => lengthIn(words, name))),
  );
  const longest = greatest(named, ({ length }) => length);
  // A number may stand in a name several times.
  const ids = new Set(greatest(longest, ({ isAlike }) => Number(isAlike)).map(({ id }) => id));
  return [...ids].toSorted((a, b) => a - b);
};

/** Those for which a measure is greatest. */
const greatest = <T>(all: readonly T[], measure: (one: T) => number): readonly T[] => {
  const measures = all.map(measure);
  const most = Math.max(...measures);
  return all.filter((_one, index) => measures[index] === most);
};

/** A shorter name than this is a letter of something else. */
const shortestName = 2;

const lengthIn = (words: ReadonlySet<string>, name: string): number => {
  const key = wordsOf(name).join('');
  return key.length >= shortestName && words.has(key) ? key.length : 0;
};

const wordsOf = (text: string): readonly string[] =>
  normaliseOrganizationName(text)
    .split(' ')
    .filter((word) => word !== '');

/** The name without what says which kind of file it is. An ending of digits only is a part of a number: `2024.001`. */
const stemOf = (fileName: string): string => fileName.replace(/(?<=.)\.(?=\d*[a-z])[a-z\d]{1,8}$/iu, '');

/** Groups of letters and digits, as invoice numbers are compared. */
const partsOf = (text: string): readonly string[] =>
  text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toUpperCase()
    .match(/(?<![\p{L}\p{N}])[A-Z\d]+(?![\p{L}\p{N}])/gu) ?? [];

/** Where two groups of digits meet, counted from the end, which zeros in front do not move. */
type Seams = readonly number[];

const isWithin = (some: Seams, all: Seams): boolean => some.every((seam) => all.includes(seam));

/** As long as an invoice number, or the name of a vendor, may be. */
const longestRun = 300;

/** Parts that follow each other, written as one, with where digits meet. */
function* runsOf(parts: readonly string[]): Generator<readonly [string, Seams]> {
  for (const start of parts.keys()) {
    let run = '';
    const ends: number[] = [];
    for (const part of parts.slice(start)) {
      if (/\d$/u.test(run) && /^\d/u.test(part)) ends.push(run.length);
      run += part;
      if (run.length > longestRun) break;
      const length = run.length;
      const key = withoutZeros(run);
      yield [key, ends.map((end) => length - end).filter((seam) => seam < key.length)];
    }
  }
}

const withoutZeros = (run: string): string => run.replace(/^0+(?=.)/u, '');

/** Where digits meet in a number with this key; null for a number whose letters and digits are not all compared. */
const seamsOf = (number: string, key: string): Seams | null => {
  const parts = partsOf(number);
  // Signs of other scripts are no part of what is compared, but they belong to the number.
  if (key === '' || withoutZeros(parts.join('')) !== key) return null;
  return Array.from(runsOf(parts))[parts.length - 1]?.[1] ?? null;
};
