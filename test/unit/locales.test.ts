import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { definitionOf, entityNames, isEntityName } from '#shared/domain/register/entities.ts';
import { appError, fieldIssue } from '#shared/ipc/app-error.ts';

type Texts = ReadonlyMap<string, string>;

const root = path.resolve(import.meta.dirname, '../..');
const locales = ['fr', 'en'] as const;
const pluralForms = { fr: ['_one', '_many', '_other'], en: ['_one', '_other'] } as const;
const plural = /_(?:zero|one|two|few|many|other)$/u;

/** Every text of a catalogue by its dotted key. */
const flatten = (value: unknown, prefix = ''): (readonly [string, string])[] =>
  typeof value === 'string'
    ? [[prefix, value]]
    : Object.entries(value as Record<string, unknown>).flatMap(([key, child]) =>
        flatten(child, prefix === '' ? key : `${prefix}.${key}`),
      );

const readCatalogue = (locale: string, namespace: string): Texts =>
  new Map(
    flatten(
      JSON.parse(readFileSync(path.join(root, 'resources/locales', locale, `${namespace}.json`), 'utf8')),
    ),
  );

const namespacesOf = (locale: string): string[] =>
  readdirSync(path.join(root, 'resources/locales', locale)).map((file) => path.basename(file, '.json'));

const namespaces = [...new Set(locales.flatMap(namespacesOf))].sort();
const catalogues: ReadonlyMap<string, Texts> = new Map(
  locales.flatMap((locale) =>
    namespacesOf(locale).map(
      (namespace) => [`${locale}/${namespace}`, readCatalogue(locale, namespace)] as const,
    ),
  ),
);
const textsOf = (locale: string, namespace: string): Texts =>
  catalogues.get(`${locale}/${namespace}`) ?? new Map();

/** A key without its plural form: what the other language must have too. */
const meaning = (key: string): string => key.replace(plural, '');

const meaningsOf = (locale: string, namespace: string): string[] =>
  [...new Set([...textsOf(locale, namespace).keys()].map(meaning))].sort();

const variablesOf = (text: string): string[] =>
  [...text.matchAll(/\{\{-?\s*([A-Za-z0-9_]+)/gu)].map(([, name]) => String(name)).sort();

describe.each(namespaces)('catalogue %s', (namespace) => {
  it('says the same things in French and in English', () => {
    expect(meaningsOf('fr', namespace)).toEqual(meaningsOf('en', namespace));
    expect(meaningsOf('fr', namespace)).not.toEqual([]);
  });

  it.each(locales)('has every plural form that %s needs', (locale) => {
    const keys = [...textsOf(locale, namespace).keys()];
    const counted = [...new Set(keys.filter((key) => plural.test(key)).map(meaning))];
    const missing = counted
      .flatMap((key) => pluralForms[locale].map((form) => key + form))
      .filter((key) => !keys.includes(key));
    expect(missing).toEqual([]);
  });

  it('puts the same values into both languages', () => {
    const english = textsOf('en', namespace);
    const different = [...textsOf('fr', namespace)].filter(([key, text]) => {
      const other = english.get(key) ?? english.get(`${meaning(key)}_other`);
      // A sentence about one may leave its number out, in either language.
      const ignored = plural.test(key) ? ['count'] : [];
      const values = (of: string): string[] => variablesOf(of).filter((name) => !ignored.includes(name));
      return other !== undefined && values(text).join() !== values(other).join();
    });
    expect(different).toEqual([]);
  });

  it('leaves no text empty', () => {
    for (const locale of locales)
      expect([...textsOf(locale, namespace)].filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  it('has one French word for the amendment of a contract', () => {
    // An « avenant » is only the paper on which a « modification » is written.
    expect([...textsOf('fr', namespace)].filter(([, text]) => /\bavenants?\b/iu.test(text))).toEqual([]);
  });

  it('keeps to French typography', () => {
    const wrong = [...textsOf('fr', namespace)].filter(
      ([, text]) => / [:;?!»]|[0-9}] %/u.test(text) || /« /u.test(text) || /\p{L}'\p{L}/u.test(text),
    );
    expect(wrong).toEqual([]);
  });
});

/** Looks a key up as the application does: with a count it is enough that the plural forms exist. */
const has = (namespace: string, key: string): boolean =>
  locales.every((locale) => {
    const texts = textsOf(locale, namespace);
    return texts.has(key) || texts.has(`${key}_other`);
  });

/** Not of the dictionary, but named when a case does not verify: stored runs of tests, which no grid shows. */
const verifiedColumns: Readonly<Record<string, readonly string[]>> = {
  testRun: ['exceptions', 'exceptionCount', 'digest', 'seal', 'test', 'status'],
};

describe('words of the register', () => {
  it('name every entity, column and choice of the dictionary', () => {
    const keys = entityNames.flatMap((entity) => [
      `entities.${entity}.one`,
      `entities.${entity}.many`,
      ...Object.entries(definitionOf(entity).columns).flatMap(([column, definition]) => [
        `columns.${entity}.${column}`,
        ...(definition.kind === 'choice'
          ? definition.values.map((value) => `choices.${entity}.${column}.${value}`)
          : []),
      ]),
    ]);
    expect(keys.filter((key) => !has('register', key))).toEqual([]);
  });

  it('name nothing that the dictionary does not have', () => {
    const known = (key: string): boolean => {
      const [part, entity = '', column = '', value = ''] = key.split('.');
      const verified = verifiedColumns[entity];
      if (part === 'flags') return true;
      if (verified !== undefined) return part === 'entities' || verified.includes(column);
      const columns = isEntityName(entity) ? definitionOf(entity).columns : {};
      if (part === 'entities') return isEntityName(entity);
      const definition = columns[column];
      return part === 'columns'
        ? definition !== undefined
        : definition?.kind === 'choice' && definition.values.includes(value);
    };
    expect([...textsOf('fr', 'register').keys()].filter((key) => !known(key))).toEqual([]);
  });
});

describe('words of errors', () => {
  const codes = appError.options.map((option) => option.shape.code.value);

  it.each(codes)('say what happened and what to do: %s', (code) => {
    expect(has('errors', `titles.${code}`)).toBe(true);
    expect(has('errors', `errors.${code}`)).toBe(true);
  });

  it.each(fieldIssue.shape.problem.options)('say what is wrong with a value: %s', (problem) => {
    expect(has('errors', `problems.${problem}`)).toBe(true);
  });
});

/** Source files of the window. */
const sources = readdirSync(path.join(root, 'src/renderer/src'), { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/u.test(file))
  .map((file) => ({ file, text: readFileSync(path.join(root, 'src/renderer/src', file), 'utf8') }));

/** Namespaces that a file's `t` looks into: those named in its calls of useTranslation, else the default one. */
const lookedInto = (text: string): string[] => {
  const named = [...text.matchAll(/useTranslation\(([^)]*)\)/gu)].flatMap(([, list = '']) =>
    [...list.matchAll(/'([^']+)'/gu)].map(([, name]) => String(name)),
  );
  return named.length === 0 ? ['shell', ...namespaces] : [...named, 'shell'];
};

/** Keys written in a call of `t`: plain ones, and the fixed beginning of those that are put together. */
const usedKeys = (text: string): { readonly key: string; readonly isPrefix: boolean }[] =>
  [...text.matchAll(/\bt\(\s*\[?\s*(['`])((?:(?!\1)[^\n])*)\1/gu)].map(([, , written = '']) => {
    const [start = ''] = written.split('${');
    return { key: start, isPrefix: start !== written };
  });

const isFound = (key: string, isPrefix: boolean, into: readonly string[]): boolean => {
  const [first = '', rest] = key.includes(':') ? key.split(':') : ['', key];
  const candidates = first === '' ? into : [first];
  return candidates.some((namespace) =>
    isPrefix
      ? [...textsOf('fr', namespace).keys()].some((known) => known.startsWith(rest ?? ''))
      : has(namespace, rest ?? ''),
  );
};

describe('keys used by the window', () => {
  it('are in the catalogues', () => {
    const missing = sources.flatMap(({ file, text }) =>
      usedKeys(text)
        .filter(({ key, isPrefix }) => key !== '' && !isFound(key, isPrefix, lookedInto(text)))
        .map(({ key }) => `${file}: ${key}`),
    );
    expect(missing).toEqual([]);
    expect(sources.flatMap(({ text }) => usedKeys(text)).length).toBeGreaterThan(100);
  });
});
