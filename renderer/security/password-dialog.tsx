import { App, Form, Modal } from 'antd';
import { useState } from 'react';
import { invoke } from '../app/bridge';
import { sentenceOf } from '../components/sentence';
import { PasswordFields } from './password-fields';
import { PasswordInput } from './password-input';
import './security.css';

interface Values {
  readonly current: string;
  readonly password: string;
}

/** The user's own password: the present one, then a new one. */
export function PasswordDialog(props: { readonly userName: string; readonly onClose: () => void }) {
  const { userName, onClose } = props;
  const { message } = App.useApp();
  const [form] = Form.useForm<Values>();
  const [busy, setBusy] = useState(false);
  async function change({ current, password }: Values): Promise<void> {
    setBusy(true);
    try {
      await invoke('archive.changePassword', { current, next: password });
      void message.success('密码已修改，下次登录使用新密码');
      onClose();
    } catch (error) {
      form.setFields([{ name: 'current', errors: [sentenceOf(error)] }]);
    } finally {
      setBusy(false);
    }
  }
  return (
    <Modal
      open
      title="修改密码"
      okText="修改密码"
      cancelText="取消"
      confirmLoading={busy}
      onOk={form.submit}
      onCancel={onClose}
    >
      <Form<Values>
        requiredMark={false}
        form={form}
        labelCol={{ flex: '84px' }}
        onFinish={(values) => void change(values)}
      >
        <Form.Item
          name="current"
          label="现在的密码"
          rules={[{ required: true, message: '请输入现在的密码' }]}
        >
          <PasswordInput autoFocus autoComplete="off" />
        </Form.Item>
        <PasswordFields userName={userName} label="新密码" />
      </Form>
    </Modal>
  );
}
