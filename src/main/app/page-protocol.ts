import { readFileSync } from 'node:fs';
import { extname, join, normalize, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { protocol } from 'electron';

export const pageScheme = 'constat';
export const pageUrl = `${pageScheme}://app/`;

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/** Must run before `ready`. */
export const declarePageScheme = (): void => {
  protocol.registerSchemesAsPrivileged([
    { scheme: pageScheme, privileges: { standard: true, secure: true } },
  ]);
};

/** Serves the built page, and nothing outside its folder, under our own scheme, with its security headers. */
export const servePage = (folderUrl: URL, policy: string): void => {
  const folder = fileURLToPath(folderUrl);
  protocol.handle(pageScheme, (request) => {
    const path = normalize(join(folder, decodeURIComponent(new URL(request.url).pathname)));
    const file = path.endsWith(sep) ? join(path, 'index.html') : path;
    if (!file.startsWith(folder)) return new Response(null, { status: 403 });
    try {
      // At once: what main has to load meanwhile would keep the page waiting for its answer.
      const body = readFileSync(file);
      const type = types[extname(file)] ?? 'application/octet-stream';
      return new Response(body, {
        headers: {
          'content-type': type,
          'content-security-policy': policy,
          'x-content-type-options': 'nosniff',
        },
      });
    } catch {
      return new Response(null, { status: 404 });
    }
  });
};
