import type { CustomSeriesOption } from 'echarts/charts';
import type { ChartColours } from '#renderer/components/chart/chart-colours.ts';
import type { ChartOption } from '#renderer/components/chart/echarts.ts';
import type { FigureBar, FigureLane, FigureLanes } from './model/figure-lanes.ts';

/** What the picture says, in the language in use. */
export type FigurePictureWords = {
  /** Above a lane: its amounts and its scope. */
  readonly lane: (lane: FigureLane) => string;
  readonly tooltip: (bar: FigureBar, colour: string) => HTMLElement;
};

type RenderItem = NonNullable<CustomSeriesOption['renderItem']>;
type Shape = { type: 'rect' | 'path'; shape: object; style: object };

/** Pixels: a lane with its words, the words alone, a bar. */
export const laneHeight = 46;
const wordsHeight = 16;
const barWidth = 9;
const dayMs = 86_400_000;

const instantOf = (on: string): number => Date.parse(`${on}T00:00:00Z`);

/** From the known side on: the further, the fainter. */
const fading = [0.6, 0.42, 0.28, 0.16, 0.07] as const;

/**
 * Lanes under each other on one time axis; a bar stands at the middle of the days that its date may be, and is as high as its
 * amount, on one scale for all lanes. Between the bounds it is lighter; an open end fades upwards, or down from the bound.
 */
export const figurePicture = (
  { lanes, from, to, most }: FigureLanes,
  words: FigurePictureWords,
  colours: ChartColours,
): ChartOption => {
  const pad = Math.max(60 * dayMs, (instantOf(to) - instantOf(from)) * 0.06);
  const flat = lanes.flatMap((lane, index) => lane.bars.map((bar) => ({ bar, index })));
  const colourOf = (bar: FigureBar): string => (bar.figure.accepted ? colours.over : colours.accent);
  return {
    useUTC: true,
    textStyle: { fontFamily: colours.font, fontSize: 11.5 },
    grid: { left: 6, right: 6, top: 2, bottom: 22 },
    xAxis: timeAxis([instantOf(from) - pad, instantOf(to) + pad], colours),
    yAxis: {
      type: 'value',
      min: 0,
      max: lanes.length,
      interval: 1,
      inverse: true,
      axisLabel: { show: false },
      splitLine: { lineStyle: { color: colours.line } },
    },
    tooltip: {
      trigger: 'item',
      backgroundColor: colours.surface,
      borderColor: colours.line,
      textStyle: { color: colours.ink, fontSize: 12 },
      confine: true,
      formatter: (params) => {
        const index = Array.isArray(params) ? undefined : params.dataIndex;
        const bar = index === undefined ? undefined : flat[index]?.bar;
        return bar === undefined ? '' : words.tooltip(bar, colourOf(bar));
      },
    },
    series: [barSeries(flat, most, colourOf), wordSeries({ lanes, from }, words, colours)],
  };
};

type PlacedBar = { readonly bar: FigureBar; readonly index: number };

const barSeries = (
  flat: readonly PlacedBar[],
  most: number,
  colourOf: (bar: FigureBar) => string,
): CustomSeriesOption => ({
  type: 'custom',
  data: flat.map(({ bar, index }) => [(instantOf(bar.from) + instantOf(bar.to)) / 2, index]),
  renderItem: (params, api) => {
    const item = flat[params.dataIndex];
    if (item === undefined) return null;
    const [middle = 0, top = 0] = api.coord([api.value(0), item.index]);
    const left = middle - barWidth / 2 + item.bar.shift * (barWidth + 4);
    const place = { left, foot: top + laneHeight - 2, most, colour: colourOf(item.bar) };
    return barShapes(item.bar, place) as ReturnType<RenderItem>;
  },
});

/** Above each lane: in the pictures of a panel there is no room beside it. */
const wordSeries = (
  { lanes, from }: Pick<FigureLanes, 'lanes' | 'from'>,
  words: FigurePictureWords,
  colours: ChartColours,
): CustomSeriesOption => ({
  type: 'custom',
  silent: true,
  data: lanes.map((_, index) => [instantOf(from), index]),
  renderItem: (params, api) => {
    const lane = lanes[params.dataIndex];
    const [, top = 0] = api.coord([api.value(0), params.dataIndex]);
    return {
      type: 'text',
      style: {
        text: lane === undefined ? '' : words.lane(lane),
        x: 8,
        y: top + 3,
        fill: colours.inkSoft,
        fontSize: 11,
        fontFamily: colours.font,
        width: api.getWidth() - 16,
        overflow: 'truncate',
      },
    };
  },
});

const timeAxis = (
  [min, max]: readonly [number, number],
  colours: ChartColours,
): NonNullable<ChartOption['xAxis']> => {
  const isLong = max - min > 730 * dayMs;
  return {
    type: 'time',
    min,
    max,
    minInterval: (isLong ? 365 : 28) * dayMs,
    axisLine: { lineStyle: { color: colours.line } },
    axisTick: { show: false },
    splitLine: { show: true, lineStyle: { color: colours.line, opacity: 0.5 } },
    axisLabel: {
      color: colours.inkSoft,
      hideOverlap: true,
      formatter: (instant: number) => new Date(instant).toISOString().slice(0, isLong ? 4 : 7),
    },
  };
};

type Place = { readonly left: number; readonly foot: number; readonly most: number; readonly colour: string };

const barShapes = (
  { low, high }: FigureBar,
  { left, foot, most, colour }: Place,
): { type: 'group'; children: Shape[] } => {
  const room = laneHeight - wordsHeight - 8;
  const heightOf = (amount: number): number => Math.max(2, (Math.abs(amount) / most) * room);
  const piece = (from: number, to: number, opacity: number): Shape => ({
    type: 'rect',
    shape: { x: left, y: foot - to, width: barWidth, height: Math.max(1, to - from) },
    style: { fill: colour, opacity },
  });
  if (low !== null && high !== null) {
    const [lower, upper] = [heightOf(low), heightOf(high)];
    return {
      type: 'group',
      children: [piece(0, lower, 0.9), ...(upper > lower ? [piece(lower, upper, 0.35)] : [])],
    };
  }
  if (low !== null) {
    const step = Math.max(1.5, (room + 6 - heightOf(low)) / fading.length);
    const top = heightOf(low) + step * fading.length;
    return {
      type: 'group',
      children: [
        piece(0, heightOf(low), 0.9),
        ...fading.map((opacity, index) =>
          piece(heightOf(low) + step * index, heightOf(low) + step * (index + 1), opacity),
        ),
        arrow({ left, y: foot - top, direction: -1, colour }),
      ],
    };
  }
  const upper = heightOf(high ?? 0);
  const step = upper / fading.length;
  return {
    type: 'group',
    children: [
      ...fading.map((opacity, index) => piece(upper - step * (index + 1), upper - step * index, opacity)),
      piece(upper - 2, upper, 0.9),
      arrow({ left, y: foot - 3, direction: 1, colour }),
    ],
  };
};

/** A small head at the open end, so that it is not told by shade alone. */
const arrow = ({
  left,
  y,
  direction,
  colour,
}: {
  readonly left: number;
  readonly y: number;
  readonly direction: 1 | -1;
  readonly colour: string;
}): Shape => {
  const middle = left + barWidth / 2;
  return {
    type: 'path',
    shape: { pathData: `M${left} ${y}L${middle} ${y + 4 * direction}L${left + barWidth} ${y}` },
    style: { fill: 'none', stroke: colour, lineWidth: 1.2 },
  };
};
