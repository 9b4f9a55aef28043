import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { packageParts } from './package-parts.ts';
import { zipOf } from './zip-writer.ts';

/** A sheet as a colleague sees it: cells by the header of their column and the key of their row. */
export type EditedSheet = {
  readonly sheet: ExcelJS.Worksheet;
  readonly column: (header: string) => number;
  /** Keys of the rows, in their order. */
  readonly keys: () => readonly string[];
  readonly row: (key: string) => ExcelJS.Row;
  readonly set: (key: string, header: string, value: ExcelJS.CellValue) => void;
  readonly append: (cells: Readonly<Record<string, ExcelJS.CellValue>>) => void;
};

/**
 * Opens a workbook, edits it and saves it beside the first under `as`. The program that does it knows no custom
 * properties; they are put back as Excel and LibreOffice keep them, unless `keepProperties` says otherwise.
 */
export const editWorkbook = async (
  path: string,
  as: string,
  edit: (open: (sheet: string) => EditedSheet, workbook: ExcelJS.Workbook) => void,
  { keepProperties = true }: { readonly keepProperties?: boolean } = {},
): Promise<string> => {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(path);
  edit((name) => editedSheet(workbook, name), workbook);
  const target = join(path, '..', as);
  await workbook.xlsx.writeFile(target);
  if (keepProperties) putPropertiesBack(packageParts(path), target);
  return target;
};

const customPropertiesType =
  '<Override PartName="/docProps/custom.xml" ContentType="application/vnd.openxmlformats-officedocument.custom-properties+xml"/>';

const putPropertiesBack = (original: ReadonlyMap<string, string>, target: string): void => {
  const parts = new Map(packageParts(target));
  for (const name of ['docProps/custom.xml', '_rels/.rels']) parts.set(name, original.get(name) ?? '');
  const types = parts.get('[Content_Types].xml') ?? '';
  parts.set('[Content_Types].xml', types.replace('</Types>', `${customPropertiesType}</Types>`));
  writeFileSync(target, zipOf([...parts].map(([name, content]) => ({ name, content }))));
};

const editedSheet = (workbook: ExcelJS.Workbook, name: string): EditedSheet => {
  const sheet = workbook.getWorksheet(name);
  if (sheet === undefined) throw new Error(`no sheet ${name}`);
  const column = (header: string): number => {
    const headers = sheet.getRow(1).values as readonly unknown[];
    const found = headers.indexOf(header);
    if (found === -1) throw new Error(`no column ${header} on ${name}: ${headers.join(', ')}`);
    return found;
  };
  const row = (key: string): ExcelJS.Row => {
    for (let number = 2; number <= sheet.rowCount; number += 1)
      if (sheet.getRow(number).getCell(1).text === key) return sheet.getRow(number);
    throw new Error(`no row ${key} on ${name}`);
  };
  const keys = (): readonly string[] =>
    Array.from({ length: sheet.rowCount - 1 }, (_, index) => sheet.getCell(index + 2, 1).text).filter(
      (text) => /^[A-Za-z]+:[0-9]+$/u.test(text),
    );
  return {
    sheet,
    column,
    keys,
    row,
    set: (key, header, value) => {
      row(key).getCell(column(header)).value = value;
    },
    append: (cells) => {
      const added = sheet.getRow(sheet.rowCount + 1);
      for (const [header, value] of Object.entries(cells)) added.getCell(column(header)).value = value;
    },
  };
};
