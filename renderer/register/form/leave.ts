import { useEffect, useRef } from 'react';
import { changedIn } from '#shared/lib/form-record';
import { setLeaveGuard } from '../../app/leave-guard';
import type { Question } from '../../components/ask';
import type { Drafts } from './record-drafts';
import type { RecordState } from './record-state';

interface Options<Values extends object> {
  readonly state: RecordState<Values>;
  /** Whose form it is. */
  readonly name: string;
  /** Nothing can be changed, so nothing can be lost. */
  readonly disabled: boolean;
  readonly isDirty: () => boolean;
  readonly save: () => Promise<boolean>;
  readonly drafts: Pick<Drafts, 'keep' | 'drop'>;
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
export function useLeave<Values extends object>(options: Options<Values>): void {
  const latest = useRef(options);
  useEffect(() => {
    latest.current = options;
  });
  useEffect(() => {
    async function mayLeave(): Promise<boolean> {
      const { state, name, disabled, isDirty, save, drafts, ask } = latest.current;
      const { kind, values, base } = state;
      settleTyping();
      // What was just left and not understood is marked once the page has been drawn.
      await new Promise((resolve) => setTimeout(resolve));
      if (disabled || !isDirty()) return true;
      const answer = await ask({
        title: `${name}的修改还没有保存`,
        body: bodyOf(changedIn(kind, base.get().values, values.get()).map(kind.labelOf)),
        choices: [
          { key: 'stay', text: '继续填写' },
          { key: 'discard', text: '放弃修改', kind: 'danger' },
          { key: 'save', text: '保存', kind: 'primary' },
        ],
        otherwise: 'stay',
      });
      if (answer === 'save') return save();
      if (answer === 'stay') return false;
      await drafts.drop();
      values.set(base.get().values);
      return true;
    }
    async function keep(): Promise<void> {
      settleTyping();
      if (!latest.current.disabled) await latest.current.drafts.keep();
    }
    setLeaveGuard({ mayLeave, keep });
    return () => setLeaveGuard(null);
  }, []);
}
