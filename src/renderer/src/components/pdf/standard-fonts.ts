/*
 * The signs that a PDF may use without bringing them and that no system has under that name; letters are the system's.
 * Each is a module of its own, loaded when a page needs it: the page's policy lets it load modules of ours, and fetch
 * nothing.
 */
const fonts: Readonly<Record<string, () => Promise<{ readonly default: string }>>> = {
  'FoxitDingbats.pfb': () => import('pdfjs-dist/standard_fonts/FoxitDingbats.pfb?url&inline'),
  'FoxitSymbol.pfb': () => import('pdfjs-dist/standard_fonts/FoxitSymbol.pfb?url&inline'),
};

/** The bytes of a standard font by the name of its file. Throws for any other name. */
export const standardFont = async (fileName: string): Promise<Uint8Array> => {
  const load = fonts[fileName];
  if (load === undefined) throw new Error(`no font ${fileName}`);
  const { default: url } = await load();
  return Uint8Array.from(atob(url.slice(url.indexOf(',') + 1)), (sign) => sign.charCodeAt(0));
};
