import type { EntityName } from '#shared/domain/register/entities.ts';
import { createCellStyles } from '../exporting/cell-styles.ts';
import { derivedColumns } from '../exporting/derived-columns.ts';
import { readLabels, type Labels } from '../exporting/labels.ts';
import { registerColumns, type ColumnContext } from '../exporting/register-columns.ts';
import { derivedSheetNames, namesOf, sheetEntities } from '../exporting/sheet-names.ts';

/** Headers and sheet names of our workbooks in one language. */
export type WorkbookWords = {
  readonly labels: Labels;
  /** By name of the sheet in small letters. */
  readonly entityOfSheet: ReadonlyMap<string, EntityName>;
  /** Sheets that an export fills by itself. */
  readonly derivedSheets: ReadonlySet<string>;
  /** Columns by entity, then by header (`headerKey`), of which no sheet has two alike. */
  readonly columns: ReadonlyMap<EntityName, ReadonlyMap<string, ExpectedColumn>>;
  /** Whether the text stands in front of a row of totals. */
  readonly isTotal: (text: string) => boolean;
};

export type ExpectedColumn = {
  /** `key`, a column of the dictionary, `key:<column>` for what it points to, `fingerprint`, or a derived column. */
  readonly id: string;
  readonly role: 'key' | 'stored' | 'refKey' | 'fingerprint' | 'derived';
};

/** Header as it is compared: without what people and programs change by the way. */
export const headerKey = (header: string): string =>
  header.replaceAll(/\s+/gu, ' ').trim().toLocaleLowerCase('fr');

/** What an export in this language writes above the columns of each sheet. */
export const readWorkbookWords = (resourcesUrl: URL, locale: Labels['locale']): WorkbookWords => {
  const labels = readLabels(resourcesUrl, locale);
  const context: ColumnContext = {
    labels,
    styles: createCellStyles({ style: () => 0 }, labels),
    isSample: true,
  };
  // Only the headers are asked for: what cells would point to does not matter.
  const contracts = {
    ranges: () => ({ keys: '', currencies: '', lumpSums: '' }),
    currencyOf: () => null,
    lumpSumOf: () => null,
  };
  const packages = {
    isEmpty: false,
    idOf: () => null,
    factsOf: () => undefined,
    sheets: () => ({ contract: noSheet, amendment: noSheet, invoiceLine: noSheet }),
  };
  const columns = sheetEntities.map((entity) => {
    const derived = derivedColumns(entity, context, { contracts, packages, today: '' });
    const isDerived = new Set(derived.map(({ id }) => id));
    const planned = registerColumns(entity, context, derived).map(
      ({ id, header }) =>
        [headerKey(header), { id, role: isDerived.has(id) ? ('derived' as const) : roleOf(id) }] as const,
    );
    return [entity, new Map(planned)] as const;
  });
  return {
    labels,
    entityOfSheet: new Map(
      [...namesOf(labels).register].map(([entity, name]) => [name.toLowerCase(), entity]),
    ),
    derivedSheets: derivedSheetNames(labels),
    columns: new Map(columns),
    isTotal: totalTest(labels),
  };
};

const noSheet = { range: () => '' };

const roleOf = (id: string): ExpectedColumn['role'] => {
  if (id === 'key' || id === 'fingerprint') return id;
  if (id === 'fictional') return 'derived';
  return id.startsWith('key:') ? 'refKey' : 'stored';
};

const totalTest = (labels: Labels): ((text: string) => boolean) => {
  const mark = '\u0000';
  const [before = '', after = ''] = labels.text('totals.total', { currency: mark }).split(mark);
  const unknown = labels.text('totals.unknownAmounts');
  return (text) => {
    if (text === unknown) return true;
    const isFramed = text.startsWith(before.trimEnd()) && text.endsWith(after.trimStart());
    const rest = text.slice(before.length, text.length - after.length).trim();
    return isFramed && (rest === '' || /^[A-Z]{3}$/u.test(rest));
  };
};
