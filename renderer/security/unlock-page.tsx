import { Button, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { errorText } from '#shared/lib/error-texts';
import type { AppState } from '#shared/security/contract';
import { CallError, invoke } from '../app/bridge';

interface Values {
  readonly userName: string;
  readonly password: string;
}

/** Later starts: user and password. */
export function UnlockPage({ state }: { readonly state: AppState }) {
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  async function unlock(values: Values): Promise<void> {
    setBusy(true);
    setProblem(null);
    try {
      await invoke('archive.unlock', values);
    } catch (error) {
      setProblem(error instanceof CallError ? errorText(error.data) : String(error));
    } finally {
      setBusy(false);
    }
  }
  return (
    <div className="gate">
      <div className="panel gate-panel" style={{ width: 400 }}>
        <h1 className="gate-title">{state.unitName ?? '雁阵'}</h1>
        <p className="gate-hint">干部档案库已锁定，请登录</p>
        <Form<Values>
          layout="vertical"
          onFinish={(values) => void unlock(values)}
          initialValues={{ userName: state.users[0] }}
        >
          <Form.Item name="userName" label="用户" rules={[{ required: true, message: '请选择用户' }]}>
            <Select options={state.users.map((name) => ({ value: name, label: name }))} />
          </Form.Item>
          <Form.Item
            name="password"
            label="密码"
            rules={[{ required: true, message: '请输入密码' }]}
            {...(problem === null ? {} : { validateStatus: 'error', help: problem })}
          >
            <Input.Password autoFocus autoComplete="off" />
          </Form.Item>
          <Button type="primary" htmlType="submit" block loading={busy}>
            登录
          </Button>
        </Form>
      </div>
    </div>
  );
}
