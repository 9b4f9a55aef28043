import type { ContractProgress } from '#shared/ipc/calls/progress.ts';
import { decimal, decimals, growthJson, provenanceJson, provenancesJson } from './json-amounts.ts';

/**
 * What `constat overruns --json` prints of a contract over time, in the notation of `overrunsJson`; indices of earned
 * value are decimal strings. Null where nothing is known.
 */
export const progressJson = (progress: ContractProgress | undefined) => {
  if (progress === undefined) return null;
  const { currency, billing } = progress;
  return {
    lumpSum: progress.lumpSum,
    baselines: progress.baselines.map(
      ({ kind, setOn, setPrecision, authority, reason, amount, isInForce, growth, ...of }) => ({
        kind,
        setOn,
        precision: setPrecision,
        authority,
        reason,
        amount: decimals(amount, currency),
        inForce: isInForce,
        overrun: growthJson(growth, currency),
        provenance: provenancesJson(of.provenance),
      }),
    ),
    forecasts: progress.forecasts.map((forecast) => ({
      asOf: forecast.asOf,
      amount: decimals(forecast.amount, currency),
      accepted: forecast.isAccepted,
      onTaxBasis: forecast.isOnTaxBasis,
      scope: forecast.scopeFr ?? forecast.scopeEn,
      statedBy: forecast.statedBy,
      overrun: {
        original: growthJson(forecast.overOriginal, currency),
        baseline: growthJson(forecast.overBaseline, currency),
      },
      provenance: provenancesJson(forecast.provenance),
    })),
    reportedAndKnown: progress.comparisons.map(comparisonJson),
    earnedValue: progress.reports.map(reportJson),
    delays: progress.delays.map(delayJson),
    alternatives: progress.alternatives.map(alternativeJson),
    billing: {
      invoices: decimal(billing.invoices, currency),
      creditNotes: decimal(billing.creditNotes, currency),
      holdback: decimal(billing.holdback, currency),
      unpaid: billing.unpaid === null ? null : decimal(billing.unpaid, currency),
      remaining: decimals(billing.remaining, currency),
      provenance: provenancesJson(billing.provenance),
    },
  };
};

const delayJson = ({
  currency,
  monthly,
  startsOn,
  until,
  months,
  amount,
  provenance,
}: ContractProgress['delays'][number]) => ({
  currency,
  monthly: decimals(monthly, currency),
  startsOn,
  until,
  months,
  amount: decimals(amount, currency),
  provenance: provenanceJson(provenance),
});

const comparisonJson = (comparison: ContractProgress['comparisons'][number]) => ({
  measure: comparison.measure,
  statements: [...comparison.statements, ...comparison.undated].map((statement) => ({
    role: statement.role,
    on: statement.statedOn,
    precision: statement.statedPrecision,
    by: statement.statedBy,
    to: statement.audience,
    summary: statement.summaryFr ?? statement.summaryEn,
    currency: statement.currency,
    amount: statement.currency === null ? null : decimals(statement.amount, statement.currency),
    claimedEndsOn: statement.claimedEndsOn,
  })),
  daysUntilReported: comparison.daysUntilReported,
  daysUnreported: comparison.daysUnreported,
  provenance: provenanceJson(comparison.provenance),
});

const reportJson = (report: ContractProgress['reports'][number]) => {
  const { currency } = report;
  const exact = (minor: string | null): string | null => (minor === null ? null : decimal(minor, currency));
  return {
    asOf: report.asOf,
    currency,
    bac: exact(report.budgetAtCompletion),
    pv: exact(report.plannedValue),
    ev: exact(report.earnedValue),
    ac: exact(report.actualCost),
    cv: exact(report.costVariance),
    sv: exact(report.scheduleVariance),
    cpi: report.costIndex,
    spi: report.scheduleIndex,
    eac: report.estimates.map(({ factor, amount }) => ({ factor, amount: decimal(amount, currency) })),
    eacRange: decimals(report.estimateRange, currency),
    vac: decimals(report.varianceAtCompletion, currency),
    tcpiBudget: report.toCompleteBudget,
    tcpiEstimate: report.toCompleteEstimate,
    provenance: provenanceJson(report.provenance),
  };
};

const alternativeJson = ({
  option,
  chosen,
  currency,
  difference,
  provenance,
  isTaxUnknown,
  notComparable,
}: ContractProgress['alternatives'][number]) => ({
  currency,
  scope: option.scopeFr ?? option.scopeEn,
  amount: decimals(option.amount, currency),
  chosen:
    chosen === null
      ? null
      : { scope: chosen.scopeFr ?? chosen.scopeEn, amount: decimals(chosen.amount, currency) },
  difference: decimals(difference, currency),
  taxesUnknown: isTaxUnknown,
  provenance: provenanceJson(provenance),
  notComparable,
});
