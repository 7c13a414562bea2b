import dayjs from 'dayjs';
import { useEffect, useRef, useState } from 'react';
import { mergeTyped } from '#shared/register/person/person-merge';
import { labelOf, type PersonValues } from '#shared/register/person/person-values';
import { invoke } from '../../app/bridge';
import type { Question } from '../../components/ask';
import type { Store } from '../../components/value-store';
import type { Conflict } from './person-conflict';
import type { FoundDraft, Opened } from './person-opened';

type Answer = 'drop' | 'restore';

interface Options {
  readonly opened: Opened;
  readonly values: Store<PersonValues>;
  readonly redraw: () => void;
  readonly onConflict: (conflict: Conflict) => void;
  readonly ask: (question: Question<Answer>) => Promise<Answer>;
}

function questionOf(opened: Opened, draft: FoundDraft): Question<Answer> {
  const name = draft.mine.name ?? opened.values.name ?? '新增人员';
  return {
    title: `${name}有一份没有保存的草稿`,
    body: (
      <>
        <p>
          {dayjs(draft.savedAt).format('YYYY年M月D日 HH:mm')} 填写，改动的栏目：
          {draft.keys.map(labelOf).join('、')}。
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
export function useDraftOffer(options: Options): { readonly settled: boolean } {
  const [settled, setSettled] = useState(options.opened.draft === null);
  const first = useRef(options);
  useEffect(() => {
    const { opened, values, redraw, onConflict, ask } = first.current;
    const { draft } = opened;
    if (!draft) return;
    async function offer(found: FoundDraft): Promise<void> {
      const answer = await ask(questionOf(opened, found));
      if (answer === 'drop') {
        await invoke('draft.remove', { form: 'person', entityId: opened.id ?? 0 }).catch(() => undefined);
      } else {
        const merged = mergeTyped(found, opened.values);
        values.set(merged.values);
        redraw();
        if (merged.conflicts.length > 0) {
          onConflict({ keys: merged.conflicts, mine: merged.values, theirs: opened.values });
        }
      }
      setSettled(true);
    }
    void offer(draft);
  }, []);
  return { settled };
}
