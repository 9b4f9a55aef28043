import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { readCellPlace, writeCellPlace } from '#shared/domain/figures/place.ts';
import { CellTable } from './CellTable.tsx';
import { ChangeButton } from './ChangeButton.tsx';
import { GoTo } from './GoTo.tsx';
import { Missing } from './Missing.tsx';
import type { PlaceProps } from './PlacePreview.tsx';
import { Step } from './Step.tsx';
import { useChoosing } from './use-choosing.ts';
import type { View } from './use-looking.ts';
import styles from './place.module.css';

/** Rows that stay in sight when one goes on. */
const overlap = 4;

/** Cells of a workbook, the place itself marked. */
export const TablePlace = (props: PlaceProps<'table'>) => {
  const { file, preview, page, place, isLarge } = props;
  const { t } = useTranslation('place');
  const { isChoosing, change, choose } = useChoosing(props);
  const chooseCell = (letters: string, row: number): void =>
    choose(writeCellPlace(preview.sheet, letters, row));
  return (
    <>
      <Missing preview={preview} place={place} page={page} last={preview.last} />
      <TableTools {...props} />
      {isChoosing ? <p className={styles['hint']}>{t('table.hint')}</p> : null}
      <CellTable
        label={t('table.view', { file: file.name })}
        preview={preview}
        isLarge={isLarge}
        onUse={isChoosing ? chooseCell : null}
      />
      <ChangeButton label={t('table.change')} onChange={change} />
    </>
  );
};

const TableTools = ({ preview, onView }: PlaceProps<'table'>) => {
  const { t } = useTranslation('place');
  const { sheets, sheet, rows, columns, firstColumn } = preview;
  const firstRow = rows[0]?.row ?? 1;
  const look = (change: Partial<View>): void =>
    onView({ sheet, row: firstRow, column: firstColumn, ...change });
  const goTo = (text: string): boolean => {
    const cell = readCellPlace(text);
    if (cell === null) return false;
    look({ sheet: cell.sheet ?? sheet, row: cell.row, column: cell.column });
    return true;
  };
  const rowStep = Math.max(1, rows.length - overlap);
  const columnStep = Math.max(1, columns.length - 1);
  return (
    <div className={styles['tools']} role="group" aria-label={t('table.tools')}>
      {sheets.length > 1 ? (
        <Select
          size="xs"
          w={150}
          aria-label={t('table.sheet')}
          data={sheets}
          value={sheet}
          allowDeselect={false}
          onChange={(next) => onView({ sheet: next, row: 1, column: 1 })}
        />
      ) : (
        <span className={styles['of']}>{sheet}</span>
      )}
      <GoTo label={t('table.goTo')} placeholder={t('table.goToPlaceholder')} onGo={goTo} />
      <span className={styles['gap']} />
      <Step
        sign="↑"
        label={t('table.up')}
        disabled={firstRow === 1}
        onClick={() => look({ row: Math.max(1, firstRow - rowStep) })}
      />
      <Step
        sign="↓"
        label={t('table.down')}
        disabled={!preview.hasMoreRows}
        onClick={() => look({ row: firstRow + rowStep })}
      />
      <Step
        sign="←"
        label={t('table.left')}
        disabled={firstColumn === 1}
        onClick={() => look({ column: Math.max(1, firstColumn - columnStep) })}
      />
      <Step
        sign="→"
        label={t('table.right')}
        disabled={!preview.hasMoreColumns}
        onClick={() => look({ column: firstColumn + columnStep })}
      />
    </div>
  );
};
