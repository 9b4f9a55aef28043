import { listOf } from '#shared/domain/audit/parameters.ts';
import type { Detail } from '#shared/domain/audit/test-run.ts';
import { subtractDecimals } from '#shared/domain/cloud/unit-arithmetic.ts';
import { divideDecimals, isDecimalText } from '#shared/domain/money/decimal.ts';
import { sortKey } from '#shared/domain/text/sort-key.ts';
import type { TestInput } from './audit-test.ts';

/** What a contract pays of the list price: `0.9` for a discount of 10 %. */
export type ContractDiscount = { readonly reference: string; readonly factor: string };

type Entry = { readonly reference: string; readonly percent: string };

/** What is paid of the list price with a discount in percent. */
export const priceFactor = (percent: string): string =>
  divideDecimals(subtractDecimals('100', percent), '100', 10);

/**
 * Discounts that are set for contracts by their references, such as `C-1=10, C-2=7.5` (or `7,5`), and one row for each
 * entry that says whether it counts: one that cannot be read, or names no contract, does not.
 */
export const contractDiscounts = ({
  facts,
  parameters,
}: TestInput): {
  readonly byContract: ReadonlyMap<number, ContractDiscount>;
  readonly profile: readonly Detail[];
} => {
  const contracts = new Map(facts.contracts().map(({ contract }) => [sortKey(contract.reference), contract]));
  const byContract = new Map<number, ContractDiscount>();
  const profile = wholeEntries(listOf(parameters, 'contractDiscounts')).map((text): Detail => {
    const entry = entryOf(text);
    if (entry === null) return { reference: text, discountPercent: null, state: 'not-a-discount' };
    const contract = contracts.get(sortKey(entry.reference));
    const { reference, percent } = entry;
    if (contract === undefined) return { reference, discountPercent: percent, state: 'unknown-contract' };
    byContract.set(contract.id, { reference: contract.reference, factor: priceFactor(percent) });
    return { reference: contract.reference, discountPercent: percent, state: 'applied' };
  });
  return { byContract, profile };
};

/** A comma separates entries, and decimals as they are written in French: digits alone belong to the entry before. */
const wholeEntries = (parts: readonly string[]): readonly string[] =>
  parts.reduce<readonly string[]>((entries, part) => {
    const last = entries.at(-1);
    const isDecimals = last !== undefined && /=\s*\d+$/u.test(last) && /^\d+$/u.test(part);
    return isDecimals ? entries.with(-1, `${last}.${part}`) : [...entries, part];
  }, []);

const entryOf = (text: string): Entry | null => {
  const at = text.lastIndexOf('=');
  const [reference, percent] = [text.slice(0, Math.max(at, 0)).trim(), text.slice(at + 1).trim()];
  const isPercent = isDecimalText(percent) && Number(percent) >= 0 && Number(percent) <= 100;
  return reference === '' || !isPercent ? null : { reference, percent };
};
