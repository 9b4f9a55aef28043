import type { FileRun } from './file-run.ts';
import { costOf, peakOf, type Verdict } from './judge.ts';

export type JudgedRun = { readonly run: FileRun; readonly verdict: Verdict };

const headings = ['file', 'result', 'rows', 'amount', 'time', 'memory', 'expectation'] as const;
const widths = [58, 46, 22, 22, 8, 8, 0] as const;

const line = (cells: readonly string[]): string =>
  cells
    .map((cell, index) => cell.padEnd(widths[index] ?? 0))
    .join('  ')
    .trimEnd();

export const headingLines = (): readonly string[] => [
  line(headings),
  line(headings.map((heading, index) => '-'.repeat(widths[index] || heading.length))),
];

/** One line for a file, and one more for each thing that is wrong with it. */
export const runLines = ({ run, verdict: { faults, unmet } }: JudgedRun): readonly string[] => {
  const { read, imported } = run;
  const expectation = unmet === null ? '–' : unmet.length === 0 ? 'met' : 'NOT MET';
  return [
    line([
      run.file,
      faults.length > 0 ? 'FAULT' : resultOf(run),
      rowsOf(run),
      amountOf(run),
      `${(costOf(read) + costOf(imported)).toFixed(1)} s`,
      `${peakOf(run).toFixed(0)} MB`,
      expectation,
    ]),
    ...faults.map((fault) => `    fault: ${fault}`),
    ...(unmet ?? []).slice(0, 5).map((sentence) => `    expected: ${sentence}`),
  ];
};

/** Imported or not; what is no register of ours is read all the same. */
const resultOf = ({ read, imported }: FileRun): string => {
  if (imported.reply !== null) return imported.reply.committed ? 'imported' : 'nothing to import';
  return read.reply === null ? `${imported.code}` : `${imported.code}, read as ${read.reply.kind}`;
};

const rowsOf = ({ read, imported }: FileRun): string => {
  if (imported.reply !== null) {
    const { accepted, rejected, ignored } = imported.reply.rows;
    return `${accepted}/${rejected}/${ignored}`;
  }
  return read.reply === null ? '' : `${read.reply.sheets.reduce((sum, { rows }) => sum + rows, 0)} read`;
};

const amountOf = ({ imported }: FileRun): string => {
  if (imported.reply === null) return '';
  const { amounts, amountsByCurrency } = imported.reply;
  if (amounts.read !== null) return `${amounts.read} ${amounts.currency ?? ''}`.trimEnd();
  return Object.entries(amountsByCurrency ?? {})
    .map(([currency, { read }]) => `${read} ${currency}`)
    .join(' ');
};

/** What the whole folder came to. */
export const summaryLines = (runs: readonly JudgedRun[]): readonly string[] => {
  const count = (is: (judged: JudgedRun) => boolean): number => runs.filter(is).length;
  const imported = count(({ run }) => run.imported.reply?.committed === true);
  const read = count(({ run }) => run.imported.reply?.committed !== true && run.read.reply !== null);
  const refused = count(({ run }) => run.imported.reply?.committed !== true && run.read.reply === null);
  const stated = count(({ verdict }) => verdict.unmet !== null);
  const met = count(({ verdict }) => verdict.unmet?.length === 0);
  const slowest = Math.max(...runs.map(({ run }) => Math.max(costOf(run.read), costOf(run.imported))), 0);
  const largest = Math.max(...runs.map(({ run }) => peakOf(run)), 0);
  return [
    `${runs.length} files: ${imported} imported, ${read} read only, ${refused} refused with a reason`,
    `${count(({ verdict }) => verdict.faults.length > 0)} with a fault; expectations met for ${met} of ${stated} files`,
    `slowest command ${slowest.toFixed(1)} s, largest process ${largest.toFixed(0)} MB`,
  ];
};
