import { Checkbox } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRegisterWords } from '#renderer/lib/register-words.ts';
import type { MergePlan } from '#shared/ipc/merge-schemas.ts';
import { ConflictRow } from './ConflictRow.tsx';
import { withAccepted, type Decisions, type EntityPart } from './decisions.ts';
import { useMergeText } from './use-merge-text.ts';
import tables from '#renderer/components/tables.module.css';
import styles from './MergeScreen.module.css';

/** Rows shown before the person asks for more: a table of tens of thousands keeps a window busy. */
const shownAtFirst = 200;

type Line = {
  readonly item: number;
  readonly kind: 'change' | 'added' | 'removed';
  readonly row: string;
  readonly column: string;
  readonly before: string;
  readonly after: string;
};

type SectionProps = {
  readonly part: EntityPart;
  readonly names: MergePlan['names'];
  readonly decisions: Decisions;
  readonly onDecisions: (decisions: Decisions) => void;
};

/** What the workbook changes of one entity: conflicts first, then what can be accepted or refused. */
export const EntitySection = (props: SectionProps) => {
  const words = useRegisterWords();
  const title = words.entity(props.part.entity, 'many');
  return (
    <section className={styles['section']} aria-label={title}>
      <h2 className={styles['heading']}>{title}</h2>
      {props.part.conflicts.length === 0 ? null : <Conflicts {...props} />}
      <Changes {...props} />
    </section>
  );
};

const Conflicts = ({ part, names, decisions, onDecisions }: SectionProps) => {
  const { t } = useTranslation('merging');
  const [limit, setLimit] = useState(shownAtFirst);
  return (
    <div className={`${tables['scroll'] ?? ''} ${styles['part'] ?? ''}`}>
      <table className={tables['table']}>
        <thead>
          <tr>
            <th>{t('columns.row')}</th>
            <th>{t('columns.column')}</th>
            <th>{t('columns.base')}</th>
            <th>{t('columns.ours')}</th>
            <th>{t('columns.theirs')}</th>
          </tr>
        </thead>
        <tbody>
          {part.conflicts.slice(0, limit).map((conflict) => (
            <ConflictRow
              key={conflict.item}
              conflict={conflict}
              names={names}
              decisions={decisions}
              onDecisions={onDecisions}
            />
          ))}
        </tbody>
      </table>
      <More total={part.conflicts.length} limit={limit} onMore={setLimit} />
    </div>
  );
};

const Changes = ({ part, names, decisions, onDecisions }: SectionProps) => {
  const { t } = useTranslation('merging');
  const [limit, setLimit] = useState(shownAtFirst);
  const lines = useLines(part, names);
  if (lines.length === 0) return null;
  const items = lines.map(({ item }) => item);
  const accepted = items.filter((item) => !decisions.refused.has(item)).length;
  return (
    <div className={`${tables['scroll'] ?? ''} ${styles['part'] ?? ''}`}>
      <table className={tables['table']}>
        <thead>
          <tr>
            <th className={styles['check']}>
              <Checkbox
                size="xs"
                aria-label={t('acceptOfAll')}
                checked={accepted === items.length}
                indeterminate={accepted > 0 && accepted < items.length}
                onChange={(event) => onDecisions(withAccepted(decisions, items, event.currentTarget.checked))}
              />
            </th>
            <th>{t('columns.row')}</th>
            <th>{t('columns.column')}</th>
            <th>{t('columns.before')}</th>
            <th>{t('columns.after')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.slice(0, limit).map((line) => (
            <ChangeRow key={line.item} line={line} decisions={decisions} onDecisions={onDecisions} />
          ))}
        </tbody>
      </table>
      <More total={lines.length} limit={limit} onMore={setLimit} />
    </div>
  );
};

const useLines = (part: EntityPart, names: MergePlan['names']): readonly Line[] => {
  const { t } = useTranslation('merging');
  const words = useRegisterWords();
  const text = useMergeText({ names });
  return [
    ...part.changes.map((change) => ({
      item: change.item,
      kind: 'change' as const,
      row: change.label,
      column: words.column(change.entity, change.column),
      before: text.value(change, change.column, change.ours),
      after: text.value(change, change.column, change.theirs),
    })),
    ...part.added.map((row) => ({
      item: row.item,
      kind: 'added' as const,
      row: row.label === '' ? t('rowOfSheet', { row: row.row }) : row.label,
      column: t('kinds.added'),
      before: '',
      after: text.values(row, row.values),
    })),
    ...part.removed.map((row) => ({
      item: row.item,
      kind: 'removed' as const,
      row: row.label,
      column: t('kinds.removed'),
      before: row.key,
      after: '',
    })),
  ];
};

const ChangeRow = ({
  line,
  decisions,
  onDecisions,
}: {
  readonly line: Line;
  readonly decisions: Decisions;
  readonly onDecisions: (decisions: Decisions) => void;
}) => {
  const { t } = useTranslation('merging');
  const isAccepted = !decisions.refused.has(line.item);
  return (
    <tr data-kind={line.kind} data-refused={!isAccepted}>
      <td className={styles['check']}>
        <Checkbox
          size="xs"
          aria-label={t('acceptOf', { row: line.row, column: line.column })}
          checked={isAccepted}
          onChange={(event) => onDecisions(withAccepted(decisions, [line.item], event.currentTarget.checked))}
        />
      </td>
      <td title={line.row}>{line.row}</td>
      <td>{line.column}</td>
      <td className={styles['before']} title={line.before}>
        {line.before}
      </td>
      <td title={line.after}>{line.after}</td>
    </tr>
  );
};

const More = ({
  total,
  limit,
  onMore,
}: {
  readonly total: number;
  readonly limit: number;
  readonly onMore: (limit: number) => void;
}) => {
  const { t } = useTranslation('merging');
  if (total <= limit) return null;
  return (
    <button type="button" className={tables['more']} onClick={() => onMore(limit + 1000)}>
      {t('more', { count: total - limit })}
    </button>
  );
};
