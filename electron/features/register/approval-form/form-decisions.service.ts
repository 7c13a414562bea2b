import type { FormDecisions } from '#shared/register/approval-form/form-contract';
import type { FormRegister } from './form-register';
import { unitNamed } from './form-register';
import type { FormLot, HeldForm } from './form-session';

type Decision = FormDecisions['files'][number];

function decisionOf(held: HeldForm, { preferred }: FormLot): Decision[] {
  const { read, person, unit, leftOut, choices, file } = held;
  if (!read) return [];
  const decided = person !== null || leftOut || choices.size > 0 || preferred.has(file) || held.unitChosen;
  if (!decided) return [];
  return [
    {
      sha256: read.sha256,
      who: person === null ? null : (person.id ?? 'new'),
      unit: held.unitChosen ? (unit?.id ?? null) : null,
      leftOut,
      preferred: preferred.has(file),
      sides: [...choices],
    },
  ];
}

/** What was decided so far, by the content of the files. */
export function formDecisionsOf(lot: FormLot): FormDecisions {
  return { files: lot.forms.flatMap((held) => decisionOf(held, lot)) };
}

function resume(held: HeldForm, decision: Decision, register: FormRegister): void {
  const { who, unit, leftOut, sides } = decision;
  held.person = who === null ? null : { id: who === 'new' ? null : who };
  held.unit = unitNamed(register.index, unit);
  held.unitChosen = held.unit !== null;
  held.leftOut = leftOut;
  for (const [key, side] of sides) held.choices.set(key, side);
}

/**
 * Takes up what was decided about the same files before they were closed, locked away or lost in a crash.
 * @returns the files preferred among several, and to how many files something was taken up
 */
export function resumeDecisions(
  forms: readonly HeldForm[],
  decisions: FormDecisions | null,
  register: FormRegister,
): { readonly preferred: Set<number>; readonly resumed: number } {
  const bySha = new Map((decisions?.files ?? []).map((decision) => [decision.sha256, decision]));
  const preferred = new Set<number>();
  let resumed = 0;
  for (const held of forms) {
    const decision = bySha.get(held.read?.sha256 ?? '');
    if (!decision) continue;
    resume(held, decision, register);
    if (decision.preferred) preferred.add(held.file);
    resumed += 1;
  }
  return { preferred, resumed };
}
