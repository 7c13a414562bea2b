import dayjs from 'dayjs';
import type { BackupReason } from '#shared/security/backup';

/** The reasons as the list of backups shows them. */
export const backupReasonTexts: Readonly<Record<BackupReason, string>> = {
  daily: '每日自动',
  migration: '升级前',
  import: '导入前',
  merge: '合并数据包前',
  delete: '批量删除前',
  manual: '手动',
  restore: '恢复前的档案库',
};

/** Bytes as people read them, such as 3.4 MB. */
export function formatBytes(bytes: number): string {
  const units = ['B', 'KB', 'MB', 'GB', 'TB'];
  const step = bytes < 1024 ? 0 : Math.min(units.length - 1, Math.floor(Math.log2(bytes) / 10));
  const value = bytes / 1024 ** step;
  return `${step === 0 || value >= 100 ? Math.round(value) : value.toFixed(1)} ${units[step]}`;
}

/** A moment, local or ISO 8601 in UTC, as `2026.11.22 18:34`; `exact` adds the seconds. */
export function formatMoment(at: string, exact = false): string {
  return dayjs(at).format(exact ? 'YYYY.MM.DD HH:mm:ss' : 'YYYY.MM.DD HH:mm');
}
