import type { ArchiveStatus } from '#shared/security/backup';
import { backupReasonTexts, formatBytes, formatMoment } from './texts';

/** A disk with less room than this is soon a problem. */
const littleFree = 1024 ** 3;

/** Where the archive is and how it does. */
export function ArchiveFacts({ status }: { readonly status: ArchiveStatus }) {
  const { lastBackup } = status;
  return (
    <section className="panel section" aria-label="档案库概况">
      <dl className="facts">
        <dt>数据位置</dt>
        <dd>{status.folder}</dd>
        <dt>内容</dt>
        <dd>
          {status.people} 人，{status.organizations} 个单位
        </dd>
        <dt>大小</dt>
        <dd>
          {formatBytes(status.size)}，所在磁盘剩余{' '}
          <span className={status.free < littleFree ? 'finding-warning' : ''}>
            {formatBytes(status.free)}
          </span>
        </dd>
        <dt>最近备份</dt>
        <dd>
          {lastBackup ? (
            `${formatMoment(lastBackup.at)}　${backupReasonTexts[lastBackup.reason]}　${formatBytes(lastBackup.size)}`
          ) : (
            <span className="finding-warning">还没有备份</span>
          )}
        </dd>
        <dt>版本</dt>
        <dd>
          程序 {status.programVersion}，档案库结构 {status.archiveVersion}
        </dd>
      </dl>
    </section>
  );
}
