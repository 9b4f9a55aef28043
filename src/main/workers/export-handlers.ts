import type { Locale } from '#shared/ipc/contract.ts';
import { openReadable } from '../db/open-database.ts';
import type { ReadableDb } from '../db/types.ts';
import type { GridExport } from '../services/exporting/export-grid.ts';
import type { TrailExport } from '../services/exporting/export-trail.ts';
import type { SampleExport } from '../services/exporting/sample-workbook.ts';
import type { SealOptions } from '../services/seal/write-seal.ts';
import type { JobContext } from './rpc.ts';

type ExportInput = {
  readonly path: string;
  readonly locale: Locale;
  readonly today: string;
  readonly resourcesUrl: string;
};

type GridExportInput = Omit<GridExport, 'resourcesUrl' | 'onProgress' | 'isCancelled'> & {
  readonly resourcesUrl: string;
};

type SampleExportInput = Pick<SampleExport, 'id' | 'path' | 'locale'> & { readonly resourcesUrl: string };

type SealInput = Pick<SealOptions, 'path' | 'locale' | 'now'> & { readonly resourcesUrl: string };

type TrailExportInput = Pick<TrailExport, 'path' | 'filter' | 'locale'> & { readonly resourcesUrl: string };

/** A connection of its own: the export holds one state of the case while it writes. */
export const withReader = async <T>(path: string, work: (db: ReadableDb) => Promise<T>): Promise<T> => {
  const db = openReadable(path, { check: false });
  try {
    return await work(db);
  } finally {
    db.close();
  }
};

/** Loaded when a job needs it: ExcelJS takes a third of a second, which every import would wait for, twice. */
const exporting = {
  workbook: () => import('../services/exporting/export-workbook.ts'),
  grid: () => import('../services/exporting/export-grid.ts'),
  trail: () => import('../services/exporting/export-trail.ts'),
  seal: () => import('../services/seal/write-seal.ts'),
  sample: () => import('../services/exporting/sample-workbook.ts'),
};

/** What a job that writes is given to find its words and to say how far it is. */
const running = ({ resourcesUrl }: { readonly resourcesUrl: string }, job: JobContext) => ({
  resourcesUrl: new URL(resourcesUrl),
  onProgress: job.progress,
  isCancelled: job.isCancelled,
});

/** Jobs that write files from a case. */
export const createExportHandlers = (casePath: string) => ({
  exportWorkbook: (input: ExportInput, job: JobContext) =>
    withReader(casePath, async (db) => {
      const { exportWorkbook } = await exporting.workbook();
      return exportWorkbook(db, {
        ...input,
        casePath,
        ...running(input, job),
      });
    }),
  exportSample: (input: SampleExportInput, job: JobContext) =>
    withReader(casePath, async (db) => {
      const { exportSample } = await exporting.sample();
      return exportSample(db, {
        ...input,
        ...running(input, job),
      });
    }),
  exportTrail: (input: TrailExportInput, job: JobContext) =>
    withReader(casePath, async (db) => {
      const { exportTrail } = await exporting.trail();
      return exportTrail(db, {
        ...input,
        ...running(input, job),
      });
    }),
  writeSeal: (input: SealInput) =>
    withReader(casePath, async (db) => {
      const { writeSeal } = await exporting.seal();
      return writeSeal(db, { ...input, casePath, resourcesUrl: new URL(input.resourcesUrl) });
    }),
  exportGrid: (input: GridExportInput, job: JobContext) =>
    withReader(casePath, async (db) => {
      const { exportGrid } = await exporting.grid();
      return exportGrid(db, {
        ...input,
        ...running(input, job),
      });
    }),
});
