import type { ChartColours } from '#renderer/components/chart/chart-colours.ts';
import type { ChartOption } from '#renderer/components/chart/echarts.ts';

/** What all pictures of a population look like around their bars. */
export const pictureFrame = (colours: ChartColours): ChartOption => ({
  textStyle: { fontFamily: colours.font },
  grid: { left: 8, right: 8, top: 10, bottom: 4, containLabel: true },
});

const fewLabels = 10;

export const categoryAxis = (
  labels: readonly string[],
  colours: ChartColours,
): NonNullable<ChartOption['xAxis']> => ({
  type: 'category',
  data: [...labels],
  axisLine: { lineStyle: { color: colours.line } },
  axisTick: { show: false },
  // A few bands are all named; of a hundred digits only some can be.
  axisLabel: {
    color: colours.inkSoft,
    fontSize: 11,
    hideOverlap: labels.length > fewLabels,
    interval: labels.length > fewLabels ? 'auto' : 0,
  },
});

export const valueAxis = (
  formatter: (value: number) => string,
  colours: ChartColours,
): NonNullable<ChartOption['yAxis']> => ({
  type: 'value',
  splitNumber: 4,
  axisLabel: { color: colours.inkSoft, formatter },
  splitLine: { lineStyle: { color: colours.line } },
});

export const tooltipFrame = (colours: ChartColours) =>
  ({
    trigger: 'axis',
    axisPointer: { type: 'shadow' },
    backgroundColor: colours.surface,
    borderColor: colours.line,
    textStyle: { color: colours.ink, fontSize: 12 },
  }) as const;
