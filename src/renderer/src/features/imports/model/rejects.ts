import { importFields } from '#shared/domain/importing/fields.ts';
import type { ImportField } from '#shared/domain/importing/fields.ts';
import type { RejectRow } from '#shared/ipc/import-schemas.ts';

/** Corrections typed so far: reject id -> field -> text. */
export type Corrections = Readonly<Record<number, Readonly<Record<string, string>>>>;

/** Notes a correction. Typing the original text again takes the correction back. */
export const corrected = (
  corrections: Corrections,
  row: RejectRow,
  change: { readonly field: string; readonly text: string },
): Corrections => {
  const { [change.field]: _, ...others } = corrections[row.id] ?? {};
  const cells =
    change.text === (row.cells[change.field] ?? '') ? others : { ...others, [change.field]: change.text };
  const { [row.id]: __, ...rest } = corrections;
  return Object.keys(cells).length === 0 ? rest : { ...rest, [row.id]: cells };
};

/** The corrected cells of each corrected row, ready to be sent: main puts them over what the file said. */
export const rowsToTake = (corrections: Corrections): { id: number; cells: Record<string, string> }[] =>
  Object.entries(corrections).map(([id, cells]) => ({ id: Number(id), cells: { ...cells } }));

/** After a new check: corrections of the rows taken in are forgotten, those still rejected are kept. */
export const keptCorrections = (
  corrections: Corrections,
  stillRejected: readonly { readonly id: number }[],
): Corrections => {
  const kept = new Set(stillRejected.map((row) => row.id));
  return Object.fromEntries(Object.entries(corrections).filter(([id]) => kept.has(Number(id))));
};

/**
 * Columns of the grid of rejected rows: every field that some row has text for, or was rejected for. What rows were
 * rejected for comes first, so that it is in sight.
 */
export const fieldsOf = (rows: readonly RejectRow[]): ImportField[] => {
  const wrong = new Set(rows.map((row) => row.column));
  const used = new Set(rows.flatMap((row) => Object.keys(row.cells)));
  return [
    ...importFields.filter((field) => wrong.has(field)),
    ...importFields.filter((field) => used.has(field) && !wrong.has(field)),
  ];
};
