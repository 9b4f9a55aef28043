import { useState, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { GridApi } from 'ag-grid-community';
import { useFormat } from '#renderer/lib/use-format.ts';
import { useRegisterWords } from '#renderer/lib/register-words.ts';
import type { EntityName } from '#shared/domain/register/entities.ts';
import type { GridContext, ShownRow } from './grid-types.ts';

/** The context of one grid in one language: the same object as long as the grid lives. */
export const useGridContext = (
  entity: EntityName,
  {
    grid,
    isInRange,
    isStored,
    twoLines,
  }: {
    readonly grid: RefObject<GridApi<ShownRow> | null>;
    readonly isInRange: GridContext['isInRange'];
    readonly isStored: (column: string) => boolean;
    readonly twoLines: GridContext['twoLines'];
  },
): GridContext => {
  const words = useRegisterWords();
  const format = useFormat();
  const { t } = useTranslation(['grid', 'register', 'errors']);
  const [context] = useState<GridContext>(() => ({
    entity,
    words,
    format,
    t,
    isInRange,
    isFirst: (column) =>
      (grid.current?.getAllDisplayedColumns() ?? [])
        .find((shown) => isStored(shown.getColId()))
        ?.getColId() === column,
    twoLines,
    refused: new Map(),
    chosenNames: new Map(),
  }));
  return context;
};
