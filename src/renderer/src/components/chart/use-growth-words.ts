import { useTranslation } from 'react-i18next';
import { useFormat } from '#renderer/lib/use-format.ts';
import { certaintyOf, directionOf } from './interval.ts';
import type { Certainty, Direction, IntervalText } from './interval.ts';

/** Signs that say which way an amount went, beside the colour that says it too. */
const arrows: Readonly<Record<Direction, string>> = {
  over: '▲',
  under: '▼',
  none: '',
  mixed: '',
  unknown: '',
};

export type GrowthWords = {
  /** `+48,4 %`, `au moins +72,4 %`, `de +10,0 % à +20,0 %`; null is unknown. */
  readonly percent: (percent: IntervalText | null) => string;
  /** `▲` when it grew, `▼` when it shrank, empty when it may be either. */
  readonly arrow: (growth: IntervalText | null) => string;
};

/** Growth in words, in the language in use. */
export const useGrowthWords = (): GrowthWords => {
  const { t } = useTranslation('overview');
  const format = useFormat();
  const signed = (side: string | null): string =>
    side === null ? '' : format.percent(side, { signed: true });
  const words: Readonly<Record<Certainty, (percent: IntervalText) => string>> = {
    exact: ({ low }) => signed(low),
    'at-least': ({ low }) => t('growth.atLeast', { value: signed(low) }),
    'at-most': ({ high }) => t('growth.atMost', { value: signed(high) }),
    between: ({ low, high }) => t('growth.between', { low: signed(low), high: signed(high) }),
    unknown: () => format.unknown,
  };
  return {
    arrow: (growth) => arrows[directionOf(growth)],
    percent: (percent) => (percent === null ? format.unknown : words[certaintyOf(percent)](percent)),
  };
};
