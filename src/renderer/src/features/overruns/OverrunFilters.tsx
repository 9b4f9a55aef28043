import { SegmentedControl, Select, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { noticeablePercent } from '#renderer/components/chart/growth.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import type { OverrunRow } from '#shared/ipc/overrun-schemas.ts';
import { FilterChip } from './FilterChip.tsx';
import { rulesIn } from './model/table.ts';
import type { OverrunView } from './model/table.ts';
import styles from './OverrunFilters.module.css';

type Kind = OverrunView['kind'];

const kinds: readonly Kind[] = ['all', 'contracts', 'programmes'];

/** What narrows the table; what came from another screen (a public body, a vendor) shows as a chip to remove. */
export const OverrunFilters = ({
  rows,
  view,
  onView,
  isExact,
  onExact,
}: {
  readonly rows: readonly OverrunRow[];
  readonly view: OverrunView;
  readonly onView: (view: OverrunView) => void;
  readonly isExact: boolean;
  readonly onExact: (isExact: boolean) => void;
}) => {
  const { t } = useTranslation('overview');
  const format = useFormat();
  const body = rows.find((row) => row.publicBodyId === view.publicBodyId)?.publicBody ?? null;
  const vendor = rows.find((row) => row.vendorId === view.vendorId)?.vendor ?? null;
  const rules = rulesIn(rows).map((rule) => ({
    value: rule.rule,
    label: t('table.ruleCount', {
      rule: format.locale === 'fr' ? rule.titleFr : rule.titleEn,
      count: rule.count,
    }),
  }));
  return (
    <div className={styles['bar']}>
      <TextInput
        className={styles['search'] ?? ''}
        aria-label={t('table.search')}
        placeholder={t('table.search')}
        value={view.search}
        onChange={(event) => onView({ ...view, search: event.currentTarget.value })}
      />
      <SegmentedControl
        aria-label={t('table.kind')}
        data={kinds.map((kind) => ({ value: kind, label: t(`table.kinds.${kind}`) }))}
        value={view.kind}
        onChange={(kind) => onView({ ...view, kind })}
      />
      <Select
        className={styles['rule'] ?? ''}
        aria-label={t('table.rule')}
        placeholder={t('table.rule')}
        data={rules}
        value={view.rule}
        onChange={(rule) => onView({ ...view, rule })}
        clearable
      />
      <FilterChip
        label={t('table.beyond', { percent: format.percent(String(noticeablePercent)) })}
        isOn={view.beyondNotice}
        onToggle={() => onView({ ...view, beyondNotice: !view.beyondNotice })}
      />
      <FilterChip
        label={t('table.flagged')}
        isOn={view.flagged}
        onToggle={() => onView({ ...view, flagged: !view.flagged })}
      />
      {view.publicBodyId === null ? null : (
        <FilterChip
          label={t('table.body', { name: body ?? format.unknown })}
          isOn
          onToggle={() => onView({ ...view, publicBodyId: null })}
        />
      )}
      {view.vendorId === null ? null : (
        <FilterChip
          label={t('table.vendor', { name: vendor ?? format.unknown })}
          isOn
          onToggle={() => onView({ ...view, vendorId: null })}
        />
      )}
      <SegmentedControl
        className={styles['digits'] ?? ''}
        aria-label={t('table.digits')}
        data={[
          { value: 'short', label: t('table.short') },
          { value: 'exact', label: t('table.exact') },
        ]}
        value={isExact ? 'exact' : 'short'}
        onChange={(digits) => onExact(digits === 'exact')}
      />
    </div>
  );
};
