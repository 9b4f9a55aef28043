import type ExcelJS from 'exceljs';

const font = { name: 'Calibri', size: 10, family: 2 } as const;
const solid = (argb: string): ExcelJS.Fill => ({ type: 'pattern', pattern: 'solid', fgColor: { argb } });
const line = (argb: string): Partial<ExcelJS.Border> => ({ style: 'thin', color: { argb } });
const rule: Partial<ExcelJS.Borders> = { bottom: line('FFE3E7ED') };

const headerGrounds = { key: 'FF7A8699', stored: 'FF24476B', calculated: 'FF3E6B5A' } as const;

const header = (look: keyof typeof headerGrounds, horizontal: 'left' | 'right'): Partial<ExcelJS.Style> => ({
  font: { ...font, bold: true, color: { argb: 'FFFFFFFF' } },
  fill: solid(headerGrounds[look]),
  alignment: {
    vertical: 'middle',
    horizontal,
    wrapText: true,
    ...(horizontal === 'right' ? { indent: 1 } : {}),
  },
  border: { bottom: line('FF1D2A3D') },
});

type Align = 'left' | 'right' | 'center';

const cell = (
  numFmt: string,
  horizontal: Align,
  more: Partial<ExcelJS.Style> = {},
): Partial<ExcelJS.Style> => ({
  numFmt,
  font,
  border: rule,
  // Room between a number and the text of the next column.
  alignment: { vertical: 'top', horizontal, ...(horizontal === 'right' ? { indent: 1 } : {}) },
  ...more,
});

const page = (style: Partial<ExcelJS.Style>): Partial<ExcelJS.Style> => style;

/**
 * How cells look: sober, dense, readable in black and white. Stored values are plain; what a formula gives stands on a
 * light ground; keys, which nobody edits, are grey.
 */
export const looks = {
  header,
  key: cell('@', 'left', { font: { ...font, color: { argb: 'FF7A8699' } } }),
  stored: (numFmt: string, horizontal: Align): Partial<ExcelJS.Style> => cell(numFmt, horizontal),
  calculated: (numFmt: string, horizontal: Align): Partial<ExcelJS.Style> =>
    cell(numFmt, horizontal, { fill: solid('FFF1F6F3') }),
  total: (numFmt: string, horizontal: Align): Partial<ExcelJS.Style> =>
    cell(numFmt, horizontal, {
      font: { ...font, bold: true },
      fill: solid('FFE6ECF3'),
      border: { top: line('FF1D2A3D'), bottom: line('FF1D2A3D') },
    }),
  title: page({
    font: { ...font, size: 18, bold: true, color: { argb: 'FF24476B' } },
    alignment: { vertical: 'middle' },
  }),
  heading: page({
    font: { ...font, size: 11, bold: true, color: { argb: 'FF24476B' } },
    border: { bottom: line('FF24476B') },
  }),
  label: page({ font: { ...font, color: { argb: 'FF5A6578' } }, alignment: { vertical: 'top' } }),
  value: (numFmt: string): Partial<ExcelJS.Style> =>
    page({ numFmt, font, alignment: { vertical: 'top', horizontal: 'left', wrapText: true } }),
  mono: page({ numFmt: '@', font: { ...font, name: 'Consolas' }, alignment: { vertical: 'top' } }),
  warning: page({
    font: { ...font, size: 12, bold: true, color: { argb: 'FF8A1C1C' } },
    fill: solid('FFFDECEA'),
    alignment: { vertical: 'top', wrapText: true },
  }),
};
