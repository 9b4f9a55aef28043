import { useEffect, useEffectEvent, type KeyboardEvent, type MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExceptionRow, Verdict } from '#shared/ipc/auditing-schemas.ts';
import { ExceptionLine } from './ExceptionLine.tsx';
import {
  chooseAll,
  chooseOnly,
  chooseTo,
  chooseToggled,
  chosenPositions,
  type Selection,
} from './model/selection.ts';
import { stepOf } from './model/list-keys.ts';
import { verdictKeys } from './use-dispose.ts';
import { useVisibleRows } from './use-visible-rows.ts';
import styles from './ExceptionTable.module.css';

/** In pixels; the style sheet says the same. */
const rowHeight = 44;

type TableProps = {
  readonly total: number;
  readonly at: (index: number) => ExceptionRow | undefined;
  readonly selection: Selection;
  readonly onSelection: (selection: Selection) => void;
  /** Which rows are drawn: those have to be read. */
  readonly onSpan: (from: number, to: number) => void;
  readonly onVerdict: (verdict: Verdict | null) => void;
  readonly onNote: () => void;
  readonly onTakeOver: () => void;
};

/** Exceptions as a list of which only what is in sight is drawn, for the mouse and the keyboard. */
export const ExceptionTable = (props: TableProps) => {
  const { t } = useTranslation('tests');
  const { total, at, selection, onSelection } = props;
  const { ref, from, to, onScroll, reveal } = useVisibleRows<HTMLDivElement>(total, rowHeight);
  const tellSpan = useEffectEvent(props.onSpan);
  useEffect(() => tellSpan(from, to), [from, to]);
  const revealActive = useEffectEvent(() => reveal(selection.active));
  useEffect(() => revealActive(), [selection.active]);
  const chosen = new Set(chosenPositions(selection));
  const onMouseDown = (event: MouseEvent): void => {
    const index = indexAt(event.target);
    if (index === null) return;
    // The list keeps the focus: a line is gone as soon as it is scrolled out of sight.
    event.preventDefault();
    ref.current?.focus({ preventScroll: true });
    if (event.shiftKey) onSelection(chooseTo(selection, index));
    else onSelection(event.ctrlKey || event.metaKey ? chooseToggled(selection, index) : chooseOnly(index));
  };
  return (
    <div
      ref={ref}
      className={styles['scroll']}
      role="listbox"
      aria-label={t('exceptions.label')}
      aria-multiselectable
      aria-activedescendant={`exception-${selection.active}`}
      tabIndex={0}
      onScroll={onScroll}
      onMouseDown={onMouseDown}
      onKeyDown={(event) => onKey(event, props, Math.floor((ref.current?.clientHeight ?? 0) / rowHeight))}
    >
      <div className={styles['all']} style={{ height: total * rowHeight }}>
        {Array.from({ length: Math.max(0, to - from) }, (_, offset) => from + offset).map((index) => (
          <ExceptionLine
            key={index}
            id={`exception-${index}`}
            row={at(index)}
            position={{ index, total, top: index * rowHeight }}
            isActive={index === selection.active}
            isChosen={chosen.has(index)}
          />
        ))}
      </div>
    </div>
  );
};

/** The position of the line that was pressed; null beside the lines. */
const indexAt = (target: EventTarget): number | null => {
  const line = target instanceof Element ? target.closest<HTMLElement>('[data-index]') : null;
  return line === null ? null : Number(line.dataset['index']);
};

const onKey = (event: KeyboardEvent, props: TableProps, pageRows: number): void => {
  if (event.altKey) return;
  const isDone =
    event.ctrlKey || event.metaKey ? onCommandKey(event, props) : onPlainKey(event, props, pageRows);
  if (isDone) event.preventDefault();
};

const onCommandKey = (event: KeyboardEvent, { total, onSelection }: TableProps): boolean => {
  if (event.key !== 'a') return false;
  onSelection(chooseAll(total));
  return true;
};

const onPlainKey = (event: KeyboardEvent, props: TableProps, pageRows: number): boolean => {
  const { selection, total, onSelection, onVerdict, onNote, onTakeOver } = props;
  const next = stepOf(event.key, { index: selection.active, total, pageRows });
  const verdict = verdictKeys.find(([key]) => key === event.key)?.[1];
  if (next !== null) onSelection(event.shiftKey ? chooseTo(selection, next) : chooseOnly(next));
  else if (verdict !== undefined) onVerdict(verdict);
  else if (event.key === '0') onVerdict(null);
  else if (event.key === 'n' || event.key === 'N') onNote();
  else if (event.key === 'r' || event.key === 'R') onTakeOver();
  else if (event.key === ' ') onSelection(chooseToggled(selection, selection.active));
  else return false;
  return true;
};
