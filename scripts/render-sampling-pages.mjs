import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import * as prettier from 'prettier';
import { renderMethodPage } from '../src/main/services/sampling/method-page.ts';

// Writes docs/sampling anew from the words that the window shows.
const root = fileURLToPath(new URL('..', import.meta.url));
const folder = path.join(root, 'docs', 'sampling');
const options = await prettier.resolveConfig(path.join(root, 'README.md'));
mkdirSync(folder, { recursive: true });
for (const locale of /** @type {const} */ (['fr', 'en'])) {
  const text = renderMethodPage(new URL('../resources/', import.meta.url), locale);
  writeFileSync(
    path.join(folder, `${locale}.md`),
    await prettier.format(text, { ...options, parser: 'markdown' }),
  );
}
