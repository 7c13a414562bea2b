import { Input, type InputProps, type InputRef } from 'antd';
import { useState, type KeyboardEvent, type Ref } from 'react';

interface Props extends InputProps {
  readonly ref?: Ref<InputRef>;
}

/** A password, which nobody sees while typing it: a hint below says when the lock key makes all letters capital ones. */
export function PasswordInput(props: Props) {
  // As the last key pressed told: there is no way to ask.
  const [isOn, setOn] = useState(false);
  const watch = (event: KeyboardEvent): void => setOn(event.getModifierState('CapsLock'));
  return (
    <>
      <Input.Password
        maxLength={200}
        {...props}
        onKeyDown={watch}
        onKeyUp={watch}
        onBlur={(event) => {
          setOn(false);
          props.onBlur?.(event);
        }}
      />
      {isOn && (
        <div className="finding-warning" role="status">
          大写锁定已打开
        </div>
      )}
    </>
  );
}
