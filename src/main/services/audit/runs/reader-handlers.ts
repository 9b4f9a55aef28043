import type { Locale } from '#shared/ipc/contract.ts';
import type { ReadableDb } from '../../../db/types.ts';
import { collectBattery } from '../run-battery.ts';
import type { BatteryJob, BatteryOptions } from '../run-tests.ts';
import { compareRuns, type AskedComparison } from './compare-runs.ts';
import { exceptionDetail } from './exception-detail.ts';
import { listLibrary } from './library.ts';
import { listBatteries } from './list-batteries.ts';
import { listExceptions, type AskedExceptions } from './list-exceptions.ts';
import { listRuns, runDetail } from './run-summary.ts';
import { sendBattery, type SentBattery } from './send-battery.ts';

/** Audit queries of a reader. */
export const createAuditReaderHandlers = (db: ReadableDb) => ({
  /** Runs tests and stores nothing. */
  auditTests: (options: BatteryOptions, job: BatteryJob) => collectBattery(db, options, job),
  sendBattery: (sent: SentBattery, job: BatteryJob) => sendBattery(db, sent, job),
  testLibrary: () => listLibrary(db),
  batteries: (asked: { offset: number; limit: number }) => listBatteries(db, asked),
  runs: (asked: Parameters<typeof listRuns>[1]) => listRuns(db, asked),
  run: ({ runId }: { runId: number }) => runDetail(db, runId),
  exceptions: (asked: AskedExceptions) => listExceptions(db, asked),
  exception: ({ locale, ...asked }: { runId: number; key: string; locale: Locale }) =>
    exceptionDetail(db, asked, locale),
  compareRuns: (asked: AskedComparison) => compareRuns(db, asked),
});
