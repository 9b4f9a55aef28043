import type { RowKind } from './row-kind.ts';

/** What was read so far: lines, and their amounts in minor units by currency. */
type Read = { readonly rows: number; readonly amounts: ReadonlyMap<string, bigint> };

export type SettledKind = Exclude<RowKind, 'doubtful-total' | 'doubtful-subtotal'>;

/**
 * Settles rows that only read like a total (`Total Acme`): one is a total when its amount is the sum of all lines read,
 * a subtotal when it is the sum of those since the last subtotal; two lines at least, else a line could repeat the one
 * above by chance, but for one that says that it is a subtotal. Anything else stays a line.
 * @param read kept up to date by the caller
 * @returns the kind to go by; `amountOf` gives the row's amount in minor units, null when it has none
 */
export const createTotalRows = (
  read: Read,
): ((kind: RowKind, amountOf: () => bigint | null) => SettledKind) => {
  let part: Read = { rows: 0, amounts: new Map() };
  return (kind, amountOf) => {
    if (kind === 'line') return kind;
    const settled =
      kind === 'doubtful-total' || kind === 'doubtful-subtotal'
        ? settledBySum(amountOf(), read, { ...part, leastRows: kind === 'doubtful-subtotal' ? 1 : 2 })
        : kind;
    if (settled === 'total' || settled === 'subtotal')
      part = { rows: read.rows, amounts: new Map(read.amounts) };
    return settled;
  };
};

const settledBySum = (
  amount: bigint | null,
  read: Read,
  part: Read & { readonly leastRows: number },
): SettledKind => {
  if (amount === null || amount === 0n) return 'line';
  const sums = [...read.amounts];
  if (part.leastRows === 2 && read.rows >= 2 && sums.some(([, sum]) => sum === amount)) return 'total';
  const isPart = sums.some(([currency, sum]) => sum - (part.amounts.get(currency) ?? 0n) === amount);
  return read.rows - part.rows >= part.leastRows && isPart ? 'subtotal' : 'line';
};
