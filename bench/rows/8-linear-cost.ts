import { scaled, type BenchRow, type BenchSize } from '../bench-row.ts';
import { importInto } from '../constat-command.ts';
import { invoiceCsv } from '../generate/invoice-files.ts';
import { median } from '../measure/statistics.ts';

/** So few lines that an import of them takes the time of the command itself. */
const fewLines = 10;

const secondsFor = async (lines: number, runs: number): Promise<number> => {
  const file = await invoiceCsv(lines);
  const seconds: number[] = [];
  for (let run = 0; run < runs; run += 1) seconds.push((await importInto(file, lines)).seconds);
  return median(seconds);
};

/** A row costs as much in a large file as in a small one: the cost of the command itself is taken off. */
export const linearCostRow: BenchRow = {
  row: 8,
  title: 'cost of a row in small and large files',
  measure: async (size: BenchSize) => {
    const start = await secondsFor(fewLines, size.runs);
    const micros = async (lines: number): Promise<number> =>
      ((await secondsFor(lines, size.runs)) - start) * (1e6 / lines);
    const counts = [10_000, 100_000, 1_000_000].map((count) => scaled(count, size));
    const [small, middle, large] = [
      await micros(counts[0] ?? 0),
      await micros(counts[1] ?? 0),
      await micros(counts[2] ?? 0),
    ];
    const ratio = large / small;
    return [
      {
        row: 8,
        what: `cost of a row among ${counts.map((count) => count.toLocaleString('en')).join(', ')}`,
        ours: `${[small, middle, large].map((cost) => cost.toFixed(1)).join(', ')} µs`,
        peer: `the command itself: ${start.toFixed(2)} s`,
        ratio,
        target: '≤ 1.2',
        isReached: ratio <= 1.2,
        figures: { startSeconds: start, smallMicros: small, middleMicros: middle, largeMicros: large },
      },
    ];
  },
};
