import type { ExceptionRow, LibraryTest, RunSummary, TestParameter } from '#shared/ipc/auditing-schemas.ts';

export const percentParameter: TestParameter = {
  name: 'percent',
  kind: 'percent',
  default: 5,
  mark: 'judgement',
  source: '',
  uses: null,
  min: 0,
  max: 100,
  values: null,
};

export const runOf = (given: Partial<RunSummary> = {}): RunSummary => ({
  id: 1,
  battery: 1,
  test: 'T08',
  status: 'done',
  startedAt: 0,
  actor: 'Essai',
  version: '0.0.0',
  parameters: { percent: 5 },
  changedParameters: [],
  unusedParameters: [],
  population: 60,
  populationOf: 'invoice',
  excluded: [{ reason: 'credit-note', count: 4 }],
  needs: [],
  exceptionCount: 3,
  tooFew: null,
  amounts: [{ currency: 'CAD', amount: { low: '30000', high: null }, unknown: 1 }],
  previousId: null,
  comparison: null,
  dispositions: { exception: 0, explained: 0, notRelevant: 0, followUp: 0, open: 3, stale: 0 },
  isOutdated: false,
  ...given,
});

export const testOf = (given: Partial<LibraryTest> = {}): LibraryTest => ({
  id: 'T08',
  reads: ['invoice'],
  parameters: [percentParameter],
  exclusions: ['credit-note'],
  missing: [],
  lastRun: null,
  ...given,
});

export const exceptionOf = (rank: number, given: Partial<ExceptionRow> = {}): ExceptionRow => ({
  runId: 1,
  rank,
  key: `vendeur|F-${rank}`,
  hash: 'a'.repeat(64),
  currency: 'CAD',
  amountAtRisk: { low: '10000', high: '10000' },
  rowCount: 1,
  detail: { vendor: 'Vendeur', number: `F-${rank}` },
  status: 'first',
  disposition: null,
  ...given,
});
