import { useMemo, useState } from 'react';
import { offeredParts } from '#shared/register/papers/layout-papers';
import { paperOptions, type PaperOptions } from '#shared/register/papers/paper-person';
import type { PaperSource } from '#shared/register/papers/paper-source';
import type { Preferences } from '#shared/settings/preference-contract';
import { useSettled } from '../../components/settled';
import { usePreferences } from '../list/people-queries';
import { PapersPreview } from './papers-preview';
import { PapersSettings, type PapersChoice } from './papers-settings';
import type { PrinterChoice } from './printer-choice';

interface Props {
  /** In the order in which they are printed. */
  readonly ids: readonly number[];
  /** Of the file: a person's name, or what the people are. */
  readonly name: string;
  readonly note?: string | undefined;
  readonly onField?: (personId: number, field: string) => void;
  readonly onClose: () => void;
}

type Kept = NonNullable<Preferences['papers']>;

const usualOptions: PaperOptions = {
  generation: 4,
  size: 'A4',
  heading: 'ordinary',
  appraisalYear: null,
  numbered: false,
  duplex: false,
};

/** What was chosen last, as far as it still exists. */
export function choiceOf(kept: Kept | undefined): PapersChoice {
  const options = paperOptions.safeParse({ ...usualOptions, ...kept?.options }).data ?? usualOptions;
  const parts = offeredParts.map(({ key }) => key).filter((key) => kept?.parts.includes(key));
  return { parts: parts.length > 0 ? parts : ['approvalForm'], options };
}

/** What was chosen, kept for the next time. */
function usePapersChoice({ value, save }: ReturnType<typeof usePreferences>) {
  const [kept] = useState(value.papers);
  const [choice, setChoice] = useState(() => choiceOf(kept));
  const [zoom, setZoom] = useState(kept?.zoom ?? 0.7);
  const [printer, setPrinter] = useState<PrinterChoice>({
    name: kept?.printer ?? '',
    dialog: kept?.dialog ?? true,
  });
  function keep(part: Partial<Kept>): void {
    const { parts, options } = choice;
    const now = { parts: [...parts], options, printer: printer.name, dialog: printer.dialog, zoom };
    save({ papers: { ...now, ...part } });
  }
  return {
    choice,
    zoom,
    printer,
    setChoice(next: PapersChoice) {
      setChoice(next);
      keep({ parts: [...next.parts], options: next.options });
    },
    setZoom(next: number) {
      setZoom(next);
      keep({ zoom: next });
    },
    setPrinter(next: PrinterChoice) {
      setPrinter(next);
      keep({ printer: next.name, dialog: next.dialog });
    },
  };
}

/** The papers of one person or of many: which, how, and where to. */
export function PapersDrawer(props: Props) {
  const preferences = usePreferences();
  return preferences.ready ? <Drawer {...props} preferences={preferences} /> : null;
}

type DrawerProps = Props & { readonly preferences: ReturnType<typeof usePreferences> };

function Drawer({ ids, name, note, onField, onClose, preferences }: DrawerProps) {
  const { choice, zoom, printer, setChoice, setZoom, setPrinter } = usePapersChoice(preferences);
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
      settings={<PapersSettings value={choice} onChange={setChoice} />}
      note={note}
      zoom={zoom}
      onZoom={setZoom}
      printer={printer}
      onPrinter={setPrinter}
      {...(onField ? { onField } : {})}
      onClose={onClose}
    />
  );
}
