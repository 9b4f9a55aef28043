import { Component, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorView } from '#renderer/components/ErrorView.tsx';
import { Page } from '#renderer/components/Page.tsx';
import { PageHeader } from '#renderer/components/PageHeader.tsx';
import { errorOf } from '#renderer/lib/api.ts';

type Caught = { readonly thrown: unknown };

/** Keeps a bug in one screen from taking the window with it. React has no function form of this. */
export class ScreenBoundary extends Component<
  { readonly children: ReactNode },
  { readonly caught: Caught | null }
> {
  override readonly state: { readonly caught: Caught | null } = { caught: null };

  static getDerivedStateFromError(thrown: unknown): { readonly caught: Caught } {
    return { caught: { thrown } };
  }

  override render(): ReactNode {
    const { caught } = this.state;
    if (caught === null) return this.props.children;
    return <BrokenScreen thrown={caught.thrown} onRetry={() => this.setState({ caught: null })} />;
  }
}

const BrokenScreen = ({ thrown, onRetry }: { readonly thrown: unknown; readonly onRetry: () => void }) => {
  const { t } = useTranslation('errors');
  return (
    <Page>
      <PageHeader title={t('details.screenTitle')} subtitle={t('details.screenText')} />
      <ErrorView error={errorOf(thrown)} onRetry={onRetry} />
    </Page>
  );
};
