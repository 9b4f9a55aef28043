/** A place in a kept document, as far as it is said. */
export type KeptPlace = {
  readonly documentId: number | null;
  readonly page: number | null;
  readonly place: string | null;
};

/** Ties what a preview is shown for to a place, or takes it off; null where nothing may be changed. */
export type Tie = ((patch: Partial<KeptPlace>) => void) | null;
