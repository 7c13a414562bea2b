import { Input, type InputProps, type InputRef } from 'antd';
import type { Ref } from 'react';
import { CapsLockHint, useCapsLock } from './caps-lock';

interface Props extends InputProps {
  readonly ref?: Ref<InputRef>;
}

/** A password, which nobody sees while typing it: a hint below says when the lock key makes all letters capital ones. */
export function PasswordInput(props: Props) {
  const caps = useCapsLock();
  return (
    <>
      <Input.Password
        maxLength={200}
        {...props}
        onKeyDown={caps.watch}
        onKeyUp={caps.watch}
        onBlur={(event) => {
          caps.forget();
          props.onBlur?.(event);
        }}
      />
      <CapsLockHint isOn={caps.isOn} />
    </>
  );
}
