/** Currency words that formats spell out beside the signs of Unicode and the codes of ISO 4217. */
const words = /^(?:kr\.?|zł|Kč|Ft|лв\.?|руб\.?|р\.|Fr\.?|R\$|lei)$/u;

const codes = new Set(Intl.supportedValuesOf('currency'));

/**
 * Whether a number format carries a currency: a sign (`$`, `€`), bare, quoted or escaped, a `[$CAD]` or `[$kr-414]`,
 * or a code such as `"CAD"` as a word. A locale alone (`[$-C0C]`) is none.
 */
export const isCurrencyFormat = (code: string): boolean => {
  for (const [, symbol = ''] of code.matchAll(/\[\$([^\]-]+)(?:-[^\]]*)?\]/gu))
    if (symbol.trim() !== '') return true;
  const bare = code.replace(/\[[^\]]*\]/gu, '').replace(/[_*]./gu, '');
  if (/\p{Sc}/u.test(bare)) return true;
  const literals = [...bare.matchAll(/"([^"]*)"/gu)].map(([, text = '']) => text);
  // Escaped characters in a row are a word too.
  literals.push(...[...bare.matchAll(/(?:\\.)+/gu)].map(([text]) => text.replace(/\\(.)/gu, '$1')));
  return literals.some((text) => text.split(/\s+/u).some((word) => words.test(word) || codes.has(word)));
};
