import { Popover } from '@mantine/core';
import { useState } from 'react';
import { flagTitle, useFlagLabel } from '#renderer/components/chart/use-flag-label.ts';
import { Chip } from '#renderer/components/Chip.tsx';
import { useFormat } from '#renderer/lib/use-format.ts';
import type { OverrunFlag } from '#shared/ipc/overrun-schemas.ts';
import { FlagDetail } from './FlagDetail.tsx';
import styles from './FlagChip.module.css';

/** A flag as a chip; pressing it shows what triggered it, the rule, its article and how far the rule is verified. */
export const FlagChip = ({ flag, currency }: { readonly flag: OverrunFlag; readonly currency: string }) => {
  const flagLabel = useFlagLabel(currency);
  const { locale } = useFormat();
  const [isOpen, setIsOpen] = useState(false);
  const title = flagTitle(flag, locale);
  return (
    <Popover
      opened={isOpen}
      onChange={setIsOpen}
      width={340}
      position="bottom-start"
      withArrow
      trapFocus={false}
    >
      <Popover.Target>
        <button type="button" className={styles['chip']} title={title} onClick={() => setIsOpen(!isOpen)}>
          <Chip tone={flag.rule === 'late' ? 'warn' : 'over'}>{flagLabel(flag)}</Chip>
        </button>
      </Popover.Target>
      <Popover.Dropdown>
        <FlagDetail flag={flag} currency={currency} />
      </Popover.Dropdown>
    </Popover>
  );
};
