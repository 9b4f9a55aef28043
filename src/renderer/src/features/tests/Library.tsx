import { TextInput } from '@mantine/core';
import { useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { LibraryTest } from '#shared/ipc/auditing-schemas.ts';
import { LibraryRow } from './LibraryRow.tsx';
import { groupOf, matchingTests, testGroups } from './model/library.ts';
import styles from './Library.module.css';

const rowsOf = (list: HTMLElement): readonly HTMLElement[] => [
  ...list.querySelectorAll<HTMLElement>('[data-test]'),
];

/** Up and down go from one test to the next: the library is long for the Tab key. */
const moveFocus = (event: KeyboardEvent<HTMLElement>): void => {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (step === 0) return;
  const rows = rowsOf(event.currentTarget);
  const next = rows[rows.findIndex((row) => row === document.activeElement) + step];
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
};

/** Every test in its group, with what its last run found or what it lacks. */
export const Library = ({
  tests,
  chosen,
  onChoose,
}: {
  readonly tests: readonly LibraryTest[];
  readonly chosen: string | null;
  readonly onChoose: (id: string) => void;
}) => {
  const { t } = useTranslation(['tests', 'audit']);
  const [search, setSearch] = useState('');
  const shown = matchingTests(tests, search, (id) => t(`audit:titles.${id}`));
  return (
    <section className={styles['library']} aria-label={t('library.label')}>
      <TextInput
        aria-label={t('library.search')}
        placeholder={t('library.search')}
        value={search}
        onChange={(event) => setSearch(event.currentTarget.value)}
      />
      <div className={styles['scroll']} role="presentation" onKeyDown={moveFocus}>
        {shown.length === 0 ? <p className={styles['none']}>{t('library.none')}</p> : null}
        {testGroups.map((group) => {
          const rows = shown.filter(({ id }) => groupOf(id) === group);
          return rows.length === 0 ? null : (
            <section key={group} aria-labelledby={`tests-${group}`}>
              <h2 id={`tests-${group}`} className={styles['group']}>
                {t(`library.groups.${group}`)}
              </h2>
              <ul className={styles['list']}>
                {rows.map((test) => (
                  <LibraryRow
                    key={test.id}
                    test={test}
                    isChosen={test.id === chosen}
                    onChoose={() => onChoose(test.id)}
                  />
                ))}
              </ul>
            </section>
          );
        })}
      </div>
    </section>
  );
};
