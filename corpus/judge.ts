import type { FileRun } from './file-run.ts';

/**
 * What no file may cost. Seconds are those of the processor where they are known: on a busy machine the clock says how
 * busy it is. A command that hangs is ended by the clock.
 */
export const bounds = { seconds: 20, megabytes: 600 } as const;

export type Verdict = {
  /** What the program did that it must not do, whatever the file. */
  readonly faults: readonly string[];
  /** What is stated of the file and does not hold; null when nothing is stated. */
  readonly unmet: readonly string[] | null;
};

/** Faults of one file's run: crashes, time, memory, amounts that do not tie, a case that is not whole. */
export const faultsOf = ({ read, imported, kept }: FileRun): readonly string[] => [
  ...[...new Set([read.crash, imported.crash])].filter((crash) => crash !== null),
  ...(Math.max(costOf(read), costOf(imported)) > bounds.seconds ? [`over ${bounds.seconds} s`] : []),
  ...(peakOf({ read, imported }) > bounds.megabytes ? [`over ${bounds.megabytes} MB`] : []),
  ...(kept.damage === null ? [] : [kept.damage]),
  ...untied(imported.reply),
];

/** Seconds that a command cost. */
export const costOf = ({
  seconds,
  processorSeconds,
}: Pick<FileRun['read'], 'seconds' | 'processorSeconds'>): number => processorSeconds ?? seconds;

export const peakOf = ({ read, imported }: Pick<FileRun, 'read' | 'imported'>): number =>
  Math.max(read.peakMegabytes ?? 0, imported.peakMegabytes ?? 0);

const untied = (reply: FileRun['imported']['reply']): readonly string[] => {
  if (reply === null) return [];
  const { read, accepted, rejected, ignored } = reply.rows;
  const rows = read === accepted + rejected + ignored ? [] : ['rows do not tie'];
  const amounts = [reply.amounts, ...Object.values(reply.amountsByCurrency ?? {})];
  return [...rows, ...(amounts.every(tied) ? [] : ['amounts do not tie'])];
};

const places = 20;

/** Digits behind the point filled up, so that decimals add as integers. */
const units = (text: string | null): bigint => {
  const [whole = '0', fraction = ''] = (text ?? '0').split('.');
  return BigInt(`${whole}${fraction.padEnd(places, '0')}`);
};

type Amounts = Readonly<Record<'read' | 'accepted' | 'rejected' | 'ignored', string | null>>;

const tied = ({ read, accepted, rejected, ignored }: Amounts): boolean =>
  read === null || units(read) === units(accepted) + units(rejected) + units(ignored);
