import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as prettier from 'prettier';
import { expect, test } from 'vitest';
import { renderMethodPage } from '#main/services/sampling/method-page.ts';
import { openCatalogues } from '#main/services/words.ts';
import { resourcesUrl } from '../../support/case-fixture.ts';

test.each(['fr', 'en'] as const)(
  'docs/sampling/%s.md is the page of the window (else: node scripts/render-sampling-pages.mjs)',
  async (locale) => {
    const file = fileURLToPath(new URL(`../../../docs/sampling/${locale}.md`, import.meta.url));
    const options = await prettier.resolveConfig(file);
    const text = await prettier.format(renderMethodPage(resourcesUrl, locale), {
      ...options,
      parser: 'markdown',
    });
    expect(readFileSync(file, 'utf8')).toBe(text);
  },
);

test.each(['fr', 'en'] as const)('every problem of a design has its words (%s)', (locale) => {
  const { exists } = openCatalogues(resourcesUrl, locale);
  const problems = [
    'empty-population',
    'confidence-out-of-range',
    'tolerable-missing',
    'tolerable-above-population',
    'interval-too-small',
    'expected-too-high',
    'size-out-of-range',
    'seed-not-a-number',
  ];
  expect(problems.filter((problem) => !exists(`sampling:problems.${problem}`))).toEqual([]);
});
