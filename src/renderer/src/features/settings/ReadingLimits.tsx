import { Button } from '@mantine/core';
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
  if (limits === undefined) return null;
  const save = (next: typeof limits): void => void setPreferences({ limits: next }).catch(notifyError);
  const isUsual = Object.keys(changedLimits(limits)).length === 0;
  return (
    <div className={styles['cards']}>
      <p className={styles['text']}>{t('settings.limits.text')}</p>
      <div className={tables['scroll']}>
        <table className={tables['table']} aria-label={t('settings.tabs.limits')}>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {t(`settings.limits.columns.${column}`)}
                </th>
              ))}
              <th aria-hidden="true" />
            </tr>
          </thead>
          <tbody>
            {adjustableLimitNames.map((name: AdjustableLimit) => (
              <LimitRow
                key={`${name} ${limits[name]}`}
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
        <Button variant="default" disabled={isUsual} onClick={() => save(adjustedLimits({}))}>
          {t('settings.limits.resetAll')}
        </Button>
      </div>
    </div>
  );
};
