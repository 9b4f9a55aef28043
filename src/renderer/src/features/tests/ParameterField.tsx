import { ActionIcon, Checkbox, Select, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#renderer/lib/use-format.ts';
import type { TestParameter } from '#shared/ipc/auditing-schemas.ts';
import { parameterText, readDraft } from './model/parameters.ts';
import styles from './Parameters.module.css';

type FieldProps = {
  readonly parameter: TestParameter;
  readonly text: string;
  readonly onText: (text: string) => void;
};

/** One parameter: its field, its default and source, and a way back to the default. */
export const ParameterField = (props: FieldProps) => {
  const { t } = useTranslation(['tests', 'audit']);
  const { locale } = useFormat();
  const { parameter, text, onText } = props;
  const start = parameterText(parameter.default, locale);
  const isDefault = readDraft(parameter, text) === parameter.default;
  return (
    <div className={styles['parameter']}>
      <div className={styles['field']}>
        <Field {...props} />
        <ActionIcon
          variant="subtle"
          className={styles['reset'] ?? ''}
          aria-label={t('parameters.reset', { name: t(`audit:parameters.${parameter.name}`) })}
          title={t('parameters.resetTitle')}
          disabled={isDefault}
          onClick={() => onText(start)}
        >
          ↺
        </ActionIcon>
      </div>
      <p className={styles['source']}>
        {t('parameters.default', { value: useWritten()(parameter, start) })} ·{' '}
        {t(`audit:marks.${parameter.mark}`)}
        {parameter.source === ''
          ? ''
          : ` : ${parameter.source}`.replace(' :', locale === 'fr' ? '\u00A0:' : ':')}
        {parameter.uses === null ? '' : ` · ${t(`audit:uses.${parameter.uses}`)}`}
      </p>
    </div>
  );
};

/** A value in words, for what is not written in a field. */
const useWritten = (): ((parameter: TestParameter, text: string) => string) => {
  const { t } = useTranslation(['tests', 'audit']);
  return (parameter, text) => {
    if (text === '') return t('audit:page.none');
    if (parameter.kind === 'flag') return t(`parameters.${text === 'true' ? 'yes' : 'no'}`);
    return parameter.kind === 'choice' ? t(`values.${text}`, { defaultValue: text }) : text;
  };
};

const Field = ({ parameter, text, onText }: FieldProps) => {
  const { t } = useTranslation(['tests', 'audit']);
  const label = t(`audit:parameters.${parameter.name}`);
  if (parameter.kind === 'flag')
    return (
      <Checkbox
        label={label}
        checked={text === 'true'}
        onChange={(event) => onText(String(event.currentTarget.checked))}
      />
    );
  if (parameter.kind === 'choice')
    return (
      <Select
        label={label}
        className={styles['input'] ?? ''}
        allowDeselect={false}
        data={(parameter.values ?? []).map((value) => ({
          value,
          label: t(`values.${value}`, { defaultValue: value }),
        }))}
        value={text}
        onChange={(value) => onText(value ?? '')}
      />
    );
  return <TextField parameter={parameter} text={text} onText={onText} />;
};

const TextField = ({ parameter, text, onText }: FieldProps) => {
  const { t } = useTranslation(['tests', 'audit']);
  const format = useFormat();
  const unit = t(`parameters.units.${parameter.kind}`, { defaultValue: '' });
  const isRefused = readDraft(parameter, text) === undefined;
  const { min, max } = parameter;
  const bounds =
    min === null || max === null
      ? t('parameters.refused')
      : t('parameters.between', { min: format.decimal(String(min)), max: format.decimal(String(max)) });
  return (
    <TextInput
      label={t(`audit:parameters.${parameter.name}`)}
      className={styles['input'] ?? ''}
      data-kind={parameter.kind}
      inputMode={parameter.kind === 'list' ? 'text' : 'decimal'}
      value={text}
      error={isRefused ? bounds : null}
      rightSection={unit === '' ? null : <span className={styles['unit']}>{unit}</span>}
      rightSectionWidth={unit.length > 2 ? 56 : 30}
      onChange={(event) => onText(event.currentTarget.value)}
    />
  );
};
