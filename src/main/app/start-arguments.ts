import { join, resolve } from 'node:path';

/** What the application was asked to open: a case given as an argument, the sample, or nothing. */
export type StartCase = { readonly path: string; readonly isSample: boolean } | null;

/** Reads the arguments behind the program's own. The sample's case lives in the application's own folder. */
export const startCaseOf = (argv: readonly string[], sampleFolder: string, sampleName: string): StartCase => {
  if (argv.includes('--sample')) return { path: join(sampleFolder, sampleName), isSample: true };
  const path = argv.find((argument) => argument.endsWith('.constat') && !argument.startsWith('-'));
  return path === undefined ? null : { path: resolve(path), isSample: false };
};
