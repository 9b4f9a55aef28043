import { minorToDecimal } from '#shared/domain/money/money.ts';
import { formatInterval, fromHedge } from '#shared/domain/money/interval.ts';
import type { ListedFinding } from '../services/findings/list-findings.ts';
import { inTerminal } from './figures-table.ts';
import type { Terminal } from './terminal.ts';

/**
 * What `constat findings --json` prints. The amount of the effect is decimal strings in its currency; a null bound is
 * open, a null object unknown. Sign-offs are null until given.
 */
export const findingsJson = (findings: readonly ListedFinding[]) => ({ findings: findings.map(findingJson) });

const findingJson = (finding: ListedFinding) => {
  const { number, title, severity, status, contract, rule, condition, criteria, cause, effect } = finding;
  return {
    number,
    title,
    severity,
    status,
    contract,
    rule,
    condition,
    criteria,
    cause,
    effect,
    amount: amountJson(finding),
    recommendation: finding.recommendation,
    responsible: finding.responsible,
    dueOn: finding.dueOn,
    evidence: finding.evidence,
    openNotes: finding.openNotes,
    prepared: signature(finding.preparedBy, finding.preparedOn),
    reviewed: signature(finding.reviewedBy, finding.reviewedOn),
  };
};

const signature = (by: string | null, on: string | null) => (by === null ? null : { by, on });

const amountJson = ({ low, high, hedge, currency }: ListedFinding) => {
  const interval = fromHedge(low, high, hedge);
  if (interval === null || currency === null) return null;
  const side = (bound: bigint | null): string | null =>
    bound === null ? null : minorToDecimal(bound, currency);
  return { currency, hedge, low: side(interval.low), high: side(interval.high) };
};

const columns = ['number', 'severity', 'status', 'dueOn', 'effect', 'evidence', 'title'] as const;

type Column = (typeof columns)[number];

const rightAligned: ReadonlySet<Column> = new Set(['effect', 'evidence']);

/** Longest text shown in one column. */
const textWidth = 60;

/** The findings of a case for a terminal: an aligned table. */
export const findingsTable = (findings: readonly ListedFinding[], terminal: Terminal): string => {
  const { words } = terminal;
  if (findings.length === 0) return words('findings:cli.none');
  const header = columns.map((name) =>
    name === 'evidence' ? words('findings:cli.evidence') : words(`register:columns.finding.${name}`),
  );
  const rows = findings.map((finding) => columns.map((name) => cellOf(finding, name, terminal)));
  const widths = columns.map((_, index) =>
    Math.max(...[header, ...rows].map((cells) => cells[index]?.length ?? 0)),
  );
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, index) => {
        const width = widths[index] ?? 0;
        const name = columns[index];
        return name !== undefined && rightAligned.has(name) ? cell.padStart(width) : cell.padEnd(width);
      })
      .join('  ')
      .trimEnd();
  return [line(header), widths.map((width) => '─'.repeat(width)).join('  '), ...rows.map(line)].join('\n');
};

const cellOf = (finding: ListedFinding, name: Column, terminal: Terminal): string => {
  const { words, locale } = terminal;
  switch (name) {
    case 'severity':
    case 'status':
      return words(`register:choices.finding.${name}.${finding[name]}`);
    case 'effect': {
      const interval = fromHedge(finding.low, finding.high, finding.hedge);
      return interval === null || finding.currency === null
        ? '–'
        : formatInterval(interval, finding.currency, locale);
    }
    case 'evidence':
      return String(finding.evidence);
    default:
      return inTerminal(finding[name], terminal, textWidth);
  }
};
