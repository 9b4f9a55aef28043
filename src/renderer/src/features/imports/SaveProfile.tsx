import { Button, Popover, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApiMutation } from '#renderer/lib/api.ts';
import { notifyDone, useNotifyError } from '#renderer/lib/notify.tsx';
import { settingsOf } from './model/mapping.ts';
import type { Mapping } from './model/mapping.ts';
import styles from './SaveProfile.module.css';

type SaveProfileProps = { readonly mapping: Mapping; readonly suggestion: string };

/** Keeps how a file is read under a name, so that the vendor's next file is recognised. */
export const SaveProfile = (props: SaveProfileProps) => {
  const { t } = useTranslation('imports');
  const [isOpen, setIsOpen] = useState(false);
  return (
    <Popover opened={isOpen} onChange={setIsOpen} position="top-start" trapFocus width={320}>
      <Popover.Target>
        <Button variant="default" onClick={() => setIsOpen(!isOpen)}>
          {t('profile.save')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <ProfileForm {...props} onSaved={() => setIsOpen(false)} />
      </Popover.Dropdown>
    </Popover>
  );
};

const ProfileForm = ({
  mapping,
  suggestion,
  onSaved,
}: SaveProfileProps & { readonly onSaved: () => void }) => {
  const { t } = useTranslation('imports');
  const notifyError = useNotifyError();
  const save = useApiMutation('importing', 'saveProfile');
  const [typed, setTyped] = useState(suggestion);
  const name = typed.trim();
  const submit = (): void =>
    save.mutate(
      { name, vendorId: mapping.vendorId, settings: settingsOf(mapping) },
      {
        onSuccess: ({ version }) => {
          onSaved();
          notifyDone(t('profile.saved', { name, version }));
        },
        onError: notifyError,
      },
    );
  return (
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
        value={typed}
        maxLength={200}
        onChange={(event) => setTyped(event.currentTarget.value)}
        data-autofocus
      />
      <Button type="submit" disabled={name === '' || save.isPending}>
        {t('profile.confirm')}
      </Button>
    </form>
  );
};
