import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, InputNumber } from 'antd';
import { useState } from 'react';
import type { IntegrityReport } from '#shared/security/backup';
import { defaultSecuritySettings } from '#shared/security/settings';
import { appStateQuery } from '../app/app-state';
import { invoke } from '../app/bridge';
import { useCall } from '../components/call';
import { useJob } from '../components/job-progress';
import { IntegrityDialog } from './integrity-dialog';
import { PasswordDialog } from './password-dialog';
import { securityKey, securitySettingsQuery } from './queries';
import { RenewCodeDialog } from './renew-code-dialog';
import { SettingRow } from './setting-row';

function AutoLockMinutes(props: { readonly saved: number; readonly disabled: boolean }) {
  const { saved, disabled } = props;
  const client = useQueryClient();
  const call = useCall();
  const [minutes, setMinutes] = useState<number | null>(saved);
  async function save(): Promise<void> {
    if (minutes === null || minutes === saved) return;
    await call(() => invoke('security.saveSettings', { autoLockMinutes: minutes }));
    await client.invalidateQueries({ queryKey: securityKey });
  }
  return (
    <InputNumber
      aria-label="自动锁定分钟数"
      min={1}
      max={60}
      precision={0}
      suffix="分钟"
      disabled={disabled}
      value={minutes}
      onChange={setMinutes}
      onBlur={() => void save()}
      onPressEnter={() => void save()}
      style={{ width: 110 }}
    />
  );
}

function AutoLock({ isAdministrator }: { readonly isAdministrator: boolean }) {
  const settings = useQuery(securitySettingsQuery()).data ?? defaultSecuritySettings;
  return (
    <SettingRow
      title="自动锁定"
      hint={`不动鼠标键盘满这个时间就锁定，没有保存的内容先存为草稿。默认 ${defaultSecuritySettings.autoLockMinutes} 分钟（依据：涉密信息系统分级保护的通行要求）`}
    >
      <AutoLockMinutes
        key={settings.autoLockMinutes}
        saved={settings.autoLockMinutes}
        disabled={!isAdministrator}
      />
    </SettingRow>
  );
}

/** What keeps the archive safe: password, recovery code, automatic lock, integrity, diagnostics. */
export function SafetySection({ isAdministrator }: { readonly isAdministrator: boolean }) {
  const { message } = App.useApp();
  const call = useCall();
  const job = useJob();
  const state = useQuery(appStateQuery()).data;
  const [open, setOpen] = useState<'password' | 'code' | null>(null);
  const [report, setReport] = useState<IntegrityReport | null>(null);

  async function check(): Promise<void> {
    setReport((await job.run('archive.check', {}, '检查完整性')) ?? null);
  }
  async function diagnose(): Promise<void> {
    const file = await call(() => invoke('file.saveAs', { kind: 'text', suggestedName: '雁阵诊断信息.txt' }));
    if (!file) return;
    const done = await call(() => invoke('archive.diagnose', { file: file.token }));
    if (done !== undefined) void message.success(`已导出：${file.name}`);
  }
  const close = (): void => setOpen(null);
  return (
    <section className="panel section" aria-label="安全">
      <h2 className="section-title">安全</h2>
      <SettingRow title="密码" hint="忘记密码时，可以用恢复码重设">
        <Button onClick={() => setOpen('password')}>修改密码</Button>
      </SettingRow>
      {isAdministrator && (
        <SettingRow title="恢复码" hint="遗失或被他人看到时更换；换后原来的恢复码作废">
          <Button onClick={() => setOpen('code')}>更换恢复码</Button>
        </SettingRow>
      )}
      <AutoLock isAdministrator={isAdministrator} />
      <SettingRow title="检查完整性" hint="通读档案库、操作日志、密钥文件和最近的备份，看是否完好">
        <Button onClick={() => void check()}>检查</Button>
      </SettingRow>
      <SettingRow
        title="诊断信息"
        hint="供技术支持查找问题：版本、数量和程序日志，不含姓名、身份证号和文件夹名"
      >
        <Button onClick={() => void diagnose()}>导出诊断信息</Button>
      </SettingRow>
      {open === 'password' && <PasswordDialog userName={state?.actor?.name ?? ''} onClose={close} />}
      {open === 'code' && <RenewCodeDialog unitName={state?.unitName ?? ''} onClose={close} />}
      {report && <IntegrityDialog report={report} onClose={() => setReport(null)} />}
      {job.view}
    </section>
  );
}
