import type { AppError } from '#shared/ipc/app-error.ts';
import { errorText, type Translate } from '#shared/errors/error-text.ts';
import type { Locale } from '#shared/ipc/contract.ts';
import type { ThreadLocation } from '../workers/thread.ts';

/** 0 done; 1 done, but something was rejected or does not verify; 2 could not. */
export type ExitStatus = 0 | 1 | 2;

/** What a command has at hand. */
export type Terminal = {
  /** Of the application. */
  readonly version: string;
  readonly locale: Locale;
  readonly words: Translate;
  readonly resourcesUrl: URL;
  readonly threads: ThreadLocation;
  /** True with `--json`: one JSON object on standard output and nothing else. */
  readonly isJson: boolean;
  /** A line of standard output. */
  readonly print: (text: string) => void;
  /** Standard output as it is, for what does not fit one text. */
  readonly write: (text: string) => void;
  readonly note: (text: string) => void;
};

/** Prints the result of a command: the JSON object, or lines for people. */
export const printResult = (terminal: Terminal, json: unknown, lines: () => readonly string[]): void => {
  terminal.print(terminal.isJson ? JSON.stringify(json) : lines().join('\n'));
};

/** One line: `code: what happened, where, what to do`. A bug says what it was instead of where its details are copied. */
export const errorLine = (error: AppError, words: Translate): string => {
  const { message, issues } = errorText(error, words);
  const text =
    error.code === 'internal'
      ? words('cli:internal', error)
      : error.code === 'not-found'
        ? words('cli:notFound', {
            id: error.id,
            entityOne: words(`register:entities.${error.entity}.one`, { defaultValue: error.entity }),
          })
        : message;
  return [`${error.code}: ${text}`, ...issues].join(' – ').replaceAll(/\s*[\r\n]+\s*/gu, ' ');
};
