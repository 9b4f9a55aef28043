import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { AppFailure } from '#shared/ipc/app-error.ts';
import type { Locale } from '#shared/ipc/contract.ts';
import type { EntityName } from '#shared/domain/register/entities.ts';
import { readableTable } from '#shared/domain/register/names.ts';
import { prepared } from '../../db/prepared.ts';
import { readRow } from '../../db/row-store.ts';
import type { ReadableDb } from '../../db/types.ts';
import { defaultLimits, type ReadLimits } from '../../files/read-limits.ts';
import { openTable } from '../../files/tables/open-table.ts';
import type { SheetRow, Table } from '../../files/tables/table.ts';
import { whileReading } from '../exporting/while-reading.ts';
import { whileUnchanged } from '../importing/file-stamp.ts';
import { baseStateAt } from './base-state.ts';
import { createChoiceWords } from './choice-words.ts';
import { derivedWatch, type TypedOver } from './derived-watch.ts';
import { entityOfSheet, mapHeader, mostRowsAbove, type SheetMap } from './map-sheet.ts';
import type { PlannedMerge } from './merge-steps.ts';
import {
  planMissing,
  planRepeated,
  planRow,
  problem,
  type PlanContext,
  type SeenRows,
} from './plan-sheet.ts';
import { createPlanWords } from './plan-words.ts';
import { presentPlan } from './present-plan.ts';
import type { Drafts } from './row-drafts.ts';
import { settleDrafts } from './settle-drafts.ts';
import { readWorkbookWords, type WorkbookWords } from './sheet-columns.ts';
import { readOrigin } from './workbook-origin.ts';

export type MergeInput = {
  readonly path: string;
  /** Language in which rows are named. */
  readonly locale: Locale;
  /** Folder with `locales/`. */
  readonly resourcesUrl: URL;
  readonly limits?: ReadLimits;
  readonly onProgress?: (phase: string, done: number, total: number | null) => void;
  readonly isCancelled?: () => boolean;
};

/**
 * Compares a workbook that came back with the case, three ways, and writes nothing. Reads one state of the case, in a
 * transaction on `db` that stays open meanwhile: give it a connection of its own. Throws AppFailure: workbook-foreign,
 * workbook-other-case, workbook-newer, file-unreadable, limit-exceeded, cancelled.
 */
export const planMerge = (db: ReadableDb, input: MergeInput): Promise<PlannedMerge> =>
  whileReading(db, () => whileUnchanged(input.path, null, () => readAndPlan(db, input)));

const readAndPlan = async (db: ReadableDb, input: MergeInput): Promise<PlannedMerge> => {
  const { path, limits = defaultLimits } = input;
  const table = await openTable(path, { encoding: null, delimiter: null }, limits);
  try {
    if (table.kind !== 'xlsx') throw new AppFailure({ code: 'workbook-foreign', file: path });
    const origin = await readOrigin(db, path, limits);
    const first = origin.locale ?? input.locale;
    const languages = [first, first === 'fr' ? 'en' : 'fr'].map((locale) =>
      readWorkbookWords(input.resourcesUrl, locale as Locale),
    );
    const baseState = origin.isKnown && origin.event !== null ? baseStateAt(db, origin.event) : null;
    const drafts: Drafts = { rows: [], added: [], problems: [], warnings: [] };
    const context: PlanContext = {
      db,
      baseState,
      drafts,
      isTotal: (text) => languages.some(({ isTotal }) => isTotal(text)),
      their: {
        db,
        choiceWords: createChoiceWords(languages),
        rowAtBase: (entity, id) =>
          baseState === null ? (readRow(db, entity, id) ?? null) : baseState.rowAt(entity, id),
        isBaseKnown: baseState !== null,
      },
    };
    await planTable(table, { languages, context, input });
    const words = createPlanWords(db, input.locale);
    const settled = settleDrafts(db, drafts, words);
    const sha256 = await hashOf(path);
    return presentPlan(settled, { origin, file: path, sha256, words });
  } finally {
    table.close();
  }
};

type Reading = {
  readonly languages: readonly WorkbookWords[];
  readonly context: PlanContext;
  readonly input: MergeInput;
};

const planTable = async (table: Table, reading: Reading): Promise<void> => {
  const { context, input } = reading;
  const seen = new Map<EntityName, SeenRows>();
  const maps: SheetMap[] = [];
  for (const { name } of table.sheets) {
    const map = await planSheet(table, name, seen, reading);
    if (map !== null) maps.push(map);
  }
  if (maps.length === 0) throw new AppFailure({ code: 'workbook-foreign', file: input.path });
  await planRepetitions(table, maps, seen, reading);
  for (const [entity, { ids }] of seen) {
    const present = prepared(context.db, `SELECT id FROM ${readableTable(entity)} ORDER BY id`)
      .pluck()
      .all() as number[];
    planMissing(
      entity,
      present.filter((id) => !ids.has(id)),
      context,
    );
  }
};

/** Reads the rows of one sheet; null when it is none of ours. */
const planSheet = async (
  table: Table,
  sheet: string,
  seen: Map<EntityName, SeenRows>,
  { languages, context, input }: Reading,
): Promise<SheetMap | null> => {
  let map: SheetMap | null = null;
  let rows = 0;
  const watch = derivedWatch();
  for await (const batch of table.readRows(sheet)) {
    for (const row of batch) {
      rows += 1;
      if (map === null) map = rows > mostRowsAbove ? null : mapHeader(sheet, row.cells, languages);
      else {
        planRow(row, map, seenOf(seen, map.entity), context);
        watch.look(row, map);
      }
    }
    if (map === null && rows > mostRowsAbove) break;
    await takeTurn(input, rows);
  }
  if (map === null) noteSheet(sheet, rows, languages, context);
  else {
    seenOf(seen, map.entity);
    noteColumns(map, watch.typedOver(map), context);
  }
  return map;
};

/** What came by of an entity; also one without rows is there, and those that it had are removed. */
const seenOf = (seen: Map<EntityName, SeenRows>, entity: EntityName): SeenRows => {
  const known = seen.get(entity) ?? { ids: new Set(), repeated: new Set() };
  seen.set(entity, known);
  return known;
};

const takeTurn = async ({ onProgress, isCancelled }: MergeInput, rows: number): Promise<void> => {
  onProgress?.('merging', rows, null);
  await setImmediate();
  if (isCancelled?.() === true) throw new AppFailure({ code: 'cancelled' });
};

/** Second look at sheets that have a key several times: what was drafted for the first of them is taken back. */
const planRepetitions = async (
  table: Table,
  maps: readonly SheetMap[],
  seen: ReadonlyMap<EntityName, SeenRows>,
  reading: Reading,
): Promise<void> => {
  const { drafts } = reading.context;
  for (const [entity, { repeated }] of seen) {
    if (repeated.size === 0) continue;
    const others = drafts.rows.filter((row) => row.entity !== entity || !repeated.has(row.id));
    drafts.rows.splice(0, drafts.rows.length, ...others);
    const met = new Set<number>();
    for (const map of maps.filter((each) => each.entity === entity))
      for await (const row of rowsBelowHeader(table, map, reading))
        planRepeated(row, map, { met, repeated }, reading.context);
  }
};

async function* rowsBelowHeader(
  table: Table,
  { sheet }: SheetMap,
  { languages, input }: Reading,
): AsyncGenerator<SheetRow> {
  let isBelow = false;
  let rows = 0;
  for await (const batch of table.readRows(sheet)) {
    for (const row of batch) {
      if (isBelow) yield row;
      else isBelow = mapHeader(sheet, row.cells, languages) !== null;
    }
    rows += batch.length;
    await takeTurn(input, rows);
  }
}

/** A sheet that is none of ours, or that lost what it is recognised by. */
const noteSheet = (
  sheet: string,
  rows: number,
  languages: readonly WorkbookWords[],
  { drafts }: PlanContext,
): void => {
  const entity = entityOfSheet(sheet, languages);
  const isOther = languages.some(({ derivedSheets }) => derivedSheets.has(sheet));
  if (isOther || rows === 0) return;
  if (entity === null) drafts.warnings.push({ code: 'unknown-sheet', sheet, row: null, column: null });
  else drafts.problems.push({ sheet, row: null, column: 'key', code: 'no-key-column', value: null, entity });
};

/**
 * A header that no export writes is someone's own column, unless a column of ours is missing: then it may be that
 * one under another name, with changes in it that nobody would see.
 */
const noteColumns = (map: SheetMap, typedOver: readonly TypedOver[], context: PlanContext): void => {
  const { drafts } = context;
  const expected = [...(map.words.columns.get(map.entity) ?? [])].filter(([, { role }]) => role === 'stored');
  const isMissing = expected.some(([, { id }]) => !map.stored.has(id));
  for (const header of map.unknown) {
    if (isMissing)
      problem(context, map, { row: null, column: header, code: 'unknown-column', value: header });
    else drafts.warnings.push({ code: 'unknown-column', sheet: map.sheet, row: null, column: header });
  }
  for (const header of map.repeated)
    problem(context, map, { row: null, column: header, code: 'repeated-column', value: header });
  for (const each of typedOver) problem(context, map, { ...each, code: 'calculated' });
};

const hashOf = async (path: string): Promise<string> => {
  const hash = createHash('sha256');
  for await (const piece of createReadStream(path)) hash.update(piece as Buffer);
  return hash.digest('hex');
};
