import { basename } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { AppFailure } from '#shared/ipc/app-error.ts';
import type { CaseInfo, Locale } from '#shared/ipc/contract.ts';
import type { RowOf } from '#shared/domain/register/entities.ts';
import { prepared } from '../../db/prepared.ts';
import type { ReadableDb } from '../../db/types.ts';
import { openWorkbook, type OpenedWorkbook } from '../../files/workbook-writer/open-workbook.ts';
import { replaceFile } from '../../files/workbook-writer/replace-file.ts';
import { caseInfo } from '../case/case-info.ts';
import { readWorkPackages } from '../overruns/work-packages.ts';
import { loadFacts } from '../overruns/load-facts.ts';
import { createCellStyles } from './cell-styles.ts';
import { writeCoverSheet } from './cover-sheet.ts';
import { derivedColumns, type Contracts } from './derived-columns.ts';
import type { ExportProgress } from './export-progress.ts';
import { writeFindingsReport } from './findings-report.ts';
import { formulaContext } from './formula-context.ts';
import { readLabels, type Labels } from './labels.ts';
import { overrunColumns } from './overrun-columns.ts';
import { readOverruns } from './overrun-rows.ts';
import { writeOverrunSheet } from './overrun-sheet.ts';
import { measureSheets, writeMeasureSheets } from './measures/measure-sheets.ts';
import { readMeasures } from './measures/measure-rows.ts';
import { registerColumns, type ColumnContext } from './register-columns.ts';
import { writeRegisterSheet, type RegisterPlan } from './register-sheet.ts';
import { sheetFrame } from './sheet-frame.ts';
import { namesOf, sheetEntities, type SheetEntity, type SheetNames } from './sheet-names.ts';
import { planSheet } from './sheet-plan.ts';
import { packagesOf } from './work-package-columns.ts';
import { whileReading } from './while-reading.ts';

export type ExportOptions = ExportProgress & {
  /** The workbook to write; an existing one is replaced at the end, in one step. */
  readonly path: string;
  /** Path of the case, for its name on the cover. */
  readonly casePath: string;
  readonly locale: Locale;
  /** ISO date. */
  readonly today: string;
  /** Folder with `locales/`. */
  readonly resourcesUrl: URL;
};

/**
 * Writes the whole case to a workbook: cover, overruns and register, with live formulas for what is derived. Reads one
 * state of the case, in a transaction on `db` that stays open meanwhile: give it a connection of its own. Throws
 * AppFailure: cancelled, file-locked, disk-full, file-unreadable, file-not-found; the file is then as it was.
 */
export const exportWorkbook = (
  db: ReadableDb,
  options: ExportOptions,
): Promise<{ readonly path: string; readonly rows: number }> =>
  whileReading(db, async () => {
    const rows = await replaceFile(options.path, (temporaryPath) => writeCase(db, temporaryPath, options));
    return { path: options.path, rows };
  });

const writeCase = async (db: ReadableDb, temporaryPath: string, options: ExportOptions): Promise<number> => {
  const info = caseInfo(db, options.casePath, true);
  const labels = readLabels(options.resourcesUrl, options.locale);
  const workbook = openWorkbook(temporaryPath, {
    title: info.title,
    creator: 'Constat',
    createdAt: new Date(),
  });
  try {
    const rows = await writeSheets(workbook, db, { info, labels, options });
    await workbook.finish(customProperties(db, info, options.locale));
    return rows;
  } catch (error) {
    await workbook.abandon();
    throw error;
  }
};

/** What a round trip needs to know of the workbook; the names are fixed. */
const customProperties = (
  db: ReadableDb,
  info: CaseInfo,
  locale: Locale,
): Record<string, string | number> => {
  const { uuid } = prepared(db, 'SELECT uuid FROM case_file').get() as { uuid: string };
  return {
    ConstatWorkbook: 1,
    ConstatCase: uuid,
    ConstatSchemaVersion: info.schemaVersion,
    ConstatBaseEvent: info.events,
    ConstatBaseHead: info.head,
    ConstatLocale: locale,
  };
};

type Source = { readonly info: CaseInfo; readonly labels: Labels; readonly options: ExportOptions };

const writeSheets = async (workbook: OpenedWorkbook, db: ReadableDb, source: Source): Promise<number> => {
  const { info, labels, options } = source;
  const context: ColumnContext = {
    labels,
    styles: createCellStyles(workbook, labels),
    isSample: info.isSample,
  };
  const names = namesOf(labels);
  const plans = registerPlans(db, context, { info, names: names.register, today: options.today });
  const loaded = loadFacts(db, null, options.today);
  const overruns = readOverruns(db, loaded, options.today);
  const measures = readMeasures(db, { ...loaded, overruns: overruns.rows, today: options.today });
  const total = sheetEntities.reduce((sum, entity) => sum + plans[entity].rows, overruns.rows.length);
  const onRows = progressOf(options, total);
  const frame = sheetFrame(info, labels);

  const facts = { info, fileName: basename(options.casePath), today: options.today };
  const counts = new Map(measureSheets.map((sheet) => [sheet, measures[sheet].length]));
  await writeCoverSheet(workbook, { facts: { ...facts, counts }, names, labels, frame });
  const overrunContext = { ...context, formulas: formulaContext(plans, labels) };
  const plan = planSheet(names.overruns, overrunColumns(overrunContext), overruns.rows.length);
  await writeOverrunSheet(workbook, { plan, context: overrunContext, ...overruns, frame });
  await writeMeasureSheets(workbook, {
    rows: measures,
    names: names.measures,
    context: { ...overrunContext, overruns: plan, today: options.today },
    frame,
  });
  await onRows(overruns.rows.length);
  for (const entity of sheetEntities) {
    const sheet = { entity, plan: plans[entity], context, frame: sheetFrame(info, labels, entity), onRows };
    await writeRegisterSheet(workbook, db, sheet);
  }
  await writeFindingsReport(workbook, db, { name: names.findings, title: info.title, labels, frame });
  return total;
};

type Plans = Readonly<Record<SheetEntity, RegisterPlan>>;

const registerPlans = (
  db: ReadableDb,
  context: ColumnContext,
  {
    info,
    names,
    today,
  }: { readonly info: CaseInfo; readonly names: SheetNames['register']; readonly today: string },
): Plans => {
  const plans = new Map<SheetEntity, RegisterPlan>();
  const planOf = (entity: SheetEntity): RegisterPlan => {
    const plan = plans.get(entity);
    if (plan === undefined) throw new Error(`${entity} is not planned`);
    return plan;
  };
  const known = contractFacts(db);
  const contracts: Contracts = {
    ranges: () => ({
      keys: planOf('contract').range('key'),
      currencies: planOf('contract').range('currency'),
      lumpSums: planOf('contract').range('lumpSum'),
    }),
    currencyOf: (id) => known.get(id)?.currency ?? null,
    lumpSumOf: (id) => known.get(id)?.lumpSum ?? null,
  };
  const sheets = () => ({
    contract: planOf('contract'),
    amendment: planOf('amendment'),
    invoiceLine: planOf('invoiceLine'),
  });
  const around = { contracts, packages: packagesOf(readWorkPackages(db, null), sheets), today };
  for (const entity of sheetEntities) {
    const columns = registerColumns(entity, context, derivedColumns(entity, context, around));
    plans.set(entity, planSheet(names.get(entity) ?? entity, columns, info.counts[entity] ?? 0));
  }
  return Object.fromEntries(sheetEntities.map((entity) => [entity, planOf(entity)])) as Plans;
};

type ContractFacts = Pick<RowOf<'contract'>, 'id' | 'currency' | 'lumpSum'>;

const contractFacts = (db: ReadableDb): ReadonlyMap<number, ContractFacts> => {
  const rows = prepared(
    db,
    'SELECT id, currency, lump_sum AS "lumpSum" FROM visible_contracts',
  ).all() as ContractFacts[];
  return new Map(rows.map((row) => [row.id, row]));
};

/** Reports and lets others have a turn: the thread's messages, a cancellation among them, come in then. */
const progressOf = ({ onProgress, isCancelled }: ExportProgress, total: number) => {
  let done = 0;
  return async (rows: number): Promise<void> => {
    done += rows;
    onProgress?.('writing', done, total);
    await setImmediate();
    if (isCancelled?.() === true) throw new AppFailure({ code: 'cancelled' });
  };
};
