import { formDecisions, type FormDecisions } from '#shared/register/approval-form/form-contract';
import { mostForms } from '#shared/register/approval-form/form-folder';
import { invoke } from '../../app/bridge';

/** Each user has one draft: what was decided about files that were not written yet. */
const draftKey = { form: 'approvalForms', entityId: 0 } as const;

/** What was decided about files before; null when nothing was, or an older program wrote it otherwise. */
export async function readDecisions(): Promise<FormDecisions | null> {
  const draft = await invoke('draft.get', draftKey);
  if (!draft) return null;
  const parsed = formDecisions.safeParse(JSON.parse(draft.content));
  return parsed.success ? parsed.data : null;
}

/** Decisions about other files, which stay beside these. */
async function otherDecisions({ files }: FormDecisions): Promise<FormDecisions['files']> {
  const these = new Set(files.map(({ sha256 }) => sha256));
  return ((await readDecisions())?.files ?? []).filter(({ sha256 }) => !these.has(sha256));
}

/** Keeps what was decided so far, beside what was decided about other files. */
export async function keepDecisions(sessionId: string): Promise<void> {
  const decisions = await invoke('form.decisions', { sessionId });
  if (decisions.files.length === 0) return;
  const files = [...decisions.files, ...(await otherDecisions(decisions))].slice(0, mostForms);
  await invoke('draft.save', { ...draftKey, content: JSON.stringify({ files }) });
}

/** Forgets what was decided about some files: it was written. */
export async function dropDecisions(written: FormDecisions): Promise<void> {
  const files = await otherDecisions(written);
  if (files.length === 0) await invoke('draft.remove', draftKey);
  else await invoke('draft.save', { ...draftKey, content: JSON.stringify({ files }) });
}
