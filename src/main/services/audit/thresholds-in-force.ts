import { minorOf, type ParameterDefinition } from '#shared/domain/audit/parameters.ts';
import type { RuleVersion } from '#shared/domain/audit/test-run.ts';
import { decimalToMinor } from '#shared/domain/money/money.ts';
import { bodyKinds, contractNatures, type TenderThreshold } from '../rules/tender-thresholds.ts';
import type { TestInput } from './audit-test.ts';

/** Parameters of the tests that need the threshold of public tender: the amount itself, or for whom and for what. */
export const thresholdParameters: readonly ParameterDefinition[] = [
  { name: 'threshold', kind: 'amount', default: null, mark: 'judgement', source: '' },
  { name: 'bodyKind', kind: 'choice', default: 'network', values: bodyKinds, mark: 'judgement', source: '' },
  {
    name: 'nature',
    kind: 'choice',
    default: 'services',
    values: contractNatures,
    mark: 'judgement',
    source: '',
  },
];

export type ThresholdsInForce = {
  /** In cents; null where no amount is known for that day. */
  readonly on: (date: string) => number | null;
  /** The rules that were used. */
  readonly versions: () => readonly RuleVersion[];
};

/** The threshold on a date: the one that is set, else the dated one that the application knows. */
export const thresholdsInForce = ({ parameters, thresholds }: TestInput): ThresholdsInForce => {
  const fixed = minorOf(parameters, 'threshold', 'CAD');
  const known = thresholds.filter(
    ({ bodyKind, nature }) => bodyKind === parameters['bodyKind'] && nature === parameters['nature'],
  );
  const used = new Set<TenderThreshold>();
  return {
    on: (date) => {
      if (fixed !== null) return fixed;
      const threshold = known.find(({ validFrom, validTo }) => validFrom <= date && date <= validTo);
      if (threshold === undefined) return null;
      used.add(threshold);
      const minor = decimalToMinor(threshold.amount, 'CAD');
      return minor.ok ? minor.value : null;
    },
    versions: () => [...used].map(toVersion),
  };
};

const toVersion = (threshold: TenderThreshold): RuleVersion => ({
  code: `tender-threshold-${threshold.bodyKind}-${threshold.nature}`,
  ruleId: null,
  validFrom: threshold.validFrom,
  validTo: threshold.validTo,
  amount: threshold.amount,
  limitPpm: null,
  limitDays: null,
  article: threshold.article,
  url: threshold.url,
  mark: threshold.mark,
});
