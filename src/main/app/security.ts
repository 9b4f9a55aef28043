import { session, type App, type WebContents } from 'electron';
import type { PageOrigin } from './sender-check.ts';

const developmentPolicy = "default-src 'self' 'unsafe-inline' ws: http://localhost:*; img-src 'self' data:";

/**
 * Nothing but our own files, no inline script, no connection to anywhere: with `connect-src 'none'` the page cannot
 * reach a network even if one is there. Styles may be inline: the grid and the components set them on elements.
 */
const productionPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "connect-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

export const contentSecurityPolicy = ({ isDevelopment }: PageOrigin): string =>
  isDevelopment ? developmentPolicy : productionPolicy;

/** Refuses navigation, new windows and embedded pages in every web contents that may ever be made. */
export const refuseNavigation = (app: App, origin: PageOrigin): void => {
  app.on('web-contents-created', (_event, contents: WebContents) => {
    contents.on('will-navigate', (event) => {
      if (!(origin.isDevelopment && event.url.startsWith(origin.url))) event.preventDefault();
    });
    contents.on('will-redirect', (event) => event.preventDefault());
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  });
};

/** Cancels every request that is not for our own page, and refuses every permission. Call after `ready`. */
export const closeNetwork = (origin: PageOrigin): void => {
  const own = session.defaultSession;
  const allowed = origin.isDevelopment
    ? [origin.url, origin.url.replace(/^http/, 'ws'), 'devtools:']
    : [origin.url, 'devtools:'];
  own.webRequest.onBeforeRequest(({ url }, answer) => {
    answer({
      cancel:
        !allowed.some((start) => url.startsWith(start)) &&
        !url.startsWith('data:') &&
        !url.startsWith('blob:'),
    });
  });
  own.setPermissionRequestHandler((_contents, permission, answer) =>
    answer(permission === 'clipboard-sanitized-write'),
  );
  own.setPermissionCheckHandler((_contents, permission) => permission === 'clipboard-sanitized-write');
};
