import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { DataGrid } from '#renderer/components/data-grid/DataGrid.tsx';
import { useKeepFiles } from '#renderer/components/documents/use-keep-files.ts';
import { useApiQuery } from '#renderer/lib/api.ts';
import { useIsReadOnly } from '#renderer/lib/app-state.ts';

const columns = [
  { name: 'indexNumber', width: 120 },
  { name: 'title', flex: 1, width: 260 },
  { name: 'fileName', width: 220 },
  { name: 'size', width: 110 },
  { name: 'addedOn', width: 110 },
  { name: 'sourceId', width: 200 },
  { name: 'notes', width: 200 },
] as const;

/** The papers kept in the case, by index number. New ones come from files only. */
export const DocumentGrid = ({
  selectedId,
  onSelect,
}: {
  readonly selectedId: number | undefined;
  readonly onSelect: (id: number) => void;
}) => {
  const { t } = useTranslation('findings');
  const isReadOnly = useIsReadOnly();
  const selected = useApiQuery(
    'register',
    'get',
    { entity: 'document', id: selectedId ?? 1 },
    { enabled: selectedId !== undefined },
  ).data?.values['indexNumber'];
  const under = typeof selected === 'string' && selectedId !== undefined ? selected : null;
  const onKept = (ids: readonly number[]): void => {
    if (ids[0] !== undefined) onSelect(ids[0]);
  };
  const keep = useKeepFiles('documents.kept', onKept);
  const keepUnder = useKeepFiles('documents.kept', onKept, under);
  const addButton = <Button onClick={keep}>{t('documents.add')}</Button>;
  return (
    <DataGrid
      entity="document"
      layoutKey="documents"
      columns={columns}
      newLabel=""
      hasFixedRows
      isEditable={!isReadOnly}
      selectedId={selectedId}
      onSelect={onSelect}
      empty={{
        title: t('documents.emptyTitle'),
        text: t('documents.emptyText'),
        ...(isReadOnly ? {} : { actions: addButton }),
      }}
      actions={
        isReadOnly ? null : (
          <>
            {addButton}
            {under === null ? null : (
              <Button variant="default" onClick={keepUnder}>
                {t('documents.addUnder', { index: under })}
              </Button>
            )}
          </>
        )
      }
    />
  );
};
