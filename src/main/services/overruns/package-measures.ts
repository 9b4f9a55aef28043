import { inForce } from '#shared/domain/overrun/amendment-effects.ts';
import { toText } from '#shared/domain/overrun/overrun-row.ts';
import { workPackageMeasures, type WorkPackageFacts } from '#shared/domain/overrun/work-package-measures.ts';
import type { PackageMeasures, WorkPackageMeasure } from '#shared/ipc/overrun-schemas.ts';
import type { ReadableDb } from '../../db/types.ts';
import type { Scope } from './billing-queries.ts';
import { readWorkPackages } from './work-packages.ts';

/** The work packages of one contract, or of all, with what is measured of them; and those that only lines name. */
export const packageMeasures = (db: ReadableDb, scope: Scope): PackageMeasures =>
  db.transaction((): PackageMeasures => {
    const { packages, unknown } = readWorkPackages(db, scope);
    return {
      packages: packages.map(measureOf),
      unknown: unknown.map(({ contractId, number, currency, billing }) => ({
        contractId,
        number,
        currency,
        lines: billing.lines,
        invoiced: String(billing.invoiced),
      })),
    };
  })();

const measureOf = (of: WorkPackageFacts): WorkPackageMeasure => {
  const { id, contractId, number, title, currency } = of.workPackage;
  const { lines, otherCurrency, amountUnknown, taxUncertain } = of.billing;
  const { amendments, ceiling, invoiced, remaining, share, state, crossedOn } = workPackageMeasures(of);
  return {
    id,
    contractId,
    number,
    title,
    currency,
    agreed: toText(of.agreed),
    amendments: { count: inForce(of.effects).length, total: toText(amendments) },
    ceiling: toText(ceiling),
    invoiced: invoiced === null ? null : String(invoiced),
    remaining: toText(remaining),
    share,
    lines,
    otherCurrency,
    amountUnknown,
    taxUncertain,
    state,
    crossedOn,
    notCompared: of.isAmbiguous ? 'ambiguous' : of.isOtherCurrency ? 'other-currency' : null,
  };
};
