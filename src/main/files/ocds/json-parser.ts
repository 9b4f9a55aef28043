import { none } from 'stream-chain/defs.js';
import { jsonParser } from 'stream-json/core/parser.js';
import type { JsonToken } from './json-builder.ts';

export type JsonParser = {
  readonly push: (text: string) => readonly JsonToken[];
  /** Throws when the last document is not whole. */
  readonly end: () => readonly JsonToken[];
};

const noTokens: readonly JsonToken[] = [];

/** The library's parser behind our interface: texts in, tokens out, several documents one after another. */
export const createJsonParser = (): JsonParser => {
  // Its own types leave out that the end is told by a symbol.
  const parse = jsonParser({
    packValues: true,
    streamValues: false,
    jsonStreaming: true,
  }) as (input: string | typeof none) => unknown;
  const tokensOf = (result: unknown): readonly JsonToken[] =>
    typeof result === 'object' && result !== null && 'values' in result
      ? (result.values as readonly JsonToken[])
      : noTokens;
  return {
    push: (text) => tokensOf(parse(text)),
    end: () => tokensOf(parse(none)),
  };
};
