import { fromHedge, subtractIntervals, type Interval } from '../money/interval.ts';
import type { RowOf } from '../register/entities.ts';

type Figure = RowOf<'figure'>;

/** Why an alternative stands alone: nothing that it may be compared with is recorded, or it is on another basis. */
export type NotComparable = 'no-chosen' | 'other-currency' | 'other-tax-basis';

/** A way that was not taken, beside the one that was. */
export type Alternative = {
  readonly figure: Figure;
  readonly amount: Interval;
  /** What a source sets it against, on the same basis. */
  readonly chosen: { readonly figure: Figure; readonly amount: Interval } | null;
  /** Alternative − chosen. */
  readonly difference: Interval | null;
  /** Of a difference: neither source says whether its amount includes taxes. */
  readonly isTaxUnknown: boolean;
  readonly notComparable: NotComparable | null;
};

/**
 * The alternatives of a contract. Each is compared only with the figure that its source compares it with
 * (`comparedWithId`), in the same currency and with the same treatment of taxes: two amounts of different scopes have
 * no difference. What the alternatives are compared with is not listed again by itself.
 */
export const alternatives = (figures: readonly Figure[]): readonly Alternative[] => {
  const byId = new Map(figures.map((figure) => [figure.id, figure]));
  const all = figures.filter(({ basis, unit }) => basis === 'alternative' && unit === 'money');
  const chosenIds = new Set(all.map(({ comparedWithId }) => comparedWithId));
  return all.flatMap((figure): Alternative[] => {
    const amount = amountOf(figure);
    if (chosenIds.has(figure.id) || amount === null) return [];
    const against = figure.comparedWithId === null ? undefined : byId.get(figure.comparedWithId);
    const other = against === undefined ? null : amountOf(against);
    const notComparable =
      against === undefined || other === null ? 'no-chosen' : basisProblem(figure, against);
    const chosen =
      notComparable !== null || against === undefined || other === null
        ? null
        : { figure: against, amount: other };
    return [
      {
        figure,
        amount,
        chosen,
        difference: chosen === null ? null : subtractIntervals(amount, chosen.amount),
        isTaxUnknown: chosen !== null && figure.taxBasis === 'unknown',
        notComparable,
      },
    ];
  });
};

const basisProblem = (a: Figure, b: Figure): NotComparable | null => {
  if (a.currency !== b.currency) return 'other-currency';
  return a.taxBasis === b.taxBasis ? null : 'other-tax-basis';
};

const amountOf = ({ low, high, hedge }: Figure): Interval | null => fromHedge(low, high, hedge);
