import { Spotlight, type SpotlightActionData, type SpotlightActionGroupData } from '@mantine/spotlight';
import { useDebouncedValue } from '@mantine/hooks';
import { useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useApiQuery } from '#renderer/lib/api.ts';
import { useAppState, useSetPreferences } from '#renderer/lib/app-state.ts';
import { useNotifyError } from '#renderer/lib/notify.tsx';
import { useOpenRow } from '#renderer/lib/open-row.ts';
import { goTo, type Screen } from '#renderer/lib/route.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { sortKey } from '#shared/domain/text/sort-key.ts';
import { useCommands, useHistoryWords } from './commands.ts';

const screens = [
  'overview',
  'overruns',
  'contracts',
  'invoices',
  'cloud',
  'imports',
  'tests',
  'findings',
  'figures',
  'vendors',
  'tables',
  'trail',
  'settings',
] as const satisfies readonly Screen[];

const offered = [
  'undo',
  'redo',
  'import',
  'export',
  'verify',
  'save-copy',
  'open-case',
  'new-case',
  'close-case',
] as const;

/** Ctrl+K: go to a screen, run a command, or find a row anywhere in the case. */
export const Palette = () => {
  const { t } = useTranslation('shell');
  const [query, setQuery] = useState('');
  const [asked] = useDebouncedValue(query.trim(), 120);
  const found = useFound(asked);
  const needle = sortKey(query);
  const isNamed = ({ label = '' }: SpotlightActionData): boolean => sortKey(label).includes(needle);
  const groups: SpotlightActionGroupData[] = [
    { group: t('palette.results'), actions: found },
    { group: t('palette.goTo'), actions: useScreenActions().filter(isNamed) },
    { group: t('palette.commands'), actions: useCommandActions().filter(isNamed) },
  ].filter(({ actions }) => actions.length > 0);
  return (
    <Spotlight
      actions={groups}
      query={query}
      onQueryChange={setQuery}
      // What is offered is already filtered, by SQL for the case's rows.
      filter={(_query, actions) => actions}
      shortcut={['mod + K', 'mod + P']}
      tagsToIgnore={[]}
      nothingFound={t('palette.nothing')}
      searchProps={{
        placeholder: t('palette.placeholder'),
        'aria-label': t('palette.placeholder'),
        onKeyDown: query === '' ? undefined : runFirst,
      }}
      scrollable
      maxHeight={420}
      overlayProps={{ blur: 0, backgroundOpacity: 0.35 }}
      yOffset={90}
      centered={false}
      transitionProps={{ duration: 0 }}
    />
  );
};

/**
 * Enter runs the first of what is offered also when rows of the case came after the words were typed: the kit marks
 * the first of the list only as one types.
 */
const runFirst = (event: KeyboardEvent): void => {
  const list = document.querySelector('.mantine-Spotlight-actionsList');
  if (event.key !== 'Enter' || list === null || list.querySelector('[data-selected]') !== null) return;
  event.preventDefault();
  list.querySelector<HTMLElement>('[data-action]')?.click();
};

const useFound = (asked: string): SpotlightActionData[] => {
  const { t } = useTranslation('register');
  const { data } = useApiQuery('search', 'find', { text: asked, limit: 30 }, { enabled: asked.length >= 2 });
  const openRow = useOpenRow();
  const format = useFormat();
  const notifyError = useNotifyError();
  if (asked.length < 2) return [];
  return (data ?? []).map(({ entity, id, label, detail }) => ({
    id: `${entity}-${id}`,
    label: format.text(label),
    description: [t(`entities.${entity}.one`, { defaultValue: entity }), format.text(detail)]
      .filter(Boolean)
      .join(' · '),
    onClick: () => void openRow(entity, id).catch(notifyError),
  }));
};

const useScreenActions = (): SpotlightActionData[] => {
  const { t } = useTranslation('shell');
  return screens.map((screen) => ({
    id: `go-${screen}`,
    label: t(`nav.${screen}`),
    onClick: () => goTo({ screen }),
  }));
};

const useCommandActions = (): SpotlightActionData[] => {
  const { t } = useTranslation('shell');
  const commands = useCommands();
  const preferences = useAppState()?.preferences;
  const setPreferences = useSetPreferences();
  const notifyError = useNotifyError();
  const change = (next: Parameters<typeof setPreferences>[0]) => (): void => {
    setPreferences(next).catch(notifyError);
  };
  const history = useHistoryWords();
  const labelOf = (command: (typeof offered)[number]): string => {
    const action = command === 'undo' || command === 'redo' ? history[command] : null;
    return action === null ? t(`commands.${command}`) : t(`commands.${command}Action`, { action });
  };
  const isDark = document.documentElement.dataset['mantineColorScheme'] === 'dark';
  return [
    ...offered.map((command) => ({
      id: command,
      label: labelOf(command),
      onClick: commands[command],
    })),
    {
      id: 'language',
      label: t('commands.language'),
      onClick: change({ locale: preferences?.locale === 'en' ? 'fr' : 'en' }),
    },
    { id: 'theme', label: t('commands.theme'), onClick: change({ theme: isDark ? 'light' : 'dark' }) },
  ];
};
