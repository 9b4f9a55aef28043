import type { RecordNote, SourceRecord } from '#shared/domain/importing/source-record.ts';
import { createDecimalSum, type DecimalSum } from '#shared/domain/money/decimal-sum.ts';
import { createStagingTally, type StagingCounts } from '../staging-tally.ts';

type Outcome = 'accepted' | 'rejected' | 'ignored';

/** What became of the records so far; sums are exact decimal text by currency. */
export type RecordCounts = Omit<StagingCounts, 'sums'> & {
  readonly sums: ReadonlyMap<string, Readonly<Record<Outcome, DecimalSum>>>;
};

export type RecordTally = {
  readonly count: (outcome: Outcome, record: SourceRecord) => void;
  readonly warn: (row: number, note: RecordNote) => void;
  readonly addUnknown: (what: 'vendor' | 'contract', name: string) => void;
  readonly counts: () => RecordCounts;
};

const noSums = (): Record<Outcome, DecimalSum> => ({
  accepted: createDecimalSum(),
  rejected: createDecimalSum(),
  ignored: createDecimalSum(),
});

/** Counts records as they are stored. Warnings and names kept are bounded, as for invoices. */
export const createRecordTally = (): RecordTally => {
  const tally = createStagingTally();
  const sums = new Map<string, Record<Outcome, DecimalSum>>();
  return {
    count: (outcome, { amount, problems }) => {
      tally.count(outcome, amount?.currency ?? '', null);
      const [reason] = problems;
      if (outcome === 'rejected' && reason !== undefined) tally.countCode(reason.code);
      if (amount === null) return;
      const own = sums.get(amount.currency) ?? noSums();
      own[outcome].add(amount.decimal);
      sums.set(amount.currency, own);
    },
    warn: (row, { code, field }) => tally.warn(row, field, code),
    addUnknown: tally.addUnknown,
    counts: () => ({ ...tally.counts(), sums }),
  };
};
