import type { JsonValue } from '#shared/domain/ocds/json-value.ts';

/** What a JSON parser reports, one after another. */
export type JsonToken = { readonly name: string; readonly value?: string | boolean | null };

export type JsonLimits = {
  readonly depth: number;
  /** Characters of one text, key or number. */
  readonly chars: number;
  /** Values of one unit, and characters of all its texts: what is held in memory at a time. */
  readonly values: number;
  readonly unitChars: number;
};

/** One value of the document, taken out as soon as it is complete. */
export type JsonUnit = {
  /** Key of the list it is an element of (`releases`, `records`); null for a whole value of the document. */
  readonly list: string | null;
  readonly value: JsonValue;
  /** Keys that an object of it has more than once; the last one counts. */
  readonly repeatedKeys: readonly string[];
};

type LimitName = 'depth' | 'cellChars' | 'cells' | 'sharedTextChars';

/** Thrown when a limit is passed. */
export class JsonLimitError extends Error {
  readonly limit: LimitName;
  readonly value: number;
  readonly maximum: number;

  constructor(limit: LimitName, value: number, maximum: number) {
    super(limit);
    this.limit = limit;
    this.value = value;
    this.maximum = maximum;
  }
}

export type JsonBuilder = { readonly take: (token: JsonToken) => void };

type Frame = {
  readonly value: JsonValue[] | Map<string, JsonValue>;
  /** Of an object: the key whose value comes next. */
  key: string;
  /** Of a list whose elements go out one by one: its key, empty when it is the document itself. */
  readonly list: string | null;
};

/**
 * Builds values from tokens and hands each over when it is complete: the elements of a list named in `lists` right
 * under the document's object, elements of a list that is the document, and what is left of the document itself.
 */
export const createJsonBuilder = (
  lists: readonly string[],
  limits: JsonLimits,
  onUnit: (unit: JsonUnit) => void,
): JsonBuilder => {
  const state: State = { stack: [], count: 0, chars: 0, repeated: new Set(), lists, limits, onUnit };
  return { take: (token) => takeToken(state, token) };
};

type State = {
  readonly stack: Frame[];
  count: number;
  chars: number;
  readonly repeated: Set<string>;
  readonly lists: readonly string[];
  readonly limits: JsonLimits;
  readonly onUnit: (unit: JsonUnit) => void;
};

const takeToken = (state: State, { name, value }: JsonToken): void => {
  switch (name) {
    case 'startObject':
    case 'startArray':
      return open(state, name === 'startObject' ? new Map() : []);
    case 'endObject':
    case 'endArray':
      return close(state);
    case 'keyValue':
      return takeKey(state, String(value));
    case 'stringValue':
      return add(state, bounded(state, String(value)));
    case 'numberValue':
      return add(state, { number: bounded(state, String(value)) });
    case 'trueValue':
    case 'falseValue':
      return add(state, value === true);
    case 'nullValue':
      return add(state, null);
    default:
  }
};

const bounded = (state: State, text: string): string => {
  const { chars, unitChars } = state.limits;
  if (text.length > chars) throw new JsonLimitError('cellChars', text.length, chars);
  state.chars += text.length;
  if (state.chars > unitChars) throw new JsonLimitError('sharedTextChars', state.chars, unitChars);
  return text;
};

const takeKey = (state: State, key: string): void => {
  const frame = state.stack.at(-1);
  if (frame === undefined) return;
  frame.key = bounded(state, key);
  if (frame.value instanceof Map && frame.value.has(key) && state.repeated.size < 20) state.repeated.add(key);
};

/** Elements of lists that are handed over one by one are at depth 1 (a list document) or 2 (a package's list). */
const open = (state: State, value: JsonValue[] | Map<string, JsonValue>): void => {
  const { stack, limits } = state;
  if (stack.length >= limits.depth) throw new JsonLimitError('depth', stack.length + 1, limits.depth);
  const parent = stack.at(-1);
  const isNamedList =
    Array.isArray(value) &&
    stack.length === 1 &&
    parent?.value instanceof Map &&
    state.lists.includes(parent.key);
  const list = isNamedList ? (parent?.key ?? '') : stack.length === 0 && Array.isArray(value) ? '' : null;
  stack.push({ value, key: '', list });
};

const close = (state: State): void => {
  const frame = state.stack.pop();
  if (frame === undefined) return;
  // A list whose elements went out one by one stays behind, empty, to say that it was there.
  if (frame.list === '') state.count = 0;
  else add(state, frame.value);
};

const add = (state: State, value: JsonValue): void => {
  const frame = state.stack.at(-1);
  state.count += 1;
  if (state.count > state.limits.values) throw new JsonLimitError('cells', state.count, state.limits.values);
  if (frame === undefined) return release(state, null, value);
  if (frame.list !== null) return release(state, frame.list === '' ? null : frame.list, value);
  if (Array.isArray(frame.value)) frame.value.push(value);
  else frame.value.set(frame.key, value);
};

const release = (state: State, list: string | null, value: JsonValue): void => {
  const repeatedKeys = [...state.repeated];
  state.count = 0;
  state.chars = 0;
  state.repeated.clear();
  state.onUnit({ list, value, repeatedKeys });
};
