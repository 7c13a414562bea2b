import { useEffect, useRef } from 'react';
import { setLeaveGuard } from '../../app/leave-guard';
import type { Question } from '../../components/ask';

interface Options {
  readonly name: string;
  readonly isDirty: () => boolean;
  /** The labels of the fields that were changed. */
  readonly changed: () => readonly string[];
  readonly save: () => Promise<boolean>;
  /** Keeps a draft; forgets it. */
  readonly keep: () => Promise<void>;
  readonly drop: () => Promise<void>;
  readonly ask: (question: Question<Answer>) => Promise<Answer>;
}

type Answer = 'stay' | 'discard' | 'save';

/** What was typed last counts once its input is left. */
function settleTyping(): void {
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
}

function bodyOf(labels: readonly string[]): string {
  const shown = labels.slice(0, 8).join('、');
  return labels.length === 0
    ? ''
    : `改动的栏目：${shown}${labels.length > 8 ? ` 等 ${labels.length} 个` : ''}`;
}

/** Nothing typed is lost by leaving the page without a question, or by locking and closing without a draft. */
export function useLeave(options: Options): void {
  const latest = useRef(options);
  useEffect(() => {
    latest.current = options;
  });
  useEffect(() => {
    async function mayLeave(): Promise<boolean> {
      const { name, isDirty, changed, save, drop, ask } = latest.current;
      settleTyping();
      // What was just left and not understood is marked once the page has been drawn.
      await new Promise((resolve) => setTimeout(resolve));
      if (!isDirty()) return true;
      const answer = await ask({
        title: `${name}的修改还没有保存`,
        body: bodyOf(changed()),
        choices: [
          { key: 'stay', text: '继续填写' },
          { key: 'discard', text: '放弃修改', kind: 'danger' },
          { key: 'save', text: '保存', kind: 'primary' },
        ],
        otherwise: 'stay',
      });
      if (answer === 'save') return save();
      if (answer === 'discard') await drop();
      return answer === 'discard';
    }
    async function keep(): Promise<void> {
      settleTyping();
      await latest.current.keep();
    }
    setLeaveGuard({ mayLeave, keep });
    return () => setLeaveGuard(null);
  }, []);
}
