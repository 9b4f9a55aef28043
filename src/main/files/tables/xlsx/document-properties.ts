import { limitCheck, type ReadLimits } from '../../read-limits.ts';
import { attributeOf } from '../../xml/xml-attributes.ts';
import { scanWholeXml } from '../../xml/scan-xml.ts';
import { openZip } from '../../zip/open-zip.ts';
import { findPart, partSource, readRelations, type XlsxPackage } from './xlsx-package.ts';

/** What a workbook says of itself, as programs show it under "Properties". */
export type DocumentProperties = {
  /** Custom properties by name, all as text. */
  readonly custom: ReadonlyMap<string, string>;
  /** Who saved it last, in the words of the program that saved it; null where it does not say. */
  readonly lastModifiedBy: string | null;
};

/** Reads the properties of a workbook; a part that is not there says nothing. Throws file-unreadable, limit-exceeded. */
export const readDocumentProperties = async (
  file: string,
  limits: ReadLimits,
): Promise<DocumentProperties> => {
  const zip = await openZip(file, limits);
  try {
    const xlsx: XlsxPackage = { file, zip, limits, check: limitCheck(file, limits) };
    const relations = await readRelations(xlsx, '');
    const partOf = (type: string, usual: string): string | null =>
      findPart(xlsx, relations.find((relation) => relation.type === type)?.target ?? usual);
    return {
      custom: await readCustom(xlsx, partOf('custom-properties', 'docProps/custom.xml')),
      lastModifiedBy: await readSavedBy(xlsx, partOf('core-properties', 'docProps/core.xml')),
    };
  } finally {
    zip.close();
  }
};

const readCustom = async (xlsx: XlsxPackage, part: string | null): Promise<ReadonlyMap<string, string>> => {
  const properties = new Map<string, string>();
  if (part === null) return properties;
  let name: string | null = null;
  await scanWholeXml(partSource(xlsx, part), {
    open: (element, attributes) => {
      if (element !== 'property') return;
      name = attributeOf(attributes, 'name');
      xlsx.check('relations', properties.size + 1);
    },
    close: (element) => {
      if (element === 'property') name = null;
    },
    text: (text) => {
      if (name !== null) properties.set(name, (properties.get(name) ?? '') + text);
    },
  });
  return new Map([...properties].map(([key, value]) => [key, value.trim()]));
};

const readSavedBy = async (xlsx: XlsxPackage, part: string | null): Promise<string | null> => {
  if (part === null) return null;
  let isInside = false;
  let savedBy = '';
  await scanWholeXml(partSource(xlsx, part), {
    open: (element) => {
      isInside = element === 'lastModifiedBy';
    },
    close: () => {
      isInside = false;
    },
    text: (text) => {
      if (isInside) savedBy += text;
    },
  });
  return savedBy.trim() === '' ? null : savedBy.trim().slice(0, longestName);
};

/** Beyond this it is no name. */
const longestName = 200;
