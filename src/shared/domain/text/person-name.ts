/** A person's name as it is compared: no accents, case, punctuation, and words in any order (`Roy, Anne` is `Anne Roy`). */
export const personNameKey = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .toSorted()
    .join(' ');
