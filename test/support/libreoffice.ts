import { execFile } from 'node:child_process';
import { accessSync, constants, mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import ExcelJS from 'exceljs';

/** Path of LibreOffice, or null when this machine has none. */
export const findLibreOffice = (): string | null => {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/lib/libreoffice/program'];
  return folders.map((folder) => join(folder, 'soffice')).find(isExecutable) ?? null;
};

const isExecutable = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

/** Why tests that need LibreOffice are skipped, printed once; null when they are not. */
export const libreOfficeMissing = (): string | null => {
  if (findLibreOffice() !== null) return null;
  const reason = 'LibreOffice is missing: skipped (apt-get install libreoffice-calc-nogui)';
  console.warn(reason);
  return reason;
};

/**
 * Recalculate every formula when loading, whatever program the file says it comes from. By default cached results of
 * files written by Excel, which ours pass for, are trusted, and a conversion would prove nothing.
 */
const hardRecalculation = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
`;

/**
 * Opens a workbook in LibreOffice, recalculates all of it and saves it as another one.
 * @param folder an empty folder for the result and LibreOffice's profile
 * @returns the path of the recalculated workbook
 */
export const recalculate = async (workbookPath: string, folder: string): Promise<string> => {
  const program = findLibreOffice();
  if (program === null) throw new Error('no LibreOffice');
  const profile = join(folder, 'profile');
  mkdirSync(join(profile, 'user'), { recursive: true });
  writeFileSync(join(profile, 'user', 'registrymodifications.xcu'), hardRecalculation);
  const out = join(folder, 'recalculated');
  await promisify(execFile)(
    program,
    [
      `-env:UserInstallation=${pathToFileURL(profile).href}`,
      '--headless',
      '--norestore',
      '--convert-to',
      'xlsx:Calc MS Excel 2007 XML',
      '--outdir',
      out,
      workbookPath,
    ],
    { timeout: 240_000 },
  );
  return join(out, workbookPath.split(/[\\/]/u).at(-1) ?? '');
};

export type FormulaCell = {
  readonly sheet: string;
  readonly ref: string;
  readonly formula: string;
  readonly result: unknown;
};

/** Every formula of a workbook with its cached result. */
export const formulaCells = async (path: string): Promise<readonly FormulaCell[]> => {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(path);
  const cells: FormulaCell[] = [];
  workbook.eachSheet((sheet) =>
    sheet.eachRow((row) =>
      row.eachCell((cell) => {
        if (cell.type !== ExcelJS.ValueType.Formula) return;
        cells.push({ sheet: sheet.name, ref: cell.address, formula: cell.formula, result: cell.result });
      }),
    ),
  );
  return cells;
};

export type Difference = FormulaCell & { readonly recalculated: unknown };

/** The formulas whose recalculated result is not the cached one; numbers may differ in the last bits of a double. */
export const differences = async (
  originalPath: string,
  recalculatedPath: string,
): Promise<readonly Difference[]> => {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(recalculatedPath);
  const cells = await formulaCells(originalPath);
  return cells.flatMap((cell) => {
    const found = workbook.getWorksheet(cell.sheet)?.getCell(cell.ref);
    const recalculated = found?.type === ExcelJS.ValueType.Formula ? found.result : found?.value;
    return isSame(cell.result, recalculated) ? [] : [{ ...cell, recalculated }];
  });
};

const isSame = (cached: unknown, recalculated: unknown): boolean => {
  if (cached instanceof Date && recalculated instanceof Date)
    // A word in a cell of dates is read as no date: the same on both sides.
    return Object.is(cached.getTime(), recalculated.getTime());
  if (typeof cached !== 'number' || typeof recalculated !== 'number') return cached === recalculated;
  return Math.abs(cached - recalculated) <= 1e-9 * Math.max(1, Math.abs(cached));
};
