/** One line of a tooltip: a label and an amount, both already in the user's language. */
export type TooltipLine = { readonly label: string; readonly value: string; readonly colour: string };

/**
 * The tooltip as elements. Never as a string of HTML: labels come from imported files, and text must stay text.
 */
export const tooltipContent = (title: string, lines: readonly TooltipLine[]): HTMLElement => {
  const root = document.createElement('div');
  const heading = document.createElement('div');
  heading.textContent = title;
  heading.style.fontWeight = '600';
  root.append(heading);
  for (const line of lines) {
    const row = document.createElement('div');
    row.style.display = 'flex';
    row.style.justifyContent = 'space-between';
    row.style.gap = '16px';
    const label = document.createElement('span');
    label.textContent = line.label;
    label.style.color = line.colour;
    const value = document.createElement('span');
    value.textContent = line.value;
    row.append(label, value);
    root.append(row);
  }
  return root;
};
