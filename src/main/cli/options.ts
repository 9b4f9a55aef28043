import type { Locale } from '#shared/ipc/contract.ts';
import { parseArgs, type ParseArgsConfig } from 'node:util';
import { AppFailure } from '#shared/ipc/app-error.ts';

type Options = NonNullable<ParseArgsConfig['options']>;

export type ParsedArguments = {
  readonly positionals: readonly string[];
  readonly text: (name: string) => string | undefined;
  /** Every value of an option that may be given several times. */
  readonly texts: (name: string) => readonly string[];
  readonly flag: (name: string) => boolean;
};

/** Options that every command has. */
const shared: Options = {
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  actor: { type: 'string' },
  debug: { type: 'boolean' },
};

/**
 * Reads the arguments of one command. Throws usage for an unknown option or the wrong number of names.
 * @param names how many names the command takes, e.g. `{ least: 1, most: 1 }`
 */
export const parseCommand = (
  args: readonly string[],
  options: Options,
  names: { readonly least: number; readonly most: number },
): ParsedArguments => {
  let parsed: ReturnType<typeof parseArgs>;
  try {
    parsed = parseArgs({
      args: [...args],
      options: { ...shared, ...options },
      allowPositionals: true,
      strict: true,
    });
  } catch (error) {
    throw new AppFailure({ code: 'usage', detail: error instanceof Error ? error.message : String(error) });
  }
  const { positionals, values } = parsed;
  if (positionals.length < names.least || positionals.length > names.most) {
    throw new AppFailure({
      code: 'usage',
      detail:
        positionals.length < names.least ? 'a file name is missing' : positionals.slice(names.most).join(' '),
    });
  }
  return {
    positionals,
    text: (name) => (typeof values[name] === 'string' ? values[name] : undefined),
    texts: (name) => {
      const value = values[name];
      return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
    },
    flag: (name) => values[name] === true,
  };
};

/** The value of `--lang`. Throws usage for another language. */
export const languageGiven = (text: string | undefined, otherwise: Locale): Locale => {
  if (text === undefined) return otherwise;
  if (text === 'fr' || text === 'en') return text;
  throw new AppFailure({ code: 'usage', detail: `--lang ${text}` });
};
