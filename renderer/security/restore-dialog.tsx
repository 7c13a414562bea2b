import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, Input, Modal, Segmented } from 'antd';
import { useState } from 'react';
import type { ChosenFolder } from '#shared/lib/chosen-file';
import type { BackupSummary } from '#shared/security/backup';
import { CallError, invoke } from '../app/bridge';
import { useCall } from '../components/call';
import { sentenceOf } from '../components/sentence';
import { useJob } from '../components/job-progress';
import { BackupTable } from './backup-table';
import { PasswordInput } from './password-input';
import { backupsQuery } from './queries';
import './security.css';
import { formatMoment } from './texts';

interface Values {
  readonly userName?: string;
  readonly password?: string;
}

interface Props {
  /** The archive is not open: the program must be told who asks. */
  readonly credentialsNeeded: boolean;
  readonly onClose: () => void;
}

/** A backup is chosen, its consequence named, and put in the archive's place. */
export function RestoreDialog({ credentialsNeeded, onClose }: Props) {
  const client = useQueryClient();
  const call = useCall();
  const job = useJob();
  const { message } = App.useApp();
  const [form] = Form.useForm<Values>();
  const [folder, setFolder] = useState<ChosenFolder | null>(null);
  const [chosen, setChosen] = useState<BackupSummary | null>(null);
  const [asked, setAsked] = useState(credentialsNeeded);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const backups = useQuery(backupsQuery(folder));

  async function elsewhere(): Promise<void> {
    const other = await call(() => invoke('file.chooseFolder', {}));
    if (other) setFolder(other);
    setChosen(null);
  }
  async function restore({ userName = '', password = '' }: Values): Promise<void> {
    if (!chosen) return;
    setBusy(true);
    setProblem(null);
    try {
      const credentials = asked ? { credentials: { userName, password } } : {};
      const from = folder === null ? {} : { folder: folder.token };
      await job.attempt('archive.restore', { ...from, name: chosen.name, ...credentials }, '正在从备份恢复');
      void message.success(`已恢复到 ${formatMoment(chosen.at)} 的备份`);
      await client.invalidateQueries();
      onClose();
    } catch (error) {
      setBusy(false);
      if (error instanceof CallError && error.data.code === 'CANCELLED') return;
      setProblem(sentenceOf(error));
      // A backup of another key: the program must be told the password of its day.
      setAsked(true);
    }
  }
  return (
    <Modal
      open
      title="从备份恢复"
      width={600}
      okText={chosen ? `恢复到 ${formatMoment(chosen.at)}` : '恢复'}
      okButtonProps={{ disabled: !chosen, danger: true }}
      confirmLoading={busy}
      cancelText="取消"
      onOk={form.submit}
      onCancel={onClose}
    >
      <div className="page-filters">
        <Segmented
          value={folder === null ? 'own' : 'other'}
          options={[
            { value: 'own', label: '本机备份' },
            { value: 'other', label: folder === null ? '其他文件夹' : folder.path },
          ]}
          onChange={(value) => (value === 'own' ? setFolder(null) : void elsewhere())}
        />
        {folder !== null && <Button onClick={() => void elsewhere()}>换一个文件夹</Button>}
      </div>
      <BackupTable
        backups={backups.data ?? []}
        loading={backups.isPending}
        chosen={chosen?.path ?? null}
        onChoose={setChosen}
      />
      <p>
        恢复后，档案库回到备份时的样子，<b>在那之后录入和修改的内容都不再显示</b>。
        现在的档案库会先另外保存，可以在“设置－档案库”撤销恢复。
      </p>
      <Form<Values>
        requiredMark={false}
        form={form}
        labelCol={{ flex: '72px' }}
        onFinish={(values) => void restore(values)}
      >
        {asked && (
          <>
            <Form.Item
              name="userName"
              label="管理员"
              rules={[{ required: true, message: '请填写管理员的登录名' }]}
            >
              <Input autoComplete="off" maxLength={40} placeholder="登录名" />
            </Form.Item>
            <Form.Item
              name="password"
              label="密码"
              extra="密钥文件也丢失或备份来自另一个档案库时，用备份当时的密码"
              rules={[{ required: true, message: '请输入密码' }]}
            >
              <PasswordInput autoComplete="off" />
            </Form.Item>
          </>
        )}
      </Form>
      {problem !== null && (
        <p role="alert" className="gate-error">
          {problem}
        </p>
      )}
      {job.view}
    </Modal>
  );
}
