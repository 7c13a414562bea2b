import { Button, Form, Select, type InputRef } from 'antd';
import { useRef, useState } from 'react';
import type { AppState } from '#shared/security/contract';
import { invoke } from '../app/bridge';
import { sentenceOf } from '../components/call';
import { PasswordInput } from './password-input';
import { RecoverPanel } from './recover-panel';
import './security.css';

interface Values {
  readonly userName: string;
  readonly password: string;
}

interface PanelProps {
  readonly state: AppState;
  readonly onForgotten: (userName: string) => void;
}

function UnlockPanel({ state, onForgotten }: PanelProps) {
  const [form] = Form.useForm<Values>();
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const passwordInput = useRef<InputRef>(null);
  async function unlock(values: Values): Promise<void> {
    setBusy(true);
    setProblem(null);
    try {
      await invoke('archive.unlock', values);
    } catch (error) {
      setBusy(false);
      setProblem(sentenceOf(error));
      form.setFieldValue('password', '');
      passwordInput.current?.focus();
    }
  }
  return (
    <>
      <h1 className="gate-title">{state.unitName ?? '雁阵'}</h1>
      <p className="gate-hint">干部档案库已锁定，请登录</p>
      <Form<Values>
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={(values) => void unlock(values)}
        initialValues={{ userName: state.users.length === 1 ? state.users[0] : undefined }}
      >
        <Form.Item name="userName" label="用户" rules={[{ required: true, message: '请选择用户' }]}>
          <Select
            showSearch
            placeholder="选择或输入登录名"
            options={state.users.map((name) => ({ value: name, label: name }))}
          />
        </Form.Item>
        <Form.Item
          name="password"
          label="密码"
          rules={[{ required: true, message: '请输入密码' }]}
          {...(problem === null ? {} : { validateStatus: 'error', help: problem })}
        >
          <PasswordInput ref={passwordInput} autoFocus autoComplete="off" />
        </Form.Item>
        <Button type="primary" htmlType="submit" block loading={busy}>
          登录
        </Button>
      </Form>
      <div className="gate-foot">
        <Button
          type="link"
          style={{ padding: 0 }}
          onClick={() => onForgotten((form.getFieldValue('userName') as string | undefined) ?? '')}
        >
          忘记密码
        </Button>
        <span className="quiet">雁阵 {state.version}</span>
      </div>
    </>
  );
}

/** Later starts: user and password; with the printed code, a new password. */
export function UnlockPage({ state }: { readonly state: AppState }) {
  const [forgotten, setForgotten] = useState<string | null>(null);
  return (
    <div className="gate">
      <div className="panel gate-panel" style={{ width: forgotten === null ? 400 : 520 }}>
        {forgotten === null ? (
          <UnlockPanel state={state} onForgotten={setForgotten} />
        ) : (
          <RecoverPanel users={state.users} userName={forgotten} onBack={() => setForgotten(null)} />
        )}
      </div>
    </div>
  );
}
