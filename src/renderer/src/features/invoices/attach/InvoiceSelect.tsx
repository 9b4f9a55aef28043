import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApiQuery } from '#renderer/lib/api.ts';
import { useLast } from '#renderer/lib/use-last.ts';
import type { InvoiceChoice } from '#shared/ipc/calls/documents.ts';
import type { GridRow } from '#shared/ipc/grid-schemas.ts';
import { useInvoiceName } from './use-invoice-name.ts';

/** As many as a person reads through; beyond it, typing narrows. */
const mostListed = 50;

const choiceOf = ({ id, values, labels }: GridRow): InvoiceChoice => ({
  id,
  number: String(values['number']),
  vendor: labels['vendorId'] ?? '',
  issuedOn: String(values['issuedOn']),
});

/** Searches all invoices of the case for one. */
export const InvoiceSelect = ({
  label,
  onChoose,
  onCancel,
}: {
  readonly label: string;
  readonly onChoose: (invoice: InvoiceChoice) => void;
  readonly onCancel: () => void;
}) => {
  const { t } = useTranslation(['invoices', 'grid']);
  const nameOf = useInvoiceName();
  const [search, setSearch] = useState('');
  const field = useRef<HTMLInputElement>(null);
  // The button that opened it is gone.
  useEffect(() => field.current?.focus(), []);
  const [asked] = useDebouncedValue(search, 80);
  const query = { entity: 'invoice', filters: [], sort: [], search: asked };
  const page = useLast(useApiQuery('register', 'page', { query, offset: 0, limit: mostListed }).data);
  const found = (page?.rows ?? []).map(choiceOf);
  return (
    <Select
      aria-label={label}
      size="xs"
      data={found.map((one) => ({ value: String(one.id), label: nameOf(one) }))}
      value={null}
      searchable
      searchValue={search}
      onSearchChange={setSearch}
      // The case has searched already.
      filter={({ options }) => options}
      placeholder={t('invoices:attach.search')}
      nothingFoundMessage={t('grid:editor.nothingFound')}
      onChange={(value) => {
        const chosen = found.find(({ id }) => String(id) === value);
        if (chosen !== undefined) onChoose(chosen);
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onCancel();
      }}
      ref={field}
      maxDropdownHeight={220}
    />
  );
};
