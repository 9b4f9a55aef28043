import { readFileSync } from 'node:fs';

export const bodyKinds = ['ministry', 'network', 'crown-corporation'] as const;
export const contractNatures = ['goods', 'services', 'construction'] as const;

/** From what amount a public tender is required: for a kind of body and nature of contract, during some years. */
export type TenderThreshold = {
  readonly bodyKind: (typeof bodyKinds)[number];
  readonly nature: (typeof contractNatures)[number];
  /** Decimal text, Canadian dollars. */
  readonly amount: string;
  readonly validFrom: string;
  readonly validTo: string;
  readonly article: string;
  readonly url: string;
  readonly mark: 'verified' | 'unverified' | 'proposed';
};

/** The thresholds that the application ships. Years without one are missing on purpose: their amounts were not read. */
export const readTenderThresholds = (resourcesUrl: URL): readonly TenderThreshold[] =>
  JSON.parse(
    readFileSync(new URL('rules/tender-thresholds.json', resourcesUrl), 'utf8'),
  ) as readonly TenderThreshold[];
