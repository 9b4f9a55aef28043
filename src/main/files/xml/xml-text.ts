import { XmlError } from './xml-error.ts';

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Text with the five entities that every document has, and character references. Any other entity is refused. */
export const decodeEntities = (raw: string): string =>
  raw.replace(/&([^;&]{0,12};?)/gu, (_match, body: string) => {
    if (!body.endsWith(';')) throw new XmlError('damaged', `&${body}`);
    const name = body.slice(0, -1);
    return name.startsWith('#') ? characterOf(name.slice(1)) : (named[name] ?? unknownEntity(name));
  });

const unknownEntity = (name: string): never => {
  throw new XmlError('damaged', `entity ${name}`);
};

const characterOf = (reference: string): string => {
  const isHex = /^x[0-9A-Fa-f]+$/u.test(reference);
  if (!isHex && !/^[0-9]+$/u.test(reference)) throw new XmlError('damaged', `&#${reference};`);
  const code = isHex ? Number.parseInt(reference.slice(1), 16) : Number(reference);
  const isCharacter = code > 0 && code <= 0x10_ff_ff && (code < 0xd8_00 || code > 0xdf_ff);
  if (!isCharacter) throw new XmlError('damaged', `&#${reference};`);
  return String.fromCodePoint(code);
};
