import type { CellValue } from '../register/column-kinds.ts';
import type { AnyFields, FieldsOf } from '../register/entities.ts';
import { sortKey } from '../text/sort-key.ts';

/** How far a finding is: both sign-offs, and what they make of its status. */
export type SignOff = Pick<
  FieldsOf<'finding'>,
  'status' | 'preparedBy' | 'preparedOn' | 'reviewedBy' | 'reviewedOn'
>;

export const signOffColumns = ['status', 'preparedBy', 'preparedOn', 'reviewedBy', 'reviewedOn'] as const;

/** Nobody has signed. */
export const notSigned: SignOff = {
  status: 'draft',
  preparedBy: null,
  preparedOn: null,
  reviewedBy: null,
  reviewedOn: null,
};

const statuses: readonly CellValue[] = ['draft', 'prepared', 'reviewed', 'closed'];

const text = (value: CellValue | undefined): string | null => (typeof value === 'string' ? value : null);

/** The sign-off columns of a stored row of any kind. */
export const signOffOf = (row: AnyFields): SignOff => ({
  status: (statuses.includes(row['status'] ?? null) ? row['status'] : 'draft') as SignOff['status'],
  preparedBy: text(row['preparedBy']),
  preparedOn: text(row['preparedOn']),
  reviewedBy: text(row['reviewedBy']),
  reviewedOn: text(row['reviewedOn']),
});

export const isSigned = ({ status, preparedBy, reviewedBy }: SignOff): boolean =>
  status !== 'draft' || preparedBy !== null || reviewedBy !== null;

export const isReviewed = ({ reviewedBy }: SignOff): boolean => reviewedBy !== null;

/** Whether a change of these columns changes what was signed, not only who signed. */
export const isContentChange = (columns: readonly string[]): boolean =>
  columns.some((column) => !(signOffColumns as readonly string[]).includes(column));

/** Whether two names are of one person, as far as names tell: case, accents and spaces do not count. */
export const isSamePerson = (one: string, other: string): boolean => sortKey(one) === sortKey(other);

export const signOffSteps = ['prepare', 'review', 'close', 'reopen'] as const;

export type SignOffStep = (typeof signOffSteps)[number];

/** Why a step cannot be taken now. */
export const signOffRefusals = [
  'already-signed',
  'not-prepared',
  'same-person',
  'open-notes',
  'not-reviewed',
  'not-signed',
] as const;

export type SignOffRefusal = (typeof signOffRefusals)[number];

/**
 * Why someone cannot take a step, or null. A finding is prepared, then reviewed by someone else once no review note is
 * open, then closed when what it asked for was done; reopening takes every sign-off away.
 */
export const signOffRefusal = (
  step: SignOffStep,
  now: SignOff,
  { actor, openNotes }: { readonly actor: string; readonly openNotes: number },
): SignOffRefusal | null => {
  switch (step) {
    case 'prepare':
      return isSigned(now) ? 'already-signed' : null;
    case 'review':
      return reviewRefusal(now, actor, openNotes);
    case 'close':
      if (now.status === 'closed') return 'already-signed';
      return now.status === 'reviewed' ? null : 'not-reviewed';
    case 'reopen':
      return isSigned(now) ? null : 'not-signed';
  }
};

const reviewRefusal = (now: SignOff, actor: string, openNotes: number): SignOffRefusal | null => {
  if (isReviewed(now)) return 'already-signed';
  if (now.status !== 'prepared' || now.preparedBy === null) return 'not-prepared';
  if (isSamePerson(now.preparedBy, actor)) return 'same-person';
  return openNotes > 0 ? 'open-notes' : null;
};

/** What a step writes. */
export const signedBy = (
  step: SignOffStep,
  { actor, today }: { readonly actor: string; readonly today: string },
): Partial<SignOff> => {
  switch (step) {
    case 'prepare':
      return { status: 'prepared', preparedBy: actor, preparedOn: today };
    case 'review':
      return { status: 'reviewed', reviewedBy: actor, reviewedOn: today };
    case 'close':
      return { status: 'closed' };
    case 'reopen':
      return notSigned;
  }
};

/**
 * The sign-off that an undo or a redo may leave: it can take one away, but never put one back, which only the person
 * who signs can do.
 */
export const settledSignOff = (now: SignOff, wanted: SignOff): SignOff => {
  const isPrepared =
    wanted.preparedBy !== null &&
    wanted.preparedBy === now.preparedBy &&
    wanted.preparedOn === now.preparedOn;
  if (!isPrepared) return notSigned;
  const prepared = {
    ...notSigned,
    status: 'prepared',
    preparedBy: now.preparedBy,
    preparedOn: now.preparedOn,
  } as const;
  const isReviewedStill =
    wanted.reviewedBy !== null &&
    wanted.reviewedBy === now.reviewedBy &&
    wanted.reviewedOn === now.reviewedOn;
  if (!isReviewedStill) return prepared;
  const status = wanted.status === 'closed' ? 'closed' : 'reviewed';
  return { ...prepared, status, reviewedBy: now.reviewedBy, reviewedOn: now.reviewedOn };
};
