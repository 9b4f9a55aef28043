import type { LimitCheck } from '../read-limits.ts';
import { namespaceOf, noScope, scopeOf, type Scope } from '../xml/xml-namespaces.ts';
import type { XmlHandler } from '../xml/xml-scanner.ts';

/** An element with what was kept of its content. `attributes` is raw text, for `attributeOf`. */
export type Element = {
  readonly name: string;
  readonly attributes: string;
  /** Its own text, not that of the elements inside. */
  text: string;
  readonly children: Element[];
};

/** What is kept of a document. */
export type Vocabulary = {
  /** Elements of other namespaces are left out with all that is in them. */
  readonly namespaces: readonly string[];
  /** Elements left out with all that is in them: signatures, extensions. */
  readonly left: readonly string[];
  /** Elements of which only the attributes are kept: attached files. */
  readonly textless: readonly string[];
  /** Elements handed over and forgotten as soon as they are whole: the lines, this many elements deep. */
  readonly handed: { readonly name: string; readonly depth: number };
};

export type TreeOptions = {
  readonly vocabulary: Vocabulary;
  readonly onHanded: (element: Element) => void;
  /** Prefixes declared around the document, where it stands in another one. */
  readonly scope?: Scope;
};

/**
 * A handler that keeps a document as a tree of elements, but for what is left out or handed over as soon as it is
 * whole: an invoice of any number of lines costs the memory of one. Names are told by namespace, never by prefix.
 */
export const createElementTree = (
  options: TreeOptions,
  check: LimitCheck,
): { readonly handler: XmlHandler; readonly root: () => Element } => {
  const state: State = { options, check, open: [], scopes: [], skipping: 0, kept: 0 };
  return {
    handler: {
      open: (name, attributes, full) => openElement(state, { name, attributes, full }),
      close: () => closeElement(state),
      text: (text) => {
        const element = state.open.at(-1);
        if (element === undefined || state.skipping > 0) return;
        if (options.vocabulary.textless.includes(element.name)) return;
        element.text += text;
        state.check('cellChars', element.text.length);
      },
    },
    root: () => {
      if (state.root === undefined) throw new Error('no element was opened');
      return state.root;
    },
  };
};

type State = {
  readonly options: TreeOptions;
  readonly check: LimitCheck;
  readonly open: Element[];
  /** Prefix -> namespace, of each open element; the same map where an element declares none. */
  readonly scopes: Scope[];
  /** Depth inside an element that is left out. */
  skipping: number;
  /** Elements in the tree, without those handed over. */
  kept: number;
  root?: Element;
};

type Tag = { readonly name: string; readonly attributes: string; readonly full: string };

const openElement = (state: State, { name, attributes, full }: Tag): void => {
  if (state.skipping > 0) {
    state.skipping += 1;
    return;
  }
  const scope = scopeOf(state.scopes.at(-1) ?? state.options.scope ?? noScope, attributes);
  const namespace = namespaceOf(scope, full);
  const { options, open } = state;
  const parent = open.at(-1);
  const { namespaces, left } = options.vocabulary;
  if (parent !== undefined && (left.includes(name) || !namespaces.includes(namespace))) {
    state.skipping = 1;
    return;
  }
  const element: Element = { name, attributes, text: '', children: [] };
  state.kept += 1;
  state.check('cells', state.kept);
  if (parent === undefined) state.root = element;
  else parent.children.push(element);
  open.push(element);
  state.scopes.push(scope);
};

const closeElement = (state: State): void => {
  if (state.skipping > 0) {
    state.skipping -= 1;
    return;
  }
  const element = state.open.pop();
  state.scopes.pop();
  const parent = state.open.at(-1);
  const { handed } = state.options.vocabulary;
  if (element === undefined || parent === undefined) return;
  if (element.name !== handed.name || state.open.length !== handed.depth) return;
  parent.children.pop();
  state.kept -= sizeOf(element);
  state.options.onHanded(element);
};

const sizeOf = ({ children }: Element): number => children.reduce((size, child) => size + sizeOf(child), 1);
