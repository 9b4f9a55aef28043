import { attributeOf } from '../../xml/xml-attributes.ts';
import { scanWholeXml } from '../../xml/scan-xml.ts';
import { columnLetter } from '../../workbook-writer/references.ts';
import type { SheetOutline } from '../sheet-outline.ts';
import { readPlainCell, type PlainCell } from './plain-cell.ts';
import { findPart, partSource, readRelations, tagHandler, type XlsxPackage } from './xlsx-package.ts';

const mostColumns = 16_384;

/** Reads a sheet once for what surrounds its cells. */
export const readSheetOutline = async (xlsx: XlsxPackage, part: string): Promise<SheetOutline> => {
  const hiddenRows: number[] = [];
  const columns: string[] = [];
  const merged: string[] = [];
  let row = 0;
  const open = (name: string, attributes: string): void => {
    if (name === 'row') {
      const number = Number(attributeOf(attributes, 'r') ?? row + 1);
      row = Number.isSafeInteger(number) && number > 0 ? number : row + 1;
      if (isOn(attributeOf(attributes, 'hidden'))) hiddenRows.push(row);
      xlsx.check('rows', Math.max(row, hiddenRows.length));
    } else if (name === 'col') {
      columns.push(...hiddenColumns(attributes).map(columnLetter));
      xlsx.check('columns', columns.length);
    } else if (name === 'mergeCell') {
      merged.push(attributeOf(attributes, 'ref') ?? '');
      xlsx.check('mergedRanges', merged.length);
    }
  };
  const scratch: PlainCell = { column: -1, type: '', style: -1, content: '' };
  await scanWholeXml(partSource(xlsx, part), {
    ...tagHandler(open),
    takeElement: (text, start) => readPlainCell(text, start, scratch),
  });
  return {
    hiddenRows,
    hiddenColumns: [...new Set(columns)],
    merged,
    tables: await readTables(xlsx, part),
  };
};

/** Whether a flag of the file is set. */
export const isOn = (value: string | null): boolean => value === '1' || value === 'true' || value === 'on';

/** Numbers (1-based) of the columns that a `col` hides. Those up to the end of the sheet nobody put there. */
export const hiddenColumns = (attributes: string): readonly number[] => {
  if (!isOn(attributeOf(attributes, 'hidden'))) return [];
  const from = Number(attributeOf(attributes, 'min'));
  const to = Number(attributeOf(attributes, 'max'));
  if (!(from >= 1) || !(to >= from) || to >= mostColumns) return from >= 1 && to === from ? [from] : [];
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
};

const readTables = async (xlsx: XlsxPackage, part: string): Promise<SheetOutline['tables']> => {
  const tables: SheetOutline['tables'][number][] = [];
  for (const { type, target } of await readRelations(xlsx, part)) {
    const tablePart = type === 'table' ? findPart(xlsx, target) : null;
    if (tablePart === null) continue;
    await scanWholeXml(
      partSource(xlsx, tablePart),
      tagHandler((name, attributes) => {
        if (name !== 'table') return;
        tables.push({
          name: attributeOf(attributes, 'displayName') ?? attributeOf(attributes, 'name') ?? '',
          ref: attributeOf(attributes, 'ref') ?? '',
          hasTotalsRow: Number(attributeOf(attributes, 'totalsRowCount') ?? 0) > 0,
        });
      }),
    );
  }
  return tables;
};
