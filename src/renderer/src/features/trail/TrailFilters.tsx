import { Button, Select, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useApiQuery } from '#renderer/lib/api.ts';
import { useRegisterWords } from '#renderer/lib/register-words.ts';
import { replaceRoute, type RouteOf } from '#renderer/lib/route.ts';
import { entityNames, isEntityName } from '#shared/domain/register/entities.ts';
import { dateTyped, type useTrailFilter } from './use-trail-filter.ts';
import styles from './trail.module.css';

/** What narrows the trail: what it is about, who wrote, by which command, and when. */
export const TrailFilters = ({
  route,
  filter: { draft, set, clear, isNarrowed },
}: {
  readonly route: RouteOf<'trail'>;
  readonly filter: ReturnType<typeof useTrailFilter>;
}) => {
  const { t } = useTranslation('trail');
  const words = useRegisterWords();
  const scopes = useApiQuery('history', 'scopes', {}).data ?? { actors: [], commands: [] };
  const { entity } = route;
  return (
    <div className={styles['filters']} role="group" aria-label={t('filter.label')}>
      <Select
        label={t('filter.about')}
        placeholder={t('filter.entity')}
        data={entityNames.map((name) => ({ value: name, label: words.entity(name, 'many') }))}
        value={entity ?? null}
        clearable
        searchable
        onChange={(name) =>
          replaceRoute(
            name !== null && isEntityName(name) ? { screen: 'trail', entity: name } : { screen: 'trail' },
          )
        }
      />
      <Select
        label={t('filter.actor')}
        placeholder={t('filter.everyone')}
        data={scopes.actors}
        value={draft.actor}
        clearable
        searchable
        onChange={(actor) => set({ actor })}
      />
      <Select
        label={t('filter.command')}
        placeholder={t('filter.anyCommand')}
        data={scopes.commands.map((name) => ({
          value: name,
          label: t(`commands.${name}`, { defaultValue: t(`actions.${name}`, { defaultValue: name }) }),
        }))}
        value={draft.command}
        clearable
        searchable
        onChange={(command) => set({ command })}
      />
      <DateField label={t('filter.from')} value={draft.from} onChange={(from) => set({ from })} />
      <DateField label={t('filter.until')} value={draft.until} onChange={(until) => set({ until })} />
      {isNarrowed || entity !== undefined ? (
        <Button
          variant="subtle"
          onClick={() => {
            clear();
            replaceRoute({ screen: 'trail' });
          }}
        >
          {t('filter.clear')}
        </Button>
      ) : null}
    </div>
  );
};

const DateField = ({
  label,
  value,
  onChange,
}: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
}) => {
  const { t } = useTranslation(['trail', 'grid']);
  const isWrong = dateTyped(value) === undefined;
  return (
    <TextInput
      className={styles['date'] ?? ''}
      label={label}
      placeholder={t('grid:editor.datePlaceholder')}
      value={value}
      maxLength={40}
      error={isWrong ? t('filter.notADate') : undefined}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
};
