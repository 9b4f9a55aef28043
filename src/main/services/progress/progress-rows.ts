import type { EntityName, RowOf } from '#shared/domain/register/entities.ts';
import { readableTable } from '#shared/domain/register/names.ts';
import type { OverrunRow } from '#shared/ipc/overrun-schemas.ts';
import { prepared } from '../../db/prepared.ts';
import { selectList } from '../../db/row-store.ts';
import type { ReadableDb } from '../../db/types.ts';

type OfContract = 'statement' | 'progressReport' | 'delayCost' | 'figure';

/** The rows of one kind that belong to a contract, by their ids. */
export const rowsOfContract = <E extends OfContract>(
  db: ReadableDb,
  entity: E,
  contractId: number,
): readonly RowOf<E>[] =>
  prepared(
    db,
    `SELECT ${selectList(entity as EntityName)} FROM ${readableTable(entity)} WHERE contract_id = ? ORDER BY id`,
  ).all(contractId) as RowOf<E>[];

/** The title of a source with its id; null without one. */
export type SourceOf = (sourceId: number | null) => { readonly id: number; readonly title: string } | null;

/** Looks sources up by their ids. */
export const sourcesOf =
  (db: ReadableDb): SourceOf =>
  (sourceId) =>
    sourceId === null
      ? null
      : ((prepared(db, 'SELECT id, title FROM sources WHERE id = ?').get(sourceId) ??
          null) as ReturnType<SourceOf>);

/** Contracts of which something is known over time. */
export const contractsWithProgress = (db: ReadableDb): readonly number[] =>
  (
    prepared(
      db,
      `SELECT contract_id AS id FROM statements UNION SELECT contract_id FROM progress_reports
       UNION SELECT contract_id FROM delay_costs UNION SELECT contract_id FROM baselines
       UNION SELECT contract_id FROM figures WHERE contract_id IS NOT NULL AND basis IN ('forecast', 'alternative')
       UNION SELECT contract_id FROM visible_invoices
         WHERE contract_id IS NOT NULL AND (kind = 'credit-note' OR holdback <> 0)
       ORDER BY 1`,
    ).all() as readonly { readonly id: number }[]
  ).map(({ id }) => id);

/** How the rows of a contract are named where they cross. */
export type Naming = {
  readonly sourceOf: SourceOf;
  /** The contract, with what its amounts come from. */
  readonly contract: Pick<OverrunRow, 'reference' | 'provenance'>;
};
