import { inMegabytes, scaled, type BenchRow } from '../bench-row.ts';
import { importInto } from '../constat-command.ts';
import { invoiceCsv } from '../generate/invoice-files.ts';

/** Peak memory must not grow with the file: the same import at a tenth of the size is the peer. */
export const importMemoryRow: BenchRow = {
  row: 3,
  title: 'memory while importing',
  measure: async (size) => {
    const lines = scaled(1_000_000, size);
    const few = (await importInto(await invoiceCsv(lines / 10), lines / 10)).peakMegabytes;
    const many = (await importInto(await invoiceCsv(lines), lines)).peakMegabytes;
    const ratio = few === null || many === null ? null : many / few;
    return [
      {
        row: 3,
        what: `peak memory while importing ${lines.toLocaleString('en')} rows`,
        ours: inMegabytes(many),
        peer: `${(lines / 10).toLocaleString('en')} rows: ${inMegabytes(few)}`,
        ratio,
        target: '≤ 1.3',
        isReached: ratio === null ? null : ratio <= 1.3,
        figures: { lines, peakMegabytes: many, tenthPeakMegabytes: few },
      },
    ];
  },
};
