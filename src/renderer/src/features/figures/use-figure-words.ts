import { useTranslation } from 'react-i18next';
import { useFormat } from '#renderer/lib/use-format.ts';
import { useRegisterWords } from '#renderer/lib/register-words.ts';
import type { FigureContradictions, StatedFigure } from '#shared/ipc/calls/figures.ts';

type IntervalText = NonNullable<StatedFigure['amount']>;
type Contradiction = FigureContradictions['contradictions'][number];

/** What figures say, in the language in use. */
type FigureWords = {
  readonly amount: (figure: StatedFigure) => string;
  readonly difference: (contradiction: Contradiction) => string;
  readonly days: (days: Contradiction['days']) => string;
  readonly scope: (figure: StatedFigure) => string;
  readonly basis: (figure: StatedFigure) => string;
  readonly date: (figure: StatedFigure) => string;
};

/** Ways of writing figures that the list, the chart and its table share. */
export const useFigureWords = (): FigureWords => {
  const { t } = useTranslation('figures');
  const format = useFormat();
  const words = useRegisterWords();
  const interval = (amount: IntervalText, { unit, currency, hedge }: StatedFigure): string =>
    unit === 'money' && currency !== null
      ? format.intervalSign(amount, currency, { about: hedge === 'about', whole: true })
      : countSigns(amount, format.number, hedge === 'about');
  return {
    amount: (figure) => (figure.amount === null ? format.unknown : interval(figure.amount, figure)),
    difference: ({ first, difference }) => interval(difference, { ...first, hedge: 'exact' }),
    days: (days) =>
      days === null
        ? t('days.unknown')
        : days.least !== days.most
          ? t('days.range', { least: days.least, most: days.most })
          : t(`days.${days.least === 0 ? 'same' : days.least === 1 ? 'one' : 'many'}`, { least: days.least }),
    scope: (figure) => scopeIn(format.locale, figure) ?? format.unknown,
    basis: ({ basis }) => words.choice('figure', 'basis', basis),
    date: ({ asOf, asOfText }) => asOf ?? (asOfText === null ? format.unknown : format.text(asOfText)),
  };
};

/** The scope in the language asked for, else in the other. */
export const scopeIn = (
  locale: 'fr' | 'en',
  { scopeFr, scopeEn }: Pick<StatedFigure, 'scopeFr' | 'scopeEn'>,
): string | null => (locale === 'fr' ? (scopeFr ?? scopeEn) : (scopeEn ?? scopeFr));

const nbsp = '\u00A0';

const countSigns = (
  { low, high }: IntervalText,
  number: (value: string) => string,
  isAbout: boolean,
): string => {
  if (low === null) return high === null ? '–' : `≤${nbsp}${number(high)}`;
  if (high === null) return `≥${nbsp}${number(low)}`;
  return (isAbout ? `≈${nbsp}` : '') + (low === high ? number(low) : `${number(low)} – ${number(high)}`);
};
