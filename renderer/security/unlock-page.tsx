import { useRef, useState, type FormEvent } from 'react';
import type { AppState } from '#shared/security/contract';
import { invoke } from '../app/bridge';
import { LinkButton } from '../components/link-button';
import { sentenceOf } from '../components/sentence';
import { CapsLockHint, useCapsLock } from './caps-lock';
import './security.css';

/** Sends what was typed, and knows how it went. The window changes by itself once the archive is open. */
function useUnlock() {
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const password = useRef<HTMLInputElement>(null);
  async function unlock(userName: string): Promise<void> {
    const typed = password.current?.value ?? '';
    if (userName === '') return setProblem('请选择用户');
    if (typed === '') return setProblem('请输入密码');
    setBusy(true);
    setProblem(null);
    try {
      await invoke('archive.unlock', { userName, password: typed });
    } catch (error) {
      setBusy(false);
      setProblem(sentenceOf(error));
      if (!password.current) return;
      password.current.value = '';
      password.current.focus();
    }
  }
  return { problem, busy, password, unlock };
}

interface UserProps {
  readonly users: readonly string[];
  readonly value: string;
  readonly onChange: (name: string) => void;
}

function UserField({ users, value, onChange }: UserProps) {
  return (
    <>
      <label htmlFor="unlock-user">用户</label>
      <select id="unlock-user" value={value} onChange={(event) => onChange(event.target.value)}>
        {value === '' && <option value="">请选择</option>}
        {users.map((name) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </select>
    </>
  );
}

interface Props {
  readonly state: AppState;
  readonly onForgotten: (userName: string) => void;
}

/**
 * Later starts: user and password. Made of plain elements: the kit of the other pages takes longer to load than an empty
 * window to open, and is loaded behind this page.
 */
export function UnlockPage({ state, onForgotten }: Props) {
  const [userName, setUserName] = useState(state.users.length === 1 ? (state.users[0] ?? '') : '');
  const { problem, busy, password, unlock } = useUnlock();
  const caps = useCapsLock();
  function submit(event: FormEvent): void {
    event.preventDefault();
    if (!busy) void unlock(userName);
  }
  return (
    <div className="gate">
      <form className="panel gate-panel gate-form" onSubmit={submit}>
        <h1 className="gate-title">{state.unitName ?? '雁阵'}</h1>
        <p className="gate-hint">干部档案库已锁定，请登录</p>
        <UserField users={state.users} value={userName} onChange={setUserName} />
        <label htmlFor="unlock-password">密码</label>
        <input
          id="unlock-password"
          ref={password}
          type="password"
          autoFocus
          autoComplete="off"
          maxLength={200}
          aria-invalid={problem !== null}
          aria-describedby="unlock-problem"
          onKeyUp={caps.watch}
          onKeyDown={caps.watch}
          onBlur={caps.forget}
        />
        <p id="unlock-problem" className="gate-problem" role="alert">
          {problem}
        </p>
        <CapsLockHint isOn={caps.isOn} />
        <button type="submit" className="gate-submit" aria-busy={busy}>
          {busy ? '正在打开档案库' : '登录'}
        </button>
        <div className="gate-foot">
          <LinkButton onClick={() => onForgotten(userName)}>忘记密码</LinkButton>
          <span className="quiet">雁阵 {state.version}</span>
        </div>
      </form>
    </div>
  );
}
