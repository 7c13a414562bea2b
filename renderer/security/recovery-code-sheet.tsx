import { App, Button, Checkbox, Space } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { invoke } from '../app/bridge';
import { useCall } from '../components/call';
import './security.css';

interface Props {
  readonly code: string;
  readonly unitName: string;
  /** Whether the user says that it is on paper. */
  readonly onKept: (kept: boolean) => void;
}

/** The recovery code as it is shown this one time: to be printed, saved or copied by hand. */
export function RecoveryCodeSheet({ code, unitName, onKept }: Props) {
  const { message } = App.useApp();
  const call = useCall();
  const [busy, setBusy] = useState(false);
  async function print(): Promise<void> {
    setBusy(true);
    const date = dayjs().format('YYYY-MM-DD');
    const document = { kind: 'recovery' as const, unitName, code, date };
    const done = await call(() => invoke('print.toPrinter', { document, range: null }));
    setBusy(false);
    if (done && !done.printed) void message.info('没有打印');
  }
  async function save(): Promise<void> {
    const file = await call(() => invoke('file.saveAs', { kind: 'text', suggestedName: '恢复码.txt' }));
    if (!file) return;
    const done = await call(() => invoke('archive.saveRecoveryCode', { file: file.token, code }));
    if (done !== undefined) void message.success(`已保存：${file.name}`);
  }
  return (
    <>
      <ol className="recovery-code" data-testid="recovery-code" aria-label="恢复码">
        {code.split('-').map((group, index) => (
          <li key={`${index}${group}`}>{group}</li>
        ))}
      </ol>
      <Space>
        <Button loading={busy} onClick={() => void print()}>
          打印
        </Button>
        <Button onClick={() => void save()}>保存为文件</Button>
      </Space>
      <p className="quiet">
        恢复码只显示这一次。请装入信封密封，交专人保管，不要与本机放在一起；保存为文件的，请存到U盘。
      </p>
      <Checkbox onChange={(event) => onKept(event.target.checked)}>已打印或抄写</Checkbox>
    </>
  );
}
