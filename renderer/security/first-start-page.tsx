import { Steps } from 'antd';
import { useState } from 'react';
import { invoke } from '../app/bridge';
import { FirstStartAccount, type Account } from './first-start-account';
import { FirstStartBegin } from './first-start-begin';
import { FirstStartLocation } from './first-start-location';
import { FirstStartRecovery } from './first-start-recovery';
import './security.css';

const steps = ['数据位置', '单位和管理员', '恢复码', '开始使用'];

interface Props {
  readonly suggestedFolder: string;
  readonly onDone: () => void;
}

/** First start: where the data lives, whose it is and who administers it, the recovery code, and how to begin. */
export function FirstStartPage({ suggestedFolder, onDone }: Props) {
  const [step, setStep] = useState(0);
  const [folder, setFolder] = useState(suggestedFolder);
  const [account, setAccount] = useState<Account | null>(null);
  const [code, setCode] = useState('');

  async function create(given: Account): Promise<void> {
    setAccount(given);
    const { unitName, userName, displayName, password } = given;
    const created = await invoke('archive.create', { folder, unitName, userName, displayName, password });
    // From here on the password is in nobody's memory but the user's.
    setAccount({ ...given, password: '', repeat: '' });
    setCode(created.recoveryCode);
    setStep(2);
  }
  return (
    <div className="gate">
      <div className="panel gate-panel first-start">
        <h1 className="gate-title">建立干部档案库</h1>
        <Steps className="gate-steps" size="small" current={step} items={steps.map((title) => ({ title }))} />
        {step === 0 && (
          <FirstStartLocation
            folder={folder}
            onNext={(chosen) => {
              setFolder(chosen);
              setStep(1);
            }}
          />
        )}
        {step === 1 && (
          <FirstStartAccount
            initial={account}
            onBack={(given) => {
              setAccount(given);
              setStep(0);
            }}
            onNext={create}
          />
        )}
        {step === 2 && (
          <FirstStartRecovery code={code} unitName={account?.unitName ?? ''} onNext={() => setStep(3)} />
        )}
        {step === 3 && <FirstStartBegin onDone={onDone} />}
      </div>
    </div>
  );
}
