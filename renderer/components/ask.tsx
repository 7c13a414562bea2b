import { Button, Modal } from 'antd';
import { useState, type ReactNode } from 'react';

export interface Choice<Answer extends string> {
  readonly key: Answer;
  /** A verb, not 确定. */
  readonly text: string;
  readonly kind?: 'primary' | 'danger';
}

export interface Question<Answer extends string> {
  readonly title: string;
  readonly body?: ReactNode;
  /** From left to right; the last one is the one most people want. */
  readonly choices: readonly Choice<Answer>[];
  /** What closing the dialog means. */
  readonly otherwise: Answer;
}

interface Pending {
  readonly question: Question<string>;
  readonly answer: (key: string) => void;
}

/**
 * A dialog that asks one question and waits for the answer.
 * @returns `ask`, and the `dialog` to place once in the page
 */
export function useAsk(): {
  readonly ask: <Answer extends string>(question: Question<Answer>) => Promise<Answer>;
  readonly dialog: ReactNode;
} {
  const [pending, setPending] = useState<Pending | null>(null);
  function settle(key: string): void {
    pending?.answer(key);
    setPending(null);
  }
  const dialog = pending && (
    <Modal
      open
      width={440}
      title={pending.question.title}
      mask={{ closable: false }}
      onCancel={() => settle(pending.question.otherwise)}
      footer={pending.question.choices.map(({ key, text, kind }, index) => (
        <Button
          key={key}
          type={kind === 'primary' ? 'primary' : 'default'}
          danger={kind === 'danger'}
          autoFocus={index === pending.question.choices.length - 1}
          onClick={() => settle(key)}
        >
          {text}
        </Button>
      ))}
    >
      {pending.question.body}
    </Modal>
  );
  return {
    ask: (question) =>
      new Promise((resolve) => {
        setPending({ question, answer: resolve as (key: string) => void });
      }),
    dialog,
  };
}
