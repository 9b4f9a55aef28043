/** Marks a part of the window that F6 goes to: the navigation, the screen, the panel beside it. */
export const region = { 'data-region': '' } as const;

const selector = '[data-region]';

/** Where the focus last was in each region. */
const lastFocused = new WeakMap<Element, HTMLElement>();

const focusable =
  'button:not([disabled]), input:not([disabled]), textarea:not([disabled]), [tabindex]:not([tabindex="-1"])';

const regionOf = (element: Element | null): Element | null => element?.closest(selector) ?? null;

/** Notes where the focus is, so that coming back to a region finds it there. Returns a function that stops it. */
export const watchRegions = (): (() => void) => {
  const note = ({ target }: FocusEvent): void => {
    const within = target instanceof HTMLElement ? regionOf(target) : null;
    if (within !== null && target instanceof HTMLElement) lastFocused.set(within, target);
  };
  document.addEventListener('focusin', note);
  return () => document.removeEventListener('focusin', note);
};

const isDrawn = (element: HTMLElement): boolean => element.getClientRects().length > 0;

/** Where one starts in a region: where one was, else its chosen tab, else the first thing that takes the focus. */
const entryOf = (within: Element): HTMLElement | null => {
  const before = lastFocused.get(within);
  if (before?.isConnected === true && isDrawn(before)) return before;
  const chosen = within.querySelector<HTMLElement>(
    '[role="tab"][aria-selected="true"], [aria-current="page"]',
  );
  return chosen ?? [...within.querySelectorAll<HTMLElement>(focusable)].find(isDrawn) ?? null;
};

/** Goes to the next region of the window, or the one before; round and round. A grid keeps Tab to itself. */
export const goToRegion = (step: 1 | -1): void => {
  const regions = [...document.querySelectorAll(selector)];
  const current = regionOf(document.activeElement);
  const from = current === null ? (step === 1 ? -1 : 0) : regions.indexOf(current);
  const next = regions.at((from + step) % regions.length);
  if (next !== undefined) entryOf(next)?.focus();
};

/** After a region has gone with the focus in it: back to the screen, where the focus was before. */
export const focusScreen = (): void => {
  const screen = document.querySelector(`main ${selector}`);
  if (document.activeElement === document.body && screen !== null) entryOf(screen)?.focus();
};
