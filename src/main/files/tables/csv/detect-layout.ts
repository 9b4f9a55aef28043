import { readDate } from '#shared/domain/calendar/read-date.ts';
import { readWrittenNumber } from '#shared/domain/money/written-number.ts';
import type { Delimiter } from '../table.ts';
import { createRecordSplitter, type SplitOptions } from './split-records.ts';

/** What nearly every file is cut by, and what is believed only when every line says so. */
const usualDelimiters = [';', '\t', ',', '|'] as const;
const rareDelimiters = ['^', ':', ' '] as const;

/** How a text is cut, from its beginning. */
export type TextLayout = SplitOptions & {
  readonly delimiter: Delimiter;
  /** Characters to leave out at the start. */ readonly skip: number;
  /** Some texts stand in formulas, `="00123"`, so that Excel leaves them as they are. */
  readonly hasFormulaTexts: boolean;
};

/**
 * Decides delimiter and quotes from the first records: the delimiter that gives most records the same number of
 * fields, more than one, and fields that hold no other delimiter. A first line `sep=;`, as Excel writes it, decides
 * by itself.
 */
export const detectLayout = (start: string, asked: Delimiter | null): TextLayout => {
  const hint = /^sep=([^\w\r\n])(?:\r\n|[\r\n])/iu.exec(start);
  const skip = hint?.[0].length ?? 0;
  const sample = start.slice(skip);
  const hinted = [...usualDelimiters, ...rareDelimiters].find((candidate) => candidate === hint?.[1]);
  const quote = quoteOf(sample);
  const chosen = asked ?? hinted;
  const layout =
    chosen === undefined ? bestLayout(sample, quote) : layoutWith(sample, { delimiter: chosen, quote });
  return { ...layout, skip, hasFormulaTexts: /(?:^|[,;\t|])(?:="|"="")/mu.test(sample) };
};

type Layout = Omit<TextLayout, 'skip' | 'hasFormulaTexts'>;
type Cut = Pick<Layout, 'delimiter' | 'quote'>;

/** Single quotes when fields are consistently in them and none is in double ones: `'a','b'`, but not `'00123,d'accord`. */
const quoteOf = (sample: string): Layout['quote'] => {
  const lines = sample.slice(0, 50_000);
  const count = (pattern: RegExp): number => lines.match(pattern)?.length ?? 0;
  if (count(/(?:^|[,;\t|]) ?"/gmu) > 0) return '"';
  const opened = count(/(?:^|[,;\t|])'/gmu);
  const closed = count(/(?:^|[,;\t|])'(?:[^']|''){0,500}'(?=[,;\t|\r\n]|$)/gmu);
  return opened >= 2 && closed === opened ? "'" : '"';
};

const escaped = (sign: string): string => sign.replace(/[|^]/u, String.raw`\$&`);

const layoutWith = (sample: string, { delimiter, quote }: Cut): Layout => {
  const sign = escaped(delimiter);
  const padded = new RegExp(`${sign} +${quote}[^${quote}\\r\\n]*${quote} *(?:${sign}|[\\r\\n]|$)`, 'u');
  const backslash = new RegExp(`\\\\${quote}[^${quote}${sign}\\r\\n]`, 'u');
  const layout: Layout = {
    delimiter,
    quote,
    isPadded: delimiter !== ' ' && padded.test(sample),
    isEscaped: sample.includes(`\\${quote}`) && backslash.test(sample),
    isAligned: false,
  };
  if (delimiter !== ' ') return layout;
  const aligned = { ...layout, isAligned: true };
  return evidenceOf(sample, aligned).share >= evidenceOf(sample, layout).share ? aligned : layout;
};

const bestLayout = (sample: string, quote: Layout['quote']): Layout => {
  const scored = usualDelimiters.map((delimiter) => {
    const layout = layoutWith(sample, { delimiter, quote });
    return { layout, ...evidenceOf(sample, layout) };
  });
  if (isOneColumn(sample)) return layoutWith(sample, { delimiter: ';', quote });
  const best = scored.reduce((one, other) => (other.score > one.score ? other : one));
  if (best.share === 1) return best.layout;
  const rare = rareDelimiters
    .map((delimiter) => layoutWith(sample, { delimiter, quote }))
    .find((layout) => isCertain(sample, layout));
  return rare ?? (best.score > 0 ? best.layout : layoutWith(sample, { delimiter: ',', quote }));
};

/** A name without any delimiter over amounts with two decimals behind a comma: a column, and no two of digits. */
const isOneColumn = (sample: string): boolean => {
  const [name = '', ...lines] = linesOf(sample);
  return (
    lines.length > 0 &&
    name.length <= 200 &&
    /^[^;\t,|"]*\p{L}[^;\t,|"]*$/u.test(name) &&
    lines.every((line) => /^[-+(]?\d[\d \u00A0\u202F.]*,\d\d ?\)?(?: ?\p{Sc})?$/u.test(line.trim()))
  );
};

const linesOf = (sample: string): readonly string[] =>
  sample
    .split(/\r\n|[\r\n]/u)
    .slice(0, sampleRows)
    .filter((line) => line.trim() !== '');

const sampleRows = 200;

const sampleRecords = (sample: string, layout: Layout): readonly (readonly string[])[] => {
  const splitter = createRecordSplitter(layout);
  const records = splitter.push(sample);
  return (records.length > 1 ? records : [...records, ...splitter.end().records])
    .slice(0, sampleRows)
    .map(({ cells }) => cells);
};

type Evidence = {
  readonly rows: number;
  readonly width: number;
  readonly share: number;
  readonly score: number;
};

/**
 * Share of the records that have the most usual number of fields, lowered by fields that still hold a delimiter, a
 * little higher for more fields; no score for one field.
 */
const evidenceOf = (sample: string, layout: Layout): Evidence => {
  const records = sampleRecords(sample, layout);
  const counts = new Map<number, number>();
  for (const cells of records) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
  const [width, count] = [...counts].reduce((one, other) => (other[1] > one[1] ? other : one), [0, 0]);
  if (width <= 1) return { rows: records.length, width, share: 0, score: 0 };
  const share = count / records.length;
  const cells = records.flat().slice(0, 20_000);
  const clean = cells.filter(isClean).length / cells.length;
  return {
    rows: records.length,
    width,
    share,
    score: share * (0.4 + 0.6 * clean) + Math.min(width, 50) / 1000,
  };
};

/** A number in whatever notation, or a text without a delimiter; the comma of `12, rue Une` is none. */
const isClean = (cell: string): boolean =>
  // The bound keeps hostile cells cheap: the pattern tries every place for its digit.
  (cell.length <= 80 && /^[-+(]?[\d\s.,'’$€%]*\d[\d\s.,'’$€%)-]*$/u.test(cell)) ||
  !/^ |[;\t|]|,(?! )/u.test(cell);

/** Every line has the same fields, three lines or more, and lines are no numbers, dates or times by themselves. */
const isCertain = (sample: string, layout: Layout): boolean => {
  const { rows, width, share } = evidenceOf(sample, layout);
  if (rows < 3 || share < 1 || width < (layout.isAligned ? 2 : 3)) return false;
  const lines = linesOf(sample);
  const single = lines.filter(isOneValue).length;
  if (single * 2 >= lines.length) return false;
  if (layout.delimiter !== ' ' || layout.isAligned) return true;
  const cells = sampleRecords(sample, layout).flat();
  return cells.filter((cell) => /\d/u.test(cell)).length * 2 >= cells.length;
};

const isOneValue = (line: string): boolean =>
  /\d:\d\d/u.test(line) || readWrittenNumber(line) !== null || readDate(line, 'dmy').ok;
