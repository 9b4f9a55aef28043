import type { UnreadableReason } from '../unreadable.ts';

const html =
  /^\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--(?:[^-]|-(?!->))*-->\s*)?<(?:!doctype\s+html|html|head|meta|body|table|style)\b/iu;
const mailedHtml = /^MIME-Version:\s*1\.0/iu;
const oldExcelXml =
  /<\?mso-application\s+progid="Excel\.Sheet"|^[^<]*(?:<\?[^>]*\?>\s*)*<(?:\w+:)?Workbook\s[^>]*urn:schemas-microsoft-com:office:spreadsheet/u;
const flatOpenDocument = /<office:document\s[^>]*urn:oasis:names:tc:opendocument/u;

/**
 * Tables in text that is neither delimited nor a standard: what accounting systems call `.xls` is often a web page.
 * Null for anything else.
 * @param start the first characters of a file, without byte order mark and null bytes
 */
export const foreignTable = (start: string): UnreadableReason | null => {
  if (html.test(start) || mailedHtml.test(start)) return 'format-html';
  if (oldExcelXml.test(start)) return 'format-xml-2003';
  return flatOpenDocument.test(start) ? 'format-ods' : null;
};
