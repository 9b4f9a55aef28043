import type { EntityName } from '#shared/domain/register/entities.ts';
import { sheetName } from '../../files/workbook-writer/references.ts';
import type { Labels } from './labels.ts';
import { measureSheets, type MeasureSheet } from './measures/measure-sheets.ts';

/** Sheets of the register, in the order in which an auditor reads them. */
export const sheetEntities = [
  'contract',
  'amendment',
  'workPackage',
  'baseline',
  'milestone',
  'invoice',
  'invoiceLine',
  'payment',
  'figure',
  'statement',
  'progressReport',
  'delayCost',
  'source',
  'organization',
  'rule',
  'finding',
  'evidence',
  'reviewNote',
  'document',
  'supportingDocument',
] as const satisfies readonly EntityName[];

export type SheetEntity = (typeof sheetEntities)[number];

export type SheetNames = {
  readonly cover: string;
  readonly overruns: string;
  readonly register: ReadonlyMap<SheetEntity, string>;
  /** Measures over time; each only where the case has some. */
  readonly measures: ReadonlyMap<MeasureSheet, string>;
  /** Pages to print; only when there are findings or documents. */
  readonly findings: string;
};

/** Names of the sheets in the language of the labels, each unlike the others. */
export const namesOf = (labels: Labels): SheetNames => {
  const taken: string[] = [];
  const take = (wanted: string): string => {
    const name = sheetName(wanted, taken);
    taken.push(name);
    return name;
  };
  const own = (sheet: string): string => take(labels.text(`sheets.${sheet}`));
  const [cover, overruns] = [own('cover'), own('overruns')];
  const register = new Map(sheetEntities.map((entity) => [entity, take(labels.entities(entity))]));
  const measures = new Map(measureSheets.map((sheet) => [sheet, own(sheet)]));
  return { cover, overruns, register, measures, findings: own('findings') };
};

/** Names of the sheets that an export fills by itself: what is typed there is not taken in. */
export const derivedSheetNames = (labels: Labels): ReadonlySet<string> => {
  const { cover, overruns, measures, findings } = namesOf(labels);
  return new Set([cover, overruns, ...measures.values(), findings]);
};
