import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { exportWorkbook } from '#main/services/exporting/export-workbook.ts';
import { applyMerge } from '#main/services/merging/apply-merge.ts';
import type { PlannedMerge } from '#main/services/merging/merge-steps.ts';
import { planMerge } from '#main/services/merging/plan-merge.ts';
import { openReadable } from '#main/db/open-database.ts';
import { customPropertiesOverride } from '#main/files/workbook-writer/custom-properties.ts';
import type { Locale } from '#shared/ipc/contract.ts';
import ExcelJS from 'exceljs';
import { newCase, resourcesUrl, type CaseFixture } from './case-fixture.ts';
import { packageParts } from './package-parts.ts';
import { zipOf } from './zip-writer.ts';
import { tempFolder } from './temp-folder.ts';

export type Round = CaseFixture & {
  /** Exports the case as it is and returns the path. */
  readonly export: (name?: string) => Promise<string>;
  readonly plan: (path: string) => Promise<PlannedMerge>;
  /** Writes all items but the conflicts, or these. */
  readonly apply: (planned: PlannedMerge, items?: readonly number[]) => readonly number[];
};

/** A case with what is needed to let a workbook make the round trip. */
export const newRound = async ({
  sample = false,
  locale = 'fr',
}: { readonly sample?: boolean; readonly locale?: Locale } = {}): Promise<Round> => {
  const fixture = await newCase({ sample });
  const folder = tempFolder();
  const reader = openReadable(fixture.path);
  onTestFinished(() => {
    reader.close();
  });
  return {
    ...fixture,
    export: async (name = 'out.xlsx') => {
      const path = join(folder, name);
      await exportWorkbook(reader, {
        path,
        casePath: fixture.path,
        locale,
        today: '2026-01-15',
        resourcesUrl,
      });
      return path;
    },
    plan: (path) => planMerge(reader, { path, locale, resourcesUrl }),
    apply: ({ plan, steps }, items) =>
      applyMerge(
        fixture.context,
        (items ?? [...plan.changes, ...plan.added, ...plan.removed].map(({ item }) => item)).map((item) => ({
          item,
          steps: steps[item] ?? [],
        })),
        plan.file,
      ).stale,
  };
};

/** A sheet as a colleague sees it: cells by the header of their column and the key of their row. */
export type EditedSheet = {
  readonly sheet: ExcelJS.Worksheet;
  readonly column: (header: string) => number;
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

const putPropertiesBack = (original: ReadonlyMap<string, string>, target: string): void => {
  const parts = new Map(packageParts(target));
  for (const name of ['docProps/custom.xml', '_rels/.rels']) parts.set(name, original.get(name) ?? '');
  const types = parts.get('[Content_Types].xml') ?? '';
  parts.set('[Content_Types].xml', types.replace('</Types>', `${customPropertiesOverride}</Types>`));
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
  return {
    sheet,
    column,
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
