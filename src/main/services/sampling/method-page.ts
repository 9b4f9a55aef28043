import { methodSections } from '#shared/domain/sampling/method-sections.ts';
import type { Locale } from '#shared/ipc/contract.ts';
import { openCatalogues } from '../words.ts';

/** The page about sampling of one language as Markdown, from the words that the window shows; not yet formatted. */
export const renderMethodPage = (resourcesUrl: URL, locale: Locale): string => {
  const { t } = openCatalogues(resourcesUrl, locale);
  const parts = methodSections.flatMap((section) => [
    `## ${t(`samplingMethod:sections.${section}.title`)}`,
    ...t(`samplingMethod:sections.${section}.text`).split('\n').map(blockOf),
  ]);
  return `${[`# ${t('samplingMethod:title')}`, t('samplingMethod:subtitle'), ...parts].join('\n\n')}\n`;
};

/** A paragraph, or a formula on its own. */
const blockOf = (line: string): string =>
  line.startsWith('= ')
    ? `\`\`\`text\n${line.slice(2)}\n\`\`\``
    : line.replaceAll(/[*_<>]/gu, String.raw`\$&`);
