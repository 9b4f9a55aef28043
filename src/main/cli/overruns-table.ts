import type { Translate } from '#shared/errors/error-text.ts';
import type { Locale } from '#shared/domain/money/format-amount.ts';
import { formatAmount } from '#shared/domain/money/format-amount.ts';
import { formatFlagDetail, formatPercent } from '#shared/domain/overrun/flag-detail.ts';
import type {
  MoneyIntervalText,
  OverrunFlag,
  OverrunPortfolio,
  OverrunRow,
} from '#shared/ipc/overrun-schemas.ts';

type Total = OverrunPortfolio['totals'][number];
type Bounds = { readonly low: string | null; readonly high: string | null };

/** The language of the table, and its words. */
export type TableWords = { readonly locale: Locale; readonly words: Translate };

const columns = [
  'reference',
  'title',
  'original',
  'amendments',
  'current',
  'invoiced',
  'cost',
  'basis',
  'overrun',
  'percent',
  'monthsLate',
  'flags',
] as const;

type Cells = Readonly<Record<(typeof columns)[number], string>>;

const leftAligned: ReadonlySet<string> = new Set(['reference', 'title', 'basis']);

/**
 * The portfolio for a terminal: an aligned table with shortened amounts (`1,1 G$`), then a sentence for each flag with
 * the mark of its rule. Ends in a newline.
 */
export const overrunsTable = (portfolio: OverrunPortfolio, language: TableWords): string => {
  const { words } = language;
  if (portfolio.contracts.length === 0) return `${words('overruns:table.none')}\n`;
  const body = portfolio.contracts.map((row) => contractCells(row, language));
  const totals = portfolio.totals.map((total) => totalCells(total, language));
  const all = [headerCells(words), ...body, ...totals];
  const widths = new Map(
    columns.map((name) => [name, Math.max(...all.map((cells) => widthOf(cells[name])))]),
  );
  const line = (cells: Cells): string =>
    columns
      .map((name) => pad(cells[name], widths.get(name) ?? 0, leftAligned.has(name)))
      .join('  ')
      .trimEnd();
  const rule = columns.map((name) => '─'.repeat(widths.get(name) ?? 0)).join('  ');
  const [header, ...rows] = all.map(line);
  const lines = [header, rule, ...rows.slice(0, body.length), rule, ...rows.slice(body.length)];
  return `${[...lines, ...flagLines(portfolio.contracts, language)].join('\n')}\n`;
};

const headerCells = (words: Translate): Cells => ({
  ...(Object.fromEntries(columns.map((name) => [name, words(`overruns:table.${name}`)])) as Cells),
  percent: '%',
});

const flagLines = (rows: readonly OverrunRow[], language: TableWords): string[] => {
  const flagged = rows.flatMap((row) => row.flags.map((flag) => ({ row, flag })));
  if (flagged.length === 0) return [];
  const width = Math.max(...flagged.map(({ row }) => widthOf(plain(row.reference, 24))));
  return [
    '',
    language.words('overruns:table.flags'),
    ...flagged.map(({ row, flag }) => {
      const mark = language.words(`overruns:marks.${flag.mark}`);
      return `  ${pad(plain(row.reference, 24), width, true)}  ${flagSentence(flag, row.currency, language)} [${mark}]`;
    }),
  ];
};

/** The catalogue's sentence for a flag; `context` in its detail picks the variant, as in the window. */
const flagSentence = (flag: OverrunFlag, currency: string, { locale, words }: TableWords): string =>
  plain(
    words(`overruns:flags.${flag.rule}`, {
      ...formatFlagDetail(flag.detail, currency, locale),
      defaultValue: flag.rule,
    }),
    1000,
  );

const contractCells = (row: OverrunRow, language: TableWords): Cells => {
  const { locale, words } = language;
  const amount = (interval: MoneyIntervalText | null): string => range(interval, row.currency, language);
  return {
    reference: plain(row.reference, 24),
    title: plain(titleOf(row, locale), 40),
    original: amount(row.original),
    amendments: amount(row.amendments.total),
    current: amount(row.current),
    invoiced: row.invoiceCount === 0 ? '–' : compact(row.invoiced, row.currency, locale),
    cost: amount(row.cost),
    basis: row.costBasis === null ? '' : words(`overruns:costBasis.${row.costBasis}`),
    overrun: amount(row.overrunOriginal === null ? null : row.overrunOriginal.amount),
    percent: percentRange(row.overrunOriginal === null ? null : row.overrunOriginal.percent, locale),
    monthsLate: row.monthsLate === null ? '' : String(row.monthsLate),
    flags: row.flags.length === 0 ? '' : String(row.flags.length),
  };
};

const titleOf = ({ titleFr, titleEn }: OverrunRow, locale: Locale): string =>
  (locale === 'fr' ? (titleFr ?? titleEn) : (titleEn ?? titleFr)) ?? '';

const totalCells = (total: Total, language: TableWords): Cells => {
  const { locale, words } = language;
  const amount = (interval: MoneyIntervalText, unknown = 0): string =>
    range(interval, total.currency, language) + (unknown === 0 ? '' : ` (+${unknown} ?)`);
  return {
    reference: words('overruns:table.total'),
    title: `${total.currency} (${total.contracts})`,
    original: amount(total.original, total.originalUnknown),
    amendments: '',
    current: amount(total.current, total.currentUnknown),
    invoiced: compact(total.invoiced, total.currency, locale),
    cost: amount(total.cost, total.costUnknown),
    basis: '',
    overrun: amount(total.overrun),
    percent: percentRange(total.percent, locale),
    monthsLate: '',
    flags: '',
  };
};

const compact = (minor: string, currency: string, locale: Locale): string =>
  formatAmount(BigInt(minor), currency, locale, { compact: true });

const range = (interval: MoneyIntervalText | null, currency: string, { locale, words }: TableWords): string =>
  bounds(interval, (minor) => compact(minor, currency, locale), words('overruns:table.unknown'));

const percentRange = (percent: Bounds | null, locale: Locale): string =>
  bounds(percent, (text) => formatPercent(text, locale), '');

/** Short enough for a column: `≥ 1,1 G$` where the window says "au moins". */
const bounds = (interval: Bounds | null, format: (text: string) => string, unknown: string): string => {
  if (interval === null) return unknown;
  const { low, high } = interval;
  if (low === null) return high === null ? unknown : `≤ ${format(high)}`;
  if (high === null) return `≥ ${format(low)}`;
  return low === high ? format(low) : `${format(low)} – ${format(high)}`;
};

/** Imported text never moves the cursor or paints the terminal. */
const plain = (text: string, width: number): string => {
  const printable = text.replace(/[\p{C}\p{Zl}\p{Zp}]+/gu, ' ');
  const characters = Array.from(printable);
  return characters.length <= width ? printable : `${characters.slice(0, width - 1).join('')}…`;
};

const widthOf = (text: string): number => Array.from(text).length;

const pad = (text: string, width: number, isLeft: boolean): string => {
  const space = ' '.repeat(Math.max(0, width - widthOf(text)));
  return isLeft ? text + space : space + text;
};
