import { createReadStream, statSync } from 'node:fs';
import type { JsonObject, JsonValue } from '#shared/domain/ocds/json-value.ts';
import { AppFailure } from '#shared/ipc/app-failure.ts';
import { limitCheck, type ReadLimits } from '../read-limits.ts';
import { unreadable } from '../unreadable.ts';
import { scanXml } from '../xml/scan-xml.ts';

/** A notice or a final publication: the name of its element, and what is in it by element. */
export type SeaoElement = { readonly name: 'avis' | 'contrat'; readonly value: JsonObject };

export type SeaoElements = {
  readonly batches: AsyncIterable<readonly SeaoElement[]>;
  readonly progress: () => { readonly done: number; readonly total: number };
};

/** Elements of one notice: one with a thousand bidders has thirty thousand. */
const mostElements = 200_000;

/**
 * Reads the XML files of the Québec tendering system (Avis, Contrats, Dépenses and their revisions) one notice at a
 * time. Throws file-unreadable (`foreign-xml` with the name of the root when there is no notice in it) and limit-exceeded.
 */
export const readSeaoElements = (file: string, limits: ReadLimits): SeaoElements => {
  const total = statSync(file).size;
  limitCheck(file, limits)('fileBytes', total);
  const counter = { done: 0, total };
  return { batches: elementBatches(file, limits, counter), progress: () => ({ ...counter }) };
};

async function* elementBatches(
  file: string,
  limits: ReadLimits,
  counter: { done: number },
): AsyncGenerator<readonly SeaoElement[]> {
  const ready: SeaoElement[] = [];
  const builder = createElementBuilder(file, limits, (element) => ready.push(element));
  const stream = createReadStream(file);
  let isKnown = false;
  for await (const _ of scanXml({ file, bytes: stream, limits, check: limitCheck(file, limits) }, builder)) {
    counter.done = stream.bytesRead;
    isKnown ||= ready.length > 0 || builder.hasExport();
    if (ready.length > 0) yield ready.splice(0);
  }
  if (!isKnown) throw unreadable(file, 'foreign-xml', builder.root().slice(0, 80));
}

type Frame = { readonly name: string; readonly children: Map<string, JsonValue>; text: string };

/** `numeroSEAO` and `numeroseao` are one: the files differ in case. */
const plainName = (name: string): string => name.toLowerCase();

const createElementBuilder = (
  file: string,
  limits: ReadLimits,
  onElement: (element: SeaoElement) => void,
) => {
  const stack: Frame[] = [];
  let root = '';
  let count = 0;
  const isElement = (name: string): name is 'avis' | 'contrat' => name === 'avis' || name === 'contrat';
  return {
    open: (written: string): void => {
      const name = plainName(written);
      if (root === '') root = written;
      // Only inside a notice is anything kept.
      if (stack.length === 0 && !isElement(name)) return;
      count += 1;
      if (count > mostElements) throw tooMuch(file, 'cells', count, mostElements);
      stack.push({ name, children: new Map(), text: '' });
    },
    close: (): void => {
      const frame = stack.pop();
      if (frame === undefined) return;
      const parent = stack.at(-1);
      if (parent !== undefined) addChild(parent, frame);
      else if (isElement(frame.name)) {
        count = 0;
        onElement({ name: frame.name, value: frame.children });
      }
    },
    text: (text: string): void => {
      const frame = stack.at(-1);
      if (frame === undefined) return;
      frame.text += text;
      if (frame.text.length > limits.cellChars)
        throw tooMuch(file, 'cellChars', frame.text.length, limits.cellChars);
    },
    root: (): string => root,
    hasExport: (): boolean => plainName(root) === 'export',
  };
};

const addChild = (parent: Frame, frame: Frame): void => {
  const value: JsonValue = frame.children.size > 0 ? frame.children : frame.text.trim();
  const before = parent.children.get(frame.name);
  const isList = Array.isArray(before);
  if (isList) (before as JsonValue[]).push(value);
  else parent.children.set(frame.name, before === undefined ? value : [before, value]);
};

const tooMuch = (file: string, limit: string, value: number, maximum: number): AppFailure =>
  new AppFailure({ code: 'limit-exceeded', file, limit, value, maximum });
