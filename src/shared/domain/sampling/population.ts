/** A row of what is sampled: its id, what it comes to (minor units, null when unknown) and in which currency. */
export type PopulationRow = {
  readonly id: number;
  readonly amount: number | null;
  readonly currency: string | null;
};

export type SetAside = {
  readonly otherCurrency: number;
  readonly negative: number;
  /** Minor units, below zero or zero. */
  readonly negativeAmount: bigint;
  readonly zero: number;
  readonly unknown: number;
};

export type Population = {
  readonly ids: readonly number[];
  readonly amounts: readonly number[];
  readonly total: bigint;
  readonly aside: SetAside;
};

export const nothingAside: SetAside = {
  otherCurrency: 0,
  negative: 0,
  negativeAmount: 0n,
  zero: 0,
  unknown: 0,
};

/**
 * What a monetary-unit sample can draw from: rows of the currency with an amount above zero. The others have no
 * monetary unit that could be drawn: they are counted, to be examined on their own.
 */
export const populationOf = (rows: Iterable<PopulationRow>, currency: string): Population => {
  const [ids, amounts]: [number[], number[]] = [[], []];
  let total = 0n;
  const aside = { ...nothingAside };
  for (const row of rows) {
    if (row.currency !== currency) aside.otherCurrency += 1;
    else if (row.amount === null) aside.unknown += 1;
    else if (row.amount === 0) aside.zero += 1;
    else if (row.amount < 0) {
      aside.negative += 1;
      aside.negativeAmount += BigInt(row.amount);
    } else {
      ids.push(row.id);
      amounts.push(row.amount);
      total += BigInt(row.amount);
    }
  }
  return { ids, amounts, total, aside };
};

/**
 * What the hash of a population is taken over: one line for each row, in the order of the ids, set aside or not.
 * `id TAB amount TAB currency LF`, an unknown value empty.
 */
export const hashLine = ({ id, amount, currency }: PopulationRow): string =>
  `${id}\t${amount ?? ''}\t${currency ?? ''}\n`;
