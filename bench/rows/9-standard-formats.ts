import { scaled, type BenchRow, type Measurement } from '../bench-row.ts';
import { importInto } from '../constat-command.ts';
import { einvoiceFolder, releasePackage } from '../generate/standard-files.ts';
import { median } from '../measure/statistics.ts';

type Standard = {
  readonly row: number;
  readonly title: string;
  readonly unit: string;
  readonly count: number;
  readonly input: (count: number) => Promise<string>;
};

/** How many documents of a standard are taken in each second, the start of the command counted. No peer does the same. */
const documentsRow = ({ row, title, unit, count: full, input }: Standard): BenchRow => ({
  row,
  title,
  measure: async (size): Promise<readonly Measurement[]> => {
    const count = scaled(full, size);
    const file = await input(count);
    const times: number[] = [];
    for (let run = 0; run < size.runs; run += 1) times.push((await importInto(file, count)).seconds);
    const seconds = median(times);
    return [
      {
        row,
        what: `${title}: ${count.toLocaleString('en')}`,
        ours: `${(count / seconds).toFixed(0)} ${unit}/s`,
        peer: `${seconds.toFixed(2)} s`,
        ratio: null,
        target: '',
        isReached: null,
        figures: { count, seconds },
      },
    ];
  },
});

export const einvoicesRow = documentsRow({
  row: 9,
  title: 'import of a folder of e-invoices',
  unit: 'invoices',
  count: 500,
  input: einvoiceFolder,
});

export const releasesRow = documentsRow({
  row: 10,
  title: 'import of a package of OCDS releases',
  unit: 'releases',
  count: 20_000,
  input: releasePackage,
});
