import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { settingsOf } from '#main/services/importing/import-settings.ts';
import { openCaseSession, type CaseSession } from '#main/workers/case-session.ts';
import { inspectImport, stageImport } from '#main/workers/import-job.ts';
import {
  recogniseAll,
  type ImportInspection,
  type ImportReport,
  type ImportSettings,
} from '#shared/ipc/import-schemas.ts';
import type { AnyFields } from '#shared/domain/register/entities.ts';
import { testThreads } from './built-main.ts';
import { contractFields } from './case-fixture.ts';
import { newCaseFile } from './new-case-file.ts';
import { tempFolder } from './temp-folder.ts';

export type ImportFixture = {
  readonly session: CaseSession;
  readonly path: string;
  /** Writes a file of text beside the case and returns its path. */
  readonly file: (name: string, text: string) => string;
  readonly inspect: (path: string) => Promise<ImportInspection>;
  readonly stage: (path: string, settings?: Partial<ImportSettings>) => Promise<ImportReport>;
  /** Stages and commits, with the valid rows when some are rejected. */
  readonly take: (path: string, settings?: Partial<ImportSettings>) => Promise<ImportReport>;
  readonly add: (entity: string, fields: AnyFields) => Promise<number>;
  readonly count: (entity: string) => Promise<number>;
  readonly rows: (entity: string) => Promise<readonly Record<string, unknown>[]>;
};

/** A case with its threads, as the window and the command line open it; closed when the running test ends. */
export const importSession = async ({ sample = false } = {}): Promise<ImportFixture> => {
  const folder = tempFolder();
  const path = join(folder, 'case.constat');
  newCaseFile(path, sample);
  const session = await openCaseSession({
    path,
    actor: 'Auditor',
    threads: testThreads,
  });
  let closing: Promise<void> | undefined;
  const close = (): Promise<void> => (closing ??= session.close());
  onTestFinished(close);
  const inspect = (file: string) => inspectImport(session, [file], { options: recogniseAll });
  const stage = async (file: string, settings: Partial<ImportSettings> = {}) =>
    stageImport(session, { paths: [file], settings: { ...settingsOf(await inspect(file)), ...settings } });
  const page = (entity: string) =>
    session.reader.page({ query: { entity, filters: [], sort: [], search: '' }, offset: 0, limit: 1000 });
  return {
    session: { ...session, close },
    path,
    file: (name, text) => {
      const file = join(folder, name);
      writeFileSync(file, text);
      return file;
    },
    inspect,
    stage,
    take: async (file, settings) => {
      const { importId } = await stage(file, settings);
      return session.writer().commitImport({ importId, acceptValid: true });
    },
    add: async (entity, fields) => {
      const { ids } = await session.writer().insert({ entity, rows: [fields] });
      return ids[0] ?? 0;
    },
    count: async (entity) => (await page(entity)).total,
    rows: async (entity) => (await page(entity)).rows.map(({ id, values }) => ({ id, ...values })),
  };
};

/** A contract of 2025 with a vendor. */
export const contractOf2025 = async ({ add }: ImportFixture, fields: AnyFields = {}): Promise<number> =>
  add(
    'contract',
    contractFields('C-1', {
      internalNumber: 'INT 77',
      startsOn: '2025-01-01',
      endsOn: '2025-12-31',
      ...fields,
    }),
  );

export const header = 'Invoice number,Invoice date,Vendor,Contract,Description,Net amount,GST,QST,Total';

/** One row of a text file under `header`, right in every way but for what is given. */
export const textRow = (given: Partial<Record<RowField, string>> = {}): string => {
  const row: Record<RowField, string> = {
    number: 'F-1',
    date: '2025-03-04',
    vendor: 'Acme inc.',
    contract: '',
    description: 'Work',
    net: '100.00',
    gst: '5.00',
    qst: '9.98',
    total: '114.98',
    ...given,
  };
  return Object.values(row).join(',');
};

type RowField = 'number' | 'date' | 'vendor' | 'contract' | 'description' | 'net' | 'gst' | 'qst' | 'total';

export const textFile = (...rows: readonly string[]): string => `${[header, ...rows].join('\n')}\n`;
