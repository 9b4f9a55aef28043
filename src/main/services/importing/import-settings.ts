import { vendorOfProfile } from '#shared/domain/importing/profile-vendor.ts';
import type { ImportInspection, ImportSettings } from '#shared/ipc/import-schemas.ts';

/** Settings to read a file with just as it was recognised. */
export const settingsOf = (inspection: ImportInspection): ImportSettings => ({
  format: inspection.format,
  options: inspection.options,
  columns: inspection.columns.map(({ index, header, field, tableField, dateOrder, decimalMark }) => ({
    index,
    header,
    field,
    tableField,
    dateOrder,
    decimalMark,
  })),
  vendorId: vendorOfProfile(inspection),
  contractId: null,
  vendorMatches: {},
  contractMatches: {},
  profileId: inspection.profile?.id ?? null,
});
