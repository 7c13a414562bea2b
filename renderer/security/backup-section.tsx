import { useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useState } from 'react';
import type { BackupSummary } from '#shared/security/backup';
import { useMay } from '../app/app-state';
import { invoke } from '../app/bridge';
import { useAsk } from '../components/ask';
import { useCall } from '../components/call';
import { useJob } from '../components/job-progress';
import { securityKey } from './queries';
import { RestoreDialog } from './restore-dialog';
import { SettingRow } from './setting-row';
import { formatBytes, formatMoment } from './texts';

interface Props {
  /** What the last restore set aside, which can be put back. */
  readonly setAside: BackupSummary | null;
  readonly isAdministrator: boolean;
}

/** Backups: now, onto a stick, and back. */
export function BackupSection({ setAside, isAdministrator }: Props) {
  const client = useQueryClient();
  const { message } = App.useApp();
  const call = useCall();
  const job = useJob();
  const { ask, dialog } = useAsk();
  const mayBackUp = useMay('editor');
  const [restoring, setRestoring] = useState(false);

  async function backUp(folder?: string): Promise<void> {
    const made = await job.run('backup.make', folder === undefined ? {} : { folder }, '正在备份');
    if (!made) return;
    void message.success(`备份完成，已核验，${formatBytes(made.size)}：${made.path}`, 6);
    await client.invalidateQueries({ queryKey: securityKey });
  }
  async function backUpElsewhere(): Promise<void> {
    const folder = await call(() => invoke('file.chooseFolder', {}));
    if (folder) await backUp(folder.token);
  }
  async function undo(): Promise<void> {
    if (!setAside) return;
    const answer = await ask({
      title: '撤销上次恢复',
      body: `档案库回到 ${formatMoment(setAside.at)} 恢复之前的样子；恢复之后录入的内容会另外保存，可以再次撤销。`,
      choices: [
        { key: 'no', text: '取消' },
        { key: 'yes', text: '撤销恢复', kind: 'danger' },
      ],
      otherwise: 'no',
    });
    if (answer === 'no') return;
    const done = await job.run('archive.undoRestore', {}, '正在撤销恢复');
    if (done === undefined) return;
    void message.success('已撤销恢复');
    await client.invalidateQueries();
  }
  return (
    <section className="panel section" aria-label="备份和恢复">
      <h2 className="section-title">备份和恢复</h2>
      <SettingRow
        title={mayBackUp ? '立即备份' : '自动备份'}
        hint="每天第一次登录自动备份一次，保留当天 3 份、最近 14 天每天 1 份、最近 12 个月每月 1 份"
      >
        {mayBackUp && (
          <>
            <Button onClick={() => void backUpElsewhere()}>备份到文件夹或U盘</Button>
            <Button type="primary" onClick={() => void backUp()}>
              立即备份
            </Button>
          </>
        )}
      </SettingRow>
      {isAdministrator && (
        <SettingRow title="从备份恢复" hint="档案库回到备份时的样子；现在的会先另外保存，可以撤销">
          {setAside && <Button onClick={() => void undo()}>撤销 {formatMoment(setAside.at)} 的恢复</Button>}
          <Button onClick={() => setRestoring(true)}>恢复</Button>
        </SettingRow>
      )}
      {restoring && <RestoreDialog credentialsNeeded={false} onClose={() => setRestoring(false)} />}
      {job.view}
      {dialog}
    </section>
  );
}
