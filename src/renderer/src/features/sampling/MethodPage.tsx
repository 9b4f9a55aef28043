import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Card, Page } from '#renderer/components/Page.tsx';
import { PageHeader } from '#renderer/components/PageHeader.tsx';
import { goTo } from '#renderer/lib/route.ts';
import { methodSections } from '#shared/domain/sampling/method-sections.ts';
import styles from './sampling.module.css';

/** How samples are planned, drawn and evaluated: the same text as docs/sampling. */
export const MethodPage = () => {
  const { t } = useTranslation(['samplingMethod', 'sampling']);
  return (
    <Page>
      <PageHeader
        title={t('samplingMethod:title')}
        subtitle={t('samplingMethod:subtitle')}
        actions={
          <Button variant="default" onClick={() => goTo({ screen: 'sampling' })}>
            {t('sampling:back')}
          </Button>
        }
      />
      <div className={styles['prose']}>
        {methodSections.map((section) => (
          <Card key={section} title={t(`samplingMethod:sections.${section}.title`)}>
            {t(`samplingMethod:sections.${section}.text`)
              .split('\n')
              .map((line) =>
                line.startsWith('= ') ? (
                  <code key={line} className={styles['formula']}>
                    {line.slice(2)}
                  </code>
                ) : (
                  <p key={line}>{line}</p>
                ),
              )}
          </Card>
        ))}
      </div>
    </Page>
  );
};
