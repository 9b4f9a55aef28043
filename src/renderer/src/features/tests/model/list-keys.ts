/** Where a key leads in a list: arrows, pages, both ends. Null for other keys. */
export const stepOf = (
  key: string,
  { index, total, pageRows }: { readonly index: number; readonly total: number; readonly pageRows: number },
): number | null => {
  const to = {
    ArrowDown: index + 1,
    ArrowUp: index - 1,
    PageDown: index + Math.max(1, pageRows - 1),
    PageUp: index - Math.max(1, pageRows - 1),
    Home: 0,
    End: total - 1,
  }[key];
  return to === undefined ? null : Math.max(0, Math.min(total - 1, to));
};
