import { textAt, textOf, valueAt, isJsonObject, type JsonObject, type JsonValue } from './json-value.ts';
import { readPublishedAmount } from './published-amount.ts';
import type { PublishedAmount } from './published.ts';

/** Version 1.2 adds amounts without and with taxes, and leaves the plain one open. */
const amountText = (value: JsonObject): string | null =>
  textAt(value, 'amount') ?? textAt(value, 'amountNet') ?? textAt(value, 'amountGross');

export type AmountReader = {
  /** The amount under a key: an OCDS value, or a bare number. `field` names it in warnings. */
  readonly at: (source: JsonValue | undefined, key: string, field: string) => PublishedAmount | null;
};

/**
 * Reads amounts, each problem a warning.
 * @param currency for amounts without one, where the publisher leaves it out
 */
export const amountReader = (
  currency: string | null,
  warn: (code: string, field: string, value: string | null) => void,
): AmountReader => ({
  at: (source, key, field) => {
    const value = valueAt(source, key);
    const text = isJsonObject(value) ? amountText(value) : textOf(value);
    const { amount, note } = readPublishedAmount(text, textAt(value, 'currency') ?? currency);
    if (note !== null) warn(note, field, text);
    return amount;
  },
});
