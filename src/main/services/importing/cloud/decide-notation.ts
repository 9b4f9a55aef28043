import { observeBill, type DecidedBill } from '#shared/domain/cloud/bill-notation.ts';
import { cloudLayout } from '#shared/domain/cloud/cloud-columns.ts';
import type { CloudFormat } from '#shared/domain/importing/formats.ts';
import type { ReadLimits } from '../../../files/read-limits.ts';
import { openTable } from '../../../files/tables/open-table.ts';
import { billLines } from './bill-lines.ts';

/** Decides over the whole of a bill how it writes costs and dates. Throws what `openTable` throws. */
export const decideNotation = async (
  path: string,
  format: CloudFormat,
  limits: ReadLimits,
): Promise<DecidedBill> => {
  const table = await openTable(path, { encoding: null, delimiter: null }, limits);
  try {
    let evidence: ReturnType<typeof observeBill> | null = null;
    for await (const lines of billLines(table)) {
      for (const { cells } of lines) {
        if (evidence === null) evidence = observeBill(cloudLayout(format, cells));
        else evidence.observe(cells);
      }
    }
    const decided = evidence?.decide() ?? { decimalMark: null, dateOrder: null, dateOrderAmbiguous: false };
    // Where cells have types, numbers come as a program writes them.
    return table.kind === 'csv' ? decided : { ...decided, decimalMark: '.' };
  } finally {
    table.close();
  }
};
