import type { Provenance } from '#shared/domain/provenance/provenance.ts';
import type { ColumnMaker } from './column-maker.ts';
import type { Labels } from './labels.ts';
import { rowKey } from './register-columns.ts';
import type { PlannedColumn } from './sheet-plan.ts';

/**
 * Where an amount comes from, as it stands on the day of the export: how strong its weakest input is, and the key of
 * the row that this is. Columns `<name>Provenance` and `<name>Weakest`.
 */
export const provenanceColumns = <Row>(
  make: ColumnMaker<Row>,
  labels: Labels,
  { name, of }: { readonly name: string; readonly of: (row: Row) => Provenance | null },
): readonly PlannedColumn<Row>[] => [
  make.text(`${name}Provenance`, (row) => {
    const provenance = of(row);
    return provenance === null ? null : labels.provenance(provenance.level);
  }),
  make.key(`${name}Weakest`, (row) => {
    const provenance = of(row);
    return provenance === null ? '' : rowKey(provenance.entity, provenance.id);
  }),
];
