import { fileURLToPath } from 'node:url';
import type { BenchRow, BenchSize, Measurement } from '../bench-row.ts';
import { inSeconds, scaled } from '../bench-row.ts';
import { runConstat } from '../constat-command.ts';
import { filledCase } from '../generate/cases.ts';
import { runProcess } from '../measure/run-process.ts';
import { measurePairs } from '../measure/statistics.ts';
import { hasSqliteShell } from '../peers/peers.ts';

/** Tests that say the same in SQL, and whether the number they come to is that of exceptions or of rows examined. */
const sqlTests = {
  T01: 'exceptions',
  T13: 'exceptions',
  T17: 'examined',
  T18: 'examined',
  T20: 'exceptions',
  T23: 'examined',
  T24: 'exceptions',
} as const;

type SqlTest = keyof typeof sqlTests;
const sqlTestIds = Object.keys(sqlTests) as readonly SqlTest[];

const sqlFile = fileURLToPath(new URL('../peers/battery.sql', import.meta.url));

type Runs = {
  readonly runs: readonly {
    readonly test: SqlTest;
    readonly status: string;
    readonly population: number;
    readonly excluded: readonly { readonly count: number }[];
    readonly exceptions: readonly unknown[];
  }[];
};

type Counts = Readonly<Record<string, number>>;

const oursIn = async (path: string): Promise<{ readonly seconds: number; readonly counts: Counts }> => {
  const { seconds, stdout } = await runConstat([
    'test',
    path,
    '--no-store',
    '--json',
    '--only',
    sqlTestIds.join(','),
  ]);
  const counts = (JSON.parse(stdout) as Runs).runs.map(({ test, population, excluded, exceptions }) => [
    test,
    sqlTests[test] === 'exceptions'
      ? exceptions.length
      : population - excluded.reduce((sum, { count }) => sum + count, 0),
  ]);
  return { seconds, counts: Object.fromEntries(counts) as Counts };
};

const shellIn = async (path: string): Promise<{ readonly seconds: number; readonly counts: Counts }> => {
  const { seconds, stdout } = await runProcess('sqlite3', ['-readonly', path, `.read '${sqlFile}'`]);
  const counts = stdout
    .trim()
    .split('\n')
    .map((line) => line.split(' '))
    .map(([test = '', count]) => [test, Number(count)] as const);
  return { seconds, counts: Object.fromEntries(counts) };
};

/** Throws where the two do not come to the same: then their times say nothing. */
const compareCounts = (ours: Counts, shell: Counts): void => {
  const differing = sqlTestIds.filter((test) => ours[test] !== shell[test]);
  if (differing.length > 0)
    throw new Error(differing.map((test) => `${test}: ${ours[test]} here, ${shell[test]} in SQL`).join('; '));
};

/** The whole battery, as one command, over many invoice lines. */
const fullBattery = async (path: string, lines: number, { runs }: BenchSize): Promise<Measurement> => {
  const whole = async (): Promise<number> => (await runConstat(['test', path, '--no-store'])).seconds;
  const { ours } = await measurePairs(runs, whole, null);
  return {
    row: 5,
    what: `all audit tests on ${lines.toLocaleString('en')} invoice lines`,
    ours: inSeconds(ours),
    peer: '',
    ratio: null,
    target: '',
    isReached: null,
    figures: { lines, seconds: ours },
  };
};

/** The battery beside SQL in the sqlite3 shell, for the tests that are SQL; what they come to has to be the same. */
export const auditBatteryRow: BenchRow = {
  row: 5,
  title: 'audit tests on many invoice lines',
  measure: async (size) => {
    const lines = scaled(1_000_000, size);
    const path = await filledCase(lines);
    const hasShell = hasSqliteShell();
    if (hasShell) compareCounts((await oursIn(path)).counts, (await shellIn(path)).counts);
    const { ours, peer, ratio } = await measurePairs(
      size.runs,
      async () => (await oursIn(path)).seconds,
      hasShell ? async () => (await shellIn(path)).seconds : null,
    );
    return [
      {
        row: 5,
        what: `${sqlTestIds.join(', ')} on ${lines.toLocaleString('en')} invoice lines`,
        ours: inSeconds(ours),
        peer: `the same as SQL in sqlite3: ${inSeconds(peer)}`,
        ratio,
        target: '≤ 1.5',
        isReached: ratio === null ? null : ratio <= 1.5,
        figures: { lines, seconds: ours, peerSeconds: peer },
      },
      await fullBattery(path, lines, size),
    ];
  },
};
