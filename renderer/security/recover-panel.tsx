import { Button, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { readRecoveryCode, recoveryCodeGroups } from '#shared/security/recovery-code';
import { invoke } from '../app/bridge';
import { sentenceOf } from '../components/sentence';
import { PasswordFields } from './password-fields';

interface Values {
  readonly userName: string;
  readonly code: string;
  readonly password: string;
}

/** The six groups as they are read while the code is typed: each turns green or red by its own check character. */
function CodeGroups({ code }: { readonly code: string }) {
  return (
    <ol className="code-groups" aria-label="恢复码各组">
      {recoveryCodeGroups(code).map(({ text, state }, index) => (
        <li key={index} data-state={state}>
          {text}
        </li>
      ))}
    </ol>
  );
}

interface Props {
  readonly users: readonly string[];
  readonly userName: string;
  readonly onBack: () => void;
}

/** A forgotten password: the printed code opens the archive and sets a new one. */
export function RecoverPanel({ users, userName, onBack }: Props) {
  const [form] = Form.useForm<Values>();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const code = (Form.useWatch('code', form) as string | undefined) ?? '';
  const name = (Form.useWatch('userName', form) as string | undefined) ?? userName;
  async function recover({ userName: user, code: typed, password }: Values): Promise<void> {
    setBusy(true);
    setProblem(null);
    try {
      await invoke('archive.recover', { userName: user, code: typed, password });
    } catch (error) {
      setBusy(false);
      setProblem(sentenceOf(error));
    }
  }
  return (
    <>
      <h1 className="gate-title">用恢复码重设密码</h1>
      <p className="gate-hint">恢复码是建立档案库时打印或抄写的六组字母和数字。</p>
      <Form<Values>
        form={form}
        requiredMark={false}
        labelCol={{ flex: '84px' }}
        initialValues={{ userName: userName || users[0] }}
        onFinish={(values) => void recover(values)}
      >
        <Form.Item name="userName" label="用户" rules={[{ required: true, message: '请选择用户' }]}>
          <Select showSearch options={users.map((user) => ({ value: user, label: user }))} />
        </Form.Item>
        <Form.Item
          name="code"
          label="恢复码"
          validateTrigger="onBlur"
          extra={<CodeGroups code={code} />}
          rules={[
            {
              validator: (_rule, value: string | undefined) => {
                const reading = readRecoveryCode(value ?? '');
                return reading.ok
                  ? Promise.resolve()
                  : Promise.reject(new Error(`第 ${reading.faulty.join('、')} 组不对，请对照打印件`));
              },
            },
          ]}
        >
          <Input autoFocus autoComplete="off" maxLength={100} placeholder="大小写、空格和横线都可以不管" />
        </Form.Item>
        <PasswordFields userName={name} label="新密码" />
        {problem !== null && (
          <p role="alert" className="gate-error">
            {problem}
          </p>
        )}
        <div className="gate-foot">
          <Button disabled={busy} onClick={onBack}>
            返回登录
          </Button>
          <Button type="primary" htmlType="submit" loading={busy}>
            重设密码并登录
          </Button>
        </div>
      </Form>
    </>
  );
}
