import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import tables from '#renderer/components/tables.module.css';
import { useAppState, useSetPreferences } from '#renderer/lib/app-state.ts';
import { useNotifyError } from '#renderer/lib/notify.tsx';
import {
  adjustableLimitNames,
  adjustableLimits,
  adjustedLimits,
  changedLimits,
  type AdjustableLimit,
} from '#shared/domain/importing/reading-limits.ts';
import { LimitRow } from './LimitRow.tsx';
import styles from './settings.module.css';

const columns = ['limit', 'value', 'usual', 'bounds'] as const;

/** How much of a file is read before it is refused: the usual limits, and what a person made of them. */
export const ReadingLimits = () => {
  const { t } = useTranslation('screens');
  const limits = useAppState()?.preferences.limits;
  const setPreferences = useSetPreferences();
  const notifyError = useNotifyError();
  const [resets, setResets] = useState(0);
  if (limits === undefined) return null;
  const save = (next: typeof limits): void => void setPreferences({ limits: next }).catch(notifyError);
  const resetAll = (): void => {
    // What is typed and not kept goes too.
    setResets((count) => count + 1);
    save(adjustedLimits({}));
  };
  const isUsual = Object.keys(changedLimits(limits)).length === 0;
  return (
    <div className={styles['limits']}>
      <p className={styles['text']}>{t('settings.limits.text')}</p>
      <div className={tables['scroll']} key={resets}>
        <table className={tables['table']} aria-label={t('settings.tabs.limits')}>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column} scope="col" data-kind={column === 'usual' ? 'number' : undefined}>
                  {t(`settings.limits.columns.${column}`)}
                </th>
              ))}
              <th aria-hidden="true" />
            </tr>
          </thead>
          <tbody>
            {adjustableLimitNames.map((name: AdjustableLimit) => (
              <LimitRow
                key={name}
                name={name}
                range={adjustableLimits[name]}
                value={limits[name]}
                onChange={(value) => save({ ...limits, [name]: value })}
              />
            ))}
          </tbody>
        </table>
      </div>
      <div>
        <Button variant="default" disabled={isUsual} onClick={resetAll}>
          {t('settings.limits.resetAll')}
        </Button>
      </div>
    </div>
  );
};
