/** A header for comparison: no accents, case or punctuation; `N°`, `#` and `num.` are all `no`. */
export const headerKey = (header: string): string =>
  header
    .replace(/n[°º]/giu, 'no ')
    .replace(/#/gu, ' no ')
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/gu, ' ')
    .replace(/\bnum\b/gu, 'no')
    .trim();
