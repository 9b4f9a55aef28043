import { XmlError } from './xml-error.ts';
import { decodeEntities } from './xml-text.ts';

/**
 * Value of an attribute in the raw text of a tag, prefix ignored; null when it is not there. Throws XmlError for
 * text that is not a list of attributes up to the one looked for.
 */
export const attributeOf = (raw: string, name: string): string | null => {
  let position = 0;
  for (;;) {
    const equals = raw.indexOf('=', position);
    if (equals === -1) return null;
    const start = quoteAfter(raw, equals);
    const end = raw.indexOf(raw.charAt(start), start + 1);
    if (end === -1) throw new XmlError('damaged', raw.slice(0, 60));
    if (isNamed(raw, { from: position, to: equals }, name)) {
      const value = raw.slice(start + 1, end);
      return value.includes('&') ? decodeEntities(value) : value;
    }
    position = end + 1;
  }
};

const quoteAfter = (raw: string, equals: number): number => {
  let index = equals + 1;
  while (index < raw.length && raw.charCodeAt(index) <= 0x20) index += 1;
  const code = raw.charCodeAt(index);
  if (code !== 0x22 && code !== 0x27) throw new XmlError('damaged', raw.slice(0, 60));
  return index;
};

/** Whether the name written in the range, without its prefix and the spaces around it, is this one. */
const isNamed = (raw: string, range: { from: number; to: number }, name: string): boolean => {
  let end = range.to;
  while (end > range.from && raw.charCodeAt(end - 1) <= 0x20) end -= 1;
  const start = end - name.length;
  if (start < range.from || !raw.startsWith(name, start)) return false;
  const before = start === range.from ? 0x20 : raw.charCodeAt(start - 1);
  return before <= 0x20 || before === 0x3a;
};
