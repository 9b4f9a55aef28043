import { basename, extname } from 'node:path';

/** A file name for what is written of a case: the case's own, with another ending. */
export const suggestedName = (casePath: string, ending: string): string =>
  `${basename(casePath, extname(casePath))}${ending}`;
