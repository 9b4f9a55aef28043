import { Radio, Stack } from '@mantine/core';
import type { FilterProps } from './filter-props.ts';
import styles from './filters.module.css';

/** Whether a value is known at all: the last part of every filter, except where a value is always there. */
export const KnownFilter = (props: FilterProps) => {
  const { model, onModelChange, context } = props;
  const chosen = model?.type === 'known' || model?.type === 'unknown' ? model.type : 'any';
  return (
    <Radio.Group
      className={styles['known']}
      aria-label={context.t('grid:filter.known.label')}
      value={chosen}
      onChange={(next) => onModelChange(next === 'known' || next === 'unknown' ? { type: next } : null)}
    >
      <Stack gap={4}>
        {(['any', 'known', 'unknown'] as const).map((state) => (
          <Radio key={state} size="xs" value={state} label={context.t(`grid:filter.known.${state}`)} />
        ))}
      </Stack>
    </Radio.Group>
  );
};
