import type { HistoryPoint } from '#shared/domain/ocds/contract-history.ts';
import { sumOfAmounts } from '#shared/domain/ocds/published-amount.ts';
import type { PublishedAmount, PublishedRelease } from '#shared/domain/ocds/published.ts';
import type { KnownPublication, KnownState } from '../published-lookups.ts';

/** Where the history of a contract stood before this import: what comes is compared with that. */
export type PublishedBefore = {
  readonly point: HistoryPoint;
  readonly currency: string;
  /** Whether a release adds nothing to the history: it was there before, or is older than what was. */
  readonly covers: (release: PublishedRelease) => boolean;
};

/** Publications of expenditures beyond a contract: their amounts add to its value. */
const expenditureTag = 'depense';

const nameOf = (releaseId: string | null, tags: string | null): string => `${releaseId ?? ''} ${tags ?? ''}`;

const valueAfter = (publications: readonly KnownPublication[]): PublishedAmount | null => {
  let value: PublishedAmount | null = null;
  for (const { tags, currency, amount } of publications) {
    if (currency === null || amount === null) continue;
    const published = { currency, minor: amount };
    value = tags === expenditureTag ? sumOfAmounts([value, published]) : published;
  }
  return value;
};

const originalOf = (state: KnownState | undefined, currency: string): PublishedAmount | null =>
  state === undefined || state.awardedAmount === null ? null : { currency, minor: state.awardedAmount };

/**
 * The last state that publications tell, in the order of their days; null when none tells a value.
 * @param publications of one contract
 * @param state what the register has of it by now: changes that were told before are not told again
 */
export const publishedBefore = (
  publications: readonly KnownPublication[],
  state: KnownState | undefined,
): PublishedBefore | null => {
  const value = valueAfter(publications);
  const last = publications.at(-1);
  if (last === undefined || value === null) return null;
  const names = new Set(publications.map(({ releaseId, tags }) => nameOf(releaseId, tags)));
  const { currency } = value;
  return {
    currency,
    point: {
      // Before all that comes: what is older is covered.
      order: '',
      releaseId: last.releaseId ?? last.order,
      publishedOn: last.publishedOn,
      value,
      original: originalOf(state, currency),
      isFinal: false,
      endsOn: state?.endsOn ?? null,
      amendments: [],
      told: state?.changes ?? [],
    },
    covers: ({ scheme, releaseId, tags, order }) =>
      names.has(nameOf(releaseId, tags.length === 0 ? null : tags.join(' '))) ||
      (scheme === last.scheme && order !== '' && order < last.order),
  };
};
