import { useTranslation } from 'react-i18next';
import { Chip, type ChipTone } from '#renderer/components/Chip.tsx';
import type { SampleDetail } from '#shared/ipc/calls/sampling.ts';
import { useSampleWords } from './use-sample-words.ts';

const tones: Readonly<Record<string, ChipTone>> = {
  acceptable: 'ok',
  'not-shown': 'warn',
  exceeded: 'over',
};

/** What came of a sample so far, in a word. */
export const StateChip = ({ sample }: { readonly sample: SampleDetail }) => {
  const { t } = useTranslation('sampling');
  const state = useSampleWords().state(sample);
  return <Chip tone={tones[state] ?? 'plain'}>{t(`states.${state}`)}</Chip>;
};
