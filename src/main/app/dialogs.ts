import { dialog, type BrowserWindow, type FileFilter } from 'electron';
import type { Locale } from '#shared/ipc/contract.ts';

/** The system's own file dialogs. Each answers null when the user gave up. */
export type Dialogs = {
  readonly openCase: () => Promise<string | null>;
  readonly saveCase: (suggestedName: string) => Promise<string | null>;
  /** Files to take in, as many as are chosen; none when the person gives up. */
  readonly openImports: () => Promise<readonly string[]>;
  /** Files of any kind to keep in the case. */
  readonly openDocuments: () => Promise<readonly string[]>;
  readonly saveDocument: (suggestedName: string) => Promise<string | null>;
  readonly saveWorkbook: (suggestedName: string) => Promise<string | null>;
  readonly saveCsv: (suggestedName: string) => Promise<string | null>;
  readonly savePdf: (suggestedName: string) => Promise<string | null>;
};

type Kind = 'case' | 'imports' | 'workbook' | 'csv' | 'pdf' | 'any';

/** Titles of native dialogs; the page's catalogues are not loaded in main. */
const filterNames: Readonly<Record<Locale, Readonly<Record<Kind, string>>>> = {
  fr: {
    case: 'Dossier Constat',
    imports: 'Factures, contrats, coûts infonuagiques',
    workbook: 'Classeur Excel',
    csv: 'CSV',
    pdf: 'PDF',
    any: 'Tous les fichiers',
  },
  en: {
    case: 'Constat case',
    imports: 'Invoices, contracts, cloud costs',
    workbook: 'Excel workbook',
    csv: 'CSV',
    pdf: 'PDF',
    any: 'All files',
  },
};

const extensions: Readonly<Record<Kind, string[]>> = {
  case: ['constat'],
  imports: ['xlsx', 'xlsm', 'csv', 'tsv', 'txt', 'gz', 'parquet', 'xml', 'pdf', 'json', 'jsonl'],
  workbook: ['xlsx'],
  csv: ['csv'],
  pdf: ['pdf'],
  any: ['*'],
};

export const createDialogs = (window: () => BrowserWindow | null, locale: () => Locale): Dialogs => {
  const filters = (kind: Kind): FileFilter[] => [
    { name: filterNames[locale()][kind], extensions: extensions[kind] },
  ];
  const open = async (kind: Kind, properties: ('openFile' | 'multiSelections')[]): Promise<string[]> => {
    const parent = window();
    const options = { properties, filters: filters(kind) };
    const { canceled, filePaths } = await (parent === null
      ? dialog.showOpenDialog(options)
      : dialog.showOpenDialog(parent, options));
    return canceled ? [] : filePaths;
  };
  const save = async (kind: Kind, defaultPath: string): Promise<string | null> => {
    const parent = window();
    const options = { defaultPath, filters: filters(kind) };
    const { canceled, filePath } = await (parent === null
      ? dialog.showSaveDialog(options)
      : dialog.showSaveDialog(parent, options));
    return canceled || filePath === '' ? null : filePath;
  };
  return {
    openCase: async () => (await open('case', ['openFile']))[0] ?? null,
    saveCase: (name) => save('case', name),
    openImports: () => open('imports', ['openFile', 'multiSelections']),
    openDocuments: () => open('any', ['openFile', 'multiSelections']),
    saveDocument: (name) => save('any', name),
    saveWorkbook: (name) => save('workbook', name),
    saveCsv: (name) => save('csv', name),
    savePdf: (name) => save('pdf', name),
  };
};
