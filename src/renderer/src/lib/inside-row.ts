import type { InsideRow } from './route.ts';

/** What a grid inside a panel is given: the row to show selected, if the route names one of its entity. */
export const selectedInside = (
  inside: InsideRow | undefined,
  entity: string,
): { readonly selectedId?: number } => (inside?.entity === entity ? { selectedId: inside.id } : {});

/** Of the views of a panel, the one that holds the row that the route names; else the first. */
export const viewOf = <V extends string>(views: readonly [V, ...V[]], inside: InsideRow | undefined): V =>
  views.find((view) => view === inside?.entity) ?? views[0];

/** A key that changes when the route names another row, so that what is drawn starts from it. */
export const insideKey = (inside: InsideRow | undefined): string =>
  inside === undefined ? '' : `${inside.entity}-${inside.id}`;
