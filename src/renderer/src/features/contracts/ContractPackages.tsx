import { Alert } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { EntityGrid } from '#renderer/components/EntityGrid.tsx';
import { ErrorView } from '#renderer/components/ErrorView.tsx';
import { errorOf, useApiQuery } from '#renderer/lib/api.ts';
import { selectedInside } from '#renderer/lib/inside-row.ts';
import type { InsideRow } from '#renderer/lib/route.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import type { GridRow } from '#shared/ipc/grid-schemas.ts';
import type { PackageMeasures } from '#shared/ipc/overrun-schemas.ts';
import { workPackageColumns } from './columns.ts';
import { usePackageColumns } from './use-package-columns.tsx';

/** The work packages of a contract with what is invoiced for each, and the numbers of packages that only lines name. */
export const ContractPackages = ({
  row,
  inside,
}: {
  /** The contract. */
  readonly row: GridRow;
  readonly inside: InsideRow | undefined;
}) => {
  const { data: measures, error } = useApiQuery('overruns', 'workPackages', { id: row.id });
  const computed = usePackageColumns(measures);
  return (
    <>
      {error === null ? null : <ErrorView error={errorOf(error)} />}
      <UnknownPackages unknown={measures?.unknown ?? []} />
      <EntityGrid
        entity="workPackage"
        layoutKey="contract.workPackage"
        columns={workPackageColumns}
        computed={computed}
        filters={[{ type: 'equals', column: 'contractId', value: row.id }]}
        defaults={{ contractId: row.id, currency: row.values['currency'] ?? null }}
        twoLines={({ values }) => ({
          first: String(values['number'] ?? ''),
          second: String(values['title'] ?? ''),
        })}
        {...selectedInside(inside, 'workPackage')}
      />
    </>
  );
};

/** Written out; the exclusions of T11 have all of them. */
const mostWritten = 5;

const UnknownPackages = ({ unknown }: { readonly unknown: PackageMeasures['unknown'] }) => {
  const { t, i18n } = useTranslation('screens');
  const format = useFormat();
  if (unknown.length === 0) return null;
  const written = unknown.slice(0, mostWritten).map(({ number, lines, invoiced, currency }) =>
    t('packages.unknownOne', {
      number,
      count: lines,
      amount: format.money(BigInt(invoiced), currency),
    }),
  );
  const left = unknown.length - written.length;
  const all = [...written, ...(left > 0 ? [t('packages.unknownMore', { count: left })] : [])];
  return (
    <Alert mb={12} p="xs">
      {t('packages.unknown', {
        count: unknown.length,
        packages: new Intl.ListFormat(i18n.language).format(all),
      })}
    </Alert>
  );
};
