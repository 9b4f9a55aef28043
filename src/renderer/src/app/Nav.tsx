import { UnstyledButton } from '@mantine/core';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
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

/** The screens, with how much is in each. */
export const Nav = ({ openCase, screen }: { readonly openCase: CaseInfo; readonly screen: Screen }) => {
  const { t } = useTranslation('shell');
  const format = useFormat();
  const countOf = (item: Item): number | null => {
    if (item.screen === 'trail') return openCase.events;
    return item.entity === undefined ? null : (openCase.counts[item.entity] ?? null);
  };
  return (
    <nav className={styles['nav']} aria-label={t('nav.label')}>
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
                {item.screen === 'imports' && openCase.openRejects > 0 ? (
                  <span className={styles['open']}>{format.number(openCase.openRejects)}</span>
                ) : null}
                {count === null ? null : <span className={styles['count']}>{format.number(count)}</span>}
              </UnstyledButton>
            );
          })}
        </Fragment>
      ))}
    </nav>
  );
};
