import { useEffect, useId, useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react';
import type { CellValue } from '#shared/domain/register/column-kinds.ts';
import styles from './editors.module.css';

export type ListOption = { readonly value: CellValue; readonly label: string };

/**
 * A list to choose from, narrowed by typing. The highlighted option is the value: Enter or Tab (the grid's own keys)
 * keep it, Esc gives up, a click keeps it at once.
 */
export const ListEditor = ({
  label,
  options,
  search,
  onSearch,
  value,
  onHighlight,
  onPick,
  message,
}: {
  readonly label: string;
  readonly options: readonly ListOption[];
  readonly search: string;
  readonly onSearch: (search: string) => void;
  readonly value: CellValue;
  readonly onHighlight: (option: ListOption) => void;
  readonly onPick: (option: ListOption) => void;
  readonly message: string | null;
}) => {
  const listId = useId();
  const input = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLUListElement>(null);
  useLayoutEffect(() => input.current?.focus(), []);
  const at = options.findIndex((option) => option.value === value);
  useEffect(() => {
    list.current?.children[at]?.scrollIntoView({ block: 'nearest' });
  }, [at]);
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    event.stopPropagation();
    const next = options[Math.max(0, Math.min(options.length - 1, at + step))];
    if (next !== undefined) onHighlight(next);
  };
  return (
    <div className={styles['popup']} data-editor="list">
      <input
        ref={input}
        className={styles['boxed']}
        role="combobox"
        aria-expanded
        aria-controls={listId}
        aria-label={label}
        value={search}
        spellCheck={false}
        onChange={(event) => onSearch(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <ul ref={list} id={listId} role="listbox" aria-label={label} className={styles['list']}>
        {options.map((option) => (
          <li
            key={String(option.value)}
            role="option"
            aria-selected={option.value === value}
            className={styles['option']}
            onMouseDown={(event) => {
              event.preventDefault();
              onPick(option);
            }}
          >
            {option.label}
          </li>
        ))}
      </ul>
      {message === null ? null : (
        <p role="alert" className={styles['inlineMessage']}>
          {message}
        </p>
      )}
    </div>
  );
};

/** The search text of a list, and a value chosen in it that the grid is told about at once. */
export const useListChoice = (start: CellValue, typed: string | null) => {
  const [search, setSearch] = useState(typed ?? '');
  const [value, setValue] = useState<CellValue>(start);
  return { search, setSearch, value, setValue };
};
