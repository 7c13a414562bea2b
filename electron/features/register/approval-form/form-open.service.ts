import { createHash, randomUUID } from 'node:crypto';
import { AppError } from '#shared/lib/errors';
import { errorText } from '#shared/lib/error-texts';
import type { FormDecisions, FormSession } from '#shared/register/approval-form/form-contract';
import type { FormSource } from '#shared/register/approval-form/form-source';
import { readForm } from '#shared/register/approval-form/person-of-form';
import type { LrmxForm } from '#shared/register/lrmx-form';
import { auditHead } from '../../../archive/audit';
import type { JobContext } from '../../../contexts';
import { resumeDecisions } from './form-decisions.service';
import { meetForm, settleDoubles } from './form-meet.service';
import { formPlaces, type FormPlace } from './form-places';
import { formRegister } from './form-register';
import { mostBytes, type FormLot, type FormSessions, type HeldForm, type ReadForm } from './form-session';
import { summarize } from './form-view.service';

const untouched = {
  met: null,
  taken: null,
  person: null,
  unit: null,
  unitChosen: false,
  leftOut: false,
  cutPhoto: null,
} as const;

/** Tells files of the same content, however they are written. */
function contentHash({ values, family }: LrmxForm): string {
  return createHash('sha256')
    .update(JSON.stringify([values, family]))
    .digest('hex');
}

/** @throws what reading a form throws, FORM_NO_NAME */
async function readPlace(place: FormPlace): Promise<ReadForm> {
  const { form, notes } = await place.read();
  const reading = readForm(form);
  if (!reading.fields.name) throw new AppError('FORM_NO_NAME');
  return { form, reading, notes, sha256: contentHash(form) };
}

/** A file that cannot be read is refused with its reason and stops no other. */
async function hold(place: FormPlace, file: number, room: number): Promise<HeldForm> {
  const about = { ...untouched, file, place, choices: new Map() };
  try {
    if (room <= 0) throw new AppError('FORM_TOO_MUCH');
    return { ...about, read: await readPlace(place), refusal: '' };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { ...about, read: null, refusal: errorText(error) };
  }
}

async function readAll(
  places: readonly FormPlace[],
  { checkpoint }: Pick<JobContext, 'checkpoint'>,
): Promise<HeldForm[]> {
  const forms: HeldForm[] = [];
  let bytes = 0;
  for (const place of places) {
    checkpoint(forms.length, places.length, '正在读取文件');
    const held = await hold(place, forms.length, mostBytes - bytes);
    bytes += held.read?.form.values.ZhaoPian.length ?? 0;
    forms.push(held);
  }
  return forms;
}

function meetAll(lot: FormLot, { db, checkpoint }: JobContext): void {
  lot.auditSeq = auditHead(db).seq;
  lot.register = formRegister(db);
  for (const held of lot.forms) {
    checkpoint(held.file, lot.forms.length, '正在与名册比较');
    meetForm(held, lot.register);
  }
  settleDoubles(lot);
}

/**
 * Reads files and holds each against the register; nothing is written.
 * @param input `decisions`: what was decided about the same files before
 * @throws FORM_FOLDER_UNREADABLE, FORM_NONE, CANCELLED
 */
export async function openForms(
  sessions: FormSessions,
  context: JobContext,
  { source, decisions }: { readonly source: FormSource; readonly decisions: FormDecisions | null },
): Promise<FormSession> {
  const { name, places, notes } = formPlaces(source, context, sessions);
  const forms = await readAll(places, context);
  const register = formRegister(context.db);
  const { preferred, resumed } = resumeDecisions(forms, decisions, register);
  const lot: FormLot = { id: randomUUID(), name, notes, forms, preferred, resumed, auditSeq: 0, register };
  meetAll(lot, context);
  sessions.hold(lot);
  return summarize(lot);
}

/** Holds the same files against the register as it is now; decisions stay where they still fit. @throws FORM_SESSION_GONE */
export function refreshForms(sessions: FormSessions, context: JobContext, sessionId: string): FormSession {
  const lot = sessions.held(sessionId);
  meetAll(lot, context);
  return summarize(lot);
}
