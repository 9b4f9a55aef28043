import type { OpenedZip } from '../../zip/open-zip.ts';
import type { LimitCheck, ReadLimits } from '../../read-limits.ts';
import { unreadable, type UnreadableReason } from '../../unreadable.ts';
import { attributeOf } from '../../xml/xml-attributes.ts';
import { scanWholeXml, type XmlSource } from '../../xml/scan-xml.ts';
import type { XmlHandler } from '../../xml/xml-scanner.ts';

/** A workbook's archive, with what is needed to read its parts. */
export type XlsxPackage = {
  readonly file: string;
  readonly zip: OpenedZip;
  readonly limits: ReadLimits;
  readonly check: LimitCheck;
};

export type Relation = { readonly id: string; readonly type: string; readonly target: string };

/** What `scanXml` needs to read one part. */
export const partSource = ({ file, zip, limits, check }: XlsxPackage, part: string): XmlSource => ({
  file,
  bytes: zip.read(part),
  limits,
  check,
});

/** Name of a part as the archive has it, whatever its case; null when it is not there. */
export const findPart = ({ zip }: XlsxPackage, part: string): string | null => {
  const wanted = part.toLowerCase();
  return zip.names.find((name) => name.toLowerCase() === wanted) ?? null;
};

const ignore = (): void => undefined;

/** A handler for documents of which only the tags matter. */
export const tagHandler = (open: XmlHandler['open']): XmlHandler => ({ open, close: ignore, text: ignore });

/** Relations of a part (of the package itself for an empty name). None when they are not in the archive. */
export const readRelations = async (xlsx: XlsxPackage, part: string): Promise<readonly Relation[]> => {
  const slash = part.lastIndexOf('/') + 1;
  const relationsPart = findPart(xlsx, `${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`);
  if (relationsPart === null) return [];
  const relations: Relation[] = [];
  const add = (name: string, attributes: string): void => {
    if (name !== 'Relationship') return;
    xlsx.check('relations', relations.length + 1);
    const target = attributeOf(attributes, 'Target') ?? '';
    relations.push({
      id: attributeOf(attributes, 'Id') ?? '',
      type: (attributeOf(attributes, 'Type') ?? '').split('/').at(-1) ?? '',
      target: resolvePart(part.slice(0, slash), target),
    });
  };
  await scanWholeXml(partSource(xlsx, relationsPart), tagHandler(add));
  return relations;
};

/** `../worksheets/sheet1.xml` seen from a folder, or an absolute `/xl/…`, as the archive names it. */
const resolvePart = (folder: string, target: string): string => {
  const path = target.replaceAll('\\', '/');
  const parts: string[] = [];
  for (const step of (path.startsWith('/') ? path : folder + path).split('/')) {
    if (step === '..') parts.pop();
    else if (step !== '' && step !== '.') parts.push(step);
  }
  return parts.join('/');
};

/**
 * The part that lists the sheets; null for an archive that has sheets but lost the list. Throws file-unreadable with
 * what the archive is instead.
 */
export const workbookPart = async (xlsx: XlsxPackage): Promise<string | null> => {
  const relations = await readRelations(xlsx, '');
  const main = relations.find(({ type }) => type === 'officeDocument')?.target ?? 'xl/workbook.xml';
  const part = findPart(xlsx, main);
  const isOther = part !== null && (!part.endsWith('.xml') || /^(?:word|ppt)\//u.test(part));
  if (isOther || (part === null && sheetParts(xlsx).length === 0))
    throw unreadable(xlsx.file, kindOfArchive(xlsx.zip.names), main);
  return part;
};

/** Parts that are sheets by where they are. */
export const sheetParts = ({ zip }: XlsxPackage): readonly string[] =>
  zip.names.filter((name) => /^xl\/worksheets\/[^/]+\.xml$/iu.test(name));

const kindOfArchive = (names: readonly string[]): UnreadableReason => {
  const has = (pattern: RegExp): boolean => names.some((name) => pattern.test(name));
  if (has(/^xl\/workbook\.bin$/iu)) return 'format-xlsb';
  if (has(/(?:^|\/)Index(?:\.zip|\/.*\.iwa)$/iu)) return 'format-numbers';
  if (has(/^content\.xml$/iu) && has(/^mimetype$/iu)) return 'format-ods';
  return has(/^\[Content_Types\]\.xml$/iu) ? 'not-xlsx' : 'format-zip';
};
