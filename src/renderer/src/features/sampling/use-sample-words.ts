import { useTranslation } from 'react-i18next';
import { useFormat } from '#renderer/lib/use-format.ts';
import { asideParts } from '#shared/domain/sampling/aside-parts.ts';
import { conclusionSentence } from '#shared/domain/sampling/conclusion-sentence.ts';
import type { SampleDetail, SamplePlan } from '#shared/ipc/calls/sampling.ts';

/** Sentences about samples, in the language in use. */
export const useSampleWords = () => {
  const { t } = useTranslation('sampling');
  const format = useFormat();
  return {
    /** What was set aside; the word for nothing when nothing was. */
    aside: ({ aside, currency }: SamplePlan): string =>
      asideParts(aside, (minor) => format.money(minor, currency))
        .map(({ key, values }) => t(`plan.${key}`, values))
        .join(', ') || t('plan.asideNone'),
    conclusion: (sample: SampleDetail): string => {
      const { key, values } = conclusionSentence(sample, format.locale);
      return t(key, { ...values });
    },
    /** `incomplete`, `acceptable`…, or `estimate` where nothing was set as tolerable. */
    state: ({ evaluation }: SampleDetail): string => evaluation.conclusion ?? 'estimate',
  };
};
