import { useMemo, useState } from 'react';
import { offeredParts } from '#shared/register/papers/layout-papers';
import type { PaperSource } from '#shared/register/papers/paper-source';
import { useSettled } from '../../components/settled';
import { usePreferences } from '../list/people-queries';
import { optionsOf, usePapersKept } from './papers-kept';
import { PapersPreview } from './papers-preview';
import { PapersSettings, type PapersChoice } from './papers-settings';

interface Props {
  /** In the order in which they are printed. */
  readonly ids: readonly number[];
  /** Of the file: a person's name, or what the people are. */
  readonly name: string;
  readonly note?: string | undefined;
  readonly onField?: (personId: number, field: string) => void;
  readonly onClose: () => void;
}

/** What was chosen last, as far as it still exists. */
function choiceOf(kept: ReturnType<typeof usePapersKept>['kept']): PapersChoice {
  const parts = offeredParts.map(({ key }) => key).filter((key) => kept.parts.includes(key));
  return { parts: parts.length > 0 ? parts : ['approvalForm'], options: optionsOf(kept) };
}

/** The papers of one person or of many: which, how, and where to. */
export function PapersDrawer(props: Props) {
  const preferences = usePreferences();
  return preferences.ready ? <Drawer {...props} preferences={preferences} /> : null;
}

type DrawerProps = Props & { readonly preferences: ReturnType<typeof usePreferences> };

function Drawer({ ids, name, note, onField, onClose, preferences }: DrawerProps) {
  const { kept, keep, view } = usePapersKept(preferences);
  const choice = useMemo(() => choiceOf(kept), [kept]);
  const shown = useSettled(choice);
  // Who is printed stands when the drawer opens.
  const [who] = useState(() => ({ key: crypto.randomUUID(), ids: [...ids] }));
  const source = useMemo<PaperSource>(
    () => ({ kind: 'people', ids: who.ids, parts: [...shown.parts], options: shown.options }),
    [who, shown],
  );
  return (
    <PapersPreview
      title={who.ids.length > 1 ? `打印材料：${who.ids.length} 人` : `打印材料：${name}`}
      name={name}
      source={source}
      sourceKey={`${who.key} ${JSON.stringify(shown)}`}
      duplex={choice.options.duplex}
      settings={
        <PapersSettings
          value={choice}
          onChange={({ parts, options }) => keep({ parts: [...parts], options })}
        />
      }
      note={note}
      {...view}
      {...(onField ? { onField } : {})}
      onClose={onClose}
    />
  );
}
