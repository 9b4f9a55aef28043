import { Tabs } from '@mantine/core';
import type { ReactNode } from 'react';
import styles from './PanelTabs.module.css';

export type PanelTab<K extends string> = {
  readonly key: K;
  readonly label: string;
  readonly count?: number | undefined;
  /** A grid fills the panel; anything else scrolls in it. */
  readonly fills?: true;
  readonly render: () => ReactNode;
};

/** The parts of a panel. Only the chosen one is drawn. */
export const PanelTabs = <K extends string>({
  label,
  tabs,
  value,
  onChange,
}: {
  readonly label: string;
  readonly tabs: readonly PanelTab<K>[];
  readonly value: K;
  readonly onChange: (key: K) => void;
}) => {
  const shown = tabs.find(({ key }) => key === value) ?? tabs[0];
  if (shown === undefined) return null;
  return (
    <Tabs
      className={styles['tabs']}
      classNames={{ list: styles['list'] ?? '', tab: styles['tab'] ?? '' }}
      value={shown.key}
      onChange={(key) => {
        const chosen = tabs.find((tab) => tab.key === key);
        if (chosen !== undefined) onChange(chosen.key);
      }}
    >
      <Tabs.List aria-label={label}>
        {tabs.map((tab) => (
          <Tabs.Tab key={tab.key} value={tab.key}>
            {tab.label}
            {tab.count === undefined || tab.count === 0 ? null : (
              <span className={styles['count']}> {tab.count}</span>
            )}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      <Tabs.Panel value={shown.key} className={styles['panel']} data-fills={shown.fills === true}>
        {shown.render()}
      </Tabs.Panel>
    </Tabs>
  );
};
