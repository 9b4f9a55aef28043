/** Colours of a drawing, from the same tokens as everything else on the screen. */
export type ChartColours = {
  readonly surface: string;
  readonly line: string;
  readonly ink: string;
  readonly inkSoft: string;
  readonly inkFaint: string;
  readonly accent: string;
  readonly over: string;
  readonly ok: string;
  readonly band: string;
  readonly font: string;
};

const tokens: Readonly<Record<keyof ChartColours, string>> = {
  surface: '--surface',
  line: '--line',
  ink: '--ink',
  inkSoft: '--ink-2',
  inkFaint: '--ink-3',
  accent: '--accent',
  over: '--over',
  ok: '--ok',
  band: '--band',
  font: '--font',
};

/** The tokens in force at `element`. A drawing needs colours by value: it cannot read custom properties itself. */
export const readChartColours = (element: Element): ChartColours => {
  const style = getComputedStyle(element);
  const value = (token: string): string => style.getPropertyValue(token).trim();
  return {
    surface: value(tokens.surface),
    line: value(tokens.line),
    ink: value(tokens.ink),
    inkSoft: value(tokens.inkSoft),
    inkFaint: value(tokens.inkFaint),
    accent: value(tokens.accent),
    over: value(tokens.over),
    ok: value(tokens.ok),
    band: value(tokens.band),
    font: value(tokens.font),
  };
};

/** Calls `listener` when the window changes between light and dark, whether by a setting or by the system. */
export const onThemeChange = (listener: () => void): (() => void) => {
  const observer = new MutationObserver(listener);
  observer.observe(document.documentElement, {
    attributes: true,
    attributeFilter: ['data-theme', 'data-mantine-color-scheme', 'class'],
  });
  const system = window.matchMedia('(prefers-color-scheme: dark)');
  system.addEventListener('change', listener);
  return () => {
    observer.disconnect();
    system.removeEventListener('change', listener);
  };
};
