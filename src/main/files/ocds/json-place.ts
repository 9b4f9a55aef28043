import { AppFailure } from '#shared/ipc/app-failure.ts';
import { createJsonParser } from './json-parser.ts';
import { textPieces } from './text-pieces.ts';

/**
 * Where a document stops being JSON, `line 3, column 12`. The parser does not say, so the file is read again, the
 * piece that failed character by character. The place is the one where the parser notices: up to sixteen characters
 * behind a misspelt word.
 */
export const placeOfBrokenJson = async (
  file: string,
  failedPiece: number,
  checkTime: () => void,
): Promise<string> => {
  const parser = createJsonParser();
  let line = 1;
  let column = 0;
  let piece = 0;
  const advance = (character: string): void => {
    line += character === '\n' ? 1 : 0;
    column = character === '\n' ? 0 : column + 1;
  };
  try {
    for await (const { text } of textPieces(file, checkTime)) {
      if (piece < failedPiece) parser.push(text);
      for (const character of text) {
        advance(character);
        if (piece >= failedPiece) parser.push(character);
      }
      piece += 1;
    }
    parser.end();
  } catch (error) {
    if (error instanceof AppFailure) throw error;
    // That is the place.
  }
  return `line ${line}, column ${column}`;
};
