import { useTranslation } from 'react-i18next';
import type { ImportInspection } from '#shared/ipc/import-schemas.ts';

/** What was recognised, in one line: sheet, header row, profile. */
export const ReadingSummary = ({ inspection }: { readonly inspection: ImportInspection }) => {
  const { t } = useTranslation('imports');
  const { sheet, headerRow } = inspection.options;
  return [
    sheet === null || sheet === '' ? null : t('mapping.sheet', { sheet }),
    headerRow === null ? null : t('mapping.headerRow', { row: headerRow }),
    inspection.profile === null
      ? t('mapping.noProfile')
      : t(inspection.profile.layoutMoved ? 'mapping.profileMoved' : 'mapping.profile', {
          name: inspection.profile.name,
          version: inspection.profile.version ?? 1,
        }),
  ]
    .filter((part) => part !== null)
    .join(' · ');
};
