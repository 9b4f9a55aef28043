import { Select, Textarea, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApiQuery } from '#renderer/lib/api.ts';
import { editableText, parseCell, type CellWords } from '#renderer/lib/cell-text.ts';
import { choicesOfRow } from '#renderer/lib/choices-of-row.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { useRegisterWords } from '#renderer/lib/register-words.ts';
import { minorToDecimal } from '#shared/domain/money/money.ts';
import type { CellValue, ColumnDefinition } from '#shared/domain/register/column-kinds.ts';
import { definitionOf, type AnyFields, type EntityName } from '#shared/domain/register/entities.ts';
import styles from './record.module.css';

export type FieldInputProps = {
  readonly entity: EntityName;
  readonly column: string;
  /** The rest of the row: an amount is read in its currency. */
  readonly row: AnyFields;
  readonly value: CellValue;
  /** Name of the row a reference points to, while it is not read again. */
  readonly label?: string | undefined;
  /** The value as typed so far; a problem instead while it cannot be read. */
  readonly onChange: (value: CellValue | undefined) => void;
  /** When the person leaves the field or presses Enter: the moment to save a single field. */
  readonly onDone?: (() => void) | undefined;
  readonly hideLabel?: boolean;
  readonly disabled?: boolean;
  /** Takes the focus when its dialog opens. */
  readonly takesFocus?: boolean;
  readonly problem?: string | undefined;
};

/** The input for one column of the register: a list for choices, a search for references, else text of its kind. */
export const FieldInput = (props: FieldInputProps) => {
  const definition = definitionOf(props.entity).columns[props.column];
  if (definition === undefined) return null;
  if (definition.kind === 'choice' || definition.kind === 'flag') return <ChoiceInput {...props} />;
  if (definition.kind === 'ref') return <ReferenceInput {...props} target={definition.entity} />;
  return <TypedInput {...props} />;
};

/** What every input has around it. */
const useFrame = ({ entity, column, hideLabel = false, takesFocus = false }: FieldInputProps) => {
  const words = useRegisterWords();
  const label = words.column(entity, column);
  const isRequired = definitionOf(entity).columns[column]?.required === true;
  return {
    words,
    isRequired,
    frame: {
      ...(hideLabel ? { 'aria-label': label } : { label, withAsterisk: isRequired }),
      ...(takesFocus ? { 'data-autofocus': true } : {}),
    },
  };
};

/** Amounts in a form are read more than typed: their thousands are grouped. */
const shownText = (
  definition: ColumnDefinition,
  value: CellValue,
  words: CellWords,
  grouped: (decimal: string) => string,
): string =>
  definition.kind === 'money' && value !== null
    ? grouped(minorToDecimal(Number(value), words.currency ?? 'CAD'))
    : editableText(definition, value, words);

const TypedInput = (props: FieldInputProps) => {
  const { entity, column, row, value, onChange, onDone, disabled = false, problem } = props;
  const { t } = useTranslation('errors');
  const { words, frame } = useFrame(props);
  const format = useFormat();
  const definition = definitionOf(entity).columns[column];
  if (definition === undefined) throw new Error(`no column ${entity}.${column}`);
  const context = words.cell(entity, column, row);
  const [text, setText] = useState(() => shownText(definition, value, context, format.decimal));
  const [wrong, setWrong] = useState<string | null>(null);
  const change = (next: string): void => {
    setText(next);
    const parsed = parseCell(definition, next, context);
    setWrong(parsed.ok ? null : t(`problems.${parsed.error}`));
    onChange(parsed.ok ? parsed.value : undefined);
  };
  const shared = {
    ...frame,
    value: text,
    disabled,
    error: wrong ?? problem,
    onChange: (event: { readonly currentTarget: { readonly value: string } }) =>
      change(event.currentTarget.value),
    onBlur: onDone,
  };
  if (definition.kind === 'text' && definition.multiline === true)
    return <Textarea {...shared} rows={3} classNames={{ input: styles['growing'] ?? '' }} />;
  return (
    <TextInput
      {...shared}
      {...(definition.kind === 'date' ? { placeholder: t('grid:editor.datePlaceholder') } : {})}
      onKeyDown={(event) => {
        if (event.key === 'Enter') onDone?.();
      }}
    />
  );
};

const ChoiceInput = (props: FieldInputProps) => {
  const { entity, column, value, onChange, disabled = false, problem } = props;
  const { words, frame, isRequired } = useFrame(props);
  const definition = definitionOf(entity).columns[column];
  const options =
    definition?.kind === 'choice'
      ? definition.values.map((choice) => ({ value: choice, label: words.choice(entity, column, choice) }))
      : [
          { value: '1', label: words.flag(1) },
          { value: '0', label: words.flag(0) },
        ];
  return (
    <Select
      {...frame}
      data={options}
      value={value === null ? null : String(value)}
      onChange={(chosen) =>
        onChange(chosen === null ? null : definition?.kind === 'flag' ? Number(chosen) : chosen)
      }
      disabled={disabled}
      error={problem}
      allowDeselect={!isRequired}
      clearable={!isRequired}
      searchable={options.length > 6}
    />
  );
};

/** As many as a person reads through; beyond it, typing narrows. */
const shownOptions = 50;

const ReferenceInput = (props: FieldInputProps & { readonly target: string }) => {
  const { target, row, value, label, onChange, disabled = false, problem } = props;
  const { t } = useTranslation('grid');
  const { frame, isRequired } = useFrame(props);
  const [search, setSearch] = useState(label ?? '');
  const [chosen, setChosen] = useState(label);
  // The name of the chosen row in the field is no search: the list then begins with everything.
  const [asked] = useDebouncedValue(search === chosen ? '' : search, 80);
  const { data } = useApiQuery('register', 'options', {
    entity: target,
    search: asked,
    limit: shownOptions,
    ...choicesOfRow(target, row),
  });
  const found = (data ?? []).map((option) => ({ value: String(option.id), label: option.label }));
  const current = value === null ? null : String(value);
  const isListed = current === null || found.some((option) => option.value === current);
  const options = isListed ? found : [{ value: current, label: chosen ?? `#${current}` }, ...found];
  return (
    <Select
      {...frame}
      data={options}
      value={current}
      searchable
      searchValue={search}
      onSearchChange={setSearch}
      // The case has searched already, also in accents and old names.
      filter={({ options: offered }) => offered}
      onChange={(next, option) => {
        setChosen(option?.label);
        onChange(next === null ? null : Number(next));
      }}
      disabled={disabled}
      error={problem}
      allowDeselect={!isRequired}
      clearable={!isRequired}
      nothingFoundMessage={t('editor.nothingFound')}
      maxDropdownHeight={240}
    />
  );
};
