import { Select, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { FieldInput } from '#renderer/components/record/FieldInput.tsx';
import { useApiQuery } from '#renderer/lib/api.ts';
import { useOpenCase } from '#renderer/lib/app-state.ts';
import { useRegisterWords } from '#renderer/lib/register-words.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { amountsOf, sampledEntities, sampledEntityNames } from '#shared/domain/sampling/sampled-entities.ts';
import { overOtherRows, type Draft, type DraftField } from './model/draft.ts';
import styles from './sampling.module.css';

export type DraftProps = {
  readonly draft: Draft;
  readonly onDraft: (draft: Draft) => void;
  readonly wrong: ReadonlySet<DraftField>;
};

/** What is drawn from: the rows, which amount of them, and what narrows them. */
export const PopulationFields = ({
  draft,
  onDraft,
  defaultTitle,
  wrong,
}: DraftProps & { readonly defaultTitle: string }) => {
  const { t } = useTranslation('sampling');
  return (
    <div className={styles['grid']}>
      <TextInput
        className={styles['wide'] ?? ''}
        label={t('form.name')}
        placeholder={defaultTitle}
        value={draft.title}
        maxLength={300}
        onChange={(event) => onDraft({ ...draft, title: event.currentTarget.value })}
      />
      <WhichRows draft={draft} onDraft={onDraft} />
      <Narrowing draft={draft} onDraft={onDraft} wrong={wrong} />
    </div>
  );
};

const WhichRows = ({ draft, onDraft }: Omit<DraftProps, 'wrong'>) => {
  const { t } = useTranslation('sampling');
  const words = useRegisterWords();
  const format = useFormat();
  const counts = useOpenCase()?.counts ?? {};
  const { data: found = [] } = useApiQuery('register', 'columnValues', {
    entity: draft.entity,
    column: 'currency',
  });
  const currencies = [...new Set([draft.currency, ...found.map(String)])];
  return (
    <>
      <Select
        label={t('form.entity')}
        data={sampledEntityNames.map((entity) => ({
          value: entity,
          label: `${t(`entities.${entity}`)} (${format.number(counts[entity] ?? 0)})`,
        }))}
        value={draft.entity}
        allowDeselect={false}
        onChange={(chosen) => {
          const entity = sampledEntityNames.find((known) => known === chosen);
          if (entity !== undefined) onDraft(overOtherRows(draft, entity));
        }}
      />
      <div className={styles['pair']}>
        <Select
          label={t('form.amount')}
          data={amountsOf(draft.entity).map((name) => ({
            value: name,
            label: words.column(draft.entity, name),
          }))}
          value={draft.amount}
          allowDeselect={false}
          onChange={(amount) => onDraft({ ...draft, amount: amount ?? draft.amount })}
        />
        <Select
          label={t('form.currency')}
          data={currencies}
          value={draft.currency}
          allowDeselect={false}
          onChange={(currency) => onDraft({ ...draft, currency: currency ?? draft.currency })}
        />
      </div>
    </>
  );
};

const Narrowing = ({ draft, onDraft, wrong }: DraftProps) => {
  const { t } = useTranslation(['sampling', 'grid', 'errors']);
  const hasDate = sampledEntities[draft.entity].date !== null;
  return (
    <>
      {draft.entity === 'invoiceLine' ? null : (
        <FieldInput
          // Drawn anew for other rows: its search keeps the name of what was chosen.
          key={`vendor ${draft.entity}`}
          entity="payment"
          column="vendorId"
          row={{}}
          value={draft.vendorId}
          onChange={(id) => onDraft({ ...draft, vendorId: typeof id === 'number' ? id : null })}
        />
      )}
      <FieldInput
        key={`contract ${draft.entity}`}
        entity="payment"
        column="contractId"
        row={{}}
        value={draft.contractId}
        onChange={(id) => onDraft({ ...draft, contractId: typeof id === 'number' ? id : null })}
      />
      {hasDate ? (
        <div className={styles['pair']}>
          {(['from', 'to'] as const).map((side) => (
            <TextInput
              key={side}
              label={t(`sampling:form.${side}`)}
              placeholder={t('grid:editor.datePlaceholder')}
              value={draft[side]}
              error={wrong.has(side) ? t('errors:problems.not-a-date') : null}
              onChange={(event) => onDraft({ ...draft, [side]: event.currentTarget.value.trim() })}
            />
          ))}
        </div>
      ) : null}
      <TextInput
        label={t('sampling:form.search')}
        value={draft.search}
        maxLength={200}
        onChange={(event) => onDraft({ ...draft, search: event.currentTarget.value })}
      />
    </>
  );
};
