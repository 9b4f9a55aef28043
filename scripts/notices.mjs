import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { bundledPackages, shippedPackages } from './notices/shipped-packages.mjs';
import { projectRoot } from './runtime/paths.mjs';
import { runMain, SetupError } from './runtime/setup-error.mjs';

const noticesFile = path.join(projectRoot, 'THIRD-PARTY-NOTICES.md');

/** Licences that may be shipped inside an MIT application without further duty than this notice. */
const allowedLicences = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MIT-0',
  // Fonts only: may be bundled with any program, under its own name and licence.
  'OFL-1.1',
  'Unlicense',
  'Zlib',
]);

/**
 * True when the licence, or one alternative of an `OR`, is allowed; every part of an `AND` must be.
 * @param {string} expression SPDX
 */
function isAllowed(expression) {
  const bare = expression.replaceAll(/[()]/g, '');
  return bare
    .split(' OR ')
    .some((option) => option.split(' AND ').every((name) => allowedLicences.has(name.trim())));
}

/** @param {import('./notices/shipped-packages.mjs').ShippedPackage[]} packages */
function render(packages) {
  /** @type {Map<string, string[]>} */
  const namesByText = new Map();
  for (const { name, version, licence, text } of packages) {
    const key = text ?? `Licensed under ${licence}; the package brings no licence text.`;
    namesByText.set(key, [...(namesByText.get(key) ?? []), `${name} ${version} (${licence})`]);
  }
  const sections = [...namesByText].map(
    ([text, names]) => `## ${names.join(', ')}\n\n\`\`\`text\n${text.replaceAll('```', "'''")}\n\`\`\`\n`,
  );
  return [
    '# Third-party notices\n',
    'Constat is distributed with the packages below. Written by `npm run notices` from what is installed.',
    'Electron (MIT) and Chromium bring their own notices beside the executable, in `LICENSE.electron.txt` and',
    '`LICENSES.chromium.html`.\n',
    ...sections,
  ].join('\n');
}

// npm run notices writes the file; with --check it only says whether it is up to date.
await runMain(async () => {
  const packages = shippedPackages(bundledPackages());
  const refused = packages.filter(({ licence }) => !isAllowed(licence));
  if (refused.length > 0) {
    const names = refused.map(({ name, licence }) => `${name} (${licence})`).join(', ');
    throw new SetupError(`these licences need a decision before they are shipped: ${names}`);
  }
  const text = render(packages);
  if (!process.argv.includes('--check')) {
    writeFileSync(noticesFile, text);
    console.log(`${packages.length} packages in ${path.basename(noticesFile)}`);
    return 0;
  }
  if (readFileSync(noticesFile, 'utf8') === text) return 0;
  throw new SetupError('THIRD-PARTY-NOTICES.md is out of date. Run: npm run notices');
});
