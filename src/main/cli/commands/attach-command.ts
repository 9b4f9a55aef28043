import { resolve } from 'node:path';
import {
  attachmentsOf,
  attachRows,
  attachState,
  type AttachRow,
} from '#shared/domain/supporting/attach-rows.ts';
import { AppFailure } from '#shared/ipc/app-failure.ts';
import type { InvoiceChoice, SuggestedFile } from '#shared/ipc/calls/documents.ts';
import { filesAt } from '../../files/files-at.ts';
import type { CaseSession } from '../../workers/case-session.ts';
import { attachJson, attachLines, type AttachOutcome } from '../format-attach.ts';
import { limitOption, limitsOf } from '../limit-options.ts';
import { parseCommand, type ParsedArguments } from '../options.ts';
import { printResult, type ExitStatus, type Terminal } from '../terminal.ts';
import { withSession } from '../with-session.ts';
import { idOf } from './import-settings.ts';

const options = {
  invoice: { type: 'string' },
  vendor: { type: 'string' },
  'dry-run': { type: 'boolean' },
  ...limitOption,
} as const;

/** More files than a command line has room for. */
const mostFiles = 20_000;

/**
 * `constat attach CASE FILE… [--invoice NUMBER] [--vendor V] [--dry-run]`. Files that name exactly one invoice are attached,
 * as one change; the others are listed, and the status is 1.
 */
export const attachCommand = async (args: readonly string[], terminal: Terminal): Promise<ExitStatus> => {
  const parsed = parseCommand(args, options, { least: 2, most: mostFiles });
  const [casePath = '', ...files] = parsed.positionals;
  const paths = files.flatMap((file) => filesAt(resolve(file)));
  if (paths.length === 0) throw new AppFailure({ code: 'file-not-found', file: files[0] ?? '' });
  const isDryRun = parsed.flag('dry-run');
  const limits = limitsOf(parsed.texts('limit'));
  const outcome = await withSession(
    terminal,
    casePath,
    { actor: parsed.text('actor'), readOnly: isDryRun, limits: () => limits },
    (session) => attach(session, paths, { parsed, isDryRun, maximumBytes: limits.fileBytes }),
  );
  printResult(terminal, attachJson(outcome), () => attachLines(outcome, terminal));
  return outcome.rows.some(({ invoice }) => invoice === null) ? 1 : 0;
};

const attach = async (
  session: CaseSession,
  paths: readonly string[],
  {
    parsed,
    isDryRun,
    maximumBytes,
  }: { readonly parsed: ParsedArguments; readonly isDryRun: boolean; readonly maximumBytes: number },
): Promise<AttachOutcome> => {
  const vendorId = await idOf(session, 'organization', parsed.text('vendor'));
  const suggested = await session.reader.suggestInvoices({ paths, vendorId });
  const number = parsed.text('invoice');
  const invoices = number === undefined ? null : await invoicesNumbered(session, number, vendorId);
  const rows = attachRows(
    suggested.map((file): SuggestedFile => ({ ...file, invoices: invoices ?? file.invoices })),
  );
  if (isDryRun) return { rows, attached: null };
  const attachments = attachmentsOf(rows).map(({ file, invoiceId }) => ({
    path: paths[file] ?? '',
    invoiceId,
  }));
  const { attached, already } = await session.writer().attachDocuments({ attachments, maximumBytes });
  // The same bytes twice among the files are attached once.
  return { rows, attached: { attached, already: already + rows.filter(isAlready).length } };
};

const isAlready = (row: AttachRow): boolean => attachState(row) === 'already';

/** Several where vendors have the same number; to be told apart by `--vendor`. Throws not-found. */
const invoicesNumbered = async (
  session: CaseSession,
  number: string,
  vendorId: number | null,
): Promise<InvoiceChoice[]> => {
  const filters = [
    { type: 'equals' as const, column: 'number', value: number },
    ...(vendorId === null ? [] : [{ type: 'equals' as const, column: 'vendorId', value: vendorId }]),
  ];
  const query = { entity: 'invoice', filters, sort: [], search: '' };
  const { rows } = await session.reader.page({ query, offset: 0, limit: 100 });
  if (rows.length === 0) throw new AppFailure({ code: 'not-found', entity: 'invoice', id: number });
  return rows.map(({ id, values, labels }) => ({
    id,
    number: String(values['number']),
    vendor: labels['vendorId'] ?? '',
    issuedOn: String(values['issuedOn']),
  }));
};
