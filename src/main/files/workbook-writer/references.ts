/** 1 is `A`, 27 is `AA`. */
export const columnLetter = (position: number): string => {
  let letters = '';
  for (let rest = position; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
};

/** Text as a formula holds it: quotes doubled. */
export const formulaText = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/** A sheet's name as a formula holds it. */
export const quotedSheet = (name: string): string => `'${name.replaceAll("'", "''")}'`;

/** Rows of data, both included. */
export type RowSpan = { readonly first: number; readonly last: number };

/** One column of a sheet over its rows, absolute: `'Lines'!$K$2:$K$9`. */
export const columnRange = (sheet: string, letter: string, { first, last }: RowSpan): string =>
  `${quotedSheet(sheet)}!$${letter}$${first}:$${letter}$${last}`;

/**
 * A sheet name that spreadsheet programs accept: no `[]:*?/\`, no apostrophe (they quote names with it), at most 31
 * characters, unlike every name already taken whatever its capitals.
 */
export const sheetName = (wanted: string, taken: readonly string[]): string => {
  const clean =
    wanted
      .replace(/[[\]:*?/\\]/gu, ' ')
      .replaceAll("'", '’')
      .trim()
      .slice(0, 31)
      .trim() || 'Sheet';
  const used = new Set(taken.map((name) => name.toLowerCase()));
  let name = clean;
  for (let count = 2; used.has(name.toLowerCase()); count += 1) {
    const suffix = ` ${count}`;
    name = clean.slice(0, 31 - suffix.length) + suffix;
  }
  return name;
};
