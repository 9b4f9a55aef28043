import { XmlError } from './xml-error.ts';
import { decodeEntities } from './xml-text.ts';

/** What a document says, in its order. Names come without their prefix. */
export type XmlHandler = {
  /**
   * `attributes` is the raw text between name and `>`; `attributeOf` reads it. `full` is the name with its prefix, for
   * those who must know the namespace.
   */
  readonly open: (name: string, attributes: string, full: string) => void;
  readonly close: (name: string) => void;
  /** Text between two tags, entities decoded. A run of text may come in several pieces. */
  readonly text: (text: string) => void;
  /**
   * May take a whole element that starts at `start` by itself, and say where it ends; -1 leaves it to the scanner.
   * For documents with millions of elements of one form.
   */
  readonly takeElement?: (text: string, start: number) => number;
};

export type XmlLimits = {
  readonly depth: number;
  /** Characters of one tag, text or comment. */
  readonly tokenChars: number;
};

export type XmlScanner = { readonly write: (text: string) => void; readonly end: () => void };

/**
 * Scans XML in pieces, for the tables and e-invoices that others hand over: elements, attributes, text, CDATA.
 * There is no document type: a declaration is refused, so there are no entities to expand and nothing to fetch.
 * Tags must match and the document must end; names and namespaces are not checked. Throws XmlError.
 *
 * It stands here for speed: a sheet of a million cells takes a general parser several times as long. A property
 * test holds it against one.
 */
export const createXmlScanner = (handler: XmlHandler, limits: XmlLimits): XmlScanner => {
  const state: State = { handler, limits, path: [], rest: '', seenRoot: false, isInCdata: false };
  return {
    write: (piece) => {
      const text = state.rest === '' ? piece : state.rest + piece;
      state.rest = text.slice(scan(state, text));
      if (state.rest.length > limits.tokenChars) throw new XmlError('too-long', 'token', state.rest.length);
    },
    end: () => {
      const isWhole = state.rest.trim() === '' && state.path.length === 0 && state.seenRoot;
      if (!isWhole) throw new XmlError('damaged', 'cut off');
    },
  };
};

type State = {
  readonly handler: XmlHandler;
  readonly limits: XmlLimits;
  /** Full names of the open elements, outermost first. */
  readonly path: string[];
  /** Mark-up or text whose end has not come yet. */
  rest: string;
  seenRoot: boolean;
  /** Some of a CDATA section was handed over, and its end has not come yet. */
  isInCdata: boolean;
};

/** Characters of `&#x10FFFF;` and some more; what is longer is no reference. */
const longestReference = 16;

const slash = 0x2f;
const exclamation = 0x21;
const question = 0x3f;

/** Handles everything that is whole in `text`; returns where the rest starts. */
const scan = (state: State, text: string): number => {
  const { takeElement } = state.handler;
  let position = state.isInCdata ? cdata(state, text, 0) : 0;
  for (;;) {
    if (state.isInCdata) return position;
    const start = text.indexOf('<', position);
    if (start === -1) return longText(state, text, position);
    if (start > position) characters(state, text.slice(position, start));
    const taken = takeElement === undefined ? -1 : takeElement(text, start);
    const next = taken === -1 ? markUp(state, text, start) : taken;
    if (next === -1) return start;
    position = next;
  }
};

/** Text that is handed on although its end has not come yet: what is kept is searched again with every piece. */
const longTextChars = 65_536;

/** Handles a long text without its last characters, which may be half of a reference; returns where the rest starts. */
const longText = (state: State, text: string, position: number): number => {
  if (text.length - position < longTextChars || state.path.length === 0) return position;
  const reference = text.indexOf('&', text.length - longestReference);
  // The last character may be the first half of a line end.
  const end = reference === -1 ? text.length - (text.endsWith('\n') ? 2 : 1) : reference;
  characters(state, text.slice(position, end));
  return end;
};

/** Handles the mark-up that starts at `start`; returns where it ends, or -1 when the rest has not come yet. */
const markUp = (state: State, text: string, start: number): number => {
  if (start + 1 === text.length) return -1;
  const second = text.charCodeAt(start + 1);
  if (second === exclamation || second === question) return special(state, text, start);
  if (second === slash) return closeTag(state, text, start);
  const nameEnd = endOfName(text, start + 1);
  const end = endOfTag(text, nameEnd);
  if (end !== -1) openTag(state, text.slice(start + 1, nameEnd), text.slice(nameEnd, end));
  return end === -1 ? -1 : end + 1;
};

const openTag = (state: State, full: string, body: string): void => {
  const { handler, path, limits } = state;
  if (full === '' || (path.length === 0 && state.seenRoot)) throw new XmlError('damaged', `stray <${full}>`);
  state.seenRoot = true;
  const name = withoutPrefix(full);
  if (body !== '' && body.charCodeAt(body.length - 1) === slash) {
    handler.open(name, body.slice(0, -1), full);
    handler.close(name);
    return;
  }
  handler.open(name, body, full);
  path.push(full);
  if (path.length > limits.depth) throw new XmlError('too-deep', full, path.length);
};

const closeTag = ({ handler, path }: State, text: string, start: number): number => {
  const end = text.indexOf('>', start + 2);
  if (end === -1) return -1;
  const expected = path.pop() ?? '';
  const isExact = end - start - 2 === expected.length && text.startsWith(expected, start + 2);
  if (expected === '' || (!isExact && text.slice(start + 2, end).trimEnd() !== expected))
    throw new XmlError('damaged', `unexpected ${text.slice(start, Math.min(end, start + 60))}>`);
  handler.close(withoutPrefix(expected));
  return end + 1;
};

const lineEnds = /\r\n?/gu;

const characters = ({ handler, path }: State, raw: string): void => {
  if (path.length === 0) {
    if (raw.replace('\uFEFF', '').trim() !== '') throw new XmlError('damaged', 'text outside the document');
    return;
  }
  // Line ends first: a carriage return written as a reference stays one.
  const plain = raw.includes('\r') ? raw.replace(lineEnds, '\n') : raw;
  handler.text(plain.includes('&') ? decodeEntities(plain) : plain);
};

/** Comments, processing instructions and CDATA. Returns where it ends, or -1 when the rest has not come yet. */
const special = (state: State, text: string, start: number): number => {
  if (text.startsWith('<?', start)) return endOf(text, '?>', start + 2);
  if (text.startsWith('<!--', start)) return endOf(text, '-->', start + 4);
  if (text.startsWith('<![CDATA[', start)) {
    const isWhole = text.includes(']]>', start + 9);
    return isWhole || text.length - start > longTextChars ? cdata(state, text, start + 9) : -1;
  }
  const beginning = text.slice(start, start + 9);
  const isUndecided = '<![CDATA['.startsWith(beginning) || '<!--'.startsWith(beginning);
  if (!isUndecided) throw new XmlError('declarations', beginning);
  return -1;
};

/** Handles the text of a CDATA section, or as much as has come of a long one; returns where it goes on. */
const cdata = (state: State, text: string, start: number): number => {
  const end = text.indexOf(']]>', start);
  state.isInCdata = end === -1;
  // The last characters may be the beginning of its end, or the first half of a line end.
  const known = text.length - (text.at(-3) === '\r' ? 3 : 2);
  const cut = end === -1 ? Math.max(start, known) : end;
  // Entities do not count inside.
  if (cut > start) characters(state, text.slice(start, cut).replaceAll('&', '&amp;'));
  return end === -1 ? cut : end + 3;
};

const endOf = (text: string, mark: string, from: number): number => {
  const end = text.indexOf(mark, from);
  return end === -1 ? -1 : end + mark.length;
};

/** Where the tag has its `>`, which a quoted value may contain too; -1 when it has not come yet. */
const endOfTag = (text: string, from: number): number => {
  let quote = 0;
  for (let position = from; position < text.length; position += 1) {
    const code = text.charCodeAt(position);
    if (quote !== 0) {
      if (code === quote) quote = 0;
    } else if (code === 0x3e) return position;
    else if (code === 0x22 || code === 0x27) quote = code;
    else if (code === 0x3c) throw new XmlError('damaged', '< inside a tag');
  }
  return -1;
};

/** A name ends before white space, `/` or `>`. */
const endOfName = (text: string, from: number): number => {
  for (let index = from; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code <= 0x20 || code === slash || code === 0x3e) return index;
  }
  return text.length;
};

const withoutPrefix = (name: string): string => {
  const colon = name.indexOf(':');
  return colon === -1 ? name : name.slice(colon + 1);
};
