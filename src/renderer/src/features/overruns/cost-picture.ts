import type { CustomSeriesOption, LineSeriesOption } from 'echarts/charts';
import type { ChartColours } from '#renderer/components/chart/chart-colours.ts';
import type { ChartOption } from '#renderer/components/chart/echarts.ts';
import { lineSeries, openSeries, rangeSeries } from './cost-series.ts';
import type { CostExtent, CostHistory, CostPoint } from './model/cost-history.ts';

/** What the picture says in words, in the user's language. */
export type CostPictureWords = {
  readonly today: string;
  readonly todayLabel: string;
  /** Short amount for the axis, from minor units. */
  readonly amount: (minor: number) => string;
  readonly tooltip: (date: string, colours: ChartColours) => HTMLElement;
};

const dayMs = 86_400_000;
const yearMs = 365 * dayMs;

/** Midnight UTC of an ISO date: the picture has no time zone. */
export const instantOf = (on: string): number => Date.parse(`${on}T00:00:00Z`);

const isoDate = (instant: number): string => new Date(instant).toISOString().slice(0, 10);

const dateAxis = (history: CostHistory, colours: ChartColours): NonNullable<ChartOption['xAxis']> => {
  const isLong = instantOf(history.to) - instantOf(history.from) > 2 * yearMs;
  return {
    type: 'time',
    min: instantOf(history.from),
    max: instantOf(history.to),
    minInterval: isLong ? yearMs : 28 * dayMs,
    axisLine: { lineStyle: { color: colours.line } },
    axisTick: { show: false },
    axisLabel: {
      color: colours.inkSoft,
      hideOverlap: true,
      formatter: (instant: number) => isoDate(instant).slice(0, isLong ? 4 : 7),
    },
  };
};

const amountAxis = (words: CostPictureWords, colours: ChartColours): NonNullable<ChartOption['yAxis']> => ({
  type: 'value',
  min: 0,
  splitNumber: 4,
  boundaryGap: [0, '8%'],
  axisLabel: { color: colours.inkSoft, formatter: words.amount },
  splitLine: { lineStyle: { color: colours.line } },
});

/** A forecast holds from the day it was made until the next one, or until the end of the picture. */
const heldForecasts = (history: CostHistory): { from: CostPoint; to: string }[] =>
  history.forecasts.map((forecast, index) => ({
    from: forecast,
    to: history.forecasts[index + 1]?.on ?? history.to,
  }));

const forecastSeries = (
  history: CostHistory,
  colours: ChartColours,
): (LineSeriesOption | CustomSeriesOption)[] => {
  const held = heldForecasts(history);
  const last = held.at(-1);
  const ranges = held
    .filter(({ from }) => from.high > from.low)
    .map(({ from, to }) => ({ from: from.on, to, low: from.low, high: from.high }));
  const isOpen = last?.from.isOpen === true;
  return [
    ...undatedSeries(history, history.undatedForecast, colours.over),
    rangeSeries(ranges, colours.over),
    ...held.map(({ from, to }) =>
      lineSeries(
        [
          [from.on, from.low],
          [to, from.low],
        ],
        { color: colours.over, width: 1.5, type: 'dotted', hasStartMark: true },
      ),
    ),
    ...(isOpen ? [openSeries({ from: last.from.on, to: last.to, low: last.from.low }, colours.over)] : []),
  ];
};

/** An amount of unknown date: a dotted level across the whole picture. */
const undatedSeries = (
  { from, to }: CostHistory,
  extent: CostExtent | null,
  color: string,
): (LineSeriesOption | CustomSeriesOption)[] => {
  if (extent === null) return [];
  const { low, high, isOpen } = extent;
  const level: readonly (readonly [string, number])[] = [
    [from, low],
    [to, low],
  ];
  return [
    ...(high > low ? [rangeSeries([{ from, to, low, high }], color)] : []),
    lineSeries(level, { color, width: 1.5, type: 'dotted' }),
    ...(isOpen ? [openSeries({ from, to, low }, color)] : []),
  ];
};

const currentSeries = (
  history: CostHistory,
  colours: ChartColours,
): (LineSeriesOption | CustomSeriesOption)[] => {
  const ranges = history.steps.flatMap((step, index) => {
    const to = history.steps[index + 1]?.on;
    return to === undefined || step.high === step.low
      ? []
      : [{ from: step.on, to, low: step.low, high: step.high }];
  });
  const last = history.steps.at(-1);
  const before = history.steps.at(-2);
  const isOpen = last?.isOpen === true && before !== undefined;
  return [
    ...undatedSeries(history, history.undatedCurrent, colours.ink),
    rangeSeries(ranges, colours.ink),
    // One step that is not known to last is a point, and the baseline shows its height already.
    ...(history.steps.length > 1
      ? [
          lineSeries(
            history.steps.map((step) => [step.on, step.low]),
            { color: colours.ink, width: 2, isStep: true },
          ),
        ]
      : []),
    ...(isOpen ? [openSeries({ from: before.on, to: last.on, low: last.low }, colours.ink)] : []),
  ];
};

const todayMark = (words: CostPictureWords, colours: ChartColours): object => ({
  type: 'line',
  data: [],
  silent: true,
  markLine: {
    symbol: 'none',
    silent: true,
    lineStyle: { color: colours.inkFaint, type: 'solid', width: 1 },
    label: { formatter: words.todayLabel, color: colours.inkSoft, position: 'insideEndTop', fontSize: 11 },
    data: [{ xAxis: instantOf(words.today) }],
  },
});

/**
 * Cost over time: baselines dashed, current value as steps, invoiced and paid as lines, forecasts dotted with their
 * band. An open end fades upwards: it is known where it starts, not where it stops.
 */
export const costPicture = (
  history: CostHistory,
  words: CostPictureWords,
  colours: ChartColours,
): ChartOption => ({
  useUTC: true,
  textStyle: { fontFamily: colours.font, fontSize: 11.5 },
  grid: { left: 4, right: 10, top: 18, bottom: 4, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
  xAxis: dateAxis(history, colours),
  yAxis: amountAxis(words, colours),
  tooltip: {
    trigger: 'axis',
    axisPointer: { type: 'line', lineStyle: { color: colours.inkFaint } },
    backgroundColor: colours.surface,
    borderColor: colours.line,
    textStyle: { color: colours.ink, fontSize: 12 },
    confine: true,
    formatter: (params) => {
      const first: unknown = Array.isArray(params) ? params[0] : params;
      const instant =
        first !== null && typeof first === 'object' && 'axisValue' in first ? Number(first.axisValue) : NaN;
      return words.tooltip(Number.isNaN(instant) ? history.to : isoDate(instant), colours);
    },
  },
  series: [
    ...currentSeries(history, colours),
    ...history.levels.map((level) =>
      lineSeries(
        [
          [level.from, level.value],
          [level.to, level.value],
        ],
        { color: colours.accent, width: 1.5, type: 'dashed' },
      ),
    ),
    ...forecastSeries(history, colours),
    lineSeries(
      history.paid.map((point) => [point.on, point.low]),
      { color: colours.ok, width: 1.5 },
    ),
    lineSeries(
      history.invoiced.map((point) => [point.on, point.low]),
      { color: colours.over, width: 2 },
    ),
    ...(words.today < history.from || words.today >= history.to ? [] : [todayMark(words, colours)]),
  ] as NonNullable<ChartOption['series']>,
});
