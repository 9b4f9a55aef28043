import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { LibraryTest } from '#shared/ipc/auditing-schemas.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { ParameterField } from './ParameterField.tsx';
import { parameterText, refusedDrafts, settingsOf, startOf } from './model/parameters.ts';
import { useDrafts, writeDraft } from './tests-state.ts';
import styles from './Parameters.module.css';

/** The settings of a test, what they mean, their defaults and where these come from. They count from the next run on. */
export const Parameters = ({ test }: { readonly test: LibraryTest }) => {
  const { t } = useTranslation(['tests', 'audit']);
  const { locale } = useFormat();
  const drafts = useDrafts(test.id);
  if (test.parameters.length === 0) return <p className={styles['note']}>{t('parameters.none')}</p>;
  const changed = Object.keys(settingsOf(test, drafts)).length;
  const isRefused = refusedDrafts(test, drafts).length > 0;
  return (
    <div className={styles['page']}>
      {test.parameters.map((parameter) => (
        <ParameterField
          key={parameter.name}
          parameter={parameter}
          text={drafts[parameter.name] ?? parameterText(startOf(test, parameter), locale)}
          onText={(text) => writeDraft(test.id, parameter.name, text)}
        />
      ))}
      <div className={styles['actions']}>
        <Button
          variant="default"
          disabled={changed === 0 && !isRefused}
          onClick={() => {
            for (const parameter of test.parameters)
              writeDraft(test.id, parameter.name, parameterText(parameter.default, locale));
          }}
        >
          {t('parameters.resetAll')}
        </Button>
        <span className={styles['note']}>
          {changed === 0 ? t('parameters.allDefault') : t('parameters.changed', { count: changed })}
        </span>
      </div>
    </div>
  );
};
