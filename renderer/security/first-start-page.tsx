import { Button, Form, Input, Space } from 'antd';
import { useState } from 'react';
import { errorText } from '#shared/lib/error-texts';
import { CallError, invoke } from '../app/bridge';

interface Values {
  readonly folder: string;
  readonly unitName: string;
  readonly userName: string;
  readonly displayName: string;
  readonly password: string;
}

/** First start: where the data lives, whose it is, who administers it; then the recovery code. */
export function FirstStartPage({
  suggestedFolder,
  onDone,
}: {
  readonly suggestedFolder: string;
  readonly onDone: () => void;
}) {
  const [form] = Form.useForm<Values>();
  const [problem, setProblem] = useState<string | null>(null);
  const [code, setCode] = useState<string | null>(null);

  async function create(values: Values): Promise<void> {
    try {
      setProblem(null);
      setCode((await invoke('archive.create', values)).recoveryCode);
    } catch (error) {
      setProblem(error instanceof CallError ? errorText(error.data) : String(error));
    }
  }
  async function choose(): Promise<void> {
    const folder = await invoke('file.chooseFolder', { start: form.getFieldValue('folder') as string });
    if (folder) form.setFieldValue('folder', folder);
  }
  if (code !== null) return <RecoveryCode code={code} onDone={onDone} />;
  return (
    <div className="gate">
      <div className="panel gate-panel">
        <h1 className="gate-title">建立干部档案库</h1>
        <p className="gate-hint">数据只保存在本机，整库加密。安装后首次使用需完成以下设置。</p>
        <Form<Values>
          form={form}
          labelCol={{ flex: '96px' }}
          initialValues={{ folder: suggestedFolder }}
          onFinish={(values) => void create(values)}
        >
          <Form.Item label="数据位置" required>
            <Space.Compact block>
              <Form.Item name="folder" noStyle rules={[{ required: true, message: '请选择数据位置' }]}>
                <Input />
              </Form.Item>
              <Button onClick={() => void choose()}>选择</Button>
            </Space.Compact>
          </Form.Item>
          <Form.Item name="unitName" label="单位名称" rules={[{ required: true, message: '请填写单位名称' }]}>
            <Input placeholder="如 示范县委组织部" />
          </Form.Item>
          <Form.Item name="userName" label="登录名" rules={[{ required: true, message: '请填写登录名' }]}>
            <Input autoComplete="off" />
          </Form.Item>
          <Form.Item name="displayName" label="姓名" rules={[{ required: true, message: '请填写姓名' }]}>
            <Input autoComplete="off" />
          </Form.Item>
          <Form.Item name="password" label="密码" rules={[{ required: true, message: '请设置密码' }]}>
            <Input.Password autoComplete="new-password" />
          </Form.Item>
          {problem !== null && (
            <p role="alert" style={{ color: 'var(--accent)' }}>
              {problem}
            </p>
          )}
          <Button type="primary" htmlType="submit" block>
            建立档案库
          </Button>
        </Form>
      </div>
    </div>
  );
}

function RecoveryCode({ code, onDone }: { readonly code: string; readonly onDone: () => void }) {
  return (
    <div className="gate">
      <div className="panel gate-panel">
        <h1 className="gate-title">恢复码</h1>
        <p className="gate-hint">
          忘记密码时，只有恢复码能打开档案库。请打印或抄写后妥善保管，不要存放在本机。
        </p>
        <p data-testid="recovery-code" style={{ font: '600 18px/1.8 monospace', userSelect: 'all' }}>
          {code}
        </p>
        <Button type="primary" block onClick={onDone}>
          已妥善保存，进入档案库
        </Button>
      </div>
    </div>
  );
}
