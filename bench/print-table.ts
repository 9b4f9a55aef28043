import type { Measurement } from './bench-row.ts';

const headings = ['row', 'what', 'ours', 'peer', 'ratio', 'target', ''] as const;

/** The measurements as lines of a table, for a terminal. */
export const tableLines = (measurements: readonly Measurement[]): readonly string[] => {
  const rows = [headings, ...measurements.map(cellsOf)];
  const widths = headings.map((_, column) => Math.max(...rows.map((cells) => (cells[column] ?? '').length)));
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd();
  return [line(headings), widths.map((width) => '-'.repeat(width)).join('  '), ...rows.slice(1).map(line)];
};

const cellsOf = ({ row, what, ours, peer, ratio, target, isReached }: Measurement): readonly string[] => [
  String(row),
  what,
  ours,
  peer,
  ratio === null ? '–' : ratio.toFixed(2),
  target,
  isReached === null ? '' : isReached ? 'reached' : 'not reached',
];
