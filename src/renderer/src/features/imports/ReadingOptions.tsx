import { NumberInput, Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ImportInspection, ImportOptions } from '#shared/ipc/import-schemas.ts';
import { isOneNamelessSheet } from './model/mapping.ts';
import styles from './ReadingOptions.module.css';

const encodings = ['utf-8', 'windows-1252', 'utf-16le', 'utf-16be'] as const;
const delimiters = [',', ';', '\t', '|', ':', '^', ' '] as const;
const decimalMarks = [',', '.'] as const;
const dateOrders = ['ymd', 'dmy', 'mdy'] as const;

const oneOf = <T extends string>(values: readonly T[], value: string | null): T | null =>
  values.find((candidate) => candidate === value) ?? null;

type OnChange = (part: Partial<ImportOptions>) => void;

/** How the file is written: each choice is preset by recognition, and reads the file again when it is changed. */
export const ReadingOptions = ({
  inspection,
  needsDateOrder,
  onOptions,
  hasValuesOnly = false,
}: {
  readonly inspection: ImportInspection;
  /** Of files that a program wrote: where and in which encoding their rows are is no question. */
  readonly hasValuesOnly?: boolean;
  readonly needsDateOrder: boolean;
  readonly onOptions: (options: ImportOptions) => void;
}) => {
  const { options } = inspection;
  const change: OnChange = (part) => onOptions({ ...options, ...part });
  return (
    <div className={styles['options']}>
      {hasValuesOnly ? null : <PlaceOptions inspection={inspection} onChange={change} />}
      {hasValuesOnly || inspection.kind === 'xlsx' ? null : (
        <TextOptions options={options} onChange={change} />
      )}
      <ValueOptions options={options} needsDateOrder={needsDateOrder} onChange={change} />
    </div>
  );
};

const PlaceOptions = ({
  inspection,
  onChange,
}: {
  readonly inspection: ImportInspection;
  readonly onChange: OnChange;
}) => {
  const { t } = useTranslation('imports');
  const { options, sheets } = inspection;
  return (
    <>
      {isOneNamelessSheet(inspection) ? null : (
        <Select
          label={t('options.sheet')}
          data={sheets.map(({ name, visibility }) => ({
            value: name,
            label: visibility === 'hidden' ? t('options.hiddenSheet', { sheet: name }) : name,
          }))}
          value={options.sheet}
          allowDeselect={false}
          onChange={(sheet) => onChange({ sheet, headerRow: null })}
        />
      )}
      <NumberInput
        label={t('options.headerRow')}
        value={options.headerRow ?? ''}
        min={1}
        max={1000}
        allowDecimal={false}
        onChange={(row) => {
          if (typeof row === 'number' && row !== options.headerRow) onChange({ headerRow: row });
        }}
      />
    </>
  );
};

const ValueOptions = ({
  options,
  needsDateOrder,
  onChange,
}: {
  readonly options: ImportOptions;
  readonly needsDateOrder: boolean;
  readonly onChange: OnChange;
}) => {
  const { t } = useTranslation('imports');
  return (
    <>
      <Select
        label={t('options.decimalMark')}
        data={decimalMarks.map((mark) => ({ value: mark, label: t(`options.decimalMarks.${nameOf(mark)}`) }))}
        value={options.decimalMark}
        placeholder={t('options.automatic')}
        onChange={(mark) => onChange({ decimalMark: oneOf(decimalMarks, mark) })}
      />
      <Select
        label={t('options.dateOrder')}
        data={dateOrders.map((order) => ({ value: order, label: t(`options.dateOrders.${order}`) }))}
        value={needsDateOrder ? null : options.dateOrder}
        placeholder={t(needsDateOrder ? 'options.toChoose' : 'options.automatic')}
        error={needsDateOrder}
        onChange={(order) => onChange({ dateOrder: oneOf(dateOrders, order) })}
      />
    </>
  );
};

const TextOptions = ({
  options,
  onChange,
}: {
  readonly options: ImportOptions;
  readonly onChange: OnChange;
}) => {
  const { t } = useTranslation('imports');
  return (
    <>
      <Select
        label={t('options.encoding')}
        className={styles['wide'] ?? ''}
        data={encodings.map((encoding) => ({ value: encoding, label: t(`options.encodings.${encoding}`) }))}
        value={options.encoding}
        placeholder={t('options.automatic')}
        onChange={(encoding) => onChange({ encoding: oneOf(encodings, encoding) })}
      />
      <Select
        label={t('options.delimiter')}
        data={delimiters.map((mark) => ({ value: mark, label: t(`options.delimiters.${nameOf(mark)}`) }))}
        value={options.delimiter}
        placeholder={t('options.automatic')}
        onChange={(delimiter) => onChange({ delimiter: oneOf(delimiters, delimiter) })}
      />
    </>
  );
};

/** Catalogue keys cannot be punctuation. */
const nameOf = (mark: (typeof delimiters)[number] | (typeof decimalMarks)[number]): string => markNames[mark];

const markNames = {
  ',': 'comma',
  ';': 'semicolon',
  '\t': 'tab',
  '|': 'bar',
  ':': 'colon',
  '^': 'caret',
  ' ': 'spaces',
  '.': 'point',
} as const;
