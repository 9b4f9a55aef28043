import { formatDecimal } from '#shared/domain/money/format-amount.ts';
import { formatInterval, type Interval } from '#shared/domain/money/interval.ts';
import { minorToDecimal } from '#shared/domain/money/money.ts';
import { inLanguage } from '#shared/domain/text/in-language.ts';
import type { StatedFigure } from '#shared/ipc/calls/figures.ts';
import type { Terminal } from './terminal.ts';

type IntervalText = NonNullable<StatedFigure['amount']>;
type Unit = Pick<StatedFigure, 'unit' | 'currency'>;

/** What `--json` prints of figures: money as decimal strings in its currency, counts as whole numbers in strings. */
export const figuresJson = (figures: readonly StatedFigure[]) => figures.map(figureJson);

/** One figure for `--json`: a null bound is open, a null object unknown. */
export const figureJson = (figure: StatedFigure) => {
  const { amount, span: _, provenance, ...stated } = figure;
  return {
    ...stated,
    amount: amount === null ? null : boundsJson(amount, figure),
    provenance: provenance?.level ?? null,
  };
};

/** Both bounds in main units of the currency, or as counts. */
export const boundsJson = ({ low, high }: IntervalText, { unit, currency }: Unit): IntervalText => {
  const bound = (text: string | null): string | null =>
    text === null || unit === 'count' || currency === null ? text : minorToDecimal(BigInt(text), currency);
  return { low: bound(low), high: bound(high) };
};

const columns = [
  'basis',
  'scope',
  'amount',
  'taxBasis',
  'asOf',
  'statedBy',
  'confidence',
  'accepted',
] as const;

type Column = (typeof columns)[number];

/** Longest text shown in one column. */
const textWidth = 56;

/** Figures for a terminal: an aligned table, each subject under a line of its own. */
export const figuresTable = (figures: readonly StatedFigure[], terminal: Terminal): string => {
  if (figures.length === 0) return terminal.words('figures:cli.none');
  const cells = figures.map((figure) => columns.map((name) => cellOf(figure, name, terminal)));
  const header = columns.map((name) => headerOf(name, terminal));
  const widths = header.map((title, index) =>
    Math.max(title.length, ...cells.map((row) => row[index]?.length ?? 0)),
  );
  const line = (row: readonly string[]): string =>
    row
      .map((cell, index) =>
        columns[index] === 'amount' ? cell.padStart(widths[index] ?? 0) : cell.padEnd(widths[index] ?? 0),
      )
      .join('  ')
      .trimEnd();
  const bySubject = Map.groupBy(figures, (figure) => subjectName(figure));
  const indexes = new Map(figures.map((figure, index) => [figure.id, index]));
  const rows = [...bySubject].flatMap(([subject, own]) => [
    subject,
    ...own.map(({ id }) => line(cells[indexes.get(id) ?? 0] ?? [])),
  ]);
  return [line(header), widths.map((width) => '─'.repeat(width)).join('  '), ...rows].join('\n');
};

const headerOf = (column: Column, { words }: Terminal): string => {
  if (column === 'scope') return words('figures:cli.scope');
  if (column === 'amount') return words('figures:cli.amount');
  if (column === 'accepted') return words('figures:cli.accepted');
  return words(`register:columns.figure.${column}`);
};

const cellOf = (figure: StatedFigure, column: Column, terminal: Terminal): string => {
  const { words } = terminal;
  switch (column) {
    case 'basis':
    case 'taxBasis':
    case 'confidence':
      return words(`register:choices.figure.${column}.${figure[column]}`);
    case 'scope':
      return scopeOf(figure, terminal);
    case 'amount':
      return amountText(figure.amount, figure, terminal);
    case 'asOf':
      return dateOf(figure, terminal);
    case 'statedBy':
      return inTerminal(figure.statedBy, terminal);
    case 'accepted':
      return figure.accepted ? '✓' : '';
    default:
      return column satisfies never;
  }
};

/** What a figure is about: the contract or organisation it belongs to. */
export const subjectName = ({ subject }: StatedFigure): string => printable(subject?.label ?? '–', 200);

/** The scope in the language of the terminal, else in the other. */
export const scopeOf = ({ scopeFr, scopeEn }: StatedFigure, { locale }: Terminal): string =>
  printable((locale === 'fr' ? (scopeFr ?? scopeEn) : (scopeEn ?? scopeFr)) ?? '–');

/** When a figure holds, as its source says. */
export const dateOf = ({ asOf, asOfText }: StatedFigure, terminal: Terminal): string =>
  inTerminal(asOf ?? asOfText, terminal, 30);

/** A text that may be written in both languages, in that of the terminal. */
export const inTerminal = (text: string | null, { locale }: Terminal, width?: number): string =>
  printable(inLanguage(text ?? '–', locale), width);

/** Text of a case never moves the cursor or paints the terminal. */
export const printable = (text: string, width = textWidth): string =>
  text.replace(/[\p{C}\p{Zl}\p{Zp}]+/gu, ' ').slice(0, width);

/** An amount or a number of things in words: `at least $1,100,000,000.00`, `about 26`. */
export const amountText = (
  amount: IntervalText | null,
  { unit, currency, hedge }: Unit & { readonly hedge?: string },
  terminal: Terminal,
): string => {
  if (amount === null) return '–';
  const interval: Interval = {
    low: amount.low === null ? null : BigInt(amount.low),
    high: amount.high === null ? null : BigInt(amount.high),
  };
  const isAbout = hedge === 'about';
  return unit === 'money' && currency !== null
    ? formatInterval(interval, currency, terminal.locale, { about: isAbout })
    : countText(interval, isAbout, terminal);
};

const countText = ({ low, high }: Interval, isAbout: boolean, { words, locale }: Terminal): string => {
  const number = (value: bigint): string =>
    (value < 0n ? '-' : '') + formatDecimal(String(value < 0n ? -value : value), '', locale);
  if (low === null) return high === null ? '–' : words('figures:count.atMost', { value: number(high) });
  if (high === null) return words('figures:count.atLeast', { value: number(low) });
  if (low !== high) return words('figures:count.between', { low: number(low), high: number(high) });
  return isAbout ? words('figures:count.about', { value: number(low) }) : number(low);
};
