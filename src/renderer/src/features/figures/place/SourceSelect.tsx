import { Button, Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeepFiles } from '#renderer/components/documents/use-keep-files.ts';
import { useApiMutation, useApiQuery, type OutputOf } from '#renderer/lib/api.ts';
import { notifyDone, useNotifyError } from '#renderer/lib/notify.tsx';
import { useLast } from '#renderer/lib/use-last.ts';
import styles from './figure-place.module.css';

type Sources = OutputOf<'documents', 'sources'>;

/** Chooses the document that states a figure: a kept one, a file that was imported, or one that is kept now. */
export const SourceSelect = ({
  documentId,
  label,
  onChoose,
}: {
  readonly documentId: number | null;
  readonly label: string | undefined;
  readonly onChoose: (documentId: number | null) => void;
}) => {
  const { t } = useTranslation('place');
  const [search, setSearch] = useState(label ?? '');
  // The name of the chosen one is no search: the list then begins with everything.
  const [asked] = useDebouncedValue(search === (label ?? '') ? '' : search, 80);
  const data = useLast(useApiQuery('documents', 'sources', { search: asked }).data);
  const list = useListing(onChoose);
  const keep = useKeepFiles('documents.kept', ([first]) => {
    if (first !== undefined) onChoose(first);
  });
  const choose = (value: string | null): void => {
    const file = data?.importFiles.find((each) => importKey(each) === value);
    if (file !== undefined) list({ importId: file.importId, number: file.number });
    else onChoose(value === null ? null : Number(value));
  };
  const chosen = documentId === null ? [] : [{ value: String(documentId), label: label ?? `#${documentId}` }];
  return (
    <div className={styles['source']}>
      <Select
        className={styles['select'] ?? ''}
        aria-label={t('document')}
        placeholder={t('choose')}
        data={optionsOf(data, chosen, t)}
        value={documentId === null ? null : String(documentId)}
        onChange={choose}
        searchable
        searchValue={search}
        onSearchChange={setSearch}
        // The case has searched already.
        filter={({ options }) => options}
        clearable
        nothingFoundMessage={t('nothingFound')}
        maxDropdownHeight={260}
      />
      <Button variant="default" onClick={keep}>
        {t('keep')}
      </Button>
    </div>
  );
};

type Option = { readonly value: string; readonly label: string };

const importKey = ({ importId, number }: Sources['importFiles'][number]): string =>
  `import ${importId} ${number ?? ''}`;

const optionsOf = (
  sources: Sources | undefined,
  chosen: readonly Option[],
  t: (key: `groups.${'documents' | 'importFiles'}`) => string,
) => {
  const listed = (sources?.documents ?? []).map(({ id, label }) => ({ value: String(id), label }));
  const documents = [
    ...chosen.filter(({ value }) => !listed.some((option) => option.value === value)),
    ...listed,
  ];
  const files = (sources?.importFiles ?? []).map((file) => ({ value: importKey(file), label: file.name }));
  return [
    { group: t('groups.documents'), items: documents },
    { group: t('groups.importFiles'), items: files },
  ].filter(({ items }) => items.length > 0);
};

/** Lists the file of an import as a document, and chooses it. */
const useListing = (onChoose: (documentId: number) => void) => {
  const { t } = useTranslation('place');
  const fromImport = useApiMutation('documents', 'fromImport');
  const onError = useNotifyError();
  return (file: { readonly importId: number; readonly number: number | null }): void =>
    fromImport.mutate(file, {
      onSuccess: ({ id }) => {
        notifyDone(t('listed'));
        onChoose(id);
      },
      onError,
    });
};
