/** What a number means by its format alone: a workbook stores dates and times as numbers. */
export type FormatKind = 'number' | 'date' | 'time' | 'duration';

const builtInRanges: readonly (readonly [from: number, to: number, kind: FormatKind])[] = [
  [14, 17, 'date'],
  [18, 21, 'time'],
  [22, 22, 'date'],
  [27, 31, 'date'],
  [32, 33, 'time'],
  [34, 36, 'date'],
  [45, 47, 'duration'],
  [50, 58, 'date'],
];

/** Kind of a format that is not spelled out in the file, by its number. */
export const builtInFormatKind = (id: number): FormatKind =>
  builtInRanges.find(([from, to]) => id >= from && id <= to)?.[2] ?? 'number';

/**
 * Kind of a format by its code: `yyyy-mm-dd`, `[$-C0C]d mmmm yyyy;@`, `[h]:mm`, `#,##0.00 "$ de"`. Only the first
 * section counts; quoted and escaped text, colours and locales do not.
 */
export const formatKindOf = (code: string): FormatKind => {
  const bare = code
    .replace(/"[^"]*"?/gu, '')
    .replace(/[\\_*]./gu, '')
    .replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]?/giu, '');
  const section = (bare.split(';')[0] ?? '').toLowerCase();
  if (/general|standard/u.test(section)) return 'number';
  if (/\[(?:h+|m+|s+)\]/u.test(section)) return 'duration';
  const letters = section.replace(/am\/pm|a\/p/gu, 'h');
  // A digit place beside the letters is a number with a unit that somebody forgot to quote.
  if (/[0#?]/u.test(letters.replace(/[.,]0+/gu, ''))) return 'number';
  // `m` is a month unless hours or seconds stand beside it.
  if (/[yd]|jj|aaaa/u.test(letters)) return 'date';
  if (/[hs]/u.test(letters)) return 'time';
  return letters.includes('m') ? 'date' : 'number';
};
