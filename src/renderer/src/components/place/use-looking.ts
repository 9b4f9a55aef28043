import { useState } from 'react';
import type { KeptPlace } from './kept-place.ts';

/** A part of a sheet or of a text: from this cell or line on. */
export type View = { readonly sheet: string | null; readonly row: number; readonly column: number };

type Looked = { readonly page: number | null; readonly view: View | null };

/** Where one looks instead of at the place itself, and what changes that. */
export type Looking = {
  readonly at: (place: KeptPlace) => Looked;
  readonly look: (place: KeptPlace, looked: Partial<Looked>) => void;
};

const nowhere: Looked = { page: null, view: null };

/**
 * Remembers where one has turned to in a document. It ends when another place is to be shown. Kept by whoever shows the
 * same place twice, here and enlarged: one goes on where one was.
 */
export const useLooking = (): Looking => {
  const [looked, setLooked] = useState<Looked & { readonly from: string }>({ ...nowhere, from: '' });
  return {
    at: (place) => (looked.from === nameOf(place) ? looked : nowhere),
    look: (place, next) => setLooked({ ...nowhere, ...next, from: nameOf(place) }),
  };
};

const nameOf = ({ documentId, page, place }: KeptPlace): string => JSON.stringify([documentId, page, place]);
