import { attributeOf } from './xml-attributes.ts';
import { XmlError } from './xml-error.ts';

/** The name of the outermost element and its namespace; empty for none. */
export type RootName = { readonly name: string; readonly namespace: string };

/** Prefix -> namespace, as declared so far; the empty prefix is that of names without one. */
export type Scope = ReadonlyMap<string, string>;

export const noScope: Scope = new Map();

const declaration = /(?:^|\s)xmlns(?::([^\s=]+))?\s*=/gu;

/** Prefixes known at a time: far beyond any real document, and few enough to be copied for every element. */
const mostPrefixes = 200;

/** The scope inside an element; the same one where it declares nothing. Throws XmlError for hundreds of prefixes. */
export const scopeOf = (outer: Scope, attributes: string): Scope => {
  if (!attributes.includes('xmlns')) return outer;
  const scope = new Map(outer);
  for (const [, prefix] of attributes.matchAll(declaration)) {
    const uri =
      prefix === undefined ? attributeOf(attributes, 'xmlns') : attributeOf(attributes, `xmlns:${prefix}`);
    if (uri !== null) scope.set(prefix ?? '', uri);
    if (scope.size > mostPrefixes) throw new XmlError('damaged', `more than ${mostPrefixes} namespaces`);
  }
  return scope;
};

/** The namespace of a full name. Throws XmlError for a prefix that was never declared. */
export const namespaceOf = (scope: Scope, full: string): string => {
  const colon = full.indexOf(':');
  if (colon === -1) return scope.get('') ?? '';
  const namespace = scope.get(full.slice(0, colon));
  if (namespace === undefined) throw new XmlError('damaged', `undeclared prefix ${full.slice(0, 60)}`);
  return namespace;
};
