import { readFileSync } from 'node:fs';
import type { ParameterDefinition } from '#shared/domain/audit/parameters.ts';
import type { Locale } from '#shared/ipc/contract.ts';
import { openCatalogues } from '../words.ts';
import type { AuditTest } from './audit-test.ts';
import { auditTests } from './registry.ts';

/** What a person says about a test; parameters and exclusions come from the test itself. */
type TestPage = {
  readonly finds: string;
  readonly signal: string;
  readonly method: string;
  /** Computed by hand; the tests of the test check the same numbers. */
  readonly example: string;
  readonly falsePositive: string;
};

type Words = (key: string, values?: Readonly<Record<string, unknown>>) => string;

/** The page of a test in one language. */
export const readTestPage = (resourcesUrl: URL, locale: Locale, id: string): TestPage =>
  JSON.parse(readFileSync(new URL(`tests/${locale}/${id}.json`, resourcesUrl), 'utf8')) as TestPage;

/** The library as Markdown files, by path below `docs/tests/`; not yet formatted. */
export const renderTestPages = (resourcesUrl: URL): ReadonlyMap<string, string> => {
  const files = new Map<string, string>();
  const indexes = (['fr', 'en'] as const).map((locale) => {
    const { t } = openCatalogues(resourcesUrl, locale);
    const words: Words = (key, values) => t(`audit:${key}`, values ?? {});
    for (const test of auditTests)
      files.set(
        `${locale}/${test.id}.md`,
        renderPage(test, readTestPage(resourcesUrl, locale, test.id), words),
      );
    return renderIndex(locale, words);
  });
  files.set('README.md', `${indexes.join('\n\n')}\n`);
  return files;
};

const renderIndex = (locale: Locale, words: Words): string =>
  [
    `# ${words('page.index')}`,
    words('page.intro', { command: '`constat test CASE --only T01 --set T02.days=10`' }),
    auditTests.map(({ id }) => `- [${id} ${words(`titles.${id}`)}](${locale}/${id}.md)`).join('\n'),
  ].join('\n\n');

const renderPage = (test: AuditTest, page: TestPage, words: Words): string =>
  [
    `# ${test.id} ${words(`titles.${test.id}`)}`,
    looksAt(test, words),
    ...(['finds', 'signal', 'method', 'example'] as const).flatMap((part) => [
      `## ${words(`page.${part}`)}`,
      escaped(page[part]),
    ]),
    `## ${words('page.parameters')}`,
    parameterTable(test.parameters, words),
    `## ${words('page.exclusions')}`,
    test.exclusions.map((reason) => `- ${words(`exclusions.${reason}`)}`).join('\n') ||
      words('page.noExclusions'),
    `## ${words('page.falsePositive')}`,
    `${escaped(page.falsePositive)}\n`,
  ].join('\n\n');

const looksAt = ({ reads, readsAny = [] }: AuditTest, words: Words): string => {
  const names = (entities: readonly string[]): string =>
    entities.map((entity) => words(`needs.${entity}`)).join(', ');
  return [
    ...(reads.length > 0 ? [words('page.looksAt', { what: names(reads) })] : []),
    ...(readsAny.length > 0 ? [words('page.looksAtAny', { what: names(readsAny) })] : []),
  ].join(' ');
};

/** Signs that Markdown would take for its own. */
const escaped = (text: string): string => text.replaceAll(/[*_<>]/gu, (sign) => `\\${sign}`);

const parameterTable = (parameters: readonly ParameterDefinition[], words: Words): string => {
  if (parameters.length === 0) return words('page.noParameters');
  const columns = ['name', 'meaning', 'kind', 'default', 'source'].map((column) => words(`page.${column}`));
  const rows = parameters.map((parameter) => [
    `\`${parameter.name}\``,
    [
      words(`parameters.${parameter.name}`),
      ...(parameter.uses === undefined ? [] : [`(${words(`uses.${parameter.uses}`)})`]),
    ].join(' '),
    parameter.kind === 'choice' ? parameter.values.join(', ') : words(`kinds.${parameter.kind}`),
    String(parameter.default ?? words('page.none')),
    `${words(`marks.${parameter.mark}`)} ${sourceText(parameter.source)}`.trim(),
  ]);
  return [columns, columns.map(() => '---'), ...rows].map(tableRow).join('\n');
};

/** A stroke within a cell would end it. */
const tableRow = (cells: readonly string[]): string =>
  `| ${cells.map((cell) => cell.replaceAll('|', String.raw`\|`)).join(' | ')} |`;

const sourceText = (source: string): string => (/^https?:/u.test(source) ? `<${source}>` : escaped(source));
