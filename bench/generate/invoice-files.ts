import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import ExcelJS from 'exceljs';
import { generated } from '../bench-folder.ts';
import { headers, invoiceLines, type GeneratedLine } from './invoice-lines.ts';

const units = (cents: number): number => cents / 100;
const fixed = (cents: number): string => `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`;

/** A workbook as Excel writes it: shared strings, real dates, number formats; a header row and `count` lines. */
export const invoiceWorkbook = (count: number): Promise<string> =>
  generated(`invoices-${count}.xlsx`, async (path) => {
    const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({
      filename: path,
      useStyles: true,
      useSharedStrings: true,
    });
    const sheet = workbook.addWorksheet('Invoices');
    sheet.columns = headers.map((header, index) => ({
      header,
      width: 16,
      style: { numFmt: formatOf(index) },
    }));
    for (const line of invoiceLines(count)) sheet.addRow(workbookCells(line)).commit();
    sheet.commit();
    await workbook.commit();
  });

const formatOf = (column: number): string => {
  if (column === 1) return 'yyyy-mm-dd';
  return column >= 6 && column <= 10 ? '#,##0.00' : 'General';
};

const workbookCells = (line: GeneratedLine): ExcelJS.CellValue[] => [
  line.invoice,
  new Date(`${line.date}T00:00:00Z`),
  line.vendor,
  line.contract,
  line.description,
  line.quantity,
  units(line.unitPrice),
  units(line.net),
  units(line.gst),
  units(line.qst),
  units(line.total),
  line.currency,
];

/** The same lines as comma-separated UTF-8 text. */
export const invoiceCsv = (count: number): Promise<string> =>
  generated(`invoices-${count}.csv`, async (path) => {
    const out = createWriteStream(path);
    out.write(`${headers.join(',')}\n`);
    let text = '';
    for (const line of invoiceLines(count)) {
      text += csvRow(line);
      if (text.length < 1 << 18) continue;
      if (!out.write(text)) await once(out, 'drain');
      text = '';
    }
    out.end(text);
    await finished(out);
  });

const csvRow = (line: GeneratedLine): string =>
  `${[
    line.invoice,
    line.date,
    line.vendor,
    line.contract,
    `"${line.description}"`,
    line.quantity,
    fixed(line.unitPrice),
    fixed(line.net),
    fixed(line.gst),
    fixed(line.qst),
    fixed(line.total),
    line.currency,
  ].join(',')}\n`;
