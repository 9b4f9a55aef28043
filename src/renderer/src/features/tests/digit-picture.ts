import type { ChartColours } from '#renderer/components/chart/chart-colours.ts';
import type { ChartOption } from '#renderer/components/chart/echarts.ts';
import { tooltipContent } from '#renderer/components/chart/tooltip-content.ts';
import type { Format } from '#renderer/lib/format.ts';
import { categoryAxis, pictureFrame, tooltipFrame, valueAxis } from './picture-parts.ts';
import type { DigitBar } from './model/profile.ts';

/** Beyond so many standard deviations a digit stands out: what chance exceeds once in twenty. */
const outAt = 1.96;

export const standsOut = ({ z }: DigitBar): boolean => z !== null && Math.abs(z) > outAt;

/** Bars of what was seen and a line of what was expected. */
export const digitPicture = (
  bars: readonly DigitBar[],
  words: { readonly observed: string; readonly expected: string; readonly format: Format },
  colours: ChartColours,
): ChartOption => {
  const { observed, expected, format } = words;
  const line = (label: string, value: string) => ({ label, value, colour: colours.inkSoft });
  return {
    ...pictureFrame(colours),
    xAxis: categoryAxis(
      bars.map(({ digits }) => digits),
      colours,
    ),
    yAxis: valueAxis((value) => format.number(value), colours),
    tooltip: {
      ...tooltipFrame(colours),
      formatter: (points) => {
        const [first] = Array.isArray(points) ? points : [points];
        const bar = bars[first?.dataIndex ?? -1];
        if (bar === undefined) return '';
        return tooltipContent(bar.digits, [
          line(observed, format.number(bar.count)),
          line(expected, format.decimal(String(bar.expected))),
          ...(bar.z === null ? [] : [line('z', format.decimal(String(bar.z)))]),
        ]);
      },
    },
    series: [
      {
        type: 'bar',
        name: observed,
        barCategoryGap: '25%',
        data: bars.map((bar) => ({
          value: bar.count,
          itemStyle: { color: standsOut(bar) ? colours.over : colours.band },
        })),
      },
      {
        type: 'line',
        name: expected,
        symbol: bars.length > 20 ? 'none' : 'circle',
        symbolSize: 5,
        lineStyle: { color: colours.ink, width: 1.5 },
        itemStyle: { color: colours.ink },
        data: bars.map((bar) => bar.expected),
      },
    ],
  };
};
