/** Adds up exact decimals of any precision, many of them: cloud costs have eleven decimals and more. */
export type DecimalSum = {
  /** @param text canonical decimal text, see `isDecimalText` */
  readonly add: (text: string) => void;
  /** The sum so far, with as many decimals as the most precise term, and at least `decimals`. */
  readonly text: (decimals?: number) => string;
};

export const createDecimalSum = (): DecimalSum => {
  let units = 0n;
  let scale = 0;
  const widen = (wanted: number): void => {
    if (wanted <= scale) return;
    units *= 10n ** BigInt(wanted - scale);
    scale = wanted;
  };
  return {
    add: (text) => {
      const point = text.indexOf('.');
      const decimals = point === -1 ? 0 : text.length - point - 1;
      widen(decimals);
      const term = BigInt(point === -1 ? text : text.slice(0, point) + text.slice(point + 1));
      units += decimals === scale ? term : term * 10n ** BigInt(scale - decimals);
    },
    text: (decimals = 0) => {
      const shown = Math.max(scale, decimals);
      const all = units * 10n ** BigInt(shown - scale);
      const digits = (all < 0n ? -all : all).toString().padStart(shown + 1, '0');
      const cut = digits.length - shown;
      const sign = all < 0n ? '-' : '';
      return shown === 0 ? `${sign}${digits}` : `${sign}${digits.slice(0, cut)}.${digits.slice(cut)}`;
    },
  };
};
