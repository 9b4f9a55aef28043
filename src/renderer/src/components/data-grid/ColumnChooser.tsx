import { Button, Checkbox, Popover, ScrollArea, Stack } from '@mantine/core';
import type { GridApi } from 'ag-grid-community';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { GridHandle } from './grid-handle.ts';
import type { ShownRow } from './grid-types.ts';

type Listed = { readonly id: string; readonly header: string; readonly isShown: boolean };

const listed = (grid: GridApi<ShownRow>): readonly Listed[] =>
  (grid.getAllGridColumns() ?? [])
    .filter(
      (column) => column.getColDef().headerName !== undefined && !column.getColId().startsWith('ag-Grid'),
    )
    .map((column) => ({
      id: column.getColId(),
      header: column.getColDef().headerName ?? column.getColId(),
      isShown: column.isVisible(),
    }));

/** Which columns are shown; and back to how the screen began. */
export const ColumnChooser = ({
  grid,
  onReset,
}: {
  readonly grid: GridHandle;
  readonly onReset: () => void;
}) => {
  const { t } = useTranslation('grid');
  const [columns, setColumns] = useState<readonly Listed[] | null>(null);
  const read = (): void => {
    const api = grid.get();
    setColumns(api === null ? null : listed(api));
  };
  const toggle = ({ id, isShown }: Listed): void => {
    grid.get()?.setColumnsVisible([id], !isShown);
    read();
  };
  return (
    <Popover
      opened={columns !== null}
      onDismiss={() => setColumns(null)}
      position="bottom-end"
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <Button variant="default" onClick={() => (columns === null ? read() : setColumns(null))}>
          {t('toolbar.columns')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <ScrollArea.Autosize mah={360} type="auto">
          <Stack gap={6} pr="md">
            {(columns ?? []).map((column) => (
              <Checkbox
                key={column.id}
                label={column.header}
                checked={column.isShown}
                onChange={() => toggle(column)}
              />
            ))}
          </Stack>
        </ScrollArea.Autosize>
        <Button
          mt="sm"
          variant="subtle"
          onClick={() => {
            onReset();
            read();
          }}
        >
          {t('toolbar.resetLayout')}
        </Button>
      </Popover.Dropdown>
    </Popover>
  );
};
