import { zipOf, type ZipPart } from './zip-writer.ts';

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const relationships = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

export type RawWorkbook = {
  /** XML inside `sheetData`. */
  readonly rows: string;
  /** XML behind `sheetData`. */
  readonly afterRows?: string;
  readonly sharedStrings?: readonly string[];
  /** Codes of number formats; cell style n + 1 is format n. */
  readonly formats?: readonly string[];
  readonly workbookProperties?: string;
  readonly sheetState?: string;
  /** Parts that replace the usual ones, or come besides. */
  readonly parts?: Readonly<Record<string, string>>;
  readonly without?: readonly string[];
};

const escaped = (text: string): string =>
  text.replace(/&/gu, '&amp;').replace(/</gu, '&lt;').replace(/"/gu, '&quot;');

const stylesXml = (formats: readonly string[]): string => {
  const codes = formats.map(
    (code, index) => `<numFmt numFmtId="${200 + index}" formatCode="${escaped(code)}"/>`,
  );
  const cells = formats.map((_, index) => `<xf numFmtId="${200 + index}" applyNumberFormat="1"/>`);
  return `${head}<styleSheet><numFmts>${codes.join('')}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>${cells.join('')}</cellXfs></styleSheet>`;
};

const partsOf = (workbook: RawWorkbook): Record<string, string> => {
  const {
    rows,
    afterRows = '',
    sharedStrings = [],
    formats = [],
    workbookProperties = '',
    sheetState,
  } = workbook;
  const state = sheetState === undefined ? '' : ` state="${sheetState}"`;
  return {
    '[Content_Types].xml': `${head}<Types/>`,
    '_rels/.rels': `${head}<Relationships><Relationship Id="rId1" Type="${relationships}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `${head}<workbook xmlns:r="${relationships}">${workbookProperties}<sheets><sheet name="Sheet1" sheetId="1"${state} r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels':
      `${head}<Relationships><Relationship Id="rId1" Type="${relationships}/worksheet" Target="worksheets/sheet1.xml"/>` +
      `<Relationship Id="rId2" Type="${relationships}/styles" Target="styles.xml"/>` +
      `<Relationship Id="rId3" Type="${relationships}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    'xl/worksheets/sheet1.xml': `${head}<worksheet><sheetData>${rows}</sheetData>${afterRows}</worksheet>`,
    'xl/styles.xml': stylesXml(formats),
    'xl/sharedStrings.xml': `${head}<sst>${sharedStrings.map((text) => `<si><t>${escaped(text)}</t></si>`).join('')}</sst>`,
    ...workbook.parts,
  };
};

/** Bytes of a workbook whose XML the test writes itself: what spreadsheet programs write that ExcelJS does not. */
export const rawWorkbook = (workbook: RawWorkbook): Buffer => {
  const parts: ZipPart[] = Object.entries(partsOf(workbook))
    .filter(([name]) => workbook.without?.includes(name) !== true)
    .map(([name, content]) => ({ name, content }));
  return zipOf(parts);
};
