import { Button, Popover, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApiMutation } from '#renderer/lib/api.ts';
import { notifyDone, useNotifyError } from '#renderer/lib/notify.tsx';
import { settingsOf } from './model/mapping.ts';
import type { Mapping } from './model/mapping.ts';
import styles from './SaveProfile.module.css';

/** Keeps how a file is read under a name, so that the vendor's next file is recognised. */
export const SaveProfile = ({
  mapping,
  suggestion,
}: {
  readonly mapping: Mapping;
  readonly suggestion: string;
}) => {
  const { t } = useTranslation('imports');
  const notifyError = useNotifyError();
  const save = useApiMutation('importing', 'saveProfile');
  const [isOpen, setIsOpen] = useState(false);
  const [name, setName] = useState(suggestion);
  const submit = (): void => {
    const profile = { name: name.trim(), vendorId: mapping.vendorId, settings: settingsOf(mapping) };
    save.mutate(profile, {
      onSuccess: () => {
        setIsOpen(false);
        notifyDone(t('profile.saved', { name: profile.name }));
      },
      onError: notifyError,
    });
  };
  return (
    <Popover opened={isOpen} onChange={setIsOpen} position="top-start" trapFocus width={320}>
      <Popover.Target>
        <Button variant="default" onClick={() => setIsOpen(!isOpen)}>
          {t('profile.save')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <form
          className={styles['form']}
          onSubmit={(event) => {
            event.preventDefault();
            submit();
          }}
        >
          <TextInput
            label={t('profile.name')}
            description={t('profile.explained')}
            value={name}
            maxLength={200}
            onChange={(event) => setName(event.currentTarget.value)}
            data-autofocus
          />
          <Button type="submit" disabled={name.trim() === '' || save.isPending}>
            {t('profile.confirm')}
          </Button>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
};
