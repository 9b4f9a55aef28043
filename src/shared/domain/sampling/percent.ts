import { formatDecimal, type Locale } from '../money/format-amount.ts';

/** Parts per million of a percentage as people type it, `5`, `2,5` or `97.5 %`; null for anything else or above 100. */
export const ppmOfPercent = (text: string): number | null => {
  const match = /^\s*([0-9]{1,3})(?:[.,]([0-9]{1,4}))?\s*%?\s*$/u.exec(text);
  if (match === null) return null;
  const ppm = Number(match[1]) * 10_000 + Number((match[2] ?? '').padEnd(4, '0'));
  return ppm <= 1_000_000 ? ppm : null;
};

/** Parts per million as percent with the digits they have: 975,000 is `97,5 %` in French, `97.5%` in English. */
export const percentOfPpm = (ppm: number, locale: Locale): string => {
  const fraction = String(ppm % 10_000)
    .padStart(4, '0')
    .replace(/0+$/u, '');
  const number = formatDecimal(String(Math.floor(ppm / 10_000)), fraction, locale);
  return `${number}${locale === 'fr' ? '\u00A0' : ''}%`;
};

/** Millionths as a decimal number with six places: 2,995,733 is `2,995733` in French. */
export const factorText = (millionths: number, locale: Locale): string =>
  formatDecimal(
    String(Math.floor(millionths / 1_000_000)),
    String(millionths % 1_000_000).padStart(6, '0'),
    locale,
  );
