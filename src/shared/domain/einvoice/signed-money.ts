import { decimalToMinor } from '../money/money.ts';
import { multiplyDecimals, roundDecimalToMinor } from '../money/decimal.ts';

/** Turns printed amounts into those of the register, and remembers where that was not exact. */
export type SignedMoney = {
  /** Minor units with the sign that counts: what a credit note prints as positive is owed to the buyer. */
  readonly minor: (amount: string | null, field: string) => number | null;
  readonly decimal: (amount: string | null) => string | null;
  /** Fields whose amounts have more decimals than the currency, and are rounded, or are beyond any amount. */
  readonly rounded: readonly string[];
  readonly tooLarge: readonly string[];
};

export const signedMoney = (currency: string, isCredit: boolean): SignedMoney => {
  const rounded: string[] = [];
  const tooLarge: string[] = [];
  const decimal = (amount: string | null): string | null =>
    amount === null || !isCredit ? amount : multiplyDecimals(amount, '-1');
  return {
    decimal,
    minor: (amount, field) => {
      const signed = decimal(amount);
      if (signed === null) return null;
      const exact = decimalToMinor(signed, currency);
      if (exact.ok) return exact.value;
      const near = roundDecimalToMinor(signed, currency);
      (near.ok ? rounded : tooLarge).push(field);
      return near.ok ? near.value : null;
    },
    rounded,
    tooLarge,
  };
};
