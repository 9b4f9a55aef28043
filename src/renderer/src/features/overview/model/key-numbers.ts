import { isBeyond } from '#renderer/components/chart/growth.ts';
import { certaintyOf, directionOf } from '#renderer/components/chart/interval.ts';
import type { Direction } from '#renderer/components/chart/interval.ts';
import type { ImportListItem } from '#shared/ipc/import-schemas.ts';
import type { MoneyIntervalText, OverrunPortfolio, OverrunRow } from '#shared/ipc/overrun-schemas.ts';

/** The key numbers of one currency. Currencies are never added up. */
export type KeyNumbers = {
  readonly currency: string;
  readonly contracts: number;
  readonly original: MoneyIntervalText;
  readonly originalUnknown: number;
  readonly current: MoneyIntervalText;
  /** Contracts whose current value is known, but only as "at least". */
  readonly currentAtLeast: number;
  readonly currentUnknown: number;
  readonly overrun: MoneyIntervalText;
  readonly direction: Direction;
  readonly provenance: OverrunPortfolio['totals'][number]['provenance'];
  readonly percent: { readonly low: string | null; readonly high: string | null } | null;
  /** Contracts that are certainly beyond the limit; null when there is no limit. */
  readonly beyond: number | null;
};

/** Programmes contain contracts: they are shown, apart, and never counted. */
export const isProgramme = (row: OverrunRow): boolean => row.kind === 'programme';

/** Key numbers per currency, the one with most contracts first. `limitPercent`: see useGrowthLimit. */
export const keyNumbers = (portfolio: OverrunPortfolio, limitPercent: number | null): KeyNumbers[] =>
  portfolio.totals
    .map((total) => {
      const rows = portfolio.contracts.filter((row) => row.currency === total.currency && !isProgramme(row));
      return {
        currency: total.currency,
        contracts: total.contracts,
        original: total.original,
        originalUnknown: total.originalUnknown,
        current: total.current,
        currentAtLeast: rows.filter((row) => certaintyOf(row.current) === 'at-least').length,
        currentUnknown: total.currentUnknown,
        overrun: total.overrun,
        direction: directionOf(total.overrun),
        provenance: total.provenance,
        percent: total.percent,
        beyond:
          limitPercent === null
            ? null
            : rows.filter((row) => isBeyond(row.overrunOriginal?.percent, limitPercent)).length,
      };
    })
    .sort((a, b) => b.contracts - a.contracts || (a.currency < b.currency ? -1 : 1));

/** What waits for a person: rejected rows not yet dealt with, and flags raised by the rules. */
export type Attention = {
  readonly openRejects: number;
  readonly flags: number;
  readonly flaggedContracts: number;
};

/** Counts over the whole case, programmes included: a flag on a programme has to be looked at too. */
export const attentionOf = (rows: readonly OverrunRow[], imports: readonly ImportListItem[]): Attention => ({
  openRejects: imports
    .filter((item) => item.state === 'committed')
    .reduce((sum, item) => sum + item.openRejects, 0),
  flags: rows.reduce((sum, row) => sum + row.flags.length, 0),
  flaggedContracts: rows.filter((row) => row.flags.length > 0).length,
});
