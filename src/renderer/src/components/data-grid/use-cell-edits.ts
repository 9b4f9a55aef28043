import type { CellEditRequestEvent } from 'ag-grid-community';
import { errorOf, useApiMutation } from '#renderer/lib/api.ts';
import { editableText } from '#renderer/lib/cell-text.ts';
import { useNotifyError } from '#renderer/lib/notify.tsx';
import type { CellValue } from '#shared/domain/register/column-kinds.ts';
import { definitionOf } from '#shared/domain/register/entities.ts';
import type { GridRow } from '#shared/ipc/grid-schemas.ts';
import { cellKey, isTotal, type GridContext, type ShownRow } from './grid-types.ts';

type EditRequest = CellEditRequestEvent<ShownRow, CellValue>;

/** Long enough for the focus to have moved, too short to be seen. */
const reopenDelayMs = 30;

/** The row with one value changed, as it is shown until it is read again. */
const withValue = (row: GridRow, column: string, value: CellValue, context: GridContext): GridRow => {
  const definition = definitionOf(context.entity).columns[column];
  const name =
    definition?.kind === 'ref' ? context.chosenNames.get(`${definition.entity}:${value}`) : undefined;
  const { [column]: _old, ...otherLabels } = row.labels;
  return {
    ...row,
    values: { ...row.values, [column]: value },
    labels: name === undefined ? otherLabels : { ...otherLabels, [column]: name },
  };
};

/**
 * Saves an edited cell as one change of the case. Shown at once; when the case refuses the value, the old one is back
 * and the editor opens again with what was typed and the reason.
 */
export const useCellEdits = (context: GridContext): ((event: EditRequest) => void) => {
  const update = useApiMutation('register', 'update');
  const notifyError = useNotifyError();
  return (event) => {
    const { node, data, column, api: grid } = event;
    if (data === undefined || isTotal(data)) return;
    const name = column.getColId();
    const value = event.newValue ?? null;
    const key = cellKey(data.id, name);
    if (value === (data.values[name] ?? null) && !context.refused.has(key)) return;
    context.refused.delete(key);
    const before = data.values[name] ?? null;
    node.setData(withValue(data, name, value, context));
    update.mutate(
      { entity: context.entity, changes: [{ id: data.id, column: name, value }] },
      {
        onError: (thrown) => {
          const shown = node.data;
          if (shown !== undefined && !isTotal(shown)) node.setData(withValue(shown, name, before, context));
          const error = errorOf(thrown);
          const issue = error.code === 'validation' ? error.issues[0] : undefined;
          const definition = definitionOf(context.entity).columns[name];
          if (issue === undefined || definition === undefined || node.rowIndex === null) {
            notifyError(thrown);
            return;
          }
          const words = context.words.cell(context.entity, name, data.values);
          context.refused.set(key, {
            text: editableText(definition, value, words),
            problem: context.t(`errors:problems.${issue.problem}`),
          });
          const { rowIndex } = node;
          grid.setFocusedCell(rowIndex, name);
          // The grid moves the focus a moment later, and an editor that is open then would take it for a loss.
          setTimeout(() => grid.startEditingCell({ rowIndex, colKey: name }), reopenDelayMs);
        },
      },
    );
  };
};
