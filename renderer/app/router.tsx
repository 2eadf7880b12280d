import { createHashHistory, createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { Button } from 'antd';
import { Failure } from '../components/failure.tsx';
import { Page } from '../components/page.tsx';
import { Root } from './frame.tsx';

const root = createRootRoute({
  component: Root,
  notFoundComponent: () => (
    <Page title="没有这个页面">
      <p className="muted">地址有误，或这个页面已不再使用。</p>
      <Button type="primary" href="#/" style={{ alignSelf: 'start' }}>
        回到首页
      </Button>
    </Page>
  ),
});

const routes = [
  createRoute({ getParentRoute: () => root, path: '/', component: lazyRouteComponent(() => import('./routes/home-page.tsx'), 'HomePage') }),
  createRoute({
    getParentRoute: () => root,
    path: '/fairs',
    component: lazyRouteComponent(() => import('./routes/fairs/fair-list-page.tsx'), 'FairListPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/fairs/new',
    component: lazyRouteComponent(() => import('./routes/fairs/new-fair-page.tsx'), 'NewFairPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/fairs/$fairId',
    component: lazyRouteComponent(() => import('./routes/fairs/fair-page.tsx'), 'FairPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/fairs/$fairId/import',
    component: lazyRouteComponent(() => import('./routes/fairs/import-page.tsx'), 'ImportPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/fairs/$fairId/desk',
    component: lazyRouteComponent(() => import('./routes/fairs/desk-page.tsx'), 'DeskPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/fairs/$fairId/import-signups',
    component: lazyRouteComponent(() => import('./routes/fairs/import-page.tsx'), 'ImportSignupsPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/fairs/$fairId/paper',
    component: lazyRouteComponent(() => import('./routes/fairs/paper-page.tsx'), 'PaperPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/fairs/$fairId/import-jobs',
    component: lazyRouteComponent(() => import('./routes/fairs/import-page.tsx'), 'ImportJobsPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/fairs/$fairId/$section',
    component: lazyRouteComponent(() => import('./routes/fairs/fair-page.tsx'), 'FairPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/units',
    component: lazyRouteComponent(() => import('./routes/unit-list-page.tsx'), 'UnitListPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/units/$unitId',
    component: lazyRouteComponent(() => import('./routes/unit-page.tsx'), 'UnitPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/people',
    component: lazyRouteComponent(() => import('./routes/people/people-list-page.tsx'), 'PeopleListPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/people/new',
    component: lazyRouteComponent(() => import('./routes/people/new-person-page.tsx'), 'NewPersonPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/people/$personId',
    component: lazyRouteComponent(() => import('./routes/people/person-page.tsx'), 'PersonPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/stations',
    component: lazyRouteComponent(() => import('./routes/stations/station-list-page.tsx'), 'StationListPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/stations/new',
    component: lazyRouteComponent(() => import('./routes/stations/new-station-page.tsx'), 'NewStationPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/stations/$stationId/$section',
    component: lazyRouteComponent(() => import('./routes/stations/station-page.tsx'), 'StationPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/stations/$stationId/trips/$deliveryId',
    component: lazyRouteComponent(() => import('./routes/stations/delivery-page.tsx'), 'DeliveryPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/exchange',
    component: lazyRouteComponent(() => import('./routes/exchange/exchange-page.tsx'), 'ExchangePage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/exchange/$section',
    component: lazyRouteComponent(() => import('./routes/exchange/exchange-page.tsx'), 'ExchangePage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/settlements',
    component: lazyRouteComponent(() => import('./routes/settlements/settlement-list-page.tsx'), 'SettlementListPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/fairs/$fairId/outcomes',
    component: lazyRouteComponent(() => import('./routes/fairs/fair-outcomes-page.tsx'), 'FairOutcomesPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/ledgers',
    component: lazyRouteComponent(() => import('./routes/ledgers-page.tsx'), 'LedgersPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/policies',
    component: lazyRouteComponent(() => import('./routes/policies-page.tsx'), 'PoliciesPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/settings',
    component: lazyRouteComponent(() => import('./routes/settings-page.tsx'), 'SettingsPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/audit',
    component: lazyRouteComponent(() => import('./routes/audit-page.tsx'), 'AuditPage'),
  }),
];

/** The page lives behind a hash, so that it opens the same over loopback HTTP and over the desktop shell's own protocol. */
export const router = createRouter({
  routeTree: root.addChildren(routes),
  history: createHashHistory(),
  defaultErrorComponent: ({ error, reset }) => (
    <Page title="页面出错">
      <Failure error={error} onRetry={reset} />
    </Page>
  ),
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
