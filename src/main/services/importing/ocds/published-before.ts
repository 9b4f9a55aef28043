import type { HistoryPoint } from '#shared/domain/ocds/contract-history.ts';
import { sumOfAmounts } from '#shared/domain/ocds/published-amount.ts';
import type { PublishedAmount, PublishedRelease } from '#shared/domain/ocds/published.ts';
import type { KnownPublication } from '../import-messages.ts';

/** Where the history of a contract stood before this import: what comes is compared with that. */
export type PublishedBefore = {
  readonly point: HistoryPoint;
  /** Whether a release adds nothing to the history: it was there before, or is older than what was. */
  readonly covers: (release: PublishedRelease) => boolean;
};

/** Publications of expenditures beyond a contract: their amounts add to its value. */
const expenditureTag = 'depense';

const nameOf = (releaseId: string | null, tags: string | null): string => `${releaseId ?? ''} ${tags ?? ''}`;

/**
 * The last state that publications tell, in the order of their days; null when none tells a value.
 * @param publications of one contract
 */
export const publishedBefore = (publications: readonly KnownPublication[]): PublishedBefore | null => {
  let value: PublishedAmount | null = null;
  for (const { tags, currency, amount } of publications) {
    if (currency === null || amount === null) continue;
    const published = { currency, minor: amount };
    value = tags === expenditureTag ? sumOfAmounts([value, published]) : published;
  }
  const last = publications.at(-1);
  if (last === undefined || value === null) return null;
  const names = new Set(publications.map(({ releaseId, tags }) => nameOf(releaseId, tags)));
  return {
    point: {
      order: last.publishedOn,
      releaseId: last.releaseId ?? last.publishedOn,
      publishedOn: last.publishedOn,
      value,
      original: null,
      isFinal: false,
      endsOn: null,
      amendments: [],
    },
    covers: ({ releaseId, tags, publishedOn }) =>
      names.has(nameOf(releaseId, tags.length === 0 ? null : tags.join(' '))) ||
      (publishedOn !== null && publishedOn < last.publishedOn),
  };
};
