import type { IpcMainInvokeEvent } from 'electron';

/** Where the window's page comes from: our own scheme, or the development server. */
export type PageOrigin = { readonly url: string; readonly isDevelopment: boolean };

/** A call counts only when it comes from the top frame of our own page. */
export const createSenderCheck =
  ({ url }: PageOrigin) =>
  (event: IpcMainInvokeEvent): boolean =>
    event.senderFrame !== null && event.senderFrame.parent === null && event.senderFrame.url.startsWith(url);
