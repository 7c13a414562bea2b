import { Button } from 'antd';
import { useState } from 'react';
import { RecoveryCodeSheet } from './recovery-code-sheet';

interface Props {
  readonly code: string;
  readonly unitName: string;
  readonly onNext: () => void;
}

/** The recovery code, shown once; on it goes only when it is on paper. */
export function FirstStartRecovery({ code, unitName, onNext }: Props) {
  const [kept, setKept] = useState(false);
  return (
    <>
      <p className="gate-hint">档案库已建立。忘记密码时，只有恢复码能打开它。</p>
      <RecoveryCodeSheet code={code} unitName={unitName} onKept={setKept} />
      <div className="gate-foot">
        <span />
        <Button type="primary" disabled={!kept} onClick={onNext}>
          下一步
        </Button>
      </div>
    </>
  );
}
