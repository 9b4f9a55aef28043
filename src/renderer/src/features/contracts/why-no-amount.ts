import type { WorkPackageMeasure } from '#shared/ipc/overrun-schemas.ts';

type Of = Pick<
  WorkPackageMeasure,
  'agreed' | 'ceiling' | 'notCompared' | 'lines' | 'otherCurrency' | 'amountUnknown'
>;

/** Why the ceiling of a work package is not known: `packages.none.<reason>` in the catalogue. */
export const whyNoCeiling = ({ agreed }: Pick<Of, 'agreed'>): 'unknown' | 'amendment-unknown' =>
  agreed === null ? 'unknown' : 'amendment-unknown';

/** The same of what is invoiced for it, remains of its ceiling, or is its share. */
export const whyNothingCompared = (
  of: Of,
): NonNullable<Of['notCompared']> | 'no-line' | 'not-counted' | ReturnType<typeof whyNoCeiling> => {
  if (of.notCompared !== null) return of.notCompared;
  if (of.lines > 0) return whyNoCeiling(of);
  return of.otherCurrency + of.amountUnknown > 0 ? 'not-counted' : 'no-line';
};
