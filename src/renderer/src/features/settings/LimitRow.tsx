import { Button, NumberInput } from '@mantine/core';
import { useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#renderer/lib/use-format.ts';
import { isLimitValue, type AdjustableLimit } from '#shared/domain/importing/reading-limits.ts';
import styles from './settings.module.css';

type Row = {
  readonly name: AdjustableLimit;
  readonly range: {
    readonly usual: number;
    readonly least: number;
    readonly most: number;
    readonly unit: number;
  };
  readonly value: number;
  readonly onChange: (value: number) => void;
};

/** One limit: typed in its unit, kept on Enter or when the field is left, and only within its bounds. */
export const LimitRow = ({ name, range, value, onChange }: Row) => {
  const { t } = useTranslation('screens');
  const format = useFormat();
  const { usual, least, most, unit } = range;
  /** Null where nothing is typed that is not kept yet. */
  const [draft, setDraft] = useState<number | string | null>(null);
  const typed = draft ?? value / unit;
  const asked = typed === '' ? Number.NaN : Number(typed) * unit;
  const isRight = isLimitValue(name, asked);
  const label = t(`settings.limits.names.${name}`);
  const shown = (bytes: number): string => format.number(bytes / unit);
  const unitText = t(`settings.limits.units.${name}`);
  const bounds = t('settings.limits.bounds', { least: shown(least), most: shown(most) });
  const keep = (): void => {
    if (!isRight) return;
    setDraft(null);
    if (asked !== value) onChange(asked);
  };
  const reset = (): void => {
    setDraft(null);
    onChange(usual);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter') keep();
    else if (event.key === 'Escape') setDraft(null);
  };
  return (
    <tr>
      <th scope="row" className={styles['limitName']}>
        {label}
        <span className={styles['limitNote']}>{t(`settings.limits.notes.${name}`)}</span>
      </th>
      <td>
        <div className={styles['limitValue']}>
          <NumberInput
            aria-label={label}
            w={150}
            value={typed}
            hideControls
            allowDecimal={false}
            allowNegative={false}
            thousandSeparator={format.locale === 'fr' ? '\u00A0' : ','}
            error={isRight ? undefined : bounds}
            onChange={setDraft}
            onBlur={keep}
            onKeyDown={onKeyDown}
          />
          <span>{unitText}</span>
        </div>
      </td>
      <td data-kind="number">{shown(usual)}</td>
      <td>{bounds}</td>
      <td>
        <Button
          variant="subtle"
          size="compact-xs"
          style={{ visibility: value === usual && draft === null ? 'hidden' : 'visible' }}
          aria-label={t('settings.limits.resetNamed', { name: label })}
          onClick={reset}
        >
          {t('settings.limits.reset')}
        </Button>
      </td>
    </tr>
  );
};
