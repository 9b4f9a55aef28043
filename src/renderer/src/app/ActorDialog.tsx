import { Button, Group, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '#renderer/components/Dialog.tsx';
import { releaseChanges, useIsActorAsked } from '#renderer/lib/actor-gate.ts';
import { useSetPreferences } from '#renderer/lib/app-state.ts';
import { useNotifyError } from '#renderer/lib/notify.tsx';
import type { AppState } from '#shared/ipc/contract.ts';

/** Asks, once and before the first change, under which name the trail records changes. */
export const ActorDialog = ({ state }: { readonly state: AppState }) => {
  const isAsked = useIsActorAsked();
  return isAsked ? <ActorForm state={state} /> : null;
};

const ActorForm = ({ state }: { readonly state: AppState }) => {
  const { t } = useTranslation('shell');
  const [actor, setActor] = useState(
    state.preferences.actor === '' ? state.systemActor : state.preferences.actor,
  );
  const setPreferences = useSetPreferences();
  const notifyError = useNotifyError();
  /** The change goes on in any case: giving up here means the system's name, which is what the field shows. */
  const confirm = (name: string): void => {
    void setPreferences({ actor: name.trim() === '' ? state.systemActor : name.trim() })
      .catch(notifyError)
      .finally(releaseChanges);
  };
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    confirm(actor);
  };
  return (
    <Dialog onClose={() => confirm(state.systemActor)} title={t('actor.title')} withCloseButton={false}>
      <form onSubmit={onSubmit}>
        <p>{t('actor.text')}</p>
        <TextInput
          mt="sm"
          label={t('actor.label')}
          value={actor}
          maxLength={200}
          onChange={(event) => setActor(event.currentTarget.value)}
          data-autofocus
        />
        <Group justify="flex-end" mt="md">
          <Button type="submit">{t('actor.confirm')}</Button>
        </Group>
      </form>
    </Dialog>
  );
};
