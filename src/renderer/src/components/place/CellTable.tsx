import { useTranslation } from 'react-i18next';
import { writeCellPlace } from '#shared/domain/figures/place.ts';
import { onArrowKeys } from './arrow-focus.ts';
import type { PlaceProps } from './PlacePreview.tsx';
import { useShown } from './use-shown.ts';
import styles from './place.module.css';

type Preview = PlaceProps<'table'>['preview'];
type Cell = Preview['rows'][number]['cells'][number];

/** The cells of a preview as a sheet shows them. Each is a button while one is chosen. */
export const CellTable = ({
  label,
  preview,
  isLarge,
  onUse,
}: {
  readonly label: string;
  readonly preview: Preview;
  readonly isLarge: boolean;
  readonly onUse: ((letters: string, row: number) => void) | null;
}) => {
  const { t } = useTranslation('place');
  const { sheet, columns, firstColumn, rows, target } = preview;
  const marked = target === null ? null : `${sheet} ${target.row}:${target.column}`;
  const view = useShown(marked);
  const first = rows[0]?.row ?? 1;
  return (
    <div ref={view} className={styles['view']} data-large={isLarge}>
      <table className={styles['cells']} aria-label={label}>
        <thead>
          <tr>
            <th scope="col" aria-label={t('table.row')} />
            {columns.map((letters) => (
              <th key={letters} scope="col">
                {letters}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ row, cells }) => (
            <tr key={row}>
              <th scope="row">{row}</th>
              {columns.map((letters, index) => (
                <CellOf
                  key={letters}
                  cell={cells[index]}
                  place={writeCellPlace(sheet, letters, row)}
                  at={`${row}:${firstColumn + index}`}
                  isFirst={row === first && index === 0}
                  isMarked={target?.row === row && target.column === firstColumn + index}
                  onUse={onUse === null ? null : () => onUse(letters, row)}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};

const CellOf = ({
  cell,
  place,
  at,
  isFirst,
  isMarked,
  onUse,
}: {
  readonly cell: Cell | undefined;
  readonly place: string;
  readonly at: string;
  readonly isFirst: boolean;
  readonly isMarked: boolean;
  readonly onUse: (() => void) | null;
}) => {
  const { t } = useTranslation('place');
  const text = cell?.text ?? '';
  const formula = cell?.formula ?? null;
  return (
    <td
      data-marked={isMarked}
      data-kind={cell?.isNumber === true ? 'number' : undefined}
      aria-current={isMarked ? 'location' : undefined}
      title={formula === null ? text : t('table.formula', { formula })}
    >
      {onUse === null ? (
        text
      ) : (
        <button
          type="button"
          data-at={at}
          tabIndex={isFirst ? 0 : -1}
          aria-label={t('table.use', { place, text })}
          onKeyDown={onArrowKeys}
          onClick={onUse}
        >
          {text}
        </button>
      )}
    </td>
  );
};
