import type { RecordFormat } from '#shared/domain/importing/formats.ts';
import type { SourceDocument, SourceRecord } from '#shared/domain/importing/source-record.ts';
import { recogniseAll, type ImportSettings } from '#shared/ipc/import-schemas.ts';
import { defaultLimits, type ReadLimits } from '../../files/read-limits.ts';
import { recordContextOf } from '../importing/record-context.ts';
import { chooseReader } from '../importing/records/choose-reader.ts';
import { formatOfStart } from '../importing/records/format-of-start.ts';
import type { FileReading, KindReader, ReadingWarning } from './file-reading.ts';

type RecordReading = Pick<FileReading, 'documents' | 'warnings'> & { readonly records: number };

/** E-invoices, releases and notices, which their first bytes tell: documents and warnings, no sheets. */
export const recordReading: KindReader = {
  recognises: async ({ path }) => (await recordFormat(path, defaultLimits)) !== null,
  open: async (path, { limits }): Promise<FileReading> => {
    const format = await recordFormat(path, limits);
    if (format === null) throw new Error('not a file of records');
    return {
      kind: format,
      sheets: [],
      ...(await readRecordsOf(path, format, limits)),
      close: () => undefined,
    };
  },
};

const recordFormat = async (path: string, limits: ReadLimits): Promise<RecordFormat | null> => {
  const format = await formatOfStart(path, limits);
  return format === 'invoices' ? null : format;
};

/** Without a case, nobody and no contract is known. */
const nothingKnown: ImportSettings = {
  format: null,
  options: recogniseAll,
  columns: [],
  vendorId: null,
  contractId: null,
  vendorMatches: {},
  contractMatches: {},
  profileId: null,
};

/** Reads a file of a standard format to its end: its documents, and what its records give reason to look at. */
export const readRecordsOf = async (
  path: string,
  format: RecordFormat,
  limits: ReadLimits,
): Promise<RecordReading> => {
  const { read } = await chooseReader(path, format, limits);
  const context = recordContextOf({ vendors: [], contracts: [] }, nothingKnown);
  const source = await read(path, context, limits);
  const documents: SourceDocument[] = [];
  const notes = createNotes();
  let records = 0;
  for await (const batch of source.records)
    for (const record of batch) {
      records += 1;
      notes.add(record);
      if (record.document !== null) documents.push(record.document);
    }
  const all = [...documents, ...(source.documents?.() ?? [])];
  return {
    records,
    documents: all.map(({ bill: _bill, ...document }) => document),
    warnings: notes.warnings(),
  };
};

/** Notes on what an import would do to a case, which there is none of. */
const notesOnCases: ReadonlySet<string> = new Set(['vendor-created', 'doubtful-vendor']);

/** One warning for each code and field: the first record that has it, and how many do. */
const createNotes = () => {
  const found = new Map<string, ReadingWarning>();
  return {
    add: ({ row, problems, warnings }: SourceRecord): void => {
      for (const { code, field } of [...problems, ...warnings]) {
        if (notesOnCases.has(code)) continue;
        const key = `${code} ${field ?? ''}`;
        const before = found.get(key);
        if (before === undefined) found.set(key, { code, sheet: '', row, column: field, count: 1 });
        else found.set(key, { ...before, count: before.count + 1 });
      }
    },
    warnings: (): readonly ReadingWarning[] => [...found.values()],
  };
};
