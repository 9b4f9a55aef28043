import { ContractCosts } from '#renderer/features/overruns/ContractCosts.tsx';
import { OverrunsScreen } from '#renderer/features/overruns/OverrunsScreen.tsx';
import { OverviewScreen } from '#renderer/features/overview/OverviewScreen.tsx';
import { ImportsScreen } from '#renderer/features/imports/ImportsScreen.tsx';
import { ContractsScreen } from '#renderer/features/contracts/ContractsScreen.tsx';
import { FiguresScreen } from '#renderer/features/figures/FiguresScreen.tsx';
import { InvoicesScreen } from '#renderer/features/invoices/InvoicesScreen.tsx';
import { SettingsScreen } from '#renderer/features/settings/SettingsScreen.tsx';
import { TrailScreen } from '#renderer/features/trail/TrailScreen.tsx';
import { VendorsScreen } from '#renderer/features/vendors/VendorsScreen.tsx';
import type { Route } from '#renderer/lib/route.ts';
import { assertNever } from '#shared/assert-never.ts';

/**
 * The screen of a route. Features do not import each other: what one shows inside another (the costs of a contract
 * inside the contract's panel) is put together here.
 */
export const ScreenOf = ({ route }: { readonly route: Route }) => {
  switch (route.screen) {
    case 'overview':
      return <OverviewScreen />;
    case 'overruns':
      return <OverrunsScreen route={route} />;
    case 'contracts':
      return (
        <ContractsScreen
          route={route}
          renderCosts={(contractId) => <ContractCosts contractId={contractId} />}
        />
      );
    case 'invoices':
      return <InvoicesScreen route={route} />;
    case 'imports':
      return <ImportsScreen route={route} />;
    case 'figures':
      return <FiguresScreen route={route} />;
    case 'vendors':
      return <VendorsScreen route={route} />;
    case 'trail':
      return <TrailScreen route={route} />;
    case 'settings':
      return <SettingsScreen route={route} />;
    default:
      return assertNever(route);
  }
};
