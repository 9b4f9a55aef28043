import {
  exceptionKey,
  type Detail,
  type RowReference,
  type TestException,
} from '#shared/domain/audit/test-run.ts';
import { exactly } from '#shared/domain/money/interval.ts';
import { addDecimals, compareDecimals, roundDecimalToMinor } from '#shared/domain/money/decimal.ts';
import { prepared } from '../../../db/prepared.ts';
import { readImports, storedReport, type ImportRow, type StoredReport } from '../../importing/import-row.ts';
import type { AuditTest, TestInput } from '../audit-test.ts';
import { newTally } from '../tally.ts';

type Import = {
  readonly row: ImportRow;
  readonly report: StoredReport;
  readonly open: readonly RowReference[];
};

/** Imports of which something was left out: rows, amounts, a total that differs, rejected rows that nobody looked at. */
export const t34: AuditTest = {
  id: 'T34',
  parameters: [],
  reads: [],
  exclusions: ['import-undone'],
  run: (input) => {
    const tally = newTally();
    const all = readImports(input.db).filter(({ state }) => state !== 'staged');
    const committed = all.filter(({ state, report }) => state === 'committed' && report !== null);
    if (committed.length === 0) return { needs: ['imports'] };
    tally.exclude('import-undone', all.length - committed.length);
    const imports = committed.map((row): Import => ({
      row,
      report: storedReport(row),
      open: openRejects(input, row),
    }));
    return {
      population: all.length,
      excluded: tally.excluded(),
      exceptions: imports.flatMap((of) => [
        ...rowsLost(of),
        ...amountsLost(of),
        ...totalDiffers(of),
        ...rejectsOpen(of),
        ...documentsUntied(of),
      ]),
      profile: imports.map(({ row, report: { rows }, open }) => ({
        file: row.fileName,
        read: rows.read,
        accepted: rows.accepted,
        rejected: rows.rejected,
        ignored: rows.ignored,
        open: open.length,
      })),
    };
  },
};

const openRejects = ({ db }: TestInput, { id }: ImportRow): readonly RowReference[] =>
  (
    prepared(db, "SELECT id FROM import_rejects WHERE import_id = ? AND status = 'open' ORDER BY id")
      .pluck()
      .all(id) as number[]
  ).map((reject) => ({ entity: 'importReject', id: reject }));

/** A file is known by what it holds, whatever it is called. */
const exceptionOf = (
  { row }: Import,
  problem: string,
  detail: Detail,
  risk: {
    readonly currency: string;
    readonly amount: string;
    readonly rows?: readonly RowReference[];
  } | null = null,
): TestException => {
  const minor = risk === null ? null : roundDecimalToMinor(risk.amount.replace('-', ''), risk.currency);
  return {
    key: exceptionKey(problem, row.sha256.slice(0, 16), risk?.currency ?? ''),
    rows: risk?.rows ?? [],
    currency: risk?.currency ?? null,
    amountAtRisk: minor?.ok === true ? exactly(minor.value) : null,
    detail: { problem, file: row.fileName, ...detail },
  };
};

const rowsLost = (of: Import): readonly TestException[] => {
  const { read, accepted, rejected, ignored } = of.report.rows;
  const lost = read - accepted - rejected - ignored;
  return lost === 0 ? [] : [exceptionOf(of, 'rows-differ', { read, accepted, rejected, ignored, lost })];
};

const amountsLost = (of: Import): readonly TestException[] =>
  of.report.amountsByCurrency.flatMap(({ currency, read, accepted, rejected, ignored }) => {
    const kept = addDecimals(accepted, rejected, ignored);
    if (compareDecimals(read, kept) === 0) return [];
    const amount = addDecimals(read, kept.startsWith('-') ? kept.slice(1) : `-${kept}`);
    return [exceptionOf(of, 'amounts-differ', { read, kept }, { currency, amount })];
  });

const totalDiffers = (of: Import): readonly TestException[] => {
  const { statedTotal, amountsByCurrency } = of.report;
  if (statedTotal === null || statedTotal.agrees) return [];
  const detail = { row: statedTotal.row, stated: statedTotal.amount };
  const [only, ...others] = amountsByCurrency;
  if (only === undefined || others.length > 0) return [exceptionOf(of, 'total-differs', detail)];
  const { currency, read } = only;
  const amount = addDecimals(
    statedTotal.amount,
    /^-|^[0.]+$/u.test(read) ? read.replace('-', '') : `-${read}`,
  );
  return [exceptionOf(of, 'total-differs', { ...detail, read }, { currency, amount })];
};

/** Rejected rows that nobody took in by hand or dismissed; what they would have brought, as far as it could be read. */
const rejectsOpen = (of: Import): readonly TestException[] => {
  const { open, report } = of;
  if (open.length === 0) return [];
  const amounts = report.amountsByCurrency.filter(({ rejected }) => compareDecimals(rejected, '0') !== 0);
  const detail = { open: open.length, rejected: report.rows.rejected };
  if (amounts.length === 0) return [{ ...exceptionOf(of, 'rejects-open', detail), rows: open }];
  return amounts.map(({ currency, rejected }) =>
    exceptionOf(
      of,
      'rejects-open',
      { ...detail, amount: rejected },
      { currency, amount: rejected, rows: open },
    ),
  );
};

const mostNumbers = 50;

const documentsUntied = (of: Import): readonly TestException[] => {
  const untied = of.report.documents.filter(({ tied }) => !tied);
  if (untied.length === 0) return [];
  const numbers = untied.slice(0, mostNumbers).map(({ number }) => number);
  const rules = [...new Set(untied.flatMap((document) => document.rules))];
  return [exceptionOf(of, 'documents-differ', { documents: untied.length, numbers, rules })];
};
