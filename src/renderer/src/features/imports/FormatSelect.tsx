import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { cloudFormats, importFormats, type ImportFormat } from '#shared/domain/importing/formats.ts';
import { referenceFormats } from '#shared/domain/reference-tables/reference-formats.ts';
import type { ImportInspection } from '#shared/ipc/import-schemas.ts';
import type { Mapping } from './model/mapping.ts';

/** What a table can be, whatever its header suggests. */
const tableFormats: readonly ImportFormat[] = [
  'invoices',
  'contracts',
  'disclosure',
  ...cloudFormats,
  ...referenceFormats,
];

/** Several files: each says what it is. */
const ownFormats = 'each';

const formatsOf = ({ format, columns }: ImportInspection): readonly string[] => {
  if (format === null) return [ownFormats, ...importFormats.filter((known) => known !== 'invoices')];
  return columns.length > 0 ? tableFormats : [format];
};

const isFormat = (value: string | null): value is ImportFormat =>
  (importFormats as readonly (string | null)[]).includes(value);

/** What the file is taken in as: as it was recognised, until a person says otherwise. */
export const FormatSelect = ({
  inspection,
  mapping,
  onFormat,
}: {
  readonly inspection: ImportInspection;
  readonly mapping: Mapping;
  readonly onFormat: (format: ImportFormat | null) => void;
}) => {
  const { t } = useTranslation('imports');
  const formats = formatsOf(inspection);
  return (
    <Select
      aria-label={t('formats.label')}
      w={270}
      allowDeselect={false}
      disabled={formats.length === 1}
      data={formats.map((format) => ({ value: format, label: t(`formats.${format}`) }))}
      value={mapping.format ?? ownFormats}
      onChange={(value) => onFormat(isFormat(value) ? value : null)}
    />
  );
};
