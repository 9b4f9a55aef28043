import type { RowReference } from '#shared/domain/audit/test-run.ts';
import { prepared } from '../../db/prepared.ts';
import type { TestInput } from './audit-test.ts';

/** What the lines of an invoice say of how it is taxed, where some are not taxed as others are. */
export type UntaxedLines = {
  /** What zero-rated and exempt lines come to before tax; null when it is not known of one. */
  readonly net: number | null;
  /** Whether a line is of another category, of which nobody knows what its taxes should be. */
  readonly hasOther: boolean;
  /** Zero-rated and exempt lines that state GST or QST, and what these come to. */
  readonly taxed: readonly RowReference[];
  readonly taxes: number;
};

type Stored = Omit<UntaxedLines, 'taxed' | 'hasOther'> & {
  readonly invoiceId: number;
  readonly hasOther: 0 | 1;
  readonly taxedIds: string | null;
};

const untaxed = `tax_category IN ('zero-rated', 'exempt')`;
const isTaxed = `${untaxed} AND (coalesce(gst, 0) <> 0 OR coalesce(qst, 0) <> 0)`;

/** By invoice; without those of which every line is taxed, or says nothing. */
export const untaxedLines = ({ db }: TestInput): ReadonlyMap<number, UntaxedLines> => {
  const rows = prepared(
    db,
    `SELECT invoice_id AS "invoiceId",
       CASE WHEN sum(${untaxed} AND net IS NULL) = 0 THEN coalesce(sum(net) FILTER (WHERE ${untaxed}), 0) END AS net,
       max(tax_category = 'other') AS "hasOther",
       group_concat(id) FILTER (WHERE ${isTaxed}) AS "taxedIds",
       coalesce(sum(coalesce(gst, 0) + coalesce(qst, 0)) FILTER (WHERE ${isTaxed}), 0) AS taxes
     FROM visible_invoice_lines
     WHERE invoice_id IN (
       SELECT invoice_id FROM visible_invoice_lines WHERE tax_category IN ('zero-rated', 'exempt', 'other')
     ) AND tax_category IS NOT NULL
     GROUP BY invoice_id`,
  ).all() as Stored[];
  return new Map(
    rows.map(({ invoiceId, net, hasOther, taxedIds, taxes }) => [
      invoiceId,
      {
        net,
        hasOther: hasOther === 1,
        taxed: (taxedIds?.split(',') ?? []).map((id): RowReference => ({
          entity: 'invoiceLine',
          id: Number(id),
        })),
        taxes,
      },
    ]),
  );
};
