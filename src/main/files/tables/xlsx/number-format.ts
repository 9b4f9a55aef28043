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

/** Short dates follow the system; the order of both Canadian ones is that of ISO, the only one without doubt. */
const builtInCodes: Readonly<Record<number, string>> = {
  1: '0',
  2: '0.00',
  3: '#,##0',
  4: '#,##0.00',
  5: '"$"#,##0_);("$"#,##0)',
  6: '"$"#,##0_);[Red]("$"#,##0)',
  7: '"$"#,##0.00_);("$"#,##0.00)',
  8: '"$"#,##0.00_);[Red]("$"#,##0.00)',
  9: '0%',
  10: '0.00%',
  11: '0.00E+00',
  12: '# ?/?',
  13: '# ??/??',
  14: 'yyyy-mm-dd',
  15: 'd-mmm-yy',
  16: 'd-mmm',
  17: 'mmm-yy',
  18: 'h:mm AM/PM',
  19: 'h:mm:ss AM/PM',
  20: 'h:mm',
  21: 'h:mm:ss',
  22: 'yyyy-mm-dd h:mm',
  37: '#,##0_);(#,##0)',
  38: '#,##0_);[Red](#,##0)',
  39: '#,##0.00_);(#,##0.00)',
  40: '#,##0.00_);[Red](#,##0.00)',
  41: '_(* #,##0_);_(* (#,##0);_(* "-"_);_(@_)',
  42: '_("$"* #,##0_);_("$"* (#,##0);_("$"* "-"_);_(@_)',
  43: '_(* #,##0.00_);_(* (#,##0.00);_(* "-"??_);_(@_)',
  44: '_("$"* #,##0.00_);_("$"* (#,##0.00);_("$"* "-"??_);_(@_)',
  45: 'mm:ss',
  46: '[h]:mm:ss',
  47: 'mm:ss.0',
  48: '##0.0E+0',
  49: '@',
};

/** Of formats that East Asian systems have by number: what they show there is written in no file. */
const codeOfKind: Readonly<Record<FormatKind, string>> = {
  number: 'General',
  date: 'yyyy-mm-dd',
  time: 'h:mm:ss',
  duration: '[h]:mm:ss',
};

/** Code of a format that is not spelled out in the file. */
export const builtInFormatCode = (id: number): string =>
  builtInCodes[id] ?? codeOfKind[builtInFormatKind(id)];

/**
 * Kind of a format by its code: `yyyy-mm-dd`, `[$-C0C]d mmmm yyyy;@`, `[h]:mm`, `#,##0.00 "$ de"`. Only the first
 * section that shows the value counts (`[=0]"-";yyyy-mm-dd`); quoted and escaped text, colours and locales do not.
 */
export const formatKindOf = (code: string): FormatKind => {
  const bare = code
    .replace(/"[^"]*"?/gu, '')
    .replace(/[\\_*]./gu, '')
    .replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]?/giu, '');
  const section = (bare.split(';').find((each) => /[a-z0#?]/iu.test(each)) ?? '').toLowerCase();
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

/** Whether a format shows fractions of a second: `mm:ss.0`. */
export const showsFractions = (code: string): boolean => /s\]?[.,]0/iu.test(code.replace(/"[^"]*"?/gu, ''));
