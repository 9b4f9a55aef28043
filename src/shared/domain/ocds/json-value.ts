/**
 * A JSON value as written. Numbers keep their text, so that no amount goes through floating point; objects are maps,
 * so that a key such as `__proto__` is only a key.
 */
export type JsonValue = null | boolean | string | JsonNumber | JsonList | JsonObject;
export type JsonNumber = { readonly number: string };
export type JsonList = readonly JsonValue[];
export type JsonObject = ReadonlyMap<string, JsonValue>;

type Node = JsonValue | undefined;

const emptyObject: JsonObject = new Map();

export const isJsonObject = (value: Node): value is JsonObject => value instanceof Map;

const isList = (value: Node): value is JsonList => Array.isArray(value);

/** The value at a path of keys; undefined when there is none. */
export const valueAt = (value: Node, ...path: readonly string[]): Node => {
  let node: Node = value;
  for (const key of path) node = isJsonObject(node) ? node.get(key) : undefined;
  return node;
};

/** The object at a path; an empty one when there is none. */
export const objectAt = (value: Node, ...path: readonly string[]): JsonObject => {
  const found = valueAt(value, ...path);
  return isJsonObject(found) ? found : emptyObject;
};

/** The objects of the list at a path, whatever else is in it left out; a single object stands for a list of one. */
export const objectsAt = (value: Node, ...path: readonly string[]): readonly JsonObject[] => {
  const found = valueAt(value, ...path);
  if (isJsonObject(found)) return [found];
  return isList(found) ? found.filter(isJsonObject) : [];
};

/** Text or the digits of a number, spaces around it dropped; null when there is none. */
export const textOf = (value: Node): string | null => {
  if (value === undefined || value === null || typeof value === 'boolean') return null;
  const text = typeof value === 'string' ? value : 'number' in value ? value.number : '';
  const trimmed = text.trim();
  return trimmed === '' ? null : trimmed;
};

/** Text or number at a path. */
export const textAt = (value: Node, ...path: readonly string[]): string | null =>
  textOf(valueAt(value, ...path));

/** Texts of the list at a path; a single text stands for a list of one. */
export const textsAt = (value: Node, ...path: readonly string[]): readonly string[] => {
  const found = valueAt(value, ...path);
  const values = isList(found) ? found : [found];
  return values.map(textOf).filter((text) => text !== null);
};

/** The value as JSON text without white space, numbers and the order of keys as written. */
export const compactJson = (value: JsonValue): string => {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return quoted(value);
  if (isList(value)) return `[${value.map(compactJson).join(',')}]`;
  if ('number' in value) return value.number;
  let text = '';
  for (const [key, inner] of value) text += `${text === '' ? '' : ','}${quoted(key)}:${compactJson(inner)}`;
  return `{${text}}`;
};

/** Most texts need no escape, and looking first is quicker than asking for each. */
const quoted = (text: string): string =>
  // eslint-disable-next-line no-control-regex -- control characters are what JSON escapes
  /["\\\u0000-\u001F\uD800-\uDFFF]/u.test(text) ? JSON.stringify(text) : `"${text}"`;
