import type { TableContent } from '#shared/lib/table-document';
import type { AuditFilter, AuditRow } from '#shared/security/audit-contract';
import { auditText } from '#shared/security/audit-words';
import { invoke } from '../app/bridge';
import { formatMoment } from './texts';

/** More than this nobody reads on paper; the period can be narrowed. */
const most = 5000;
const chunk = 500;

/** Everything that fits the filter, the latest first, at most 5,000. */
export async function loadAudit(filter: AuditFilter): Promise<AuditRow[]> {
  const rows: AuditRow[] = [];
  while (rows.length < most) {
    const page = await invoke('audit.page', { ...filter, offset: rows.length, limit: chunk });
    rows.push(...page.rows);
    if (page.rows.length < chunk) break;
  }
  return rows;
}

/** 张晓明（zxm）: who it was, and by which account. */
export function actorText(name: string, loginName: string): string {
  return name === loginName ? name : `${name}（${loginName}）`;
}

/** What an operation was about: the first records by name, and how many there are. */
export function objectsOf({ labels, changes }: AuditRow): string {
  if (labels.length === 0) return changes > 1 ? `${changes} 项` : '';
  const names = [...new Set(labels)].join('、');
  return changes > labels.length ? `${names} 等 ${changes} 项` : names;
}

/** The log's columns on paper. */
export const auditColumns: TableContent['columns'] = [
  { key: 'seq', label: '序号', width: 8, align: 'right' },
  { key: 'at', label: '时间', width: 18, align: 'center' },
  { key: 'actor', label: '用户', width: 18, align: 'left' },
  { key: 'text', label: '操作', width: 20, align: 'left' },
  { key: 'objects', label: '对象', width: 50, align: 'left' },
];

/** The log's lines on paper. */
export function auditLines(rows: readonly AuditRow[]): TableContent['lines'] {
  return rows.map((row) => ({
    id: row.seq,
    cells: [
      String(row.seq),
      formatMoment(row.at),
      actorText(row.actorName, row.loginName),
      auditText(row.channel),
      objectsOf(row),
    ],
  }));
}
