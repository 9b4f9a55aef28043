import { Radio } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Chip } from '#renderer/components/Chip.tsx';
import { useRegisterWords } from '#renderer/lib/register-words.ts';
import type { MergeConflict, MergePlan } from '#shared/ipc/merge-schemas.ts';
import { withSide, type Decisions, type Side } from './decisions.ts';
import { useMergeText } from './use-merge-text.ts';
import styles from './MergeScreen.module.css';

/** What both sides changed: one of the two is chosen. */
export const ConflictRow = ({
  conflict,
  names,
  decisions,
  onDecisions,
}: {
  readonly conflict: MergeConflict;
  readonly names: MergePlan['names'];
  readonly decisions: Decisions;
  readonly onDecisions: (decisions: Decisions) => void;
}) => {
  const { t } = useTranslation('merging');
  const words = useRegisterWords();
  const shown = useShown(conflict, names);
  const { item, entity, kind, column, label, row } = conflict;
  const side = decisions.sides.get(item);
  const choice = (of: Side) => (
    <Radio
      size="xs"
      name={`conflict-${item}`}
      label={shown(of)}
      aria-label={t(`take.${of}`, { row: label, value: shown(of) })}
      checked={side === of}
      onChange={() => onDecisions(withSide(decisions, [item], of))}
    />
  );
  return (
    <tr data-kind="conflict">
      <td title={label}>
        {label}
        {kind === 'duplicate' && row !== null ? ` (${t('rowOfSheet', { row })})` : ''}
      </td>
      <td>
        {column === null ? <Chip tone="warn">{t(`conflicts.${kind}`)}</Chip> : words.column(entity, column)}
      </td>
      <td className={styles['before']}>{shown('base')}</td>
      <td>{choice('ours')}</td>
      <td>{choice('theirs')}</td>
    </tr>
  );
};

const useShown = (conflict: MergeConflict, names: MergePlan['names']): ((of: Side | 'base') => string) => {
  const { t } = useTranslation('merging');
  const text = useMergeText({ names });
  return (of) => {
    const value = conflict[of];
    if (conflict.column !== null && (value === null || typeof value !== 'object'))
      return text.value(conflict, conflict.column, value);
    if (value === null) return of === 'base' ? t('unknown') : t('removed');
    if (typeof value !== 'object') return String(value);
    return Object.keys(value).length === 0 ? t('asInCase') : text.values(conflict, value);
  };
};
