import { minorToDecimal } from '#shared/domain/money/money.ts';
import type { MoneyIntervalText, OverrunRow } from '#shared/ipc/overrun-schemas.ts';

type Decimals = { readonly low: string | null; readonly high: string | null };

/** Minor units as a decimal string in their currency. */
export const decimal = (minor: string, currency: string): string => minorToDecimal(BigInt(minor), currency);

/** An interval as decimal strings; a null bound is open, null is unknown. */
export const decimals = (interval: MoneyIntervalText | null, currency: string): Decimals | null =>
  interval === null
    ? null
    : {
        low: interval.low === null ? null : decimal(interval.low, currency),
        high: interval.high === null ? null : decimal(interval.high, currency),
      };

/** One decimal fits a JSON number exactly as written; amounts of money would not. */
export const points = (percent: Decimals | null): { low: number | null; high: number | null } | null =>
  percent === null
    ? null
    : {
        low: percent.low === null ? null : Number(percent.low),
        high: percent.high === null ? null : Number(percent.high),
      };

/** How far one amount is over another. */
export const growthJson = (growth: OverrunRow['overrunOriginal'], currency: string) =>
  growth === null ? null : { amount: decimals(growth.amount, currency), percent: points(growth.percent) };

/** Where an amount comes from: of a derived one its weakest input, by the row that this is. */
export const provenanceJson = (provenance: OverrunRow['provenance']['cost']) =>
  provenance === null
    ? null
    : {
        level: provenance.level,
        row: `${provenance.entity}:${provenance.id}`,
        label: provenance.label,
        contract: provenance.contract,
      };

/** Of several amounts, by their names. */
export const provenancesJson = <Name extends string>(
  of: Readonly<Record<Name, OverrunRow['provenance']['cost']>>,
): Record<Name, ReturnType<typeof provenanceJson>> =>
  Object.fromEntries(
    Object.entries(of).map(([name, value]) => [
      name,
      provenanceJson(value as OverrunRow['provenance']['cost']),
    ]),
  ) as Record<Name, ReturnType<typeof provenanceJson>>;
