import { useTranslation } from 'react-i18next';
import { EntityGrid } from '#renderer/components/EntityGrid.tsx';
import { Page } from '#renderer/components/Page.tsx';
import { PageHeader } from '#renderer/components/PageHeader.tsx';
import { ScreenTabs } from '#renderer/components/ScreenTabs.tsx';
import { entityColumns } from '#renderer/components/entity-columns.ts';
import { replaceRoute, type RouteOf } from '#renderer/lib/route.ts';
import { ApplicationSettings } from './ApplicationSettings.tsx';
import { CaseFile } from './CaseFile.tsx';
import { ReadingLimits } from './ReadingLimits.tsx';
import { RulePanel } from './RulePanel.tsx';
import { Rules } from './Rules.tsx';
import styles from './settings.module.css';

const tabs = ['application', 'limits', 'rules', 'profiles', 'case'] as const;

/** Language and look, limits of reading, the dated rules, how files of vendors are read, and the case file itself. */
export const SettingsScreen = ({ route }: { readonly route: RouteOf<'settings'> }) => {
  const { t } = useTranslation('screens');
  const tab = route.tab ?? 'application';
  const ruleId = tab === 'rules' ? route.selectedId : undefined;
  return (
    <>
      <Page fill>
        <PageHeader title={t('settings.title')} />
        <ScreenTabs
          label={t('settings.tabs.label')}
          tabs={tabs.map((key) => ({ key, label: t(`settings.tabs.${key}`) }))}
          value={tab}
          onChange={(key) => replaceRoute({ screen: 'settings', tab: key })}
        />
        {tab === 'application' ? <ApplicationSettings /> : null}
        {tab === 'limits' ? <ReadingLimits /> : null}
        {tab === 'rules' ? (
          <Rules
            selectedId={ruleId}
            onSelect={(id) => replaceRoute({ screen: 'settings', tab, selectedId: id })}
          />
        ) : null}
        {tab === 'profiles' ? (
          <>
            <p className={styles['text']}>{t('settings.profilesText')}</p>
            <EntityGrid
              key="mappingProfile"
              entity="mappingProfile"
              layoutKey="mapping-profiles"
              columns={entityColumns.mappingProfile}
            />
          </>
        ) : null}
        {tab === 'case' ? <CaseFile /> : null}
      </Page>
      {ruleId === undefined ? null : (
        <RulePanel key={ruleId} id={ruleId} onClose={() => replaceRoute({ screen: 'settings', tab })} />
      )}
    </>
  );
};
