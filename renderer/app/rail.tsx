import {
  ApartmentOutlined,
  AuditOutlined,
  BarsOutlined,
  DatabaseOutlined,
  DeleteOutlined,
  FileOutlined,
  FileTextOutlined,
  HistoryOutlined,
  ImportOutlined,
  PrinterOutlined,
  ReadOutlined,
  SafetyCertificateOutlined,
  SolutionOutlined,
  TagOutlined,
  TeamOutlined,
} from '@ant-design/icons';
import type { ReactNode } from 'react';
import { Link, useLocation } from 'wouter';
import type { Actor } from '#shared/security/contract';
import { mayOpen, navigation } from './routes';

const icons: Readonly<Record<string, ReactNode>> = {
  '/people': <TeamOutlined />,
  '/organizations': <ApartmentOutlined />,
  '/establishment': <BarsOutlined />,
  '/checks': <SafetyCertificateOutlined />,
  '/import': <ImportOutlined />,
  '/approval-forms': <FileTextOutlined />,
  '/recycle-bin': <DeleteOutlined />,
  '/appointments': <SolutionOutlined />,
  '/trial-periods': <HistoryOutlined />,
  '/tags': <TagOutlined />,
  '/settings': <DatabaseOutlined />,
  '/printing': <PrinterOutlined />,
  '/audit': <AuditOutlined />,
  '/manual': <ReadOutlined />,
};

/** The left rail: pages in groups of the user's work, as far as the user may see them. */
export function Rail({ actor }: { readonly actor: Actor | null }) {
  const [location] = useLocation();
  const visible = navigation.filter(({ key }) => mayOpen(actor?.role ?? 'viewer', key));
  const groups = [...new Set(visible.map((item) => item.group))];
  const selected = visible.find((item) => location.startsWith(item.key))?.key ?? visible[0]?.key;
  return groups.map((group) => (
    <div key={group} role="group" aria-label={group}>
      <p className="rail-group">{group}</p>
      {visible
        .filter((item) => item.group === group)
        .map(({ key, label }) => (
          // The empty query forgets what an earlier address asked for (?field=, ?unit=).
          <Link
            key={key}
            href={`${key}?`}
            className="rail-item"
            aria-current={key === selected ? 'page' : undefined}
          >
            <span aria-hidden>{icons[key] ?? <FileOutlined />}</span>
            {label}
          </Link>
        ))}
    </div>
  ));
}
