import { BarChart, CustomChart, LineChart } from 'echarts/charts';
import type { BarSeriesOption, CustomSeriesOption, LineSeriesOption } from 'echarts/charts';
import { GridComponent, MarkLineComponent, TooltipComponent } from 'echarts/components';
import type {
  GridComponentOption,
  MarkLineComponentOption,
  TooltipComponentOption,
} from 'echarts/components';
import { init, use as register } from 'echarts/core';
import type { ComposeOption, EChartsType } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';

// Only what is drawn is bundled; SVG because it prints sharp and stays small in memory.
register([BarChart, LineChart, CustomChart, GridComponent, TooltipComponent, MarkLineComponent, SVGRenderer]);

/** What a drawing may consist of: the parts registered above, nothing else. */
export type ChartOption = ComposeOption<
  | BarSeriesOption
  | LineSeriesOption
  | CustomSeriesOption
  | GridComponentOption
  | TooltipComponentOption
  | MarkLineComponentOption
>;

/** Starts an empty drawing in `element`; the caller disposes of it. */
export const startChart = (element: HTMLElement): EChartsType => init(element, null, { renderer: 'svg' });
