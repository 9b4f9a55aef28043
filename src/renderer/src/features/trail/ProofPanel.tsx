import { Button, CopyButton, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { JobBar } from '#renderer/components/JobBar.tsx';
import { useApiMutation } from '#renderer/lib/api.ts';
import { useOpenCase } from '#renderer/lib/app-state.ts';
import { notifyDone, useNotifyError } from '#renderer/lib/notify.tsx';
import { useProof, useVerify } from '#renderer/lib/proof.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { VerifyResult } from './VerifyResult.tsx';
import styles from './trail.module.css';

/** The head of the trail, its verification, and what neither can prove. */
export const ProofPanel = () => {
  const { t } = useTranslation(['trail', 'seal']);
  const { locale } = useFormat();
  const sealing = useApiMutation('proof', 'seal');
  const head = useOpenCase()?.head ?? '';
  const { status, jobId, report } = useProof();
  const [asked, setAsked] = useState('');
  const verify = useVerify();
  const notifyError = useNotifyError();
  const seal = (): void =>
    sealing.mutate(
      { locale },
      {
        onError: notifyError,
        onSuccess: (written) => {
          if (written !== null) notifyDone(t('seal:done'), written.path);
        },
      },
    );
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    const wanted = asked.trim();
    verify(wanted === '' ? undefined : wanted).catch(notifyError);
  };
  return (
    <>
      <section className={styles['part']}>
        <h2 className={styles['heading']}>{t('headTitle')}</h2>
        <code className={styles['hash']}>{head}</code>
        <CopyButton value={head}>
          {({ copied, copy }) => (
            <Button variant="default" onClick={copy}>
              {copied ? t('verify.copied') : t('verify.copyHead')}
            </Button>
          )}
        </CopyButton>
        <p className={styles['note']}>{t('seal:explain')}</p>
        <Button variant="default" loading={sealing.isPending} onClick={seal}>
          {t('seal:button')}
        </Button>
      </section>
      <section className={styles['part']}>
        <h2 className={styles['heading']}>{t('verify.title')}</h2>
        <p>{t('verify.text')}</p>
        <form onSubmit={onSubmit} className={styles['form']}>
          <TextInput
            label={t('verify.head')}
            description={t('verify.headText')}
            value={asked}
            maxLength={100}
            spellCheck={false}
            onChange={(event) => setAsked(event.currentTarget.value)}
          />
          <Button type="submit" loading={status === 'verifying'}>
            {t('verify.run')}
          </Button>
        </form>
        {status === 'verifying' && jobId !== null ? (
          <JobBar jobId={jobId} label={t('verify.running')} />
        ) : null}
        {report === null ? null : <VerifyResult report={report} />}
      </section>
      <section className={styles['part']}>
        <h2 className={styles['heading']}>{t('limits.title')}</h2>
        <p className={styles['note']}>{t('limits.text')}</p>
      </section>
    </>
  );
};
