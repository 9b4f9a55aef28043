import { errorText, type Translate } from '#shared/errors/error-text.ts';
import type { FileResult, ImportOutcome } from './commands/import-command.ts';
import type { Terminal } from './terminal.ts';

type Json = Readonly<Record<string, unknown>>;

const amountsJson = ({ report }: ImportOutcome): Json => {
  const [only, ...others] = report.amountsByCurrency;
  if (only !== undefined && others.length === 0) return { amounts: only };
  if (only === undefined)
    return { amounts: { currency: null, read: '0', accepted: '0', rejected: '0', ignored: '0' } };
  return {
    amounts: { currency: null, read: null, accepted: null, rejected: null, ignored: null },
    amountsByCurrency: Object.fromEntries(
      report.amountsByCurrency.map(({ currency, ...amounts }) => [currency, amounts]),
    ),
  };
};

/** One element of `imports` in the command's JSON. Amounts are decimal strings; a file that failed has its `error`. */
export const resultJson = (result: FileResult, words: Translate): Json => {
  if ('outcome' in result) return importJson(result.outcome, result.file);
  const { code } = result.error;
  return {
    file: result.file,
    committed: false,
    error: { code, message: errorText(result.error, words).message },
  };
};

const importJson = (outcome: ImportOutcome, file: string): Json => {
  const { report, committed, rejects } = outcome;
  return {
    file,
    sha256: report.sha256,
    kind: report.kind,
    sheet: report.sheet,
    rows: report.rows,
    ...amountsJson(outcome),
    statedTotal: report.statedTotal,
    invoices: report.invoices,
    committed,
    importId: committed ? report.importId : null,
    rejects: rejects.map(({ row, column, code, value }) => ({ row, column, code, value })),
    warnings: report.warnings.map(({ row, column, code }) => ({ row, column, code })),
    warningCount: report.warningCount,
    ...(report.documentCount > 0 ? { documents: report.documents, documentCount: report.documentCount } : {}),
    ...(report.files.length > 1 ? { files: report.files } : {}),
  };
};

/** Of each kind: rejects, warnings. */
const shownRejects = 20;

/** The same for people. */
export const resultLines = (result: FileResult, terminal: Terminal): readonly string[] =>
  'outcome' in result
    ? importLines(result.outcome, terminal)
    : [terminal.words('cli:fileFailed', { file: result.file })];

const importLines = (
  { report, committed, rejects }: ImportOutcome,
  { words }: Terminal,
): readonly string[] => {
  const { rows, statedTotal, warnings, warningCount } = report;
  const fieldName = (field: string | null): string =>
    field === null ? '–' : words(`imports:fields.${field}`, { defaultValue: field });
  return [
    words('cli:importLine', { file: report.file, ...rows }),
    ...report.amountsByCurrency.map((amounts) => words('cli:amountLine', amounts)),
    ...(statedTotal === null
      ? []
      : [
          words(statedTotal.agrees ? 'cli:statedTotalAgrees' : 'cli:statedTotalDiffers', {
            amount: statedTotal.amount,
          }),
        ]),
    ...rejects.slice(0, shownRejects).map(({ row, column, code, value }) =>
      words('cli:rejectLine', {
        row,
        column: fieldName(column),
        // What the window lets one choose is an option here.
        reason: words([`cli:codes.${code}`, `importing:codes.${code}`]),
        value: value ?? '',
      }),
    ),
    ...(rejects.length > shownRejects ? [`  … +${rejects.length - shownRejects}`] : []),
    ...warnings.slice(0, shownRejects).map(({ row, column, code }) =>
      words('cli:warningLine', {
        row,
        column: fieldName(column),
        reason: words(`importing:codes.${code}`),
      }),
    ),
    ...(warningCount > Math.min(warnings.length, shownRejects)
      ? [`  … +${warningCount - Math.min(warnings.length, shownRejects)}`]
      : []),
    words(committed ? 'cli:committed' : 'cli:notCommitted'),
  ];
};
