import type { CustomSeriesOption, LineSeriesOption } from 'echarts/charts';
import type { ChartColours } from '#renderer/components/chart/chart-colours.ts';
import type { ChartOption } from '#renderer/components/chart/echarts.ts';
import type { ForecastPoint } from './model/forecast-points.ts';

type Words = {
  readonly levels: readonly { readonly name: string; readonly amount: number }[];
  /** Short amount for the axis, from minor units. */
  readonly amount: (minor: number) => string;
};

const yearMs = 365 * 86_400_000;

/** Room on both sides, so that no mark is cut; a single date stands in the middle of two years. */
const span = (points: readonly ForecastPoint[]): { readonly from: number; readonly to: number } => {
  const instants = points.map(({ instant }) => instant);
  const [first, last] = [Math.min(...instants), Math.max(...instants)];
  const room = Math.max((last - first) * 0.12, yearMs / (first === last ? 1 : 6));
  return { from: first - room, to: last + room };
};

/** Each forecast a diamond, or a bar for a range; an arrow where a side is open. Accepted ones are filled. */
const markSeries = (points: readonly ForecastPoint[], colours: ChartColours): CustomSeriesOption => ({
  type: 'custom',
  // An arrow of the highest may stand above the picture's frame.
  clip: false,
  silent: true,
  encode: { x: 0, y: [1, 2] },
  data: points.map(({ instant, low, high }) => [instant, low, high]),
  renderItem: (params, api) => {
    const point = points[params.dataIndex];
    const [x = 0, bottom = 0] = api.coord([api.value(0), api.value(1)]);
    const [, top = 0] = api.coord([api.value(0), api.value(2)]);
    const fill = point?.isAccepted === true ? colours.over : colours.surface;
    const stroke = { stroke: colours.over, lineWidth: 1.5, fill };
    const arrow = (y: number, tip: number) => ({
      type: 'polyline' as const,
      shape: {
        points: [
          [x, y],
          [x, y + tip],
          [x - 4, y + tip * 0.7],
          [x, y + tip],
          [x + 4, y + tip * 0.7],
        ],
      },
      style: { stroke: colours.over, lineWidth: 1.5, fill: 'none' },
    });
    return {
      type: 'group',
      children: [
        ...(point?.isOpenAbove === true ? [arrow(top - 5, -16)] : []),
        ...(point?.isOpenBelow === true ? [arrow(bottom + 5, 16)] : []),
        bottom === top
          ? {
              type: 'polygon',
              shape: {
                points: [
                  [x, top - 5],
                  [x + 5, top],
                  [x, top + 5],
                  [x - 5, top],
                ],
              },
              style: stroke,
            }
          : { type: 'rect', shape: { x: x - 4, y: top, width: 8, height: bottom - top }, style: stroke },
      ],
    };
  },
});

const levelSeries = (
  { name, amount }: Words['levels'][number],
  { from, to }: { readonly from: number; readonly to: number },
  colours: ChartColours,
): LineSeriesOption => ({
  type: 'line',
  silent: true,
  symbol: 'none',
  data: [
    [from, amount],
    [to, amount],
  ],
  lineStyle: { opacity: 0 },
  markLine: {
    silent: true,
    symbol: 'none',
    lineStyle: { color: colours.accent, width: 1.5, type: 'dashed' },
    label: { formatter: name, color: colours.inkSoft, position: 'insideStartBottom', fontSize: 11 },
    data: [{ yAxis: amount }],
  },
});

/** Forecasts at their dates over the lines of what was decided. */
export const forecastPicture = (
  points: readonly ForecastPoint[],
  words: Words,
  colours: ChartColours,
): ChartOption => {
  const range = span(points);
  const isLong = range.to - range.from > 2 * yearMs;
  return {
    useUTC: true,
    textStyle: { fontFamily: colours.font, fontSize: 11.5 },
    grid: {
      left: 4,
      right: 10,
      top: 22,
      bottom: 4,
      outerBoundsMode: 'same',
      outerBoundsContain: 'axisLabel',
    },
    xAxis: {
      type: 'time',
      min: range.from,
      max: range.to,
      minInterval: isLong ? yearMs : yearMs / 12,
      axisLine: { lineStyle: { color: colours.line } },
      axisTick: { show: false },
      axisLabel: {
        color: colours.inkSoft,
        hideOverlap: true,
        formatter: (instant: number) => new Date(instant).toISOString().slice(0, isLong ? 4 : 7),
      },
    },
    yAxis: {
      type: 'value',
      min: 0,
      splitNumber: 3,
      boundaryGap: [0, '15%'],
      axisLabel: { color: colours.inkSoft, formatter: words.amount },
      splitLine: { lineStyle: { color: colours.line } },
    },
    series: [...words.levels.map((level) => levelSeries(level, range, colours)), markSeries(points, colours)],
  };
};
