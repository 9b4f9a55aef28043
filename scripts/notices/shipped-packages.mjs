import { existsSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { builtinModules } from 'node:module';
import path from 'node:path';
import { projectRoot } from '../runtime/paths.mjs';

/**
 * A package whose code reaches users.
 * @typedef {{ name: string, version: string, licence: string, text: string | null }} ShippedPackage
 */

/**
 * The packages that the build draws into `out/` or that are installed beside it: what the sources import.
 * @returns {string[]} names
 */
export function bundledPackages() {
  const manifest = JSON.parse(readFileSync(path.join(projectRoot, 'package.json'), 'utf8'));
  const names = new Set(Object.keys(manifest.dependencies));
  for (const file of readdirSync(path.join(projectRoot, 'src'), { recursive: true, encoding: 'utf8' })) {
    if (!/\.(ts|tsx|css)$/.test(file)) continue;
    const source = readFileSync(path.join(projectRoot, 'src', file), 'utf8');
    for (const [, specifier = ''] of source.matchAll(/(?:from|import|url)\s*\(?\s*['"]([^'"]+)['"]/g)) {
      const name = packageName(specifier);
      if (name) names.add(name);
    }
  }
  names.delete('electron');
  return [...names];
}

/** @param {string} specifier */
function packageName(specifier) {
  if (/^[.#/]|^node:/.test(specifier) || builtinModules.includes(specifier)) return null;
  const parts = specifier.split('/');
  return specifier.startsWith('@') ? parts.slice(0, 2).join('/') : (parts[0] ?? null);
}

/**
 * The named packages and all that they depend on, sorted.
 * @param {string[]} names
 * @returns {ShippedPackage[]}
 */
export function shippedPackages(names) {
  /** @type {Map<string, ShippedPackage>} */
  const found = new Map();
  const queue = names.map((name) => ({ name, from: projectRoot }));
  for (let next = queue.pop(); next; next = queue.pop()) {
    const folder = findPackage(next.name, next.from);
    if (folder === null || found.has(folder)) continue;
    const manifest = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
    const { name, version } = manifest;
    found.set(folder, { name, version, licence: licenceOf(manifest), text: licenceText(folder) });
    for (const dependency of Object.keys(manifest.dependencies ?? {}))
      queue.push({ name: dependency, from: folder });
  }
  const byId = new Map([...found.values()].map((entry) => [`${entry.name}@${entry.version}`, entry]));
  return [...byId.values()].sort((a, b) => (a.name + a.version < b.name + b.version ? -1 : 1));
}

/**
 * Looks the way Node does: in each node_modules from a folder upwards.
 * @param {string} name
 * @param {string} from
 */
function findPackage(name, from) {
  for (let folder = from; ; folder = path.dirname(folder)) {
    const candidate = path.join(folder, 'node_modules', name);
    if (existsSync(path.join(candidate, 'package.json'))) return realpathSync(candidate);
    if (folder === path.dirname(folder)) return null;
  }
}

/** Licences of packages whose manifest names none, read in the licence file that they bring. */
const readByHand = new Map([['png-js', 'MIT']]);

/** @param {{ name: string, license?: string | { type: string }, licenses?: { type: string }[] }} manifest */
function licenceOf({ name, license, licenses }) {
  if (typeof license === 'string') return license;
  return license?.type ?? licenses?.map(({ type }) => type).join(' OR ') ?? readByHand.get(name) ?? 'unknown';
}

/** Licences of parts of a package that come from elsewhere and are shipped: fonts of signs, decoders of scans. */
const partLicences = new Map([
  [
    'pdfjs-dist',
    [
      'standard_fonts/LICENSE_FOXIT',
      'wasm/LICENSE_JBIG2',
      'wasm/LICENSE_OPENJPEG',
      'wasm/LICENSE_PDFJS_JBIG2',
      'wasm/LICENSE_PDFJS_OPENJPEG',
    ],
  ],
]);

/** @param {string} folder */
function licenceText(folder) {
  const own = readdirSync(folder).filter((name) => /^(licen[cs]e|copying)/i.test(name));
  const files = [...own.slice(0, 1), ...(partLicences.get(path.basename(folder)) ?? [])];
  const texts = files.map((file) =>
    readFileSync(path.join(folder, file), 'utf8').replaceAll('\r\n', '\n').trim(),
  );
  return texts.length === 0 ? null : texts.join('\n\n');
}
