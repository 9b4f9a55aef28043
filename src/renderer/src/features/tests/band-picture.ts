import type { ChartColours } from '#renderer/components/chart/chart-colours.ts';
import type { ChartOption } from '#renderer/components/chart/echarts.ts';
import { shortMoney } from '#renderer/components/chart/short-money.ts';
import { tooltipContent } from '#renderer/components/chart/tooltip-content.ts';
import type { Format } from '#renderer/lib/format.ts';
import { decimalToMinor } from '#shared/domain/money/money.ts';
import { categoryAxis, pictureFrame, tooltipFrame, valueAxis } from './picture-parts.ts';
import type { Band } from './model/profile.ts';

export type BandWords = {
  readonly rows: string;
  readonly sums: string;
  readonly label: (band: Band) => string;
  readonly format: Format;
};

/** Whether every band says what it comes to: then that is drawn, else how many rows it has. */
export const hasSums = (bands: readonly Band[], currency: string | null): currency is string =>
  currency !== null && bands.every(({ sum }) => sum !== null);

/** Bars of bands of amounts or of days. */
export const bandPicture = (
  { bands, currency }: { readonly bands: readonly Band[]; readonly currency: string | null },
  { rows, sums, label, format }: BandWords,
  colours: ChartColours,
): ChartOption => {
  const money = hasSums(bands, currency) ? currency : null;
  const minorOf = ({ sum }: Band): number => {
    const minor = sum === null ? null : decimalToMinor(sum, money ?? '');
    return minor?.ok === true ? minor.value : 0;
  };
  const line = (name: string, value: string) => ({ label: name, value, colour: colours.inkSoft });
  return {
    ...pictureFrame(colours),
    xAxis: categoryAxis(bands.map(label), colours),
    yAxis: valueAxis(
      (value) =>
        money === null ? format.number(value) : shortMoney(Math.round(value), money, format.locale),
      colours,
    ),
    tooltip: {
      ...tooltipFrame(colours),
      formatter: (points) => {
        const [first] = Array.isArray(points) ? points : [points];
        const band = bands[first?.dataIndex ?? -1];
        if (band === undefined) return '';
        return tooltipContent(label(band), [
          line(rows, format.number(band.count)),
          ...(money === null ? [] : [line(sums, format.money(minorOf(band), money))]),
        ]);
      },
    },
    series: [
      {
        type: 'bar',
        name: money === null ? rows : sums,
        barCategoryGap: '35%',
        itemStyle: { color: colours.band },
        data: bands.map((band) => (money === null ? band.count : minorOf(band))),
      },
    ],
  };
};
