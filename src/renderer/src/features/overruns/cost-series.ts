import type { CustomSeriesOption, LineSeriesOption } from 'echarts/charts';

type LineLook = {
  readonly color: string;
  readonly width: number;
  readonly type?: 'solid' | 'dashed' | 'dotted';
  readonly isStep?: boolean;
  /** A diamond at the first point: here somebody said something. */
  readonly hasStartMark?: boolean;
};

/** A rectangle between two dates and two amounts. */
type Band = { readonly from: string; readonly to: string; readonly low: number; readonly high: number };

const instantOf = (on: string): number => Date.parse(`${on}T00:00:00Z`);

/** A line through dated amounts; a single point is drawn as a dot, or it could not be seen. */
export const lineSeries = (
  points: readonly (readonly [string, number])[],
  look: LineLook,
): LineSeriesOption => ({
  type: 'line',
  data: points.map(([on, minor], index) => ({
    value: [instantOf(on), minor],
    symbol: look.hasStartMark === true && index === 0 ? 'diamond' : points.length === 1 ? 'circle' : 'none',
    symbolSize: 7,
  })),
  ...(look.isStep === true ? { step: 'end' as const } : {}),
  lineStyle: { color: look.color, width: look.width, type: look.type ?? 'solid' },
  itemStyle: { color: look.color },
  emphasis: { disabled: true },
});

/** The uncertain part of ranges: the amount is somewhere in the band. */
export const rangeSeries = (bands: readonly Band[], color: string): CustomSeriesOption => ({
  type: 'custom',
  silent: true,
  clip: true,
  encode: { x: [0, 2], y: [1, 3] },
  data: bands.map((band) => [instantOf(band.from), band.low, instantOf(band.to), band.high]),
  renderItem: (_params, api) => {
    const [left = 0, bottom = 0] = api.coord([api.value(0), api.value(1)]);
    const [right = 0, top = 0] = api.coord([api.value(2), api.value(3)]);
    return {
      type: 'rect',
      shape: { x: left, y: top, width: Math.max(1, right - left), height: bottom - top },
      style: { fill: color, opacity: 0.18 },
    };
  },
});

/** From the bound that is known upwards: the further, the fainter. */
const fadeOpacities = [0.3, 0.22, 0.14, 0.07, 0.03] as const;

/** An open end: fades upwards from the bound that is known, with an arrow head at the end. */
export const openSeries = (
  band: { readonly from: string; readonly to: string; readonly low: number },
  color: string,
): CustomSeriesOption => ({
  type: 'custom',
  silent: true,
  clip: true,
  encode: { x: [0, 2], y: 1 },
  data: [[instantOf(band.from), band.low, instantOf(band.to)]],
  renderItem: (params, api) => {
    const [left = 0, bottom = 0] = api.coord([api.value(0), api.value(1)]);
    const [right = 0] = api.coord([api.value(2), api.value(1)]);
    const height = Math.min(34, bottom - ('y' in params.coordSys ? Number(params.coordSys.y) : 0));
    const tip = right - 8;
    return {
      type: 'group',
      children: [
        ...fadeOpacities.map((opacity, index) => ({
          type: 'rect' as const,
          shape: {
            x: left,
            y: bottom - (height / fadeOpacities.length) * (index + 1),
            width: Math.max(1, right - left),
            height: height / fadeOpacities.length,
          },
          style: { fill: color, opacity },
        })),
        {
          type: 'polyline',
          shape: {
            points: [
              [tip - 5, bottom - 8],
              [tip, bottom - 14],
              [tip + 5, bottom - 8],
            ],
          },
          style: { stroke: color, lineWidth: 2, fill: 'none' },
        },
      ],
    };
  },
});
