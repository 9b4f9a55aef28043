import { dialog, type BrowserWindow, type FileFilter } from 'electron';
import type { Locale } from '#shared/ipc/contract.ts';

/** The system's own file dialogs. Each answers null when the user gave up. */
export type Dialogs = {
  readonly openCase: () => Promise<string | null>;
  readonly saveCase: (suggestedName: string) => Promise<string | null>;
  readonly openInvoices: () => Promise<string | null>;
  readonly saveWorkbook: (suggestedName: string) => Promise<string | null>;
  readonly saveCsv: (suggestedName: string) => Promise<string | null>;
};

type Kind = 'case' | 'invoices' | 'workbook' | 'csv';

/** Titles of native dialogs; the page's catalogues are not loaded in main. */
const filterNames: Readonly<Record<Locale, Readonly<Record<Kind, string>>>> = {
  fr: { case: 'Dossier Constat', invoices: 'Factures (Excel, CSV)', workbook: 'Classeur Excel', csv: 'CSV' },
  en: { case: 'Constat case', invoices: 'Invoices (Excel, CSV)', workbook: 'Excel workbook', csv: 'CSV' },
};

const extensions: Readonly<Record<Kind, string[]>> = {
  case: ['constat'],
  invoices: ['xlsx', 'xlsm', 'csv', 'tsv', 'txt'],
  workbook: ['xlsx'],
  csv: ['csv'],
};

export const createDialogs = (window: () => BrowserWindow | null, locale: () => Locale): Dialogs => {
  const filters = (kind: Kind): FileFilter[] => [
    { name: filterNames[locale()][kind], extensions: extensions[kind] },
  ];
  const open = async (kind: Kind): Promise<string | null> => {
    const parent = window();
    const options = { properties: ['openFile' as const], filters: filters(kind) };
    const { canceled, filePaths } = await (parent === null
      ? dialog.showOpenDialog(options)
      : dialog.showOpenDialog(parent, options));
    return canceled ? null : (filePaths[0] ?? null);
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
    openCase: () => open('case'),
    saveCase: (name) => save('case', name),
    openInvoices: () => open('invoices'),
    saveWorkbook: (name) => save('workbook', name),
    saveCsv: (name) => save('csv', name),
  };
};
