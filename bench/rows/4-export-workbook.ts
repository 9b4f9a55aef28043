import { statSync } from 'node:fs';
import { freshPath } from '../bench-folder.ts';
import { inMegabytes, inSeconds, scaled, type BenchRow } from '../bench-row.ts';
import { runConstat } from '../constat-command.ts';
import { filledCase } from '../generate/cases.ts';
import { runProcess } from '../measure/run-process.ts';
import { measurePairs, median } from '../measure/statistics.ts';
import { hasPythonModule, peerScript, pythonProgram } from '../peers/peers.ts';

/** The whole workbook (register, invoices, lines, overruns, with formulas) beside the lines alone by XlsxWriter. */
export const exportWorkbookRow: BenchRow = {
  row: 4,
  title: 'export of a workbook',
  measure: async (size) => {
    const lines = scaled(100_000, size);
    const casePath = await filledCase(lines);
    const peaks: number[] = [];
    let bytes = 0;
    const ours = async (): Promise<number> => {
      const out = freshPath('export.xlsx');
      const run = await runConstat(['export', casePath, out, '--json']);
      if (run.peakMegabytes !== null) peaks.push(run.peakMegabytes);
      bytes = statSync(out).size;
      return run.seconds;
    };
    const xlsxWriter = async (): Promise<number> =>
      (await runProcess(pythonProgram, [peerScript('xlsxwriter_lines.py'), casePath, freshPath('peer.xlsx')]))
        .seconds;
    const hasPeer = hasPythonModule('xlsxwriter', 'python3-xlsxwriter');
    const { ours: seconds, peer, ratio } = await measurePairs(size.runs, ours, hasPeer ? xlsxWriter : null);
    const peak = peaks.length === 0 ? null : median(peaks);
    return [
      {
        row: 4,
        what: `export of ${lines.toLocaleString('en')} invoice lines, formatted`,
        ours: `${inSeconds(seconds)}, ${inMegabytes(peak)}`,
        peer: `XlsxWriter, constant memory: ${inSeconds(peer)}`,
        ratio,
        target: '≤ 0.77 (1.3 × faster)',
        isReached: ratio === null ? null : ratio <= 1 / 1.3,
        figures: { lines, seconds, peerSeconds: peer, peakMegabytes: peak, bytes },
      },
    ];
  },
};
