import { UnstyledButton } from '@mantine/core';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { useApiQuery } from '#renderer/lib/api.ts';
import { region } from '#renderer/lib/regions.ts';
import { goTo, type Screen } from '#renderer/lib/route.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import type { CaseInfo } from '#shared/ipc/contract.ts';
import styles from './Nav.module.css';

type Item = {
  readonly screen: Screen;
  readonly entity?: string;
  /** Only where the case has rows of it. */
  readonly ifAny?: true;
};

const groups: readonly (readonly Item[])[] = [
  [
    { screen: 'overview' },
    { screen: 'overruns' },
    { screen: 'contracts', entity: 'contract' },
    { screen: 'invoices', entity: 'invoice' },
    { screen: 'cloud', entity: 'costRecord', ifAny: true },
    { screen: 'imports' },
  ],
  [
    { screen: 'tests' },
    { screen: 'findings', entity: 'finding' },
    { screen: 'sampling' },
    { screen: 'figures', entity: 'figure' },
    { screen: 'vendors', entity: 'organization' },
    { screen: 'tables' },
  ],
  [{ screen: 'trail' }, { screen: 'settings' }],
];

/** The screens, with how much is in each and what in it waits for a person. */
export const Nav = ({
  openCase,
  screen,
  isSettled,
}: {
  readonly openCase: CaseInfo;
  readonly screen: Screen;
  /** The first screen is drawn: what takes figuring out may be asked for. */
  readonly isSettled: boolean;
}) => {
  const { t } = useTranslation('shell');
  const format = useFormat();
  const countOf = (item: Item): number | null => {
    if (item.screen === 'trail') return openCase.events;
    return item.entity === undefined ? null : (openCase.counts[item.entity] ?? null);
  };
  return (
    <nav {...region} className={styles['nav']} aria-label={t('nav.label')}>
      {groups.map((items, index) => (
        <Fragment key={items[0]?.screen}>
          {index === 0 ? null : <hr className={styles['rule']} />}
          {items.map((item) => {
            const count = countOf(item);
            if (item.ifAny === true && (count ?? 0) === 0 && item.screen !== screen) return null;
            return (
              <UnstyledButton
                key={item.screen}
                className={styles['link']}
                aria-current={item.screen === screen ? 'page' : undefined}
                onClick={() => goTo({ screen: item.screen })}
              >
                <span className={styles['name']}>{t(`nav.${item.screen}`)}</span>
                <Open screen={item.screen} openCase={openCase} isSettled={isSettled} />
                {count === null ? null : <span className={styles['count']}>{format.number(count)}</span>}
              </UnstyledButton>
            );
          })}
        </Fragment>
      ))}
    </nav>
  );
};

/** What waits: rejected rows at the imports, contradictions at the figures. */
const Open = ({
  screen,
  openCase,
  isSettled,
}: {
  readonly screen: Screen;
  readonly openCase: CaseInfo;
  readonly isSettled: boolean;
}) => {
  const { t } = useTranslation('shell');
  const format = useFormat();
  const isAsked = screen === 'figures' && isSettled && (openCase.counts['figure'] ?? 0) > 0;
  const found = useApiQuery('figures', 'contradictions', { contractId: null }, { enabled: isAsked }).data;
  const count = {
    imports: openCase.openRejects,
    figures: isAsked ? (found?.totals.contradictions ?? 0) : 0,
  };
  if (screen !== 'imports' && screen !== 'figures') return null;
  if (count[screen] === 0) return null;
  const words = t(`nav.open.${screen}`, { count: count[screen] });
  return (
    <span className={styles['open']} role="img" aria-label={words} title={words}>
      {format.number(count[screen])}
    </span>
  );
};
