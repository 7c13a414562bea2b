import { Form, Modal } from 'antd';
import { useState } from 'react';
import { invoke } from '../app/bridge';
import { sentenceOf } from '../components/sentence';
import { PasswordInput } from './password-input';
import { RecoveryCodeSheet } from './recovery-code-sheet';

interface Values {
  readonly password: string;
}

/** A new recovery code: the password proves who asks, the code is shown once. */
export function RenewCodeDialog(props: { readonly unitName: string; readonly onClose: () => void }) {
  const { unitName, onClose } = props;
  const [form] = Form.useForm<Values>();
  const [code, setCode] = useState<string | null>(null);
  const [kept, setKept] = useState(false);
  const [busy, setBusy] = useState(false);
  async function renew({ password }: Values): Promise<void> {
    setBusy(true);
    try {
      setCode((await invoke('archive.renewRecoveryCode', { password })).recoveryCode);
    } catch (error) {
      form.setFields([{ name: 'password', errors: [sentenceOf(error)] }]);
    } finally {
      setBusy(false);
    }
  }
  const isShown = code !== null;
  return (
    <Modal
      open
      title="更换恢复码"
      closable={!isShown}
      mask={{ closable: false }}
      keyboard={!isShown}
      okText={isShown ? '完成' : '更换恢复码'}
      okButtonProps={{ disabled: isShown && !kept }}
      cancelButtonProps={isShown ? { style: { display: 'none' } } : {}}
      cancelText="取消"
      confirmLoading={busy}
      onOk={isShown ? onClose : form.submit}
      onCancel={onClose}
    >
      {isShown ? (
        <RecoveryCodeSheet code={code} unitName={unitName} onKept={setKept} />
      ) : (
        <Form<Values>
          requiredMark={false}
          form={form}
          layout="vertical"
          onFinish={(values) => void renew(values)}
        >
          <p>更换后，原来打印或抄写的恢复码作废，请收回销毁。</p>
          <Form.Item name="password" label="您的密码" rules={[{ required: true, message: '请输入密码' }]}>
            <PasswordInput autoFocus autoComplete="off" />
          </Form.Item>
        </Form>
      )}
    </Modal>
  );
}
