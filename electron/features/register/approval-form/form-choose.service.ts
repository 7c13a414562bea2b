import { ruledSide } from '#shared/register/approval-form/form-choices';
import type { FormChoice, FormSession, FormUnit } from '#shared/register/approval-form/form-contract';
import { meetForm, settleDoubles } from './form-meet.service';
import { unitNamed } from './form-register';
import type { FormLot, FormSessions, HeldForm } from './form-session';
import { fileRow, summarize } from './form-view.service';

/** The files that a choice about many is for: those about somebody known whose values differ. */
function compared(lot: FormLot, file: number | null): HeldForm[] {
  return lot.forms.filter((held) =>
    file === null ? fileRow(held, lot).state === 'changed' : held.file === file,
  );
}

function chooseRows(lot: FormLot, { file, key, rule }: Extract<FormChoice, { type: 'rows' }>): void {
  for (const { met, choices } of compared(lot, file))
    for (const row of met?.rows ?? []) {
      const side = key === null || row.key === key ? ruledSide(row, rule) : undefined;
      if (side) choices.set(row.key, side);
    }
}

function chooseUnit(lot: FormLot, file: number | null, unit: FormUnit | null): void {
  for (const held of lot.forms)
    if (file === null ? fileRow(held, lot).needsUnit : held.file === file)
      Object.assign(held, { unit, unitChosen: unit !== null });
}

/** Of several files about one person this one is wanted, and none of the others. */
function prefer(lot: FormLot, file: number): void {
  const taken = lot.forms[file]?.taken ?? null;
  if (taken === null) return;
  for (const other of lot.forms) if (other.taken === taken) lot.preferred.delete(other.file);
  lot.preferred.add(file);
}

/** Keeps one decision. @throws FORM_SESSION_GONE */
export function chooseForm(
  sessions: FormSessions,
  { sessionId, choice }: { readonly sessionId: string; readonly choice: FormChoice },
): FormSession {
  const lot = sessions.held(sessionId);
  const held = choice.type === 'rows' || choice.file === null ? undefined : lot.forms[choice.file];
  switch (choice.type) {
    case 'row':
      held?.choices.set(choice.key, choice.side);
      break;
    case 'rows':
      chooseRows(lot, choice);
      break;
    case 'unit':
      chooseUnit(lot, choice.file, unitNamed(lot.register.index, choice.id));
      break;
    case 'leaveOut':
      if (held) held.leftOut = choice.out;
      break;
    case 'photo':
      if (held) held.cutPhoto = choice.image;
      break;
    case 'prefer':
      prefer(lot, choice.file);
      settleDoubles(lot);
      break;
    case 'person':
      if (!held) break;
      held.person = choice.who === 'auto' ? null : { id: choice.who === 'new' ? null : choice.who };
      meetForm(held, lot.register);
      settleDoubles(lot);
  }
  return summarize(lot);
}
