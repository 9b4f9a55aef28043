import type { ReactNode } from 'react';
import { Page } from '#renderer/components/Page.tsx';
import type { RouteOf } from '#renderer/lib/route.ts';

export const ContractsScreen = ({
  route,
  renderCosts,
}: {
  readonly route: RouteOf<'contracts'>;
  readonly renderCosts: (contractId: number) => ReactNode;
}) => <Page>{route.selectedId === undefined ? null : renderCosts(route.selectedId)}</Page>;
