import {
  createHashHistory,
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router';
import { call } from '@/api/client';
import { queries } from '@/api/queries';
import { ChecksScreen } from '@/features/checks/ChecksScreen';
import { ExportScreen } from '@/features/export/ExportScreen';
import { GridScreen } from '@/features/grid/GridScreen';
import { HazardsScreen } from '@/features/hazards/HazardsScreen';
import { HistoryScreen } from '@/features/history/HistoryScreen';
import { HomeScreen } from '@/features/home/HomeScreen';
import { ImportScreen } from '@/features/import/ImportScreen';
import { ModelScreen } from '@/features/model/ModelScreen';
import { PackagesScreen } from '@/features/packages/PackagesScreen';
import { PortalScreen } from '@/features/portal/PortalScreen';
import { SectionScreen } from '@/features/sections/SectionScreen';
import { SettingsScreen } from '@/features/settings/SettingsScreen';
import { CallsScreen } from '@/features/unit/CallsScreen';
import { UnitScreen } from '@/features/unit/UnitScreen';
import { PlansScreen } from '@/features/welcome/PlansScreen';
import { WelcomeScreen } from '@/features/welcome/WelcomeScreen';
import { links } from './links';
import { PlanLayout } from './PlanLayout';
import { Root } from './Root';
import { NotFound, ScreenError } from './ScreenError';

const root = createRootRoute({ component: Root, errorComponent: ScreenError, notFoundComponent: NotFound });

/** Opens where the person left, or on the first questions. */
const start = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: async () => {
    const told = await queries.fetchQuery({ queryKey: ['start'], queryFn: () => call('start', {}) });
    const last = told.preferences.last;
    const lastPlan = told.plans.find((plan) => last?.includes(plan.id));
    if (!told.person) throw redirect({ href: links.welcome() });
    if (last && lastPlan) throw redirect({ href: last });
    const only = told.plans.length === 1 ? told.plans[0] : undefined;
    throw redirect({ href: only ? links.home(only.id) : links.plans() });
  },
});
const welcome = createRoute({ getParentRoute: () => root, path: '/welcome', component: WelcomeScreen });
const plans = createRoute({ getParentRoute: () => root, path: '/plans', component: PlansScreen });
const plan = createRoute({
  getParentRoute: () => root,
  path: '/plan/$plan',
  component: PlanLayout,
  errorComponent: ScreenError,
});
const of = <P extends string>(path: P, component: () => React.ReactNode) =>
  createRoute({ getParentRoute: () => plan, path, component, errorComponent: ScreenError });

const screens = [
  of('/', HomeScreen),
  of('/s/$section', SectionScreen),
  of('/unit', UnitScreen),
  of('/calls', CallsScreen),
  of('/hazards', HazardsScreen),
  of('/grid', GridScreen),
  createRoute({
    getParentRoute: () => plan,
    path: '/map',
    component: lazyRouteComponent(() => import('@/features/map/MapScreen'), 'MapScreen'),
    errorComponent: ScreenError,
  }),
  of('/checks', ChecksScreen),
  of('/history', HistoryScreen),
  of('/import', ImportScreen),
  of('/export', ExportScreen),
  of('/packages', PackagesScreen),
  of('/portal', PortalScreen),
  of('/model', ModelScreen),
  of('/settings', SettingsScreen),
];

export const router = createRouter({
  routeTree: root.addChildren([start, welcome, plans, plan.addChildren(screens)]),
  history: createHashHistory(),
  scrollRestoration: true,
  // Addresses carry ids and codes: kept as the texts they are.
  parseSearch: (text) => Object.fromEntries(new URLSearchParams(text)),
  stringifySearch: (values) => {
    const text = new URLSearchParams(values as Record<string, string>).toString();
    return text ? `?${text}` : '';
  },
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
