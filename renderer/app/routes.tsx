import { lazy, type ComponentType } from 'react';
import { roles, type Role } from '#shared/lib/channel';
import { PeoplePage } from '../register/list/people-page';

export interface PageRoute {
  /** Pattern of the address behind the #. */
  readonly path: string;
  readonly page: ComponentType;
}

const PersonPage = lazy(() =>
  import('../register/person/person-page').then((module) => ({ default: module.PersonPage })),
);

const OrganizationsPage = lazy(() =>
  import('../register/organization/organizations-page').then((module) => ({
    default: module.OrganizationsPage,
  })),
);
const EstablishmentPage = lazy(() =>
  import('../register/organization/establishment-page').then((module) => ({
    default: module.EstablishmentPage,
  })),
);

const ChecksPage = lazy(() =>
  import('../register/checks/checks-page').then((module) => ({ default: module.ChecksPage })),
);
const ArchivePage = lazy(() =>
  import('../security/archive-page').then((module) => ({ default: module.ArchivePage })),
);
const PrintSettingsPage = lazy(() =>
  import('../printing/print-settings-page').then((module) => ({ default: module.PrintSettingsPage })),
);
const AuditPage = lazy(() =>
  import('../security/audit-page').then((module) => ({ default: module.AuditPage })),
);

const ImportPage = lazy(() =>
  import('../register/import/import-page').then((module) => ({ default: module.ImportPage })),
);
const ImportHistoryPage = lazy(() =>
  import('../register/import/import-history-page').then((module) => ({ default: module.ImportHistoryPage })),
);
const FormsPage = lazy(() =>
  import('../register/approval-form/forms-page').then((module) => ({ default: module.FormsPage })),
);
const ManualPage = lazy(() =>
  import('../manual/manual-page').then((module) => ({ default: module.ManualPage })),
);

const AppointmentsPage = lazy(() =>
  import('../register/appointment/appointments-page').then((module) => ({
    default: module.AppointmentsPage,
  })),
);

const BatchPage = lazy(() =>
  import('../register/appointment/batch-page').then((module) => ({ default: module.BatchPage })),
);

const TrialsPage = lazy(() =>
  import('../register/appointment/trials-page').then((module) => ({ default: module.TrialsPage })),
);

const TagsPage = lazy(() =>
  import('../register/tags/tags-page').then((module) => ({ default: module.TagsPage })),
);

const RecycleBinPage = lazy(() =>
  import('../register/bin/recycle-bin-page').then((module) => ({ default: module.RecycleBinPage })),
);

/** Every page of the program and its address. The first page is not lazy: it is what a start waits for. */
export const routes: readonly PageRoute[] = [
  { path: '/', page: PeoplePage },
  { path: '/people', page: PeoplePage },
  { path: '/people/:id', page: PersonPage },
  { path: '/organizations', page: OrganizationsPage },
  { path: '/establishment', page: EstablishmentPage },
  { path: '/checks', page: ChecksPage },
  { path: '/import', page: ImportPage },
  { path: '/import/history', page: ImportHistoryPage },
  { path: '/approval-forms', page: FormsPage },
  { path: '/recycle-bin', page: RecycleBinPage },
  { path: '/appointments', page: AppointmentsPage },
  { path: '/appointments/:id', page: BatchPage },
  { path: '/trial-periods', page: TrialsPage },
  { path: '/tags', page: TagsPage },
  { path: '/settings', page: ArchivePage },
  { path: '/printing', page: PrintSettingsPage },
  { path: '/audit', page: AuditPage },
  { path: '/manual', page: ManualPage },
];

export interface NavigationItem {
  readonly key: string;
  readonly label: string;
  readonly group: string;
  /** Who may see it; without it, everyone. */
  readonly role?: Role;
}

/** The left rail, grouped by the user's work. */
export const navigation: readonly NavigationItem[] = [
  { key: '/people', label: '人员名册', group: '名册' },
  { key: '/organizations', label: '单位', group: '名册' },
  { key: '/establishment', label: '职数配备', group: '名册' },
  { key: '/checks', label: '名册核查', group: '名册' },
  { key: '/import', label: '导入', group: '名册', role: 'editor' },
  { key: '/approval-forms', label: '任免表文件', group: '名册' },
  { key: '/recycle-bin', label: '回收站', group: '名册' },
  { key: '/appointments', label: '任免动议', group: '任免' },
  { key: '/trial-periods', label: '任职试用期', group: '任免' },
  { key: '/tags', label: '来源标签', group: '设置' },
  { key: '/settings', label: '档案库', group: '设置' },
  { key: '/printing', label: '打印', group: '设置' },
  { key: '/audit', label: '操作日志', group: '设置', role: 'administrator' },
  { key: '/manual', label: '使用说明', group: '设置' },
];

/** Whether someone of this role may open a page of the rail, or what lies under it. @param path of its address */
export function mayOpen(role: Role, path: string): boolean {
  const needed = navigation.find(({ key }) => path.startsWith(key))?.role ?? 'anyone';
  return roles.indexOf(role) >= roles.indexOf(needed);
}
