import { basename } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { AppFailure } from '#shared/ipc/app-error.ts';
import type { CaseInfo, Locale } from '#shared/ipc/contract.ts';
import type { EntityName } from '#shared/domain/register/entities.ts';
import { prepared } from '../../db/prepared.ts';
import type { ReadableDb } from '../../db/types.ts';
import { openWorkbook, type OpenedWorkbook } from '../../files/workbook-writer/open-workbook.ts';
import { sheetName } from '../../files/workbook-writer/references.ts';
import { replaceFile } from '../../files/workbook-writer/replace-file.ts';
import { caseInfo } from '../case/case-info.ts';
import { createCellStyles } from './cell-styles.ts';
import { writeCoverSheet, type SheetNames } from './cover-sheet.ts';
import { derivedColumns } from './derived-columns.ts';
import type { ExportProgress } from './export-progress.ts';
import { writeFindingsReport } from './findings-report.ts';
import { formulaContext } from './formula-context.ts';
import { readLabels, type Labels } from './labels.ts';
import { overrunColumns } from './overrun-columns.ts';
import { readOverruns } from './overrun-rows.ts';
import { writeOverrunSheet } from './overrun-sheet.ts';
import { registerColumns, type ColumnContext } from './register-columns.ts';
import { writeRegisterSheet, type RegisterPlan } from './register-sheet.ts';
import { sheetFrame } from './sheet-frame.ts';
import { planSheet } from './sheet-plan.ts';
import { whileReading } from './while-reading.ts';

/** Sheets of the register, in the order in which an auditor reads them. */
export const sheetEntities = [
  'contract',
  'amendment',
  'baseline',
  'milestone',
  'invoice',
  'invoiceLine',
  'payment',
  'figure',
  'source',
  'organization',
  'rule',
  'finding',
  'evidence',
  'reviewNote',
  'document',
] as const satisfies readonly EntityName[];

type SheetEntity = (typeof sheetEntities)[number];

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
  const plans = registerPlans(db, context, { info, names: names.register });
  const overruns = readOverruns(db, options.today);
  const total = sheetEntities.reduce((sum, entity) => sum + plans[entity].rows, overruns.rows.length);
  const onRows = progressOf(options, total);
  const frame = sheetFrame(info, labels);

  const facts = { info, fileName: basename(options.casePath), today: options.today };
  await writeCoverSheet(workbook, { facts, names, labels, frame });
  const overrunContext = { ...context, formulas: formulaContext(plans, labels) };
  const plan = planSheet(names.overruns, overrunColumns(overrunContext), overruns.rows.length);
  await writeOverrunSheet(workbook, { plan, context: overrunContext, ...overruns, frame });
  await onRows(overruns.rows.length);
  for (const entity of sheetEntities) {
    const sheet = { entity, plan: plans[entity], context, frame: sheetFrame(info, labels, entity), onRows };
    await writeRegisterSheet(workbook, db, sheet);
  }
  await writeFindingsReport(workbook, db, { name: names.findings, title: info.title, labels, frame });
  return total;
};

/** Names of the sheets, unlike each other in every language. */
const namesOf = (labels: Labels): SheetNames => {
  const taken: string[] = [];
  const take = (wanted: string): string => {
    const name = sheetName(wanted, taken);
    taken.push(name);
    return name;
  };
  const [cover, overruns] = [take(labels.text('sheets.cover')), take(labels.text('sheets.overruns'))];
  const register = new Map(sheetEntities.map((entity) => [entity, take(labels.entities(entity))]));
  return { cover, overruns, register, findings: take(labels.text('sheets.findings')) };
};

type Plans = Readonly<Record<SheetEntity, RegisterPlan>>;

const registerPlans = (
  db: ReadableDb,
  context: ColumnContext,
  { info, names }: { readonly info: CaseInfo; readonly names: SheetNames['register'] },
): Plans => {
  const plans = new Map<SheetEntity, RegisterPlan>();
  const planOf = (entity: SheetEntity): RegisterPlan => {
    const plan = plans.get(entity);
    if (plan === undefined) throw new Error(`${entity} is not planned`);
    return plan;
  };
  const currencies = contractCurrencies(db);
  const contracts = {
    ranges: () => ({
      keys: planOf('contract').range('key'),
      currencies: planOf('contract').range('currency'),
    }),
    currencyOf: (id: number) => currencies.get(id) ?? null,
  };
  for (const entity of sheetEntities) {
    const columns = registerColumns(entity, context, derivedColumns(entity, context, contracts));
    plans.set(entity, planSheet(names.get(entity) ?? entity, columns, info.counts[entity] ?? 0));
  }
  return Object.fromEntries(sheetEntities.map((entity) => [entity, planOf(entity)])) as Plans;
};

const contractCurrencies = (db: ReadableDb): ReadonlyMap<number, string> => {
  const rows = prepared(db, 'SELECT id, currency FROM visible_contracts').all() as {
    id: number;
    currency: string;
  }[];
  return new Map(rows.map(({ id, currency }) => [id, currency]));
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
