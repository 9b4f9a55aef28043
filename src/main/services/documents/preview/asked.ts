/** Where in a document: the place that a figure names, and what to look at instead of its surroundings. */
export type Asked = {
  readonly place: string | null;
  readonly view: { readonly sheet: string | null; readonly row: number; readonly column: number } | null;
};
