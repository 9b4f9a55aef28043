import { basename, extname } from 'node:path';
import { attributeOf } from '../../xml/xml-attributes.ts';
import { scanWholeXml } from '../../xml/scan-xml.ts';
import { builtInFormatKind, formatKindOf, type FormatKind } from './number-format.ts';
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

export type Workbook = {
  readonly sheets: readonly WorkbookSheet[];
  /** Days count from 1904 instead of 1900. */
  readonly date1904: boolean;
  /** By style number of a cell: what its number means. */
  readonly formats: readonly FormatKind[];
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
    formats: styles === null ? [] : await readFormats(xlsx, styles),
    sharedStrings: partOf('sharedStrings'),
  };
};

type SheetList = Pick<Workbook, 'sheets' | 'date1904'>;

const sheetsByPart = (xlsx: XlsxPackage): SheetList => ({
  sheets: sheetParts(xlsx).map((part) => ({
    name: basename(part, extname(part)),
    visibility: 'visible',
    part,
  })),
  date1904: false,
});

/** Sheets in the order of their tabs. Charts and dialogs are not sheets. */
const readSheets = async (
  xlsx: XlsxPackage,
  part: string,
  relations: readonly Relation[],
): Promise<SheetList> => {
  const sheets: WorkbookSheet[] = [];
  let date1904 = false;
  const open = (name: string, attributes: string): void => {
    if (name === 'workbookPr') date1904 = /^(?:1|true|on)$/u.test(attributeOf(attributes, 'date1904') ?? '');
    if (name !== 'sheet') return;
    const relation = relations.find(({ id }) => id === attributeOf(attributes, 'id'));
    const sheetPart = relation?.type === 'worksheet' ? findPart(xlsx, relation.target) : null;
    if (sheetPart === null) return;
    const state = attributeOf(attributes, 'state') ?? 'visible';
    sheets.push({
      name: attributeOf(attributes, 'name') ?? '',
      visibility: state === 'visible' ? 'visible' : 'hidden',
      part: sheetPart,
    });
  };
  await scanWholeXml(partSource(xlsx, part), tagHandler(open));
  return { sheets, date1904 };
};

const readFormats = async (xlsx: XlsxPackage, part: string): Promise<readonly FormatKind[]> => {
  const codes = new Map<number, FormatKind>();
  const formats: FormatKind[] = [];
  let isInCellFormats = false;
  await scanWholeXml(partSource(xlsx, part), {
    open: (name, attributes) => {
      if (name === 'numFmt')
        codes.set(
          Number(attributeOf(attributes, 'numFmtId')),
          formatKindOf(attributeOf(attributes, 'formatCode') ?? ''),
        );
      else if (name === 'cellXfs') isInCellFormats = true;
      else if (name === 'xf' && isInCellFormats) {
        const id = Number(attributeOf(attributes, 'numFmtId') ?? 0);
        formats.push(codes.get(id) ?? builtInFormatKind(id));
      }
    },
    close: (name) => {
      if (name === 'cellXfs') isInCellFormats = false;
    },
    text: () => undefined,
  });
  return formats;
};
