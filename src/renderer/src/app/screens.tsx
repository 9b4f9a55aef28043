import { lazy, Suspense, type ComponentType } from 'react';
import { OverviewScreen } from '#renderer/features/overview/OverviewScreen.tsx';
import type { Route } from '#renderer/lib/route.ts';
import { assertNever } from '#shared/assert-never.ts';

/** The screens that the window can show without: it opens on the overview, the others load behind it. */
const later = {
  costs: () => import('#renderer/features/overruns/ContractCosts.tsx'),
  progress: () => import('#renderer/features/progress/ContractProgress.tsx'),
  overruns: () => import('#renderer/features/overruns/OverrunsScreen.tsx'),
  contracts: () => import('#renderer/features/contracts/ContractsScreen.tsx'),
  invoices: () => import('#renderer/features/invoices/InvoicesScreen.tsx'),
  cloud: () => import('#renderer/features/cloud/CloudScreen.tsx'),
  imports: () => import('#renderer/features/imports/ImportsScreen.tsx'),
  merging: () => import('#renderer/features/merging/MergeScreen.tsx'),
  tests: () => import('#renderer/features/tests/TestsScreen.tsx'),
  sampling: () => import('#renderer/features/sampling/SamplingScreen.tsx'),
  findings: () => import('#renderer/features/findings/FindingsScreen.tsx'),
  figures: () => import('#renderer/features/figures/FiguresScreen.tsx'),
  contractFigures: () => import('#renderer/features/figures/ContractFigures.tsx'),
  vendors: () => import('#renderer/features/vendors/VendorsScreen.tsx'),
  tables: () => import('#renderer/features/reference-tables/ReferenceTablesScreen.tsx'),
  trail: () => import('#renderer/features/trail/TrailScreen.tsx'),
  settings: () => import('#renderer/features/settings/SettingsScreen.tsx'),
};

/** A part as `lazy` wants it, out of a module that names it. */
const named = <N extends string, P>(load: () => Promise<Readonly<Record<N, ComponentType<P>>>>, name: N) =>
  lazy(async () => ({ default: (await load())[name] }));

const ContractCosts = named(later.costs, 'ContractCosts');
const ContractProgress = named(later.progress, 'ContractProgress');
const OverrunsScreen = named(later.overruns, 'OverrunsScreen');
const ContractsScreen = named(later.contracts, 'ContractsScreen');
const InvoicesScreen = named(later.invoices, 'InvoicesScreen');
const CloudScreen = named(later.cloud, 'CloudScreen');
const ImportsScreen = named(later.imports, 'ImportsScreen');
const MergeScreen = named(later.merging, 'MergeScreen');
const TestsScreen = named(later.tests, 'TestsScreen');
const SamplingScreen = named(later.sampling, 'SamplingScreen');
const FindingsScreen = named(later.findings, 'FindingsScreen');
const ContractFigures = named(later.contractFigures, 'ContractFigures');
const FiguresScreen = named(later.figures, 'FiguresScreen');
const VendorsScreen = named(later.vendors, 'VendorsScreen');
const ReferenceTablesScreen = named(later.tables, 'ReferenceTablesScreen');
const TrailScreen = named(later.trail, 'TrailScreen');
const SettingsScreen = named(later.settings, 'SettingsScreen');

/** Loads the other screens, so that going to one does not wait. They come off the disk: a failure shows on use. */
export const loadScreens = (): Promise<unknown> =>
  Promise.allSettled(Object.values(later).map((load) => load()));

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
          // A boundary of its own: hiding the whole screen meanwhile would draw its grid anew, without its search.
          renderCosts={(contractId) => (
            <Suspense>
              <ContractCosts contractId={contractId} />
            </Suspense>
          )}
          renderProgress={(contractId, inside) => (
            <Suspense>
              <ContractProgress contractId={contractId} inside={inside} />
            </Suspense>
          )}
          renderFigures={(contractId) => (
            <Suspense>
              <ContractFigures contractId={contractId} />
            </Suspense>
          )}
        />
      );
    case 'invoices':
      return <InvoicesScreen route={route} />;
    case 'cloud':
      return <CloudScreen route={route} />;
    case 'imports':
      return (
        <ImportsScreen
          route={route}
          renderMerge={(file, onDone) => (
            <Suspense>
              <MergeScreen key={file.token} file={file} onDone={onDone} />
            </Suspense>
          )}
        />
      );
    case 'tests':
      return <TestsScreen route={route} />;
    case 'sampling':
      return <SamplingScreen route={route} />;
    case 'findings':
      return <FindingsScreen route={route} />;
    case 'figures':
      return <FiguresScreen route={route} />;
    case 'vendors':
      return <VendorsScreen route={route} />;
    case 'tables':
      return <ReferenceTablesScreen route={route} />;
    case 'trail':
      return <TrailScreen route={route} />;
    case 'settings':
      return <SettingsScreen route={route} />;
    default:
      return assertNever(route);
  }
};
