import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Chip, type ChipTone } from '#renderer/components/Chip.tsx';
import tables from '#renderer/components/tables.module.css';
import type { InvoiceChoice } from '#shared/ipc/calls/documents.ts';
import { attachState, type AttachRow, type AttachState } from '#shared/domain/supporting/attach-rows.ts';
import { InvoiceSelect } from './InvoiceSelect.tsx';
import { useInvoiceName } from './use-invoice-name.ts';
import styles from '../invoices.module.css';

/** Rows that are drawn at once; more when asked for. */
const atOnce = 200;

const tones: Readonly<Record<AttachState, ChipTone>> = {
  ready: 'ok',
  none: 'warn',
  several: 'warn',
  already: 'plain',
};

type Choose = (file: number, invoice: InvoiceChoice | null) => void;

/** Each file with the invoice that it goes to, which a person may change. */
export const AttachTable = ({
  rows,
  onChoose,
}: {
  readonly rows: readonly AttachRow[];
  readonly onChoose: Choose;
}) => {
  const { t } = useTranslation('invoices');
  const [most, setMost] = useState(atOnce);
  const [changing, setChanging] = useState<number | null>(null);
  return (
    <div className={`${tables['scroll']} ${styles['attachTable']}`}>
      <table className={tables['table']} aria-label={t('attach.table')}>
        <thead>
          <tr>
            {(['file', 'size', 'invoice', 'state'] as const).map((name) => (
              <th key={name} scope="col" data-kind={name === 'size' ? 'number' : undefined}>
                {t(`attach.columns.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, most).map((row) => (
            <FileRow
              key={row.file}
              row={row}
              isChanging={changing === row.file}
              onChanging={setChanging}
              onChoose={onChoose}
            />
          ))}
        </tbody>
      </table>
      {rows.length === 0 ? <p className={tables['note']}>{t('attach.nothing')}</p> : null}
      {rows.length <= most ? null : (
        <button type="button" className={tables['more']} onClick={() => setMost(most + atOnce)}>
          {t('attach.more', { count: rows.length - most })}
        </button>
      )}
    </div>
  );
};

type RowProps = {
  readonly row: AttachRow;
  readonly isChanging: boolean;
  readonly onChanging: (file: number | null) => void;
  readonly onChoose: Choose;
};

const FileRow = (props: RowProps) => {
  const { row } = props;
  const { t } = useTranslation('invoices');
  const state = attachState(row);
  return (
    <tr data-state={state}>
      <td title={row.name}>{row.name}</td>
      <td data-kind="number">{t('size', { kilobytes: Math.max(1, Math.round(row.size / 1024)) })}</td>
      <td className={styles['invoiceCell']}>
        <InvoiceOf {...props} />
      </td>
      <td>
        <Chip tone={tones[state]}>{t(`attach.states.${state}`)}</Chip>
      </td>
    </tr>
  );
};

/** Chosen among those that the name names, among all, or left open. */
const InvoiceOf = ({ row, isChanging, onChanging, onChoose }: RowProps) => {
  const { t } = useTranslation('invoices');
  const nameOf = useInvoiceName();
  const { file, invoice, invoices } = row;
  if (isChanging)
    return (
      <InvoiceSelect
        label={t('attach.chooseFor', { file: row.name })}
        onChoose={(chosen) => {
          onChoose(file, chosen);
          onChanging(null);
        }}
        onCancel={() => onChanging(null)}
      />
    );
  const isAmong = invoice === null || invoices.some(({ id }) => id === invoice.id);
  return (
    <div className={styles['invoiceOf']}>
      {invoices.length > 1 && isAmong ? (
        <NativeSelect
          aria-label={t('attach.chooseFor', { file: row.name })}
          size="xs"
          data={[
            { value: '', label: t('attach.chooseOne', { invoices: invoices.length }) },
            ...invoices.map((one) => ({ value: String(one.id), label: nameOf(one) })),
          ]}
          value={invoice === null ? '' : String(invoice.id)}
          onChange={({ currentTarget: { value } }) =>
            onChoose(file, invoices.find(({ id }) => String(id) === value) ?? null)
          }
        />
      ) : (
        <span className={styles['invoiceName']}>{invoice === null ? '–' : nameOf(invoice)}</span>
      )}
      <Button
        size="compact-xs"
        variant="subtle"
        aria-label={t('attach.otherFor', { file: row.name })}
        onClick={() => onChanging(file)}
      >
        {t('attach.other')}
      </Button>
      {invoice === null ? null : (
        <Button
          size="compact-xs"
          variant="subtle"
          aria-label={t('attach.noneFor', { file: row.name })}
          onClick={() => onChoose(file, null)}
        >
          {t('attach.none')}
        </Button>
      )}
    </div>
  );
};
