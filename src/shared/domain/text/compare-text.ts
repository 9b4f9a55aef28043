/** Order by code unit, for ISO dates, codes and sort keys: not for text as people read it (see `sortKey`). */
export const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
