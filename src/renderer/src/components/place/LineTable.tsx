import { useTranslation } from 'react-i18next';
import { onArrowKeys } from './arrow-focus.ts';
import type { PlaceProps } from './PlacePreview.tsx';
import { useShown } from './use-shown.ts';
import styles from './place.module.css';

type Preview = PlaceProps<'text'>['preview'];
type Line = Preview['lines'][number];

/** The lines of a preview with their numbers, under the first line of the file. Each is a button while one is chosen. */
export const LineTable = ({
  label,
  preview: { head, lines, target },
  isLarge,
  onUse,
}: {
  readonly label: string;
  readonly preview: Preview;
  readonly isLarge: boolean;
  readonly onUse: ((line: number) => void) | null;
}) => {
  const view = useShown(target === null ? null : String(target));
  const row = (line: Line) => (
    <LineRow
      key={line.line}
      line={line}
      isFirst={line.line === (head ?? lines[0])?.line}
      isMarked={line.line === target}
      onUse={onUse}
    />
  );
  return (
    <div ref={view} className={styles['view']} data-large={isLarge}>
      <table className={styles['lines']} aria-label={label}>
        {head === null ? null : <thead>{row(head)}</thead>}
        <tbody>{lines.map(row)}</tbody>
      </table>
    </div>
  );
};

const LineRow = ({
  line: { line, text, isCut },
  isFirst,
  isMarked,
  onUse,
}: {
  readonly line: Line;
  readonly isFirst: boolean;
  readonly isMarked: boolean;
  readonly onUse: ((line: number) => void) | null;
}) => {
  const { t } = useTranslation('place');
  return (
    <tr data-marked={isMarked} aria-current={isMarked ? 'location' : undefined}>
      <th scope="row">{line}</th>
      <td>
        {onUse === null ? (
          text
        ) : (
          <button
            type="button"
            data-at={`${line}:1`}
            tabIndex={isFirst ? 0 : -1}
            aria-label={t('text.use', { line, text })}
            onKeyDown={onArrowKeys}
            onClick={() => onUse(line)}
          >
            {text}
          </button>
        )}
        {isCut ? <span title={t('text.cut')}> …</span> : null}
      </td>
    </tr>
  );
};
