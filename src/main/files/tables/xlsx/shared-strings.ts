import { scanWholeXml } from '../../xml/scan-xml.ts';
import { unescapeWorkbookText } from './workbook-text.ts';
import { partSource, type XlsxPackage } from './xlsx-package.ts';

/** Texts that cells point to by number. Rich text is joined; phonetic guides are left out. */
export const readSharedStrings = async (
  xlsx: XlsxPackage,
  part: string | null,
): Promise<readonly string[]> => {
  if (part === null) return [];
  const strings: string[] = [];
  let current = '';
  let total = 0;
  let isText = false;
  let isPhonetic = false;
  await scanWholeXml(partSource(xlsx, part), {
    open: (name) => {
      if (name === 'si') current = '';
      else if (name === 't') isText = !isPhonetic;
      else if (name === 'rPh') isPhonetic = true;
    },
    close: (name) => {
      if (name === 't') isText = false;
      else if (name === 'rPh') isPhonetic = false;
      else if (name === 'si') {
        total += current.length;
        xlsx.check('sharedTextChars', total);
        strings.push(unescapeWorkbookText(current));
      }
    },
    text: (text) => {
      if (!isText) return;
      current += text;
      xlsx.check('cellChars', current.length);
    },
  });
  return strings;
};
