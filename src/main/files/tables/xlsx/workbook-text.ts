/** Text of an element `t` as a workbook means it: white space around it counts only where it says so. */
export const keptText = (text: string, attributes: string): string => {
  if (attributes.includes('preserve')) return text;
  let start = 0;
  let end = text.length;
  while (start < end && isXmlSpace(text.charCodeAt(start))) start += 1;
  while (end > start && isXmlSpace(text.charCodeAt(end - 1))) end -= 1;
  return text.slice(start, end);
};

const isXmlSpace = (code: number): boolean => code === 0x20 || (code >= 0x09 && code <= 0x0d);

/** `_x000D_` stands for a character that XML cannot hold; `_x005F_` for the underscore of a text that looks so. */
export const unescapeWorkbookText = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/gu, (_match, code: string) =>
        String.fromCharCode(Number.parseInt(code, 16)),
      )
    : text;
