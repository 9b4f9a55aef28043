import type { GridRow } from '#shared/ipc/grid-schemas.ts';

/** Where a figure stands in a kept document, as far as it is said. */
export type FigurePlaceOf = {
  readonly documentId: number | null;
  readonly page: number | null;
  readonly place: string | null;
};

/** Ties the figure to a place, or takes it off; null where nothing may be changed. */
export type Tie = ((patch: Partial<FigurePlaceOf>) => void) | null;

/** The place that the row of a figure names. */
export const placeOf = ({ values }: GridRow): FigurePlaceOf => {
  const { documentId, page, place } = values;
  return {
    documentId: typeof documentId === 'number' ? documentId : null,
    page: typeof page === 'number' ? page : null,
    place: typeof place === 'string' && place !== '' ? place : null,
  };
};
