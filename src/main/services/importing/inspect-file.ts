import { basename } from 'node:path';
import {
  missingFields,
  columnsOfHeader,
  recogniseHeader,
  type RecognisedColumn,
} from '#shared/domain/importing/headers.ts';
import { formatOfHeaders } from '#shared/domain/importing/header-formats.ts';
import { referenceFormatOfHeaders } from '#shared/domain/reference-tables/recognise-reference.ts';
import type { ImportFormat } from '#shared/domain/importing/formats.ts';
import { vendorNumberFields, type ImportField } from '#shared/domain/importing/fields.ts';
import { contentHints } from '#shared/domain/importing/content-hints.ts';
import { observeNotation, type DecidedNotation } from '#shared/domain/importing/notation.ts';
import { emptyCell, type SheetRow } from '#shared/domain/importing/raw-cell.ts';
import { AppFailure } from '#shared/ipc/app-error.ts';
import type { ImportColumn, ImportInspection, ImportOptions } from '#shared/ipc/import-schemas.ts';
import type { ReadLimits } from '../../files/read-limits.ts';
import { openTable } from '../../files/tables/open-table.ts';
import type { Table } from '../../files/tables/table.ts';
import { matchProfile, type Profile } from './profiles.ts';
import { firstRows, hiddenIn, sheetsToLookIn, type HiddenParts } from './look-at-sheets.ts';
import { mappedCellsOf, mappedColumns, sheetRowOf } from './table-rows.ts';

/** Rows looked at to decide how numbers and dates are written: all of nearly every file. */
const notationRows = 50_000;
/**
 * Rows after which a workbook whose numbers and dates are all typed is taken to stay so. A later text that has two
 * readings is then read as in a file that shows no notation.
 */
const typedRows = 5000;

/** Rows in which the header of a table that is no list of invoices is looked for. */
const referenceHeaderRows = 40;

type ChosenSheet = {
  readonly sheet: string;
  readonly rows: readonly SheetRow[];
  readonly headerRow: number;
  readonly hidden: HiddenParts;
  /** The first rows of the other sheets that it was chosen from. */
  readonly others: readonly (readonly SheetRow[])[];
};

/** The sheet asked for, else the visible one whose header looks most like invoices. Throws sheet-not-found. */
const chooseSheet = async (
  table: Table,
  file: string,
  { sheet, headerRow }: ImportOptions,
): Promise<ChosenSheet> => {
  let best: (Omit<ChosenSheet, 'others'> & { readonly score: number }) | null = null;
  const looked: (readonly SheetRow[])[] = [];
  for (const name of sheetsToLookIn(table, file, sheet)) {
    const rows = await firstRows(table, name);
    looked.push(rows);
    const found = recogniseHeader(rows);
    const chosen = {
      sheet: name,
      rows,
      headerRow: headerRow ?? found.headerRow ?? rows[0]?.row ?? 1,
      hidden: hiddenIn(table),
      score: found.score,
    };
    if (best === null || chosen.score > best.score) best = chosen;
  }
  if (best === null) throw new AppFailure({ code: 'file-unreadable', file, reason: 'no-sheet', detail: '' });
  const { rows: chosen } = best;
  return { ...best, others: looked.filter((rows) => rows !== chosen) };
};

const columnsOf = (
  { rows, headerRow }: ChosenSheet,
  profile: Profile | null,
): readonly RecognisedColumn[] => {
  const header = rows.find(({ row }) => row === headerRow)?.cells ?? [];
  const widest = Math.max(
    header.length,
    ...rows.filter(({ row }) => row > headerRow).map(({ cells }) => cells.length),
  );
  const padded = Array.from({ length: widest }, (_, index) => header[index] ?? emptyCell);
  const recognised = columnsOfHeader(rows, { row: headerRow, cells: padded });
  return profile === null ? recognised : withProfile(recognised, profile);
};

/**
 * The fields of the profile; what it maps to a header that is gone, recognition may find under another name. A column that
 * it left out stays out; so does one of a field that did not exist when it was saved, unless it names the vendor.
 */
const withProfile = (
  columns: readonly RecognisedColumn[],
  { fields, hasVendorNumbers }: Profile,
): readonly RecognisedColumn[] => {
  const present = new Set(columns.flatMap(({ header }) => fields[header] ?? []));
  const gone = new Set([
    ...Object.values(fields).filter((field) => !present.has(field)),
    ...(hasVendorNumbers ? [] : vendorNumberFields),
  ]);
  return columns.map((column) => ({
    ...column,
    field: fields[column.header] ?? (column.field !== null && gone.has(column.field) ? column.field : null),
  }));
};

/** Decides, over the whole file, how numbers and dates are written. */
const notationOf = async (
  table: Table,
  chosen: ChosenSheet,
  columns: readonly RecognisedColumn[],
): Promise<DecidedNotation> => {
  const evidence = observeNotation();
  const mapped = mappedColumns(columns);
  let seen = 0;
  for await (const batch of table.readRows(chosen.sheet)) {
    for (const row of batch)
      if (row.row > chosen.headerRow) evidence.observe(mappedCellsOf(sheetRowOf(row), mapped));
    seen += batch.length;
    if (seen >= notationRows || (seen >= typedRows && !evidence.hasTexts())) break;
  }
  return evidence.decide();
};

/** What a person chose goes before what the profile says, and that before what the file shows. */
const decidedNotation = (
  given: ImportOptions,
  saved: Profile['options'],
  seen: DecidedNotation,
): Pick<ImportOptions, 'decimalMark' | 'dateOrder'> => ({
  decimalMark: given.decimalMark ?? saved.decimalMark ?? seen.decimalMark,
  dateOrder: given.dateOrder ?? saved.dateOrder ?? seen.dateOrder,
});

/**
 * Recognises a file: kind, sheets, header row, columns, how it is written; with the options and the profile that apply.
 * Reads as little as it can, writes nothing. Throws the failures of `openTable`, and sheet-not-found.
 */
export const inspectFile = async (
  path: string,
  given: ImportOptions,
  { profiles, limits }: { readonly profiles: readonly Profile[]; readonly limits: ReadLimits },
): Promise<ImportInspection> => {
  const table = await openTable(path, { encoding: given.encoding, delimiter: given.delimiter }, limits);
  try {
    const chosen = await chooseSheet(table, path, given);
    const header = chosen.rows.find(({ row }) => row === chosen.headerRow)?.cells ?? [];
    const headers = header.map(({ text }) => text);
    const match = matchProfile(profiles, headers);
    const columns = columnsOf(chosen, match?.profile ?? null);
    const hints = contentHints(columns, rowsBelowHeader(chosen));
    const notation = await notationOf(table, chosen, columns);
    const missing = missingFields(columns.map(({ field }) => field));
    const decided = {
      sheet: chosen.sheet,
      headerRow: chosen.headerRow,
      encoding: table.encoding,
      delimiter: table.delimiter,
      ...decidedNotation(given, match?.profile.options ?? {}, notation),
    };
    return {
      file: basename(path),
      kind: table.kind,
      format: formatOfHeaders(headers) ?? formatOfTable(chosen, missing),
      sheets: [...table.sheets],
      options: decided,
      columns: columns.map((column) => ({
        ...column,
        ...hintOf(hints, column.index),
        ...orderIn(notation, column.field),
        ...markIn(column, notation, { given, profile: match?.profile ?? null }),
        ...(chosen.hidden.columns.has(column.index) ? { isHidden: true } : {}),
        samples: samplesOf(chosen, column.index),
      })),
      preview: chosen.rows.map(({ row, cells }) => ({
        row,
        cells: cells.map(({ text }) => text),
        ...(chosen.hidden.rows.has(row) ? { isHidden: true } : {}),
      })),
      profile: profileOf(match),
      missing: [...missing],
      dateOrderAmbiguous: notation.dateOrderAmbiguous && decided.dateOrder === null,
    };
  } finally {
    table.close();
  }
};

/** What can be no invoices may be a table that tests compare with, when its headers leave no doubt. */
const formatOfTable = ({ rows, others }: ChosenSheet, missing: readonly ImportField[]): ImportFormat => {
  if (missing.length === 0) return 'invoices';
  for (const { cells } of [rows, ...others].flatMap((first) => first.slice(0, referenceHeaderRows))) {
    const format = referenceFormatOfHeaders(cells.map(({ text }) => text));
    if (format !== null) return format;
  }
  return 'invoices';
};

const rowsBelowHeader = ({ rows, headerRow }: ChosenSheet): readonly SheetRow[] =>
  rows.filter(({ row }) => row > headerRow);

const profileOf = (match: ReturnType<typeof matchProfile>): ImportInspection['profile'] => {
  if (match === null) return null;
  const { id, name, version, vendorId } = match.profile;
  return { id, name, version, vendorId, layoutMoved: match.layoutMoved };
};

const orderIn = (
  { dateOrders }: DecidedNotation,
  field: ImportColumn['field'],
): Pick<ImportColumn, 'dateOrder'> => {
  const order = field === null ? undefined : dateOrders[field];
  return order === 'dmy' || order === 'mdy' ? { dateOrder: order } : {};
};

/** How a column writes decimals, where that is not said for the whole file; or that nobody can tell. */
const markIn = (
  { field, header }: RecognisedColumn,
  { decimalMarks, ambiguousNumbers }: DecidedNotation,
  { given, profile }: { readonly given: ImportOptions; readonly profile: Profile | null },
): Pick<ImportColumn, 'decimalMark' | 'isMarkAmbiguous'> => {
  if (field === null || given.decimalMark !== null) return {};
  const saved = profile?.decimalMarks[header];
  if (saved !== undefined) return { decimalMark: saved };
  if ((profile?.options.decimalMark ?? null) !== null) return {};
  const mark = decimalMarks[field];
  if (mark !== undefined) return { decimalMark: mark };
  return ambiguousNumbers.includes(field) ? { isMarkAmbiguous: true } : {};
};

const hintOf = (hints: ReturnType<typeof contentHints>, index: number): Pick<ImportColumn, 'hint'> => {
  const hint = hints.get(index);
  return hint === undefined ? {} : { hint };
};

const samplesOf = ({ rows, headerRow }: ChosenSheet, index: number): ImportColumn['samples'] =>
  rows
    .filter(({ row }) => row > headerRow)
    .map(({ cells }) => cells[index]?.text.trim() ?? '')
    .filter((text) => text !== '')
    .slice(0, 3);
