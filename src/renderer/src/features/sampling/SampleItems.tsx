import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EntityGrid } from '#renderer/components/EntityGrid.tsx';
import type { GridColumn } from '#renderer/components/data-grid/grid-types.ts';
import { useBridge } from '#renderer/lib/bridge.tsx';
import { callApi } from '#renderer/lib/api.ts';
import { useNotifyError } from '#renderer/lib/notify.tsx';
import { useOpenRow } from '#renderer/lib/open-row.ts';
import type { SampleDetail } from '#shared/ipc/calls/sampling.ts';
import styles from './sampling.module.css';

const amountColumns: readonly GridColumn[] = [
  { name: 'position', width: 92 },
  { name: 'stratum', width: 140 },
  { name: 'label', flex: 1, width: 220 },
  { name: 'bookAmount', width: 150 },
  { name: 'auditedAmount', width: 150 },
  { name: 'note', width: 160 },
];

const deviationColumns: readonly GridColumn[] = [
  { name: 'position', width: 92 },
  { name: 'label', flex: 1, width: 220 },
  { name: 'bookAmount', width: 150 },
  { name: 'deviation', width: 120 },
  { name: 'note', width: 160 },
];

const bothColumns: readonly GridColumn[] = [
  ...deviationColumns.slice(0, 3),
  { name: 'auditedAmount', width: 150 },
  ...deviationColumns.slice(3),
];

const columnsOf = {
  mus: amountColumns,
  attribute: deviationColumns,
  random: bothColumns,
} as const;

/** The drawn rows, where what was found is recorded. */
export const SampleItems = ({ sample }: { readonly sample: SampleDetail }) => {
  const { t } = useTranslation('sampling');
  const { method } = sample.request.design;
  const [selectedId, setSelectedId] = useState<number>();
  const open = useOpenItem();
  return (
    <>
      <p className={styles['hint']}>
        {t(method === 'attribute' ? 'detail.itemsHintRate' : 'detail.itemsHint')}
      </p>
      <EntityGrid
        entity="sampleItem"
        layoutKey={`sample-${method}`}
        columns={columnsOf[method]}
        filters={[{ type: 'equals', column: 'sampleId', value: sample.id }]}
        hasFixedRows
        selectedId={selectedId}
        onSelect={setSelectedId}
        empty={{ title: t('detail.noItems.title'), text: t('detail.noItems.text') }}
        actions={
          <Button
            variant="default"
            disabled={selectedId === undefined}
            onClick={() => {
              if (selectedId !== undefined) void open(selectedId);
            }}
          >
            {t('detail.openRow')}
          </Button>
        }
      />
    </>
  );
};

/** Goes to the row of the register that an item is. */
const useOpenItem = (): ((itemId: number) => Promise<void>) => {
  const { api } = useBridge();
  const openRow = useOpenRow();
  const onError = useNotifyError();
  return async (itemId) => {
    try {
      const { values } = await callApi(api, ['register', 'get'], { entity: 'sampleItem', id: itemId });
      await openRow(String(values['entity']), Number(values['rowId']));
    } catch (thrown) {
      onError(thrown);
    }
  };
};
