/** `_x000D_` stands for a character that XML cannot hold; `_x005F_` for the underscore of a text that looks so. */
export const unescapeWorkbookText = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/gu, (_match, code: string) =>
        String.fromCharCode(Number.parseInt(code, 16)),
      )
    : text;
