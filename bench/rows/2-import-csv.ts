import { freshPath } from '../bench-folder.ts';
import { inSeconds, scaled, type BenchRow } from '../bench-row.ts';
import { importInto } from '../constat-command.ts';
import { invoiceCsv } from '../generate/invoice-files.ts';
import { runProcess } from '../measure/run-process.ts';
import { measurePairs } from '../measure/statistics.ts';
import { hasSqliteShell } from '../peers/peers.ts';

/** The same work on a large CSV file, beside the sqlite3 shell taking it in as text. */
export const importCsvRow: BenchRow = {
  row: 2,
  title: 'import of a large CSV file',
  measure: async (size) => {
    const lines = scaled(1_000_000, size);
    const file = await invoiceCsv(lines);
    const ours = async (): Promise<number> => (await importInto(file, lines)).seconds;
    const shell = async (): Promise<number> =>
      (await runProcess('sqlite3', [freshPath('shell.db'), `.import --csv ${file} lines`])).seconds;
    const {
      ours: seconds,
      peer,
      ratio,
    } = await measurePairs(size.runs, ours, hasSqliteShell() ? shell : null);
    return [
      {
        row: 2,
        what: `import of a ${lines.toLocaleString('en')}-row, 12-column CSV`,
        ours: inSeconds(seconds),
        peer: `sqlite3 .import: ${inSeconds(peer)}`,
        ratio,
        target: '≤ 2',
        isReached: ratio === null ? null : ratio <= 2,
        figures: { lines, seconds, peerSeconds: peer },
      },
    ];
  },
};
