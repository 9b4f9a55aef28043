import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { SavedField } from '#renderer/components/record/RecordDetails.tsx';
import { callApi, useApiMutation } from '#renderer/lib/api.ts';
import { useIsReadOnly } from '#renderer/lib/app-state.ts';
import { useBridge } from '#renderer/lib/bridge.tsx';
import { useNotifyError } from '#renderer/lib/notify.tsx';
import { useRegisterWords } from '#renderer/lib/register-words.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { definitionOf } from '#shared/domain/register/entities.ts';
import type { GridRow } from '#shared/ipc/grid-schemas.ts';
import { criteriaOf } from './model/criteria.ts';
import styles from './findings.module.css';

/** The text of a finding, part by part. Each field is saved when it is left. */
export const FindingText = ({ row }: { readonly row: GridRow }) => {
  const { t } = useTranslation('findings');
  return (
    <div className={styles['text']}>
      <Part title={t('text.identity')}>
        <Field row={row} column="title" wide />
        <Field row={row} column="number" />
        <Field row={row} column="severity" />
        <Field row={row} column="contractId" wide />
        <Field row={row} column="condition" wide />
      </Part>
      <Part title={t('text.criteria')}>
        <Field row={row} column="ruleId" wide />
        <TakeCriteria row={row} />
        <Field row={row} column="criteria" wide />
        <Field row={row} column="cause" wide />
      </Part>
      <Part title={t('text.effect')}>
        <Field row={row} column="effect" wide />
        <Field row={row} column="hedge" />
        <Field row={row} column="currency" />
        <Field row={row} column="low" />
        <Field row={row} column="high" />
      </Part>
      <Part title={t('text.followUp')}>
        <Field row={row} column="recommendation" wide />
        <Field row={row} column="responsible" />
        <Field row={row} column="dueOn" />
      </Part>
    </div>
  );
};

const Part = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => (
  <section className={styles['part']} aria-label={title}>
    <h3 className={styles['heading']}>{title}</h3>
    <div className={styles['fields']}>{children}</div>
  </section>
);

const Field = ({
  row,
  column,
  wide = false,
}: {
  readonly row: GridRow;
  readonly column: string;
  readonly wide?: boolean;
}) => {
  const words = useRegisterWords();
  const isReadOnly = useIsReadOnly();
  const definition = definitionOf('finding').columns[column];
  const isLong = definition?.kind === 'text' && definition.multiline === true;
  return (
    <div className={styles['field']} data-wide={wide} data-long={isLong}>
      <span className={styles['label']}>{words.column('finding', column)}</span>
      <SavedField
        // A value changed elsewhere (grid, undo) starts the field anew.
        key={JSON.stringify([row.id, row.values[column], row.values['currency']])}
        entity="finding"
        column={column}
        row={row}
        isEditable={!isReadOnly}
      />
    </div>
  );
};

/** Copies what the chosen rule says into the criteria: the rule may be corrected later, the finding keeps its words. */
const TakeCriteria = ({ row }: { readonly row: GridRow }) => {
  const { t } = useTranslation('findings');
  const { api } = useBridge();
  const format = useFormat();
  const words = useRegisterWords();
  const update = useApiMutation('register', 'update');
  const onError = useNotifyError();
  const isReadOnly = useIsReadOnly();
  const ruleId = row.values['ruleId'];
  if (isReadOnly || typeof ruleId !== 'number') return null;
  const take = async (): Promise<void> => {
    const rule = await callApi(api, ['register', 'get'], { entity: 'rule', id: ruleId });
    const criteria = criteriaOf(rule.values, { t, format, words });
    update.mutate(
      { entity: 'finding', changes: [{ id: row.id, column: 'criteria', value: criteria }] },
      { onError },
    );
  };
  return (
    <div className={styles['field']} data-wide>
      <Button
        className={styles['take']}
        size="compact-sm"
        variant="default"
        title={t('text.takeCriteriaHint')}
        onClick={() => void take().catch(onError)}
      >
        {t('text.takeCriteria')}
      </Button>
    </div>
  );
};
