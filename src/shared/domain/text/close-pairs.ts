import { editDistance } from './edit-distance.ts';

/** Positions of a text in each list, and how many characters they differ by. */
export type ClosePair = { readonly a: number; readonly b: number; readonly distance: number };

/**
 * Texts of one list that differ from texts of the other by at most so many characters, equal ones included; empty texts
 * are like none. Found by what is left when characters are taken out of both, so that not all are compared with all.
 */
export const closePairs = (
  a: readonly string[],
  b: readonly string[],
  edits: number,
): readonly ClosePair[] => {
  const shortened = new Map<string, number[]>();
  for (const [index, text] of b.entries())
    for (const form of text === '' ? [] : shortenedForms(text, edits)) {
      const known = shortened.get(form);
      if (known === undefined) shortened.set(form, [index]);
      else known.push(index);
    }
  return a.flatMap((text, index) => {
    const forms = text === '' ? [] : [...shortenedForms(text, edits)];
    const candidates = new Set(forms.flatMap((form) => shortened.get(form) ?? []));
    return [...candidates].flatMap((other): readonly ClosePair[] => {
      const distance = editDistance(text, b[other] ?? '', edits);
      return distance <= edits ? [{ a: index, b: other, distance }] : [];
    });
  });
};

/** The text itself and all that is left of it when up to `edits` characters are taken out. */
const shortenedForms = (text: string, edits: number): ReadonlySet<string> => {
  const forms = new Set([text]);
  let last: readonly string[] = [text];
  for (let step = 0; step < edits; step += 1) {
    last = last.flatMap((form) =>
      Array.from({ length: form.length }, (_, at) => form.slice(0, at) + form.slice(at + 1)),
    );
    for (const form of last) forms.add(form);
  }
  return forms;
};
