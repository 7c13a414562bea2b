import { useRef, useState, type RefObject } from 'react';
import type { FormKind } from '#shared/lib/form-record';
import type { DraftKey } from '#shared/settings/draft-contract';
import { useAsk } from '../../components/ask';
import { noMarks, type Marks } from '../../components/marks';
import { createStore, type Store } from '../../components/value-store';
import { useDraftOffer, type FoundDraft } from './draft-offer';
import type { Conflict } from './field-conflict';
import { useDrafts, type Base } from './record-drafts';

/** What a form starts with. */
export interface OpenedRecord<Values> {
  /** null: not saved yet. */
  readonly id: number | null;
  readonly version: number;
  readonly values: Values;
  readonly draft: FoundDraft<Values> | null;
}

/** The values of a form, and the saved state beneath them. */
export interface RecordState<Values extends object> {
  readonly kind: FormKind<Values>;
  readonly values: Store<Values>;
  readonly marks: Store<Marks>;
  readonly base: Store<Base<Values>>;
  readonly form: RefObject<HTMLDivElement | null>;
  /** Draws the whole form anew from `values`. */
  readonly redraw: () => void;
  /** Another number with each such drawing: the key of the inputs. */
  readonly epoch: number;
  readonly conflict: Conflict<Values> | null;
  readonly setConflict: (conflict: Conflict<Values> | null) => void;
}

/** The state of one form, as long as it is open. @param opened a later one is not looked at */
export function useRecordState<Values extends object>(
  kind: FormKind<Values>,
  opened: OpenedRecord<Values>,
): RecordState<Values> {
  const [values] = useState(() => createStore(opened.values));
  const [marks] = useState(() => createStore<Marks>(noMarks));
  const [base] = useState(() =>
    createStore<Base<Values>>({ version: opened.version, values: opened.values }),
  );
  const form = useRef<HTMLDivElement>(null);
  const [epoch, setEpoch] = useState(0);
  const [conflict, setConflict] = useState<Conflict<Values> | null>(null);
  const redraw = (): void => setEpoch((times) => times + 1);
  return { kind, values, marks, base, form, redraw, epoch, conflict, setConflict };
}

interface DraftOptions<Values> {
  readonly draftKey: DraftKey;
  readonly draft: FoundDraft<Values> | null;
  /** Whose draft it is. */
  readonly name: string;
  /** Nothing can be changed, so nothing is kept. */
  readonly disabled: boolean;
}

/** Offers an older draft, then keeps what is typed. @returns also the `ask` and `dialog` for questions of the form */
export function useRecordDrafts<Values extends object>(
  { kind, values, base, redraw, setConflict }: RecordState<Values>,
  { draftKey, draft, name, disabled }: DraftOptions<Values>,
) {
  const question = useAsk();
  const offer = useDraftOffer({
    kind,
    draftKey,
    draft,
    name,
    values,
    redraw,
    onConflict: setConflict,
    ask: question.ask,
  });
  const drafts = useDrafts({ kind, draftKey, values, base, active: !disabled && offer.settled });
  return { question, drafts };
}
