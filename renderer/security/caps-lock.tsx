import { useState, type KeyboardEvent } from 'react';

/** Whether the letters typed are capital ones by the lock key, as the last key pressed told: there is no way to ask. */
export function useCapsLock(): {
  readonly isOn: boolean;
  readonly watch: (event: KeyboardEvent) => void;
  readonly forget: () => void;
} {
  const [isOn, setOn] = useState(false);
  return { isOn, watch: (event) => setOn(event.getModifierState('CapsLock')), forget: () => setOn(false) };
}

/** The hint below a password field while the lock key is on. */
export function CapsLockHint({ isOn }: { readonly isOn: boolean }) {
  return isOn ? (
    <div className="finding-warning" role="status">
      大写锁定已打开
    </div>
  ) : null;
}
