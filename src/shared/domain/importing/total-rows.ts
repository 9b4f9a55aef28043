import type { RowKind } from './row-kind.ts';

/** What was read so far: lines, and their amounts in minor units by currency. */
type Read = { readonly rows: number; readonly amounts: ReadonlyMap<string, bigint> };

export type SettledKind = Exclude<RowKind, 'doubtful-total' | 'doubtful-subtotal'>;

/**
 * Settles rows that only read like a total (`Total Acme`): one is a total when its amount is the sum of all lines read,
 * a subtotal when it is the sum of those since the last subtotal; two lines at least, else a line could repeat the one
 * above by chance, but for one that says that it is a subtotal. Anything else stays a line. Of tables one below the other,
 * each with its total, the second total is that of a part: the first was as well, and the file states none of all.
 * @param read kept up to date by the caller
 * @returns the kind to go by; `amountOf` gives the row's amount in minor units, null when it has none
 */
export const createTotalRows = (
  read: Read,
): ((kind: RowKind, amountOf: () => bigint | null) => SettledKind) => {
  let part: Read = { rows: 0, amounts: new Map() };
  /** A total that was the sum of all lines above it: with more lines below, it is that of a part. */
  let hasRightTotal = false;
  return (kind, amountOf) => {
    if (kind === 'line') return kind;
    const settled = settledKind(kind, amountOf, { read, part, hasRightTotal });
    if (settled === 'total') hasRightTotal = isSum(amountOf(), read, null);
    if (settled === 'total' || settled === 'subtotal') part = copyOf(read);
    return settled;
  };
};

type SoFar = { readonly read: Read; readonly part: Read; readonly hasRightTotal: boolean };

const settledKind = (kind: RowKind, amountOf: () => bigint | null, soFar: SoFar): SettledKind => {
  const { read, part, hasRightTotal } = soFar;
  switch (kind) {
    case 'doubtful-total':
    case 'doubtful-subtotal':
      return settledBySum(amountOf(), read, { ...part, leastRows: kind === 'doubtful-subtotal' ? 1 : 2 });
    case 'total':
      return hasRightTotal && read.rows > part.rows && isSumOfPart(amountOf(), read, part)
        ? 'subtotal'
        : 'total';
    default:
      return kind;
  }
};

const isSumOfPart = (amount: bigint | null, read: Read, part: Read): boolean =>
  isSum(amount, read, part) && !isSum(amount, read, null);

const copyOf = ({ rows, amounts }: Read): Read => ({ rows, amounts: new Map(amounts) });

/** Whether an amount is the sum of the lines read, or of those since a part of them; of some currency. */
const isSum = (amount: bigint | null, read: Read, from: Read | null): boolean =>
  [...read.amounts].some(([currency, sum]) => sum - (from?.amounts.get(currency) ?? 0n) === amount);

const settledBySum = (
  amount: bigint | null,
  read: Read,
  part: Read & { readonly leastRows: number },
): SettledKind => {
  if (amount === null || amount === 0n) return 'line';
  if (part.leastRows === 2 && read.rows >= 2 && isSum(amount, read, null)) return 'total';
  return read.rows - part.rows >= part.leastRows && isSum(amount, read, part) ? 'subtotal' : 'line';
};
