import { compareText } from '../text/compare-text.ts';
import { differenceOf, sumOfAmounts } from './published-amount.ts';
import type { PublishedAmendment, PublishedAmount } from './published.ts';

/** A contract as one publication has it. */
export type HistoryPoint = {
  /** Sorts the points of a contract in time. */
  readonly order: string;
  /** Names the publication, for a change that it states no amendment for. */
  readonly releaseId: string;
  readonly publishedOn: string | null;
  readonly value: PublishedAmount | null;
  readonly original: PublishedAmount | null;
  readonly isFinal: boolean;
  readonly endsOn: string | null;
  readonly amendments: readonly PublishedAmendment[];
  /** Numbers of changes that are known from before. */
  readonly told?: readonly string[];
};

/** One change of a contract: a published amendment, or a difference between two publications that none explains. */
export type ContractChange = {
  readonly number: string;
  readonly signedOn: string | null;
  readonly publishedOn: string | null;
  readonly description: string | null;
  /** Signed; null when it is unknown. */
  readonly amount: PublishedAmount | null;
  readonly newEndsOn: string | null;
  /** Seen only in the values: no amendment was published. */
  readonly isInferred: boolean;
};

export type ContractHistory = {
  readonly original: PublishedAmount | null;
  /** The first publication already has amendments in its value, and no original beside it. */
  readonly isOriginalAmended: boolean;
  readonly endsOn: string | null;
  readonly changes: readonly ContractChange[];
  /** Publications with several new amendments: what each changed cannot be told apart. */
  readonly hasSharedChange: boolean;
  /** Publications give several originals. */
  readonly hasOtherOriginal: boolean;
};

type Progress = {
  value: PublishedAmount | null;
  endsOn: string | null;
  hasSharedChange: boolean;
  readonly seen: Set<string>;
  readonly changes: ContractChange[];
};

/**
 * The history of a contract from what was published of it, whatever the order in which the publications came. OCDS
 * states no amounts for amendments: the value is overwritten, and a change is the difference between two
 * publications. The original is the one published beside the value when the first value is the final one or already
 * amended, else the first value, else what was awarded.
 */
export const contractHistory = (points: readonly HistoryPoint[]): ContractHistory => {
  const sorted = points.toSorted((a, b) => compareText(a.order, b.order));
  const start = startOf(sorted);
  const endsOn = sorted.find((point) => point.endsOn !== null)?.endsOn ?? null;
  const progress: Progress = {
    value: start.base,
    endsOn,
    hasSharedChange: false,
    seen: new Set(sorted.flatMap(({ told = [] }) => told)),
    changes: [],
  };
  for (const point of sorted) takePoint(progress, point);
  const { changes, hasSharedChange } = progress;
  const { original, isOriginalAmended } = start;
  const originals = new Set(
    points.map((point) => point.original?.minor).filter((minor) => minor !== undefined),
  );
  return {
    original,
    isOriginalAmended,
    endsOn,
    changes,
    hasSharedChange,
    hasOtherOriginal: originals.size > 1,
  };
};

/** The original, and the value from which changes are counted: unknown when the first value is already amended. */
const startOf = (sorted: readonly HistoryPoint[]) => {
  const first = sorted.find(({ value }) => value !== null);
  const published = sorted.find(({ original }) => original !== null)?.original ?? null;
  if (first === undefined) return { original: published, base: published, isOriginalAmended: false };
  const isAmended = first.amendments.length > 0;
  if (!isAmended && !first.isFinal)
    return { original: first.value, base: first.value, isOriginalAmended: false };
  const isOriginalAmended = isAmended && published === null;
  return { original: published ?? first.value, base: published, isOriginalAmended };
};

type Fresh = { readonly amendment: PublishedAmendment; readonly number: string };

const takePoint = (progress: Progress, point: HistoryPoint): void => {
  const fresh = freshAmendments(progress, point);
  const difference = differenceOf(point.value, progress.value);
  const newEndsOn = point.endsOn === progress.endsOn ? null : point.endsOn;
  progress.changes.push(...publishedChanges(point, fresh, { amount: difference, newEndsOn }));
  progress.hasSharedChange ||= fresh.length > 1 && fresh.some(({ amendment }) => amendment.change === null);
  const rest = {
    amount: unexplainedChange(difference, fresh),
    newEndsOn: fresh.length === 0 ? newEndsOn : null,
  };
  if (isChange(rest.amount) || rest.newEndsOn !== null)
    progress.changes.push(inferredChange(progress, point, rest));
  progress.value = point.value ?? afterStated(progress.value, fresh);
  progress.endsOn = point.endsOn ?? progress.endsOn;
};

type Difference = Pick<ContractChange, 'amount' | 'newEndsOn'>;

/** A difference belongs to an amendment only when there is but one that it can come from. */
const publishedChanges = (
  { publishedOn }: HistoryPoint,
  fresh: readonly Fresh[],
  difference: Difference,
): readonly ContractChange[] => {
  const { amount, newEndsOn } = fresh.length === 1 ? difference : { amount: null, newEndsOn: null };
  return fresh.map(({ amendment, number }) => ({
    number,
    signedOn: amendment.signedOn,
    description: amendment.description,
    amount: amendment.change ?? amount,
    publishedOn,
    newEndsOn,
    isInferred: false,
  }));
};

/** A publication of amendments alone moves the value by what they state. */
const afterStated = (value: PublishedAmount | null, fresh: readonly Fresh[]): PublishedAmount | null =>
  fresh.reduce<PublishedAmount | null>(
    (sum, { amendment }) => (amendment.change === null ? sum : sumOfAmounts([sum, amendment.change])),
    value,
  );

const isChange = (difference: PublishedAmount | null): boolean =>
  difference !== null && difference.minor !== 0;

/** Amendments that no earlier publication had. */
const freshAmendments = ({ seen }: Progress, point: HistoryPoint): readonly Fresh[] => {
  const all = point.amendments.map((amendment, index) => ({
    amendment,
    number: amendment.id ?? numberOf(point, amendment, index),
  }));
  const fresh = all.filter(
    ({ number }, index) => !seen.has(number) && all.findIndex((one) => one.number === number) === index,
  );
  for (const { number } of fresh) seen.add(number);
  return fresh;
};

const numberOf = (point: HistoryPoint, amendment: PublishedAmendment, index: number): string =>
  `${amendment.signedOn ?? point.releaseId}${index === 0 ? '' : `-${index + 1}`}`;

const inferredChange = (progress: Progress, point: HistoryPoint, rest: Difference): ContractChange => ({
  number: freeNumber(progress, point.releaseId),
  signedOn: null,
  publishedOn: point.publishedOn,
  description: null,
  ...rest,
  isInferred: true,
});

/** What the new amendments do not state of a difference; null when one of them takes it, or may take part of it. */
const unexplainedChange = (
  difference: PublishedAmount | null,
  fresh: readonly Fresh[],
): PublishedAmount | null => {
  if (fresh.length === 0) return difference;
  const stated = fresh.map(({ amendment }) => amendment.change);
  return stated.includes(null) ? null : differenceOf(difference, sumOfAmounts(stated));
};

/** The name of a publication, or one made of it when an amendment has that name. */
const freeNumber = ({ seen }: Progress, releaseId: string): string => {
  let number = releaseId;
  for (let count = 2; seen.has(number); count += 1) number = `${releaseId} (${count})`;
  seen.add(number);
  return number;
};
