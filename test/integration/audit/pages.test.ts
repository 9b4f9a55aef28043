import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import * as prettier from 'prettier';
import { describe, expect, test } from 'vitest';
import { auditTests } from '#main/services/audit/registry.ts';
import { readTestPage, renderTestPages } from '#main/services/audit/test-pages.ts';
import { openCatalogues } from '#main/services/words.ts';
import { defaultsOf, readParameter } from '#shared/domain/audit/parameters.ts';
import { resourcesUrl } from '../../support/case-fixture.ts';

const docs = fileURLToPath(new URL('../../../docs/tests/', import.meta.url));

test('docs/tests is what the tests and their pages say (else: node scripts/render-test-pages.mjs)', async () => {
  const options = await prettier.resolveConfig(path.join(docs, 'README.md'));
  const rendered = renderTestPages(resourcesUrl);
  expect(
    globSync('**/*.md', { cwd: docs })
      .map((file) => file.replaceAll(path.sep, '/'))
      .toSorted(),
  ).toEqual([...rendered.keys()].toSorted());
  for (const [name, text] of rendered) {
    const formatted = await prettier.format(text, { ...options, parser: 'markdown' });
    expect(readFileSync(path.join(docs, name), 'utf8'), name).toBe(formatted);
  }
});

test('a row of a table has the cells of its header, whatever is in them', () => {
  const pages = [...renderTestPages(resourcesUrl)].filter(([name]) => name !== 'README.md');
  for (const [name, text] of pages) {
    const rows = text.split('\n').filter((line) => line.startsWith('|'));
    // A stroke that is written out is no border.
    const cells = rows.map((row) => row.replaceAll(String.raw`\|`, '').split('|').length);
    expect(new Set(cells).size, name).toBeLessThanOrEqual(1);
  }
  const formula = pages.find(([name]) => name === 'fr/T17.md')?.[1];
  expect(formula).toContain(String.raw`E\|p − P\| ≈ √(2P(1 − P)/(πn))`);
});

test('the library is in the order of its ids, each once', () => {
  const ids = auditTests.map(({ id }) => id);
  const numbered = (letter: string, count: number): string[] =>
    Array.from({ length: count }, (_, index) => `${letter}${String(index + 1).padStart(2, '0')}`);
  const ofTenders = ['003', '018', '024', '025', '028', '030', '035', '036', '038', '048', '058'];
  expect(ids).toEqual([...numbered('T', 34), ...numbered('A', 12), ...ofTenders.map((id) => `R${id}`)]);
});

describe.each(['fr', 'en'] as const)('in %s', (locale) => {
  const { t, exists } = openCatalogues(resourcesUrl, locale);

  test('every test has a title, and every parameter, exclusion and need its words', () => {
    const keys = auditTests.flatMap((of) => [
      `titles.${of.id}`,
      ...[...of.reads, ...(of.readsAny ?? [])].map((need) => `needs.${need}`),
      ...of.parameters.map(({ name }) => `parameters.${name}`),
      ...of.exclusions.map((reason) => `exclusions.${reason}`),
    ]);
    expect(keys.filter((key) => !exists(`audit:${key}`))).toEqual([]);
    expect(t('audit:titles.T01')).not.toBe('');
  });

  test.each(auditTests.map(({ id }) => id))('the page of %s says everything', (id) => {
    const page = readTestPage(resourcesUrl, locale, id);
    expect(Object.keys(page)).toEqual(['finds', 'signal', 'method', 'example', 'falsePositive']);
    expect(Object.values(page).filter((text) => text.length < 40)).toEqual([]);
    expect(page.example).toMatch(/[0-9]/u);
    // Quebec typography: a space that does not break before a colon, a percent sign and a dollar sign.
    if (locale === 'fr') expect(Object.values(page).join(' ')).not.toMatch(/ [:%$»]|« /u);
  });
});

test('every default is a value that its parameter takes, and says where it comes from', () => {
  for (const { id, parameters } of auditTests) {
    const defaults = defaultsOf(parameters);
    for (const parameter of parameters) {
      const value = defaults[parameter.name];
      if (value !== null)
        expect(readParameter(parameter, String(value)), `${id}.${parameter.name}`).toMatchObject({
          ok: true,
          value,
        });
      expect(parameter.source !== '', `${id}.${parameter.name}`).toBe(parameter.mark !== 'judgement');
    }
  }
});
