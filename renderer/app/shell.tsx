import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { Suspense, type ReactNode } from 'react';
import { Route, Router, Switch, useLocation } from 'wouter';
import { useHashLocation } from 'wouter/use-hash-location';
import type { Role } from '#shared/lib/channel';
import { errorText } from '#shared/lib/error-texts';
import type { AppState } from '#shared/security/contract';
import { defaultSecuritySettings } from '#shared/security/settings';
import { EmptyState } from '../components/empty-state';
import { securitySettingsQuery } from '../security/queries';
import { useIdleLock } from './idle-lock';
import { guardedNavigation } from './leave-guard';
import { PageBoundary } from './page-boundary';
import { Rail } from './rail';
import { mayOpen, routes } from './routes';
import './shell.css';
import { TopBar } from './top-bar';

function NoSuchPage() {
  const [, navigate] = useLocation();
  return (
    <EmptyState
      title="没有这个页面"
      hint="它可能已改名，请从左侧重新进入"
      actions={<Button onClick={() => navigate('/people')}>回到人员名册</Button>}
    />
  );
}

/** The page of the address, unless the user may not open it. */
function Content({ role }: { readonly role: Role }): ReactNode {
  const [location, navigate] = useLocation();
  if (!mayOpen(role, location)) {
    return (
      <EmptyState
        title="不能打开这一页"
        hint={errorText({ code: 'ACCESS_DENIED', params: {} })}
        actions={<Button onClick={() => navigate('/people')}>回到人员名册</Button>}
      />
    );
  }
  return (
    <PageBoundary name={location} onLeave={() => navigate('/people')}>
      <Suspense fallback={null}>
        <Switch>
          {routes.map((route) => (
            <Route key={route.path} path={route.path} component={route.page} />
          ))}
          <Route component={NoSuchPage} />
        </Switch>
      </Suspense>
    </PageBoundary>
  );
}

/** The frame around every page: rail at the left, bar at the top. */
export function Shell({ state }: { readonly state: AppState }) {
  const settings = useQuery(securitySettingsQuery()).data ?? defaultSecuritySettings;
  useIdleLock(settings.autoLockMinutes);
  return (
    <Router hook={useHashLocation} aroundNav={guardedNavigation}>
      <div className="shell">
        <div className="shell-brand">雁阵</div>
        <TopBar state={state} />
        <nav className="shell-rail" aria-label="主导航">
          <Rail actor={state.actor} />
        </nav>
        <main className="shell-content">
          <Content role={state.actor?.role ?? 'viewer'} />
        </main>
      </div>
    </Router>
  );
}
