import { scanWholeXml } from '../../xml/scan-xml.ts';
import { keptText, unescapeWorkbookText } from './workbook-text.ts';
import { partSource, type XlsxPackage } from './xlsx-package.ts';

/** What a text costs at least, in characters: an empty one takes memory too. */
const leastChars = 8;

/** Texts that cells point to by number. Rich text is joined; phonetic guides are left out. */
export const readSharedStrings = async (
  xlsx: XlsxPackage,
  part: string | null,
): Promise<readonly string[]> => {
  if (part === null) return [];
  const strings: string[] = [];
  let current = '';
  let run = '';
  let attributesOfRun = '';
  let total = 0;
  let isText = false;
  let isPhonetic = false;
  await scanWholeXml(partSource(xlsx, part), {
    open: (name, attributes) => {
      if (name === 'si') current = '';
      else if (name === 't') {
        isText = !isPhonetic;
        run = '';
        attributesOfRun = attributes;
      } else if (name === 'rPh') isPhonetic = true;
    },
    close: (name) => {
      if (name === 't') {
        if (isText) current += keptText(run, attributesOfRun);
        isText = false;
      } else if (name === 'rPh') isPhonetic = false;
      else if (name === 'si') {
        total += Math.max(current.length, leastChars);
        xlsx.check('sharedTextChars', total);
        strings.push(unescapeWorkbookText(current));
      }
    },
    text: (text) => {
      if (!isText) return;
      run += text;
      xlsx.check('cellChars', current.length + run.length);
    },
  });
  return strings;
};
