import type { KeptPlace } from '#renderer/components/place/kept-place.ts';
import type { GridRow } from '#shared/ipc/grid-schemas.ts';

/** The place that the row of a figure names. */
export const placeOf = ({ values }: GridRow): KeptPlace => {
  const { documentId, page, place } = values;
  return {
    documentId: typeof documentId === 'number' ? documentId : null,
    page: typeof page === 'number' ? page : null,
    place: typeof place === 'string' && place !== '' ? place : null,
  };
};
