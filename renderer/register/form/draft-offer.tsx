import dayjs from 'dayjs';
import { useEffect, useRef, useState } from 'react';
import { changedIn, mergeInto, readDraftText, type DraftRead, type FormKind } from '#shared/lib/form-record';
import type { DraftKey } from '#shared/settings/draft-contract';
import { invoke } from '../../app/bridge';
import type { Question } from '../../components/ask';
import type { Store } from '../../components/value-store';
import type { Conflict } from './field-conflict';

type Answer = 'drop' | 'restore';

export interface FoundDraft<Values> extends DraftRead<Values> {
  readonly savedAt: string;
}

/** What was typed and not saved the last time this record was open; null when there is nothing of the kind. */
export async function findDraft<Values extends object>(
  kind: FormKind<Values>,
  draftKey: DraftKey,
  values: Values,
): Promise<FoundDraft<Values> | null> {
  const draft = await invoke('draft.get', draftKey);
  const read = draft && readDraftText(kind, draft.content, values);
  // What was typed may have been entered another way since then: such a draft is none.
  if (!draft || !read || changedIn(kind, values, mergeInto(kind, read, values).values).length === 0)
    return null;
  return { ...read, savedAt: draft.savedAt };
}

interface Options<Values extends object> {
  readonly kind: FormKind<Values>;
  readonly draftKey: DraftKey;
  readonly draft: FoundDraft<Values> | null;
  /** Whose draft it is. */
  readonly name: string;
  readonly values: Store<Values>;
  readonly redraw: () => void;
  readonly onConflict: (conflict: Conflict<Values>) => void;
  readonly ask: (question: Question<Answer>) => Promise<Answer>;
}

function questionOf<Values extends object>(
  { kind, name }: Options<Values>,
  draft: FoundDraft<Values>,
): Question<Answer> {
  return {
    title: `${name}有一份没有保存的草稿`,
    body: (
      <>
        <p>
          {dayjs(draft.savedAt).format('YYYY年M月D日 HH:mm')} 填写，改动的栏目：
          {draft.keys.map(kind.labelOf).join('、')}。
        </p>
        <p className="quiet">恢复后请核对，再按保存。</p>
      </>
    ),
    choices: [
      { key: 'drop', text: '丢弃草稿', kind: 'danger' },
      { key: 'restore', text: '恢复草稿', kind: 'primary' },
    ],
    otherwise: 'restore',
  };
}

/** Offers what was typed and not saved the last time this record was open. */
export function useDraftOffer<Values extends object>(
  options: Options<Values>,
): { readonly settled: boolean } {
  const [settled, setSettled] = useState(options.draft === null);
  const first = useRef(options);
  useEffect(() => {
    const { kind, draftKey, draft, values, redraw, onConflict, ask } = first.current;
    if (!draft) return;
    async function offer(found: FoundDraft<Values>): Promise<void> {
      const answer = await ask(questionOf(first.current, found));
      if (answer === 'drop') {
        await invoke('draft.remove', draftKey).catch(() => undefined);
      } else {
        const latest = values.get();
        const merged = mergeInto(kind, found, latest);
        values.set(merged.values);
        redraw();
        if (merged.conflicts.length > 0)
          onConflict({ keys: merged.conflicts, mine: merged.values, theirs: latest });
      }
      setSettled(true);
    }
    void offer(draft);
  }, []);
  return { settled };
}
