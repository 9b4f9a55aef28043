import { NumberInput, Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ImportInspection, ImportOptions } from '#shared/ipc/import-schemas.ts';
import styles from './ReadingOptions.module.css';

const encodings = ['utf-8', 'windows-1252', 'utf-16le', 'utf-16be'] as const;
const delimiters = [',', ';', '\t', '|'] as const;
const decimalMarks = [',', '.'] as const;
const dateOrders = ['ymd', 'dmy', 'mdy'] as const;

const isOneOf = <T extends string>(values: readonly T[], value: string | null): T | null =>
  values.find((candidate) => candidate === value) ?? null;

/** How the file is written: each choice is preset by recognition, and reads the file again when it is changed. */
export const ReadingOptions = ({
  inspection,
  needsDateOrder,
  onOptions,
}: {
  readonly inspection: ImportInspection;
  readonly needsDateOrder: boolean;
  readonly onOptions: (options: ImportOptions) => void;
}) => {
  const { t } = useTranslation('imports');
  const { options, sheets } = inspection;
  const change = (part: Partial<ImportOptions>): void => onOptions({ ...options, ...part });
  const isText = inspection.kind !== 'xlsx';
  return (
    <div className={styles['options']}>
      {sheets.length === 0 ? null : (
        <Select
          label={t('options.sheet')}
          data={sheets.map((sheet) => ({
            value: sheet.name,
            label:
              sheet.visibility === 'hidden' ? t('options.hiddenSheet', { sheet: sheet.name }) : sheet.name,
          }))}
          value={options.sheet}
          allowDeselect={false}
          onChange={(sheet) => change({ sheet, headerRow: null })}
        />
      )}
      <NumberInput
        label={t('options.headerRow')}
        value={options.headerRow ?? ''}
        min={1}
        max={1000}
        allowDecimal={false}
        onChange={(row) => {
          if (typeof row === 'number' && row !== options.headerRow) change({ headerRow: row });
        }}
      />
      {isText ? <TextOptions options={options} onChange={change} /> : null}
      <Select
        label={t('options.decimalMark')}
        data={decimalMarks.map((mark) => ({ value: mark, label: t(`options.decimalMarks.${nameOf(mark)}`) }))}
        value={options.decimalMark}
        placeholder={t('options.automatic')}
        onChange={(mark) => change({ decimalMark: isOneOf(decimalMarks, mark) })}
      />
      <Select
        label={t('options.dateOrder')}
        data={dateOrders.map((order) => ({ value: order, label: t(`options.dateOrders.${order}`) }))}
        value={needsDateOrder ? null : options.dateOrder}
        placeholder={t(needsDateOrder ? 'options.toChoose' : 'options.automatic')}
        error={needsDateOrder}
        onChange={(order) => change({ dateOrder: isOneOf(dateOrders, order) })}
      />
    </div>
  );
};

const TextOptions = ({
  options,
  onChange,
}: {
  readonly options: ImportOptions;
  readonly onChange: (part: Partial<ImportOptions>) => void;
}) => {
  const { t } = useTranslation('imports');
  return (
    <>
      <Select
        label={t('options.encoding')}
        data={encodings.map((encoding) => ({ value: encoding, label: t(`options.encodings.${encoding}`) }))}
        value={options.encoding}
        placeholder={t('options.automatic')}
        onChange={(encoding) => onChange({ encoding: isOneOf(encodings, encoding) })}
      />
      <Select
        label={t('options.delimiter')}
        data={delimiters.map((mark) => ({ value: mark, label: t(`options.delimiters.${nameOf(mark)}`) }))}
        value={options.delimiter}
        placeholder={t('options.automatic')}
        onChange={(delimiter) => onChange({ delimiter: isOneOf(delimiters, delimiter) })}
      />
    </>
  );
};

/** Catalogue keys cannot be punctuation. */
const nameOf = (mark: ',' | ';' | '\t' | '|' | '.'): string =>
  ({ ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar', '.': 'point' })[mark];
