/** Widths in pixels: of a line of tabs, of the space between two, and of the button that leads to the others. */
export type TabRoom = { readonly line: number; readonly gap: number; readonly more: number };

/** More lines of tabs than this leave too little of a panel to what the tab shows. */
const mostLines = 2;

/**
 * Which tabs of these widths are drawn, by index: all of them when they fit in two lines; else as many of the first as
 * fit beside the chosen one, which is always there, and a button for the others.
 */
export const tabsThatFit = (
  widths: readonly number[],
  chosen: number,
  { line, gap, more }: TabRoom,
): readonly number[] => {
  const fits = (parts: readonly number[]): boolean => linesOf(parts, line, gap) <= mostLines;
  const all = widths.map((_, index) => index);
  if (fits(widths)) return all;
  const firstAndChosen = (count: number): readonly number[] =>
    all.filter((index) => index < count || index === chosen);
  for (let count = widths.length - 1; count > 0; count -= 1) {
    const drawn = firstAndChosen(count);
    if (drawn.length < widths.length && fits([...drawn.map((index) => widths[index] ?? 0), more]))
      return drawn;
  }
  return firstAndChosen(0);
};

/** How many lines parts of these widths take, broken as text is. A part wider than the line takes one of its own. */
const linesOf = (parts: readonly number[], line: number, gap: number): number => {
  let lines = 0;
  let used = line + 1;
  for (const width of parts) {
    if (used + gap + width > line) {
      lines += 1;
      used = width;
    } else used += gap + width;
  }
  return lines;
};
