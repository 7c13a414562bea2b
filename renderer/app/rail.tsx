import {
  ApartmentOutlined,
  AuditOutlined,
  BarsOutlined,
  DatabaseOutlined,
  DeleteOutlined,
  FileOutlined,
  ImportOutlined,
  ReadOutlined,
  SafetyCertificateOutlined,
  TeamOutlined,
} from '@ant-design/icons';
import { Menu, type MenuProps } from 'antd';
import type { ReactNode } from 'react';
import { useLocation } from 'wouter';
import { roles } from '#shared/lib/channel';
import type { Actor } from '#shared/security/contract';
import { navigation } from './routes';

const icons: Readonly<Record<string, ReactNode>> = {
  '/people': <TeamOutlined />,
  '/organizations': <ApartmentOutlined />,
  '/establishment': <BarsOutlined />,
  '/checks': <SafetyCertificateOutlined />,
  '/import': <ImportOutlined />,
  '/recycle-bin': <DeleteOutlined />,
  '/settings': <DatabaseOutlined />,
  '/audit': <AuditOutlined />,
  '/manual': <ReadOutlined />,
};

/** The left rail: pages in groups of the user's work, as far as the user may see them. */
export function Rail({ actor }: { readonly actor: Actor | null }) {
  const [location, navigate] = useLocation();
  const rank = roles.indexOf(actor?.role ?? 'viewer');
  const visible = navigation.filter((item) => roles.indexOf(item.role ?? 'anyone') <= rank);
  const groups = [...new Set(visible.map((item) => item.group))];
  const items: MenuProps['items'] = groups.map((group) => ({
    key: group,
    type: 'group',
    label: group,
    children: visible
      .filter((item) => item.group === group)
      .map((item) => ({ key: item.key, label: item.label, icon: icons[item.key] ?? <FileOutlined /> })),
  }));
  const selected = visible.find((item) => location.startsWith(item.key))?.key ?? visible[0]?.key ?? '';
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
