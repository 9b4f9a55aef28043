import { create } from 'zustand';
import {
  isReferenceEntity,
  type ReferenceEntity,
} from '#shared/domain/reference-tables/reference-formats.ts';
import type { EntityName } from '#shared/domain/register/entities.ts';

export type ContractTab =
  | 'costs'
  | 'progress'
  | 'details'
  | 'amendments'
  | 'workPackages'
  | 'invoices'
  | 'payments'
  | 'milestones'
  | 'baselines'
  | 'figures'
  | 'publications'
  | 'sovereignty'
  | 'trail';

export type OrganizationTab =
  'details' | 'contracts' | 'invoices' | 'figures' | 'lobbying' | 'laws' | 'trail';

/** A row that is shown inside the selected one: an amendment of a contract, a communication of a vendor. */
export type InsideRow = { readonly entity: EntityName; readonly id: number };

export type TestTab = 'exceptions' | 'population' | 'about' | 'parameters' | 'runs';

export type SampleTab = 'items' | 'evaluation' | 'draw';

/** Where the window is. `choose` asks for a file to import right away. */
export type Route =
  | { readonly screen: 'overview' }
  | {
      readonly screen: 'overruns';
      /** What the table starts narrowed to. */
      readonly publicBodyId?: number;
      readonly vendorId?: number;
      readonly awardMethod?: string;
      readonly beyond?: true;
      readonly flagged?: true;
    }
  | {
      readonly screen: 'contracts';
      readonly selectedId?: number;
      readonly tab?: ContractTab;
      readonly inside?: InsideRow;
    }
  | {
      readonly screen: 'invoices';
      readonly selectedId?: number;
      readonly tab?: 'invoices' | 'payments';
      readonly inside?: InsideRow;
    }
  | { readonly screen: 'cloud'; readonly selectedId?: number }
  | {
      readonly screen: 'imports';
      readonly importId?: number;
      readonly choose?: true;
      /** A workbook of this program that came back. */
      readonly merge?: { readonly token: string; readonly name: string };
    }
  | {
      readonly screen: 'tests';
      readonly test?: string;
      readonly tab?: TestTab;
      /** A run that is not the last one. */
      readonly runId?: number;
      readonly exceptionKey?: string;
    }
  | {
      readonly screen: 'sampling';
      readonly selectedId?: number;
      readonly tab?: SampleTab;
      /** Instead of the list: the form of a new sample, or the page about the method. */
      readonly view?: 'new' | 'method';
    }
  | {
      readonly screen: 'findings';
      readonly selectedId?: number;
      readonly tab?: 'findings' | 'documents';
    }
  | {
      readonly screen: 'figures';
      readonly selectedId?: number;
      readonly tab?: 'figures' | 'contradictions' | 'sources';
    }
  | {
      readonly screen: 'vendors';
      readonly selectedId?: number;
      readonly tab?: OrganizationTab;
      readonly inside?: InsideRow;
      /** Instead of the list: the share of spending by country of control. */
      readonly view?: 'shares';
    }
  | { readonly screen: 'tables'; readonly table?: ReferenceEntity; readonly selectedId?: number }
  | { readonly screen: 'trail'; readonly entity?: EntityName; readonly entityId?: number }
  | {
      readonly screen: 'settings';
      readonly tab?: 'application' | 'limits' | 'rules' | 'profiles' | 'case';
      /** A rule, where the tab is that of the rules. */
      readonly selectedId?: number;
    };

export type Screen = Route['screen'];

/** The route of one screen: what that screen takes as its `route` property. */
export type RouteOf<S extends Screen> = Extract<Route, { readonly screen: S }>;

type RouteStore = {
  readonly route: Route;
  readonly past: readonly Route[];
  readonly future: readonly Route[];
};

const start: RouteStore = { route: { screen: 'overview' }, past: [], future: [] };

/** Older steps than this are not worth remembering. */
const maxSteps = 100;

const useRouteStore = create<RouteStore>(() => start);

/** The current route. */
export const useRoute = (): Route => useRouteStore((store) => store.route);

/** Goes to a route; the current one becomes the step that `goBack` returns to. */
export const goTo = (route: Route): void =>
  useRouteStore.setState(({ route: current, past }) => ({
    route,
    past: [...past, current].slice(-maxSteps),
    future: [],
  }));

/** Replaces the current route: for a selection within a screen, which is no step of its own. */
export const replaceRoute = (route: Route): void => useRouteStore.setState({ route });

/** One step back, if there is one. */
export const goBack = (): void =>
  useRouteStore.setState(({ route, past, future }) => {
    const previous = past.at(-1);
    return previous === undefined
      ? {}
      : { route: previous, past: past.slice(0, -1), future: [route, ...future] };
  });

/** One step forward again, after `goBack`. */
export const goForward = (): void =>
  useRouteStore.setState(({ route, past, future }) => {
    const [next, ...rest] = future;
    return next === undefined ? {} : { route: next, past: [...past, route], future: rest };
  });

/** Back to the first screen, with nothing to go back to: another case was opened. */
export const resetRoute = (): void => useRouteStore.setState(start);

/** Where a row of the register is shown. */
export const routeOf = (entity: string, id: number): Route => {
  switch (entity) {
    case 'contract':
      return { screen: 'contracts', selectedId: id };
    case 'invoice':
      return { screen: 'invoices', selectedId: id };
    case 'payment':
      return { screen: 'invoices', tab: 'payments', selectedId: id };
    case 'costRecord':
      return { screen: 'cloud', selectedId: id };
    case 'organization':
      return { screen: 'vendors', selectedId: id };
    case 'source':
      return { screen: 'figures', tab: 'sources', selectedId: id };
    case 'figure':
      return { screen: 'figures', selectedId: id };
    case 'sample':
      return { screen: 'sampling', selectedId: id };
    case 'finding':
      return { screen: 'findings', selectedId: id };
    case 'document':
      return { screen: 'findings', tab: 'documents', selectedId: id };
    case 'importReject':
      return { screen: 'imports' };
    case 'rule':
      return { screen: 'settings', tab: 'rules', selectedId: id };
    case 'mappingProfile':
      return { screen: 'settings', tab: 'profiles' };
    default:
      return isReferenceEntity(entity)
        ? { screen: 'tables', table: entity, selectedId: id }
        : { screen: 'contracts' };
  }
};
