import { Button, SegmentedControl, Select, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#renderer/lib/use-format.ts';
import { percentOfPpm } from '#shared/domain/sampling/percent.ts';
import type { Draft, DraftField } from './model/draft.ts';
import type { DraftProps } from './PopulationFields.tsx';
import { randomSeed } from './random-seed.ts';
import styles from './sampling.module.css';

const methods: readonly Draft['method'][] = ['mus', 'attribute', 'random'];
const confidences = [800_000, 850_000, 900_000, 950_000, 975_000, 990_000];

/** How is drawn: the method, how sure one wants to be, and what can be tolerated. */
export const DesignFields = (props: DraftProps) => {
  const { t } = useTranslation('sampling');
  const { locale } = useFormat();
  const { draft, onDraft, wrong } = props;
  return (
    <div className={styles['grid']}>
      <SegmentedControl
        className={styles['wide'] ?? ''}
        aria-label={t('form.method')}
        data={methods.map((method) => ({ value: method, label: t(`methods.${method}`) }))}
        value={draft.method}
        // An amount is no rate: what was typed for one method is not meant for another.
        onChange={(method) => onDraft({ ...draft, method, tolerable: '', expected: '' })}
      />
      <Select
        label={t('form.confidence')}
        data={confidences.map((ppm) => ({ value: String(ppm), label: percentOfPpm(ppm, locale) }))}
        value={String(draft.confidencePpm)}
        allowDeselect={false}
        onChange={(ppm) => onDraft({ ...draft, confidencePpm: Number(ppm ?? draft.confidencePpm) })}
      />
      <div className={styles['pair']}>
        <TextInput
          label={t('form.seed')}
          title={t('form.seedHint')}
          inputMode="numeric"
          value={draft.seed}
          maxLength={20}
          error={wrong.has('seed') ? t('form.seedHint') : null}
          onChange={(event) => onDraft({ ...draft, seed: event.currentTarget.value.trim() })}
        />
        <Button variant="default" onClick={() => onDraft({ ...draft, seed: randomSeed() })}>
          {t('form.newSeed')}
        </Button>
      </div>
      <Limits {...props} />
    </div>
  );
};

const Limits = ({ draft, onDraft, wrong }: DraftProps) => {
  const { t } = useTranslation('sampling');
  const isAmount = draft.method === 'mus';
  const field = (name: Extract<DraftField, 'tolerable' | 'expected' | 'size'>, label: string) => (
    <TextInput
      key={`${draft.method} ${name}`}
      label={label}
      inputMode="decimal"
      withAsterisk={name !== 'expected'}
      placeholder={name === 'expected' ? '0' : ''}
      value={draft[name]}
      error={wrong.has(name) ? t(isAmount ? 'form.amountProblem' : 'form.rateProblem') : null}
      onChange={(event) => onDraft({ ...draft, [name]: event.currentTarget.value })}
    />
  );
  if (draft.method === 'random') return field('size', t('form.size'));
  return (
    <>
      {field('tolerable', t(isAmount ? 'form.tolerable' : 'form.tolerableRate'))}
      {field('expected', t(isAmount ? 'form.expected' : 'form.expectedRate'))}
    </>
  );
};
