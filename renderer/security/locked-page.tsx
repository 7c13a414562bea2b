import { useState } from 'react';
import type { AppState } from '#shared/security/contract';
import { RecoverPanel } from './recover-panel';
import { UnlockPage } from './unlock-page';

interface Props {
  readonly state: AppState;
  /** The user who has said already that the password is forgotten; null for nobody. */
  readonly forgottenBy: string | null;
}

/** A locked archive: the password or, with the printed code, a new one. */
export function LockedPage({ state, forgottenBy }: Props) {
  const [forgotten, setForgotten] = useState(forgottenBy);
  if (forgotten === null) return <UnlockPage state={state} onForgotten={setForgotten} />;
  return (
    <div className="gate">
      <div className="panel gate-panel" style={{ width: 520 }}>
        <RecoverPanel users={state.users} userName={forgotten} onBack={() => setForgotten(null)} />
      </div>
    </div>
  );
}
