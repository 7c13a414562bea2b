import { formDecisions, type FormDecisions } from '#shared/register/approval-form/form-contract';
import { invoke } from '../../app/bridge';

/** Each user has one draft: what was decided about the files that were read last. */
const draftKey = { form: 'approvalForms', entityId: 0 } as const;

/** What was decided about files before; null when nothing was, or an older program wrote it otherwise. */
export async function readDecisions(): Promise<FormDecisions | null> {
  const draft = await invoke('draft.get', draftKey);
  if (!draft) return null;
  const parsed = formDecisions.safeParse(JSON.parse(draft.content));
  return parsed.success ? parsed.data : null;
}

/** Keeps what was decided so far. */
export async function keepDecisions(sessionId: string): Promise<void> {
  const decisions = await invoke('form.decisions', { sessionId });
  if (decisions.files.length > 0)
    await invoke('draft.save', { ...draftKey, content: JSON.stringify(decisions) });
}

/** Forgets it: it was written. */
export async function dropDecisions(): Promise<void> {
  await invoke('draft.remove', draftKey);
}
