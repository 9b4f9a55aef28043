import type { Translate } from '#shared/errors/error-text.ts';
import type { CostGrouping, CostSum } from '#shared/ipc/cloud-schemas.ts';

const columns = ['key', 'currency', 'lines', 'billed', 'effective', 'list'] as const;

const leftAligned: ReadonlySet<string> = new Set(['key', 'currency']);

/** Longest key shown; imported text never moves the cursor or paints the terminal. */
const keyWidth = 60;

/** Sums of cloud costs for a terminal: an aligned table with every decimal. */
export const costsTable = (
  costs: readonly CostSum[],
  by: CostGrouping,
  { words }: { readonly words: Translate },
): string => {
  if (costs.length === 0) return words('cloud:empty.title');
  const header = columns.map((name) => words(name === 'key' ? `cloud:by.${by}` : `cloud:columns.${name}`));
  const rows = costs.map((sum) =>
    columns.map((name) => {
      const value = sum[name];
      if (name === 'key') return printable(sum.key ?? words('cloud:unknown'));
      return value === null ? '–' : String(value);
    }),
  );
  const all = [header, ...rows];
  const widths = columns.map((_, index) => Math.max(...all.map((cells) => cells[index]?.length ?? 0)));
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, index) =>
        leftAligned.has(columns[index] ?? '')
          ? cell.padEnd(widths[index] ?? 0)
          : cell.padStart(widths[index] ?? 0),
      )
      .join('  ')
      .trimEnd();
  const rule = widths.map((width) => '─'.repeat(width)).join('  ');
  return [line(header), rule, ...rows.map(line)].join('\n');
};

const printable = (text: string): string => text.replace(/[\p{C}\p{Zl}\p{Zp}]+/gu, ' ').slice(0, keyWidth);
