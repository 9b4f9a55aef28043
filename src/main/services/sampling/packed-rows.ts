import type { PopulationRow } from '#shared/domain/sampling/population.ts';

/** Rows of a population in their order, of which there may be millions: 20 bytes each. */
export type PackedRows = Iterable<PopulationRow> & {
  readonly length: number;
  readonly at: (place: number) => PopulationRow | undefined;
};

/** Room for rows to begin with; it doubles when it is full. */
const firstRoom = 1024;

/** Gathers rows, keeping their currencies once each. An amount is a safe integer, which a double holds exactly. */
export const createPackedRows = (): {
  readonly add: (row: PopulationRow) => void;
  readonly rows: PackedRows;
} => {
  let ids = new Float64Array(firstRoom);
  // Not a number where the amount is unknown.
  let amounts = new Float64Array(firstRoom);
  let currencyPlaces = new Uint32Array(firstRoom);
  const currencies: (string | null)[] = [];
  const placeOf = new Map<string | null, number>();
  let length = 0;
  const grow = (): void => {
    const room = ids.length * 2;
    ids = widened(new Float64Array(room), ids);
    amounts = widened(new Float64Array(room), amounts);
    currencyPlaces = widened(new Uint32Array(room), currencyPlaces);
  };
  const at = (place: number): PopulationRow | undefined => {
    const [id, amount, currency] = [ids[place], amounts[place], currencyPlaces[place]];
    if (place >= length || id === undefined || amount === undefined) return undefined;
    return { id, amount: Number.isNaN(amount) ? null : amount, currency: currencies[currency ?? 0] ?? null };
  };
  return {
    add: ({ id, amount, currency }) => {
      if (length === ids.length) grow();
      const place = placeOf.get(currency) ?? currencies.push(currency) - 1;
      placeOf.set(currency, place);
      ids[length] = id;
      amounts[length] = amount ?? Number.NaN;
      currencyPlaces[length] = place;
      length += 1;
    },
    rows: {
      get length() {
        return length;
      },
      at,
      *[Symbol.iterator]() {
        for (let place = 0; place < length; place += 1) {
          const row = at(place);
          if (row !== undefined) yield row;
        }
      },
    },
  };
};

const widened = <Numbers extends Float64Array<ArrayBuffer> | Uint32Array<ArrayBuffer>>(
  wide: Numbers,
  narrow: Numbers,
): Numbers => {
  wide.set(narrow);
  return wide;
};
