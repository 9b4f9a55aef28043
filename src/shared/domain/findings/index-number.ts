import { sortKey } from '../text/sort-key.ts';

/*
 * Index numbers of working papers: a letter for the section, a number, and numbers of what lies behind it: `A-1`, `A-1.1`,
 * `B-12`. Numbers of findings: `C-001`.
 */

const paper = /^(?<section>\p{L}{1,4})-(?<numbers>\d{1,6}(?:\.\d{1,6})*)$/u;

type Index = { readonly section: string; readonly numbers: readonly number[] };

const indexOf = (text: string): Index | null => {
  const { section, numbers } = paper.exec(text.trim())?.groups ?? {};
  if (section === undefined || numbers === undefined) return null;
  return { section, numbers: numbers.split('.').map(Number) };
};

const isUnder = (parent: Index, { section, numbers }: Index): boolean =>
  sortKey(section) === sortKey(parent.section) &&
  numbers.length === parent.numbers.length + 1 &&
  parent.numbers.every((number, place) => numbers[place] === number);

/**
 * The index number after those in use: under `parent` (`A-1` gives `A-1.1`, `A-1.2`…), else of the last section in use.
 * Numbers written in another way are passed over.
 */
export const nextIndexNumber = (inUse: readonly string[], parent: string | null = null): string => {
  const known = inUse.flatMap((text) => indexOf(text) ?? []);
  const above = parent === null ? null : indexOf(parent);
  if (above !== null) {
    const last = known
      .filter((index) => isUnder(above, index))
      .reduce((most, { numbers }) => Math.max(most, numbers.at(-1) ?? 0), 0);
    return `${above.section}-${[...above.numbers, last + 1].join('.')}`;
  }
  const section =
    known
      .map((index) => index.section)
      .toSorted(bySortKey)
      .at(-1) ?? 'A';
  const last = known
    .filter((index) => sortKey(index.section) === sortKey(section))
    .reduce((most, { numbers }) => Math.max(most, numbers[0] ?? 0), 0);
  return `${section}-${last + 1}`;
};

const bySortKey = (a: string, b: string): number => (sortKey(a) < sortKey(b) ? -1 : 1);

const finding = /^C-(?<number>\d{1,9})$/iu;

/** The number of a finding after those in use: `C-001` first. Numbers written in another way are passed over. */
export const nextFindingNumber = (inUse: readonly string[]): string => {
  const last = inUse.reduce(
    (most, text) => Math.max(most, Number(finding.exec(text.trim())?.groups?.['number'] ?? 0)),
    0,
  );
  return `C-${String(last + 1).padStart(3, '0')}`;
};
