import { freshPath } from '../bench-folder.ts';
import { inMegabytes, inSeconds, scaled, type BenchRow, type Measurement } from '../bench-row.ts';
import { importInto } from '../constat-command.ts';
import { invoiceWorkbook } from '../generate/invoice-files.ts';
import { runProcess } from '../measure/run-process.ts';
import { measurePairs, median } from '../measure/statistics.ts';
import { hasPythonModule, peerScript, pythonProgram } from '../peers/peers.ts';

/** File to committed rows, with checks, tie-out and trail, beside readers that check nothing. */
export const importWorkbookRow: BenchRow = {
  row: 1,
  title: 'import of an invoice workbook',
  measure: async (size) => {
    const lines = scaled(100_000, size);
    const file = await invoiceWorkbook(lines);
    const peaks: number[] = [];
    const ours = async (): Promise<number> => {
      const run = await importInto(file, lines);
      if (run.peakMegabytes !== null) peaks.push(run.peakMegabytes);
      return run.seconds;
    };
    const openpyxl = async (): Promise<number> =>
      (
        await runProcess(pythonProgram, [
          peerScript('openpyxl_into_sqlite.py'),
          file,
          freshPath('openpyxl.db'),
        ])
      ).seconds;
    const exceljs = async (): Promise<number> =>
      (await runProcess(process.execPath, [peerScript('exceljs-read.ts'), file])).seconds;

    const hasOpenpyxl = hasPythonModule('openpyxl', 'python3-openpyxl');
    const beside = await measurePairs(size.runs, ours, hasOpenpyxl ? openpyxl : null);
    const besideExcelJs = await measurePairs(size.runs, ours, exceljs);
    const what = `import of a ${lines.toLocaleString('en')}-line, 12-column workbook`;
    const peak = peaks.length === 0 ? null : median(peaks);
    return [
      {
        row: 1,
        what,
        ours: `${inSeconds(beside.ours)}, ${inMegabytes(peak)}`,
        peer: `openpyxl into sqlite3: ${inSeconds(beside.peer)}`,
        ratio: beside.ratio,
        target: '≤ 0.33 (3 × faster)',
        isReached: beside.ratio === null ? null : beside.ratio <= 1 / 3,
        figures: { lines, seconds: beside.ours, peerSeconds: beside.peer, peakMegabytes: peak },
      },
      {
        row: 1,
        what,
        ours: inSeconds(besideExcelJs.ours),
        peer: `bare ExcelJS streaming read: ${inSeconds(besideExcelJs.peer)}`,
        ratio: besideExcelJs.ratio,
        target: '≤ 1.2',
        isReached: besideExcelJs.ratio === null ? null : besideExcelJs.ratio <= 1.2,
        figures: { lines, seconds: besideExcelJs.ours, peerSeconds: besideExcelJs.peer },
      },
    ] satisfies Measurement[];
  },
};
