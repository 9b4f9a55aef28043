import { useFormat } from '#renderer/lib/use-format.ts';
import { decimalToMinor } from '#shared/domain/money/money.ts';

/** Writes decimal text (`4210.00`), as import reports carry amounts, the way people write money. */
export const useDecimalMoney = (): ((decimal: string, currency: string) => string) => {
  const format = useFormat();
  return (decimal, currency) => {
    const minor = decimalToMinor(decimal, currency);
    // More decimals than the currency has cannot be written as money without losing some: shown as it is.
    return minor.ok ? format.money(minor.value, currency) : `${format.decimal(decimal)} ${currency}`;
  };
};
