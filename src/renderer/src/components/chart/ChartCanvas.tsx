import type { EChartsType } from 'echarts/core';
import { useEffect, useRef } from 'react';
import { onThemeChange, readChartColours } from './chart-colours.ts';
import { startChart } from './echarts.ts';
import type { ChartProps } from './Chart.tsx';

const prefersStillness = (): boolean => window.matchMedia('(prefers-reduced-motion: reduce)').matches;

/** The drawing itself, in its own module so that the chart library is only loaded when something is drawn. */
export function ChartCanvas({ draw, height, description }: ChartProps) {
  const container = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType>(null);

  useEffect(() => {
    const element = container.current;
    if (element === null) return undefined;
    const started = startChart(element);
    chart.current = started;
    const observer = new ResizeObserver(() => {
      started.resize();
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
      started.dispose();
      chart.current = null;
    };
  }, []);

  useEffect(() => {
    const paint = (): void => {
      if (container.current === null) return;
      const option = draw(readChartColours(container.current));
      chart.current?.setOption(
        { animation: !prefersStillness(), animationDuration: 250, ...option },
        { notMerge: true },
      );
    };
    paint();
    return onThemeChange(paint);
  }, [draw]);

  return <div ref={container} role="img" aria-label={description} style={{ height }} />;
}
