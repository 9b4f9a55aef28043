import type { Locale } from '#shared/ipc/contract.ts';
import type { GridQuery } from '#shared/ipc/grid-schemas.ts';
import type { ReadableDb } from '../db/types.ts';
import { localDate } from '../local-date.ts';
import { caseInfo } from '../services/case/case-info.ts';
import { figureContradictions } from '../services/figures/figure-contradictions.ts';
import { historyState } from '../services/history/history.ts';
import { listImports } from '../services/importing/list-imports.ts';
import { overrunPortfolio } from '../services/overruns/overrun-portfolio.ts';
import {
  columnValues,
  gridAggregateInSteps,
  gridPageInSteps,
  gridRow,
  refOptions,
  type RefSearch,
  type GridReader,
} from '../services/register/grid-queries.ts';
import { trailHead } from '../services/trail/events.ts';

/** In which language names are wanted, and the day for what the case computes: today, unless said otherwise. */
export type Asked = { readonly locale?: Locale | undefined; readonly today?: string | undefined };

/** Whom a query of grids answers, with what was left open. */
export const readerOf = ({ locale = 'fr', today = localDate(new Date()) }: Asked): Required<GridReader> => ({
  locale,
  today,
});

/**
 * The queries that the window asks first: what it opens on, and grids. A reader loads these with its connection and the
 * others when one of them is first asked, so that the first screen does not wait for them.
 */
export const createFirstHandlers = (db: ReadableDb, path: string, readOnly: boolean) => ({
  info: () => caseInfo(db, path, readOnly),
  eventCount: () => trailHead(db).seq,
  page: ({ query, offset, limit, ...asked }: { query: GridQuery; offset: number; limit: number } & Asked) =>
    gridPageInSteps(db, query, { offset, limit }, readerOf(asked)),
  aggregate: ({ query, ...asked }: { query: GridQuery } & Asked) =>
    gridAggregateInSteps(db, query, readerOf(asked).today),
  get: ({ entity, id, ...asked }: { entity: string; id: number } & Asked) =>
    gridRow(db, entity, id, readerOf(asked).locale),
  options: ({ locale, today, ...search }: Omit<RefSearch, 'locale'> & Asked) =>
    refOptions(db, { ...search, locale: readerOf({ locale, today }).locale }),
  columnValues: ({ entity, column }: { entity: string; column: string }) => columnValues(db, entity, column),
  historyState: () => historyState(db),
  overrunPortfolio: ({ today }: { today: string }) => overrunPortfolio(db, today),
  figureContradictions: (input: Parameters<typeof figureContradictions>[1]) =>
    figureContradictions(db, input),
  imports: () => listImports(db),
});
