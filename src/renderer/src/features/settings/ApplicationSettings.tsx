import { Button, Group, SegmentedControl, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from '#renderer/components/Page.tsx';
import { useAppState, useSetPreferences } from '#renderer/lib/app-state.ts';
import { useNotifyError } from '#renderer/lib/notify.tsx';
import type { AppState } from '#shared/ipc/contract.ts';
import styles from './settings.module.css';

/** What belongs to the person, not to the case: language, look, name in the trail. */
export const ApplicationSettings = () => {
  const { t } = useTranslation('screens');
  const state = useAppState();
  const setPreferences = useSetPreferences();
  const notifyError = useNotifyError();
  if (state === undefined) return null;
  const { locale, theme } = state.preferences;
  const change = (next: Parameters<typeof setPreferences>[0]): void =>
    void setPreferences(next).catch(notifyError);
  return (
    <div className={styles['cards']}>
      <Card title={t('settings.language')}>
        <SegmentedControl
          aria-label={t('settings.language')}
          value={locale}
          data={(['fr', 'en'] as const).map((value) => ({ value, label: t(`settings.languages.${value}`) }))}
          onChange={(value) => change({ locale: value })}
        />
      </Card>
      <Card title={t('settings.theme')}>
        <SegmentedControl
          aria-label={t('settings.theme')}
          value={theme}
          data={(['light', 'dark', 'system'] as const).map((value) => ({
            value,
            label: t(`settings.themes.${value}`),
          }))}
          onChange={(value) => change({ theme: value })}
        />
      </Card>
      <ActorCard state={state} onSave={(actor) => change({ actor })} />
      <p className={styles['version']}>
        {t('settings.version')} {state.version}
      </p>
    </div>
  );
};

const ActorCard = ({
  state,
  onSave,
}: {
  readonly state: AppState;
  readonly onSave: (actor: string) => void;
}) => {
  const { t } = useTranslation('screens');
  const current = state.preferences.actor === '' ? state.systemActor : state.preferences.actor;
  const [actor, setActor] = useState(current);
  const name = actor.trim();
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    if (name !== '') onSave(name);
  };
  return (
    <Card title={t('settings.actor')}>
      <p className={styles['text']}>{t('settings.actorText')}</p>
      <form onSubmit={onSubmit}>
        <Group gap="xs">
          <TextInput
            aria-label={t('settings.actor')}
            value={actor}
            maxLength={200}
            w={280}
            onChange={(event) => setActor(event.currentTarget.value)}
          />
          <Button type="submit" disabled={name === '' || name === state.preferences.actor}>
            {t('settings.save')}
          </Button>
        </Group>
      </form>
    </Card>
  );
};
