import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { sentenceOf } from '../components/sentence';
import { enterToNext } from '../components/enter-to-next';
import { PasswordFields } from './password-fields';

/** The unit and its first user, as typed. */
export interface Account {
  readonly unitName: string;
  readonly userName: string;
  readonly displayName: string;
  readonly password: string;
  readonly repeat: string;
}

interface Props {
  readonly initial: Account | null;
  readonly onBack: (account: Account) => void;
  /** Creates the archive; a failure is shown here. */
  readonly onNext: (account: Account) => Promise<void>;
}

/** Whose archive it is, and who administers it. */
export function FirstStartAccount({ initial, onBack, onNext }: Props) {
  const [form] = Form.useForm<Account>();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const userName = (Form.useWatch('userName', form) as string | undefined)?.trim() ?? '';

  async function create(account: Account): Promise<void> {
    setBusy(true);
    setProblem(null);
    try {
      await onNext(account);
    } catch (error) {
      setProblem(sentenceOf(error));
      setBusy(false);
    }
  }
  return (
    <Form<Account>
      form={form}
      requiredMark={false}
      labelCol={{ flex: '84px' }}
      initialValues={initial ?? {}}
      onKeyDown={enterToNext}
      onFinish={(account) => void create(account)}
    >
      <Form.Item
        name="unitName"
        label="单位名称"
        rules={[{ required: true, whitespace: true, message: '请填写单位名称' }]}
      >
        <Input autoFocus maxLength={100} placeholder="如 示范县委组织部" />
      </Form.Item>
      <Form.Item
        name="userName"
        label="登录名"
        extra="登录时使用，可用姓名拼音"
        rules={[{ required: true, whitespace: true, message: '请填写登录名' }]}
      >
        <Input autoComplete="off" maxLength={40} />
      </Form.Item>
      <Form.Item
        name="displayName"
        label="姓名"
        extra="记在操作日志中"
        rules={[{ required: true, whitespace: true, message: '请填写姓名' }]}
      >
        <Input autoComplete="off" maxLength={40} />
      </Form.Item>
      <PasswordFields userName={userName} />
      {problem !== null && (
        <p role="alert" className="gate-error">
          {problem}
        </p>
      )}
      <div className="gate-foot">
        <Button disabled={busy} onClick={() => onBack(form.getFieldsValue())}>
          上一步
        </Button>
        <Button type="primary" htmlType="submit" loading={busy}>
          建立档案库
        </Button>
      </div>
    </Form>
  );
}
