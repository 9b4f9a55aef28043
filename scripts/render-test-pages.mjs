import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import * as prettier from 'prettier';
import { renderTestPages } from '../src/main/services/audit/test-pages.ts';

// Writes docs/tests anew from the tests themselves and their pages in resources/tests.
const root = fileURLToPath(new URL('..', import.meta.url));
const folder = path.join(root, 'docs', 'tests');
const options = await prettier.resolveConfig(path.join(root, 'README.md'));
rmSync(folder, { recursive: true, force: true });
for (const [name, text] of renderTestPages(new URL('../resources/', import.meta.url))) {
  const file = path.join(folder, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, await prettier.format(text, { ...options, parser: 'markdown' }));
}
