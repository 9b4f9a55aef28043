import { lazy, Suspense } from 'react';
import type { ChartColours } from './chart-colours.ts';
import type { ChartOption } from './echarts.ts';

export type ChartProps = {
  /** Called again when the theme changes. Keep its identity while nothing changed, else the picture is redrawn. */
  readonly draw: (colours: ChartColours) => ChartOption;
  /** In pixels; the width is that of the container. */
  readonly height: number;
  /** What the picture shows, in a sentence, for who does not see it. */
  readonly description: string;
};

const ChartCanvas = lazy(async () => ({ default: (await import('./ChartCanvas.tsx')).ChartCanvas }));

/** A drawing in the colours of the theme, as wide as its container. */
export function Chart(props: ChartProps) {
  return (
    <Suspense fallback={<div style={{ height: props.height }} />}>
      <ChartCanvas {...props} />
    </Suspense>
  );
}
