import {
  ApartmentOutlined,
  AuditOutlined,
  BarsOutlined,
  LockOutlined,
  TeamOutlined,
} from '@ant-design/icons';
import { Button, Menu, type MenuProps } from 'antd';
import { Suspense, type ReactNode } from 'react';
import { Route, Router, Switch, useLocation } from 'wouter';
import { useHashLocation } from 'wouter/use-hash-location';
import type { AppState } from '#shared/security/contract';
import { invoke } from './bridge';
import { guardedNavigation, keepUnsaved } from './leave-guard';
import { PersonSearch } from '../register/person-search';
import { navigation, routes } from './routes';

const icons: Readonly<Record<string, ReactNode>> = {
  '/people': <TeamOutlined />,
  '/organizations': <ApartmentOutlined />,
  '/establishment': <BarsOutlined />,
  '/checks': <AuditOutlined />,
};

function Rail() {
  const [location, navigate] = useLocation();
  const groups = [...new Set(navigation.map((item) => item.group))];
  const items: MenuProps['items'] = groups.map((group) => ({
    key: group,
    type: 'group',
    label: group,
    children: navigation
      .filter((item) => item.group === group)
      .map((item) => ({ key: item.key, label: item.label, icon: icons[item.key] })),
  }));
  const selected = navigation.find((item) => location.startsWith(item.key))?.key ?? navigation[0]?.key ?? '';
  return (
    <Menu
      items={items}
      selectedKeys={[selected]}
      // The empty query forgets what an earlier address asked for (?field=, ?unit=).
      onClick={({ key }) => navigate(`${key}?`)}
      style={{ borderInlineEnd: 0 }}
    />
  );
}

/** The frame around every page: rail at the left, bar at the top. */
export function Shell({ state }: { readonly state: AppState }) {
  return (
    <Router hook={useHashLocation} aroundNav={guardedNavigation}>
      <div className="shell">
        <div className="shell-brand">雁阵</div>
        <header className="shell-bar">
          <span className="shell-unit">{state.unitName}</span>
          <PersonSearch />
          <div className="shell-bar-end">
            <span className="quiet">{state.actor?.displayName}</span>
            <Button
              type="text"
              icon={<LockOutlined />}
              onClick={() => void keepUnsaved().then(() => invoke('archive.lock', {}))}
            >
              锁定
            </Button>
          </div>
        </header>
        <nav className="shell-rail" aria-label="主导航">
          <Rail />
        </nav>
        <main className="shell-content">
          <Suspense fallback={null}>
            <Switch>
              {routes.map((route) => (
                <Route key={route.path} path={route.path} component={route.page} />
              ))}
            </Switch>
          </Suspense>
        </main>
      </div>
    </Router>
  );
}
