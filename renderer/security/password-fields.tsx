import { CheckCircleFilled, MinusCircleOutlined } from '@ant-design/icons';
import { Form } from 'antd';
import {
  checkPassword,
  defaultPasswordPolicy,
  isPasswordGood,
  normalizePassword,
  type PasswordRule,
} from '#shared/security/password';
import { PasswordInput } from './password-input';

const ruleTexts: Readonly<Record<PasswordRule, string>> = {
  length: `至少 ${defaultPasswordPolicy.minimumLength} 个字符`,
  kinds: `大写字母、小写字母、数字、其他符号中至少 ${defaultPasswordPolicy.minimumKinds} 种`,
  name: '不包含登录名',
};

function Rules({ password, userName }: { readonly password: string; readonly userName: string }) {
  return (
    <ul className="password-rules" aria-label="密码要求">
      {checkPassword(password, userName).map(({ rule, met }) => (
        <li key={rule} data-met={met}>
          {met ? <CheckCircleFilled /> : <MinusCircleOutlined />} {ruleTexts[rule]}
        </li>
      ))}
    </ul>
  );
}

interface Props {
  /** The login name, which the password may not contain. */
  readonly userName: string;
  readonly label?: string;
}

/** A new password typed twice, in a form that keeps it as `password` and `repeat`; each rule turns green as it is met. */
export function PasswordFields({ userName, label = '密码' }: Props) {
  const password = (Form.useWatch('password') as string | undefined) ?? '';
  return (
    <>
      <Form.Item
        name="password"
        label={label}
        required
        validateTrigger="onBlur"
        dependencies={['userName']}
        extra={<Rules password={password} userName={userName} />}
        rules={[
          {
            validator: (_rule, value: string | undefined) =>
              isPasswordGood(value ?? '', userName)
                ? Promise.resolve()
                : Promise.reject(new Error('密码还不符合下列要求')),
          },
        ]}
      >
        <PasswordInput autoComplete="new-password" />
      </Form.Item>
      <Form.Item
        name="repeat"
        label="再输一次"
        required
        validateTrigger="onBlur"
        dependencies={['password']}
        rules={[
          ({ getFieldValue }) => ({
            validator: (_rule, value: string | undefined) =>
              normalizePassword(value ?? '') === normalizePassword(String(getFieldValue('password') ?? ''))
                ? Promise.resolve()
                : Promise.reject(new Error('两次输入的密码不一致')),
          }),
        ]}
      >
        <PasswordInput autoComplete="new-password" />
      </Form.Item>
    </>
  );
}
