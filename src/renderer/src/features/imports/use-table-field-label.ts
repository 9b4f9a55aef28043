import { useTranslation } from 'react-i18next';
import {
  referenceEntities,
  type ReferenceFormat,
} from '#shared/domain/reference-tables/reference-formats.ts';
import { columnNamed } from '#shared/domain/register/entities.ts';

/** The name of a column of a table that tests compare with, for people: as its grid calls it. */
export const useTableFieldLabel = (format: ReferenceFormat): ((field: string) => string) => {
  const { t } = useTranslation('imports');
  const entity = referenceEntities[format];
  return (field) =>
    columnNamed(entity, field) === undefined
      ? t(`fields.${field}`)
      : t(`register:columns.${entity}.${field}`);
};
