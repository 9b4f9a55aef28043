import type { CloudLayout } from '#shared/domain/cloud/cloud-columns.ts';
import type { RecordNote } from '#shared/domain/importing/source-record.ts';

/** What only an amortized export has lines of. */
const unused: ReadonlySet<string> = new Set(['UnusedReservation', 'UnusedSavingsPlan']);

const committed: ReadonlySet<string> = new Set(['Reservation', 'SavingsPlan']);

/**
 * Watches for the first line that shows that a Microsoft bill is of amortized cost: what was paid for a commitment is
 * spread over its use there, so that no invoice comes to the sum. Of actual cost, such use costs nothing. The columns are
 * the same. Null for every other line, and once it was said.
 * Source: Microsoft Cost Management, « Understand cost details fields ».
 */
export const createAmortizedWatch = (layout: CloudLayout) => {
  let isSaid = false;
  return (cells: readonly string[]): RecordNote | null => {
    if (isSaid || layout.pricingModel === -1) return null;
    const [category = '', model = '', cost = ''] = [
      cells[layout.chargeCategory],
      cells[layout.pricingModel],
      cells[layout.billedCost],
    ];
    isSaid = unused.has(category) || (category === 'Usage' && committed.has(model) && /[1-9]/u.test(cost));
    return isSaid ? { code: 'amortized-cost', field: 'billedCost', value: cost.slice(0, 200) } : null;
  };
};
