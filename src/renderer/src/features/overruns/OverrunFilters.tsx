import { SegmentedControl, Select, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useGrowthLimit } from '#renderer/components/chart/use-growth-limit.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import type { OverrunRow } from '#shared/ipc/overrun-schemas.ts';
import { FilterChip } from './FilterChip.tsx';
import { rulesIn } from './model/table.ts';
import type { OverrunView } from './model/table.ts';
import styles from './OverrunFilters.module.css';

type Kind = OverrunView['kind'];

const kinds: readonly Kind[] = ['all', 'contracts', 'programmes'];

type FilterProps = {
  readonly rows: readonly OverrunRow[];
  readonly view: OverrunView;
  readonly onView: (view: OverrunView) => void;
};

/** What narrows the table; what came from another screen (a public body, a vendor) shows as a chip to remove. */
export const OverrunFilters = ({
  isExact,
  onExact,
  ...filter
}: FilterProps & { readonly isExact: boolean; readonly onExact: (isExact: boolean) => void }) => {
  const { t } = useTranslation('overview');
  return (
    <div className={styles['bar']}>
      <SearchAndKind {...filter} />
      <RuleSelect {...filter} />
      <ConditionChips {...filter} />
      <OriginChips {...filter} />
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

const SearchAndKind = ({ view, onView }: FilterProps) => {
  const { t } = useTranslation('overview');
  return (
    <>
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
    </>
  );
};

const RuleSelect = ({ rows, view, onView }: FilterProps) => {
  const { t } = useTranslation('overview');
  const { locale } = useFormat();
  return (
    <Select
      className={styles['rule'] ?? ''}
      aria-label={t('table.rule')}
      placeholder={t('table.rule')}
      data={rulesIn(rows).map(({ rule, titleFr, titleEn, count }) => ({
        value: rule,
        label: t('table.ruleCount', { rule: locale === 'fr' ? titleFr : titleEn, count }),
      }))}
      value={view.rule}
      onChange={(rule) => onView({ ...view, rule })}
      clearable
    />
  );
};

const ConditionChips = ({ view, onView }: FilterProps) => {
  const { t } = useTranslation('overview');
  const format = useFormat();
  const limit = useGrowthLimit();
  return (
    <>
      {limit === null ? null : (
        <FilterChip
          label={t('table.beyond', { percent: format.percent(String(limit)) })}
          isOn={view.beyondPercent !== null}
          onToggle={() => onView({ ...view, beyondPercent: view.beyondPercent === null ? limit : null })}
        />
      )}
      <FilterChip
        label={t('table.flagged')}
        isOn={view.flagged}
        onToggle={() => onView({ ...view, flagged: !view.flagged })}
      />
    </>
  );
};

/** What came from another screen: chips to remove, only there while they narrow the table. */
const OriginChips = ({ rows, view, onView }: FilterProps) => {
  const { t } = useTranslation(['overview', 'register']);
  const { unknown } = useFormat();
  const body = rows.find((row) => row.publicBodyId === view.publicBodyId)?.publicBody ?? unknown;
  const vendor = rows.find((row) => row.vendorId === view.vendorId)?.vendor ?? unknown;
  const chips = [
    view.publicBodyId !== null && { label: t('table.body', { name: body }), without: { publicBodyId: null } },
    view.vendorId !== null && { label: t('table.vendor', { name: vendor }), without: { vendorId: null } },
    view.awardMethod !== null && {
      label: t(`register:choices.contract.awardMethod.${view.awardMethod}`),
      without: { awardMethod: null },
    },
  ];
  return chips
    .filter((chip) => chip !== false)
    .map(({ label, without }) => (
      <FilterChip key={label} label={label} isOn onToggle={() => onView({ ...view, ...without })} />
    ));
};
