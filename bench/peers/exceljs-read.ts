import ExcelJS from 'exceljs';

// The bare streaming read: every cell is parsed and nothing is done with it.
const [path = ''] = process.argv.slice(2);
const workbook = new ExcelJS.stream.xlsx.WorkbookReader(path, {
  worksheets: 'emit',
  sharedStrings: 'cache',
  styles: 'cache',
  hyperlinks: 'ignore',
});
let cells = 0;
for await (const sheet of workbook) {
  for await (const row of sheet) cells += Array.isArray(row.values) ? row.values.length - 1 : 0;
}
console.log(cells);
