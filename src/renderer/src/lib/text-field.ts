const withoutText = new Set([
  'button',
  'checkbox',
  'color',
  'file',
  'image',
  'radio',
  'range',
  'reset',
  'submit',
]);

/**
 * Whether something is a field in which a person writes: there, Ctrl+Z takes back letters. A ticked box or a chosen
 * option is an `input` too, and keeps the focus, but has no letters to take back.
 */
export const isTextField = (target: EventTarget | null): boolean => {
  if (target instanceof HTMLInputElement) return !withoutText.has(target.type);
  return (
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement ||
    (target instanceof HTMLElement && target.isContentEditable)
  );
};
