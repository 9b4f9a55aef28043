import { basename, extname } from 'node:path';
import { attributeOf } from '../../xml/xml-attributes.ts';
import { scanWholeXml } from '../../xml/scan-xml.ts';
import {
  builtInFormatCode,
  builtInFormatKind,
  formatKindOf,
  showsFractions,
  type FormatKind,
} from './number-format.ts';
import {
  findPart,
  partSource,
  readRelations,
  sheetParts,
  tagHandler,
  workbookPart,
  type Relation,
  type XlsxPackage,
} from './xlsx-package.ts';

export type WorkbookSheet = {
  readonly name: string;
  readonly visibility: 'visible' | 'hidden';
  /** Name of its part in the archive. */
  readonly part: string;
};

/** What the workbook shows as a tab: a sheet, a chart, a dialog. */
export type WorkbookTab = {
  readonly name: string;
  readonly visibility: 'visible' | 'hidden' | 'veryHidden';
};

export type Workbook = {
  readonly sheets: readonly WorkbookSheet[];
  /** Sheets and whatever else has a tab, in their order. */
  readonly tabs: readonly WorkbookTab[];
  /** Days count from 1904 instead of 1900. */
  readonly date1904: boolean;
  /** By style number of a cell: what its number means. */
  readonly formats: readonly FormatKind[];
  /** By style number of a cell: its number format. */
  readonly formatCodes: readonly string[];
  /** Style numbers whose format shows fractions of a second. */
  readonly fineStyles: ReadonlySet<number>;
  /** Part with the shared texts, if there is one. */
  readonly sharedStrings: string | null;
};

/** Reads what the sheets have in common. */
export const readWorkbook = async (xlsx: XlsxPackage): Promise<Workbook> => {
  const part = await workbookPart(xlsx);
  const relations = part === null ? [] : await readRelations(xlsx, part);
  const partOf = (type: string): string | null =>
    findPart(xlsx, relations.find((relation) => relation.type === type)?.target ?? `xl/${type}.xml`);
  const styles = partOf('styles');
  return {
    ...(part === null ? sheetsByPart(xlsx) : await readSheets(xlsx, part, relations)),
    ...(styles === null
      ? { formats: [], formatCodes: [], fineStyles: new Set<number>() }
      : await readFormats(xlsx, styles)),
    sharedStrings: partOf('sharedStrings'),
  };
};

type SheetList = Pick<Workbook, 'sheets' | 'tabs' | 'date1904'>;

const sheetsByPart = (xlsx: XlsxPackage): SheetList => {
  const sheets = sheetParts(xlsx).map((part) => ({
    name: basename(part, extname(part)),
    visibility: 'visible' as const,
    part,
  }));
  return { sheets, tabs: sheets.map(({ name, visibility }) => ({ name, visibility })), date1904: false };
};

/** Sheets in the order of their tabs. Charts and dialogs are not sheets. */
const readSheets = async (
  xlsx: XlsxPackage,
  workbook: string,
  relations: readonly Relation[],
): Promise<SheetList> => {
  const sheets: WorkbookSheet[] = [];
  const tabs: WorkbookTab[] = [];
  let date1904 = false;
  // Without the list that says which part a sheet is, parts go by their numbers, in the order of the tabs.
  const isListLost = relations.length === 0;
  const known = isListLost ? relationsByPart(xlsx) : relations;
  const open = (element: string, attributes: string): void => {
    // An extension may have an element of the same name, which says nothing of dates.
    if (element === 'workbookPr') date1904 ||= isOn(attributeOf(attributes, 'date1904'));
    if (element !== 'sheet') return;
    const relation = known.find(({ id }, index) =>
      isListLost ? index === tabs.length : id === attributeOf(attributes, 'id'),
    );
    const part = relation === undefined ? null : findPart(xlsx, relation.target);
    if (part === null) return;
    const { name, visibility } = tabOf(attributes);
    tabs.push({ name, visibility });
    xlsx.check('entries', tabs.length);
    if (relation?.type !== 'worksheet') return;
    sheets.push({ name, visibility: visibility === 'visible' ? visibility : 'hidden', part });
  };
  await scanWholeXml(partSource(xlsx, workbook), tagHandler(open));
  return { sheets, tabs, date1904 };
};

const relationsByPart = (xlsx: XlsxPackage): readonly Relation[] =>
  sheetParts(xlsx)
    .toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true }))
    .map((target) => ({ id: '', type: 'worksheet', target }));

const tabOf = (attributes: string): WorkbookTab => {
  const state = attributeOf(attributes, 'state');
  return {
    name: attributeOf(attributes, 'name') ?? '',
    visibility: state === 'hidden' || state === 'veryHidden' ? state : 'visible',
  };
};

const isOn = (value: string | null): boolean => value === '1' || value === 'true' || value === 'on';

type Formats = Pick<Workbook, 'formats' | 'formatCodes' | 'fineStyles'>;

const readFormats = async (xlsx: XlsxPackage, part: string): Promise<Formats> => {
  const codes = new Map<number, string>();
  const formats: FormatKind[] = [];
  const formatCodes: string[] = [];
  const fineStyles = new Set<number>();
  let isInCellFormats = false;
  await scanWholeXml(partSource(xlsx, part), {
    open: (name, attributes) => {
      if (name === 'numFmt') {
        codes.set(Number(attributeOf(attributes, 'numFmtId')), attributeOf(attributes, 'formatCode') ?? '');
        xlsx.check('styles', codes.size);
      } else if (name === 'cellXfs') isInCellFormats = true;
      else if (name === 'xf' && isInCellFormats) {
        const id = Number(attributeOf(attributes, 'numFmtId') ?? 0);
        xlsx.check('styles', formats.length + 1);
        const code = codes.get(id);
        if (showsFractions(code ?? builtInFormatCode(id))) fineStyles.add(formats.length);
        formats.push(code === undefined ? builtInFormatKind(id) : formatKindOf(code));
        formatCodes.push(code ?? builtInFormatCode(id));
      }
    },
    close: (name) => {
      if (name === 'cellXfs') isInCellFormats = false;
    },
    text: () => undefined,
  });
  return { formats, formatCodes, fineStyles };
};
