import { Menu, Tabs, UnstyledButton } from '@mantine/core';
import type { ReactNode, Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { tabGap, useDrawnTabs } from './panel-tabs/use-drawn-tabs.ts';
import styles from './PanelTabs.module.css';

export type PanelTab<K extends string> = {
  readonly key: K;
  readonly label: string;
  readonly count?: number | undefined;
  /** A grid fills the panel; anything else scrolls in it. */
  readonly fills?: true;
  readonly render: () => ReactNode;
};

/** The parts of a panel. Only the chosen one is drawn. Tabs that two lines have no room for are in a menu behind them. */
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
  const chosen = Math.max(
    0,
    tabs.findIndex(({ key }) => key === value),
  );
  const { isDrawn, room, sizes } = useDrawnTabs(tabs.length, chosen);
  const shown = tabs[chosen];
  if (shown === undefined) return null;
  const others = tabs.filter((_, index) => !isDrawn(index));
  return (
    <Tabs
      className={styles['tabs']}
      classNames={{ list: styles['list'] ?? '', tab: styles['tab'] ?? '' }}
      value={shown.key}
      onChange={(key) => {
        const next = tabs.find((tab) => tab.key === key);
        if (next !== undefined) onChange(next.key);
      }}
    >
      <div className={styles['head']}>
        <div ref={room} className={styles['room']} style={{ columnGap: tabGap }}>
          <Tabs.List aria-label={label}>
            {tabs.map((tab, index) =>
              isDrawn(index) ? (
                <Tabs.Tab key={tab.key} value={tab.key}>
                  <Name tab={tab} />
                </Tabs.Tab>
              ) : null,
            )}
          </Tabs.List>
          {others.length === 0 ? null : <Others tabs={others} onChange={onChange} />}
        </div>
        <Sizes ref={sizes} tabs={tabs} />
      </div>
      <Tabs.Panel value={shown.key} className={styles['panel']} data-fills={shown.fills === true}>
        {shown.render()}
      </Tabs.Panel>
    </Tabs>
  );
};

type Named = Pick<PanelTab<string>, 'label' | 'count'>;

const Name = ({ tab: { label, count } }: { readonly tab: Named }) => (
  <>
    {label}
    {count === undefined || count === 0 ? null : <span className={styles['count']}> {count}</span>}
  </>
);

/** The tabs that are not drawn, how many, and a menu of them. */
const Others = <K extends string>({
  tabs,
  onChange,
}: {
  readonly tabs: readonly PanelTab<K>[];
  readonly onChange: (key: K) => void;
}) => {
  const { t } = useTranslation('shell');
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <UnstyledButton className={styles['others']}>
          {t('panelTabs.others', { tabs: tabs.length })}
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        {tabs.map((tab) => (
          <Menu.Item key={tab.key} onClick={() => onChange(tab.key)}>
            <Name tab={tab} />
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
};

/** Each tab as wide as it is when it is chosen, and the button for the others; neither seen nor read. */
const Sizes = ({ ref, tabs }: { readonly ref: Ref<HTMLDivElement>; readonly tabs: readonly Named[] }) => {
  const { t } = useTranslation('shell');
  const texts = [
    ...tabs.map(({ label, count }) => [label, count === 0 ? undefined : count].filter(Boolean).join(' ')),
    t('panelTabs.others', { tabs: tabs.length }),
  ];
  return (
    <div className={styles['unseen']} aria-hidden="true">
      <div ref={ref} className={styles['sizes']}>
        {texts.map((text, index) => (
          <span key={index} data-text={text} />
        ))}
      </div>
    </div>
  );
};
