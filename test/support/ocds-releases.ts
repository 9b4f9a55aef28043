import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { SourceRecord } from '#shared/domain/importing/source-record.ts';
import { defaultLimits } from '#main/files/read-limits.ts';
import { readOcds } from '#main/services/importing/ocds/read-ocds.ts';
import type { RecordContext } from '#main/services/importing/record-context.ts';
import { mergedRows, recordsOf, registerOf } from './source-records.ts';
import { tempFolder } from './temp-folder.ts';

const fileOf = (content: string | Buffer): string => {
  const file = path.join(tempFolder(), 'releases.json');
  writeFileSync(file, content);
  return file;
};

/** The records of a file of releases. */
export const readReleases = (
  content: string | Buffer,
  context?: Partial<RecordContext>,
  limits = defaultLimits,
) => recordsOf(readOcds, fileOf(content), registerOf(context), limits);

/** A release of the SEAO with one contract; what is given takes the place of its fields. */
export const release = (over: object = {}) => ({
  ocid: 'ocds-ec9k95-1234567',
  id: 'r1',
  date: '2026-06-01T23:30:00-04:00',
  tag: ['contract'],
  parties: [
    { id: 'OP-1', name: 'Ville de Saint-Exemple', roles: ['buyer'], details: { municipal: '1' } },
    { id: 'FO-1', name: 'Entreprises Fictives inc. ', roles: ['supplier'], details: { neq: '1140000001' } },
  ],
  buyer: { id: 'OP-1', name: 'Ville de Saint-Exemple' },
  tender: {
    id: 'AO-2026-07',
    title: 'Réfection de la rue Principale',
    procurementMethod: 'limited',
    procurementMethodDetails: 'Contrat octroyé de gré à gré',
  },
  awards: [
    { id: 'a1', date: '2026-05-20', value: { amount: 43016, currency: 'CAD' }, suppliers: [{ id: 'FO-1' }] },
  ],
  contracts: [{ id: 'c1', awardID: 'a1', status: 'active', value: { amount: 43016, currency: 'CAD' } }],
  ...over,
});

export const packageOf = (...releases: readonly object[]): string =>
  JSON.stringify({ version: '1.1', releases });

/** The rows of an entity that records bring, later drafts laid over earlier ones. */
export const only = (records: readonly SourceRecord[], entity: string) =>
  [...mergedRows(records)].filter(([key]) => key.startsWith(`${entity} `)).map(([, fields]) => fields);
