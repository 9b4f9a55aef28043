import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { JobBar } from '#renderer/components/JobBar.tsx';
import { useApiMutation } from '#renderer/lib/api.ts';
import { useNotifyError } from '#renderer/lib/notify.tsx';
import type { ImportReport } from '#shared/ipc/import-schemas.ts';
import { RowSelect } from './RowSelect.tsx';
import type { Origin } from './ReviewStep.tsx';
import { newContract, newVendor } from './model/new-rows.ts';
import type { Reading } from './model/reading.ts';
import { useDiscard } from './use-discard.ts';
import { useStaging } from './use-staging.ts';
import styles from './UnknownNames.module.css';

type Matches = {
  readonly vendors: Readonly<Record<string, number>>;
  readonly contracts: Readonly<Record<string, number>>;
};

/** Names in the file that the case does not know: each is created or matched by hand, then the file is checked again. */
export const UnknownNames = ({
  report,
  origin,
  onRestaged,
}: {
  readonly report: ImportReport;
  readonly origin: Origin;
  readonly onRestaged: (importId: number, reading: Reading) => void;
}) => {
  const { unknownVendors, unknownContracts } = report;
  if (unknownVendors.length + unknownContracts.length === 0) return null;
  if (origin === null || origin.reading === null) return <FileNotAtHand />;
  return (
    <Matching report={report} token={origin.file.token} reading={origin.reading} onRestaged={onRestaged} />
  );
};

/** The import was opened from the list: the file has to be chosen again to be read with other matches. */
const FileNotAtHand = () => {
  const { t } = useTranslation('imports');
  return <p className={styles['notice']}>{t('unknown.fileNotAtHand')}</p>;
};

/** Discards the staged rows and checks the file again with what was matched by hand. */
const useCheckAgain = ({
  report,
  token,
  reading,
  onRestaged,
}: MatchingProps): {
  readonly jobId: string | null;
  readonly checkAgain: (matches: Matches) => Promise<void>;
} => {
  const notifyError = useNotifyError();
  const { discard } = useDiscard();
  const { jobId, stage } = useStaging(token);
  const checkAgain = async (matches: Matches): Promise<void> => {
    const mapping = {
      ...reading.mapping,
      vendorMatches: { ...reading.mapping.vendorMatches, ...matches.vendors },
      contractMatches: { ...reading.mapping.contractMatches, ...matches.contracts },
    };
    try {
      await discard(report.importId);
    } catch (thrown) {
      notifyError(thrown);
      return;
    }
    const next = await stage(mapping);
    if (next !== null) onRestaged(next.importId, { ...reading, mapping });
  };
  return { jobId, checkAgain };
};

type MatchingProps = {
  readonly report: ImportReport;
  readonly token: string;
  readonly reading: Reading;
  readonly onRestaged: (importId: number, reading: Reading) => void;
};

const Matching = (props: MatchingProps) => {
  const { t } = useTranslation('imports');
  const { report } = props;
  const { jobId, checkAgain } = useCheckAgain(props);
  const [matches, setMatches] = useState<Matches>({ vendors: {}, contracts: {} });
  const settled = Object.keys(matches.vendors).length + Object.keys(matches.contracts).length;
  return (
    <section className={styles['card']} aria-label={t('unknown.title')}>
      <div className={styles['head']}>
        <p className={styles['explained']}>{t('unknown.explained')}</p>
        {jobId === null ? (
          <Button variant="light" disabled={settled === 0} onClick={() => void checkAgain(matches)}>
            {settled === 0 ? t('unknown.check') : t('unknown.checkAgain', { count: settled })}
          </Button>
        ) : null}
      </div>
      {jobId === null ? (
        <NameList report={report} matches={matches} onMatches={setMatches} />
      ) : (
        <JobBar jobId={jobId} label={t('mapping.checking', { file: report.file })} />
      )}
    </section>
  );
};

const NameList = ({
  report,
  matches,
  onMatches,
}: {
  readonly report: ImportReport;
  readonly matches: Matches;
  readonly onMatches: (matches: Matches) => void;
}) => {
  const currency = report.amountsByCurrency[0]?.currency ?? 'CAD';
  return (
    <ul className={styles['list']}>
      {report.unknownVendors.map((name) => (
        <UnknownName
          key={`vendor ${name}`}
          name={name}
          entity="organization"
          fields={newVendor(name)}
          value={matches.vendors[name] ?? null}
          onMatch={(id) => onMatches({ ...matches, vendors: withMatch(matches.vendors, name, id) })}
        />
      ))}
      {report.unknownContracts.map((name) => (
        <UnknownName
          key={`contract ${name}`}
          name={name}
          entity="contract"
          fields={newContract(name, currency)}
          value={matches.contracts[name] ?? null}
          onMatch={(id) => onMatches({ ...matches, contracts: withMatch(matches.contracts, name, id) })}
        />
      ))}
    </ul>
  );
};

const withMatch = (
  matches: Readonly<Record<string, number>>,
  name: string,
  id: number | null,
): Readonly<Record<string, number>> => {
  const { [name]: _, ...others } = matches;
  return id === null ? others : { ...others, [name]: id };
};

const UnknownName = ({
  name,
  entity,
  fields,
  value,
  onMatch,
}: {
  readonly name: string;
  readonly entity: 'organization' | 'contract';
  readonly fields: Readonly<Record<string, string>>;
  readonly value: number | null;
  readonly onMatch: (id: number | null) => void;
}) => {
  const { t } = useTranslation('imports');
  const notifyError = useNotifyError();
  const insert = useApiMutation('register', 'insert');
  const create = (): void =>
    insert.mutate(
      { entity, rows: [{ ...fields }] },
      { onSuccess: ({ ids }) => onMatch(ids[0] ?? null), onError: notifyError },
    );
  return (
    <li className={styles['name']}>
      <span className={styles['written']} title={name}>
        {t(`unknown.${entity}`, { name })}
      </span>
      <RowSelect
        entity={entity}
        label={t('unknown.matchOf', { name })}
        isLabelHidden
        placeholder={t('unknown.match')}
        initialSearch={name}
        value={value}
        onChange={onMatch}
      />
      <Button variant="default" onClick={create} disabled={value !== null} loading={insert.isPending}>
        {t('unknown.create')}
      </Button>
    </li>
  );
};
