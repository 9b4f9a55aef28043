import { useTranslation } from 'react-i18next';
import { readLinePlace, writeLinePlace } from '#shared/domain/figures/place.ts';
import { ChangeButton } from './ChangeButton.tsx';
import { GoTo } from './GoTo.tsx';
import { LineTable } from './LineTable.tsx';
import { Missing } from './Missing.tsx';
import type { PlaceProps } from './PlacePreview.tsx';
import { Step } from './Step.tsx';
import { useChoosing } from './use-choosing.ts';
import styles from './place.module.css';

/** Lines that stay in sight when one goes on. */
const overlap = 4;

/** Lines of a text, the place itself marked. */
export const TextPlace = (props: PlaceProps<'text'>) => {
  const { file, preview, page, place, isLarge, onView } = props;
  const { t } = useTranslation('place');
  const { isChoosing, change, choose } = useChoosing(props);
  const first = preview.lines[0]?.line ?? 1;
  const step = Math.max(1, preview.lines.length - overlap);
  const look = (line: number): void => onView({ sheet: null, row: Math.max(1, line), column: 1 });
  const goTo = (text: string): boolean => {
    const line = readLinePlace(text);
    if (line !== null) look(line);
    return line !== null;
  };
  return (
    <>
      <Missing preview={preview} place={place} page={page} last={preview.last} />
      <div className={styles['tools']} role="group" aria-label={t('text.tools')}>
        <GoTo label={t('text.goTo')} onGo={goTo} />
        <span className={styles['gap']} />
        <Step sign="↑" label={t('text.up')} disabled={first === 1} onClick={() => look(first - step)} />
        <Step
          sign="↓"
          label={t('text.down')}
          disabled={!preview.hasMore}
          onClick={() => look(first + step)}
        />
      </div>
      {isChoosing ? <p className={styles['hint']}>{t('text.hint')}</p> : null}
      <LineTable
        label={t('text.view', { file: file.name })}
        preview={preview}
        isLarge={isLarge}
        onUse={isChoosing ? (line) => choose(writeLinePlace(line)) : null}
      />
      <ChangeButton label={t('text.change')} onChange={change} />
    </>
  );
};
