import type { EntityName, RowOf } from '../register/entities.ts';

/**
 * Where an amount comes from, the strongest first:
 * `kept` it stands in a file that the case keeps: its row was imported and its amount not changed since, or its figure
 * is tied to a place in a kept document; `place` a source is named, and where in it; `source` a source is named;
 * `unread` a source is named, but the figure says that nobody checked it there; `none` no source is recorded.
 *
 * How exact an amount is, its interval says, not this.
 */
export const provenanceLevels = ['kept', 'place', 'source', 'unread', 'none'] as const;

export type ProvenanceLevel = (typeof provenanceLevels)[number];

/** Where an amount comes from, and the row that says so: of a derived amount, its weakest input. */
export type Provenance = {
  readonly level: ProvenanceLevel;
  readonly entity: EntityName;
  readonly id: number;
  /** What the row is called: a number, a date, who said it. May be empty. */
  readonly label: string;
  /** Reference of the contract that the row belongs to. */
  readonly contract: string;
};

const rankOf = (level: ProvenanceLevel): number => provenanceLevels.indexOf(level);

/**
 * The weakest of the inputs of a derived amount, the first of those that are equally weak. Inputs of which nothing is
 * known (null) take no part in the amount, nor here; null without any other.
 */
export const weakest = (inputs: readonly (Provenance | null)[]): Provenance | null =>
  inputs.reduce(
    (found, input) =>
      found === null || (input !== null && rankOf(input.level) > rankOf(found.level)) ? input : found,
    null,
  );

/** The strongest of what is recorded about one amount, the first of those that are equally strong. */
export const strongest = (records: readonly [Provenance, ...Provenance[]]): Provenance =>
  records.reduce((found, record) => (rankOf(record.level) < rankOf(found.level) ? record : found));

type Sourced = { readonly sourceId: number | null; readonly locator?: string | null };

/** Of a row that names its source, and perhaps where in it. */
export const sourcedLevel = ({ sourceId, locator = null }: Sourced): ProvenanceLevel => {
  if (sourceId === null) return 'none';
  return locator === null ? 'source' : 'place';
};

/** Of a row that an import may have brought; one that was changed since counts as entered by hand. */
export const importedLevel = (
  row: { readonly importId: number | null; readonly sourceId?: number | null },
  isEdited: boolean,
): ProvenanceLevel =>
  row.importId !== null && !isEdited ? 'kept' : sourcedLevel({ sourceId: row.sourceId ?? null });

type FigureSource = Pick<
  RowOf<'figure'>,
  'sourceId' | 'locator' | 'documentId' | 'page' | 'place' | 'confidence'
>;

/** Of a figure. An unverified one is not stronger for the passage it names. */
export const figureLevel = (figure: FigureSource): ProvenanceLevel => {
  const { sourceId, documentId, locator, page, place, confidence } = figure;
  if (sourceId === null && documentId === null) return 'none';
  if (confidence === 'unverified') return 'unread';
  const isPlaced = page !== null || place !== null;
  if (documentId !== null && isPlaced) return 'kept';
  return isPlaced || locator !== null ? 'place' : 'source';
};

type FigureNames = Pick<RowOf<'figure'>, 'id' | 'statedBy' | 'asOf' | 'asOfText'>;

/** Of a figure of a contract, named by who said it, else by its date. */
export const figureProvenance = (figure: FigureSource & FigureNames, contract: string): Provenance => ({
  level: figureLevel(figure),
  entity: 'figure',
  id: figure.id,
  label: figure.statedBy ?? figure.asOf ?? figure.asOfText ?? '',
  contract,
});

/** Of any row of a contract that names its source. */
export const sourcedProvenance = (
  row: Sourced & { readonly id: number },
  of: Omit<Provenance, 'level' | 'id'>,
): Provenance => ({ level: sourcedLevel(row), id: row.id, ...of });
