import { UnstyledButton } from '@mantine/core';
import { useIsMutating } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useProof } from '#renderer/lib/proof.ts';
import { goTo } from '#renderer/lib/route.ts';
import { shortHash } from '#renderer/lib/short-hash.ts';
import type { CaseInfo } from '#shared/ipc/contract.ts';
import styles from './StatusBar.module.css';

/** What holds at this moment: saved, verified, the head of the trail, no network. */
export const StatusBar = ({ openCase }: { readonly openCase: CaseInfo }) => {
  const { t } = useTranslation('shell');
  const isSaving = useIsMutating() > 0;
  const { report } = useProof();
  const proof = proofState(openCase, report);
  const saved = openCase.readOnly ? 'readOnly' : isSaving ? 'saving' : 'saved';
  return (
    <footer className={styles['bar']}>
      <span>
        <span aria-hidden className={styles['dot']} data-state={saved} />
        {t(`status.${saved}`)}
      </span>
      <UnstyledButton
        className={styles['proof']}
        data-state={proof}
        onClick={() => goTo({ screen: 'trail' })}
      >
        {proof === 'mismatch'
          ? `▲ ${t('status.mismatch')}`
          : t(`status.${proof}`, { count: openCase.events })}
      </UnstyledButton>
      <span title={t('status.headTitle', { head: openCase.head })}>
        {t('status.head', { head: shortHash(openCase.head) })}
      </span>
      <span className={styles['offline']}>{t('status.offline')}</span>
    </footer>
  );
};

/** A verification speaks only for the head it saw: one change later it is no longer claimed. */
const proofState = (
  openCase: CaseInfo,
  report: { readonly ok: boolean; readonly head: string } | null,
): 'verified' | 'unverified' | 'mismatch' => {
  if (report === null) return 'unverified';
  if (!report.ok) return 'mismatch';
  return report.head === openCase.head ? 'verified' : 'unverified';
};
