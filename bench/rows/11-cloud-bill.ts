import { freshPath } from '../bench-folder.ts';
import { inSeconds, scaled, type BenchRow } from '../bench-row.ts';
import { importInto } from '../constat-command.ts';
import { cloudBill } from '../generate/cloud-bill.ts';
import { runProcess } from '../measure/run-process.ts';
import { measurePairs } from '../measure/statistics.ts';
import { hasSqliteShell } from '../peers/peers.ts';

/** Lines of an AWS report into a case (recognised, checked, summed, kept, sealed), beside the sqlite3 shell taking text. */
export const cloudBillRow: BenchRow = {
  row: 11,
  title: 'import of a cloud bill',
  measure: async (size) => {
    const lines = scaled(200_000, size);
    const file = await cloudBill(lines);
    const ours = async (): Promise<number> => (await importInto(file, lines)).seconds;
    const shell = async (): Promise<number> =>
      (await runProcess('sqlite3', [freshPath('shell.db'), `.import --csv ${file} lines`])).seconds;
    const measured = await measurePairs(size.runs, ours, hasSqliteShell() ? shell : null);
    const { ours: seconds, peer, ratio } = measured;
    return [
      {
        row: 11,
        what: `import of an AWS report of ${lines.toLocaleString('en')} lines`,
        ours: `${(lines / seconds).toFixed(0)} lines/s`,
        peer: `sqlite3 .import: ${inSeconds(peer)} (ours ${inSeconds(seconds)})`,
        ratio,
        target: '',
        isReached: null,
        figures: { lines, seconds, peerSeconds: peer },
      },
    ];
  },
};
