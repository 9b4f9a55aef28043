import type { ImportListItem } from '#shared/ipc/import-schemas.ts';
import type { OverrunRow } from '#shared/ipc/overrun-schemas.ts';

/** One line of the to-do list; each leads to the rows behind it. */
export type ToDo =
  | {
      readonly kind: 'rejects';
      readonly importId: number;
      readonly file: string;
      readonly count: number;
      /** Amounts rejected in that file, per currency, as decimal text; empty when none was readable. */
      readonly amounts: readonly { readonly currency: string; readonly amount: string }[];
    }
  | { readonly kind: 'staged'; readonly importId: number; readonly file: string; readonly count: number }
  | { readonly kind: 'flags'; readonly row: OverrunRow };

const importToDos = (item: ImportListItem): ToDo[] => {
  if (item.state === 'staged') {
    return [{ kind: 'staged', importId: item.importId, file: item.file, count: item.accepted }];
  }
  if (item.state !== 'committed' || item.openRejects === 0) return [];
  const amounts = item.amounts
    .filter((amount) => item.openRejects === item.rejected && /[1-9]/.test(amount.rejected))
    .map((amount) => ({ currency: amount.currency, amount: amount.rejected }));
  return [{ kind: 'rejects', importId: item.importId, file: item.file, count: item.openRejects, amounts }];
};

/**
 * What waits for a person: imports not yet agreed to, rejected rows, then flagged contracts in the order given
 * (worst first). The amount of the rejected rows is given only while none of them was dealt with, since the totals
 * of an import speak of all its rejected rows.
 */
export const toDoList = (rows: readonly OverrunRow[], imports: readonly ImportListItem[]): ToDo[] => {
  const flagged = rows.filter((row) => row.flags.length > 0).map((row): ToDo => ({ kind: 'flags', row }));
  return [...imports.flatMap(importToDos), ...flagged];
};
