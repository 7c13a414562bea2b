import { randomUUID } from 'node:crypto';
import type { Parsed } from '#shared/contract';
import { AppError } from '#shared/lib/errors';
import { errorText } from '#shared/lib/error-texts';
import { checkWords } from '#shared/register/approval-form/check-words';
import { checkForm, type FormFinding } from '#shared/register/approval-form/check-form';
import type { FormCheck, FileFinding } from '#shared/register/approval-form/form-contract';
import type { FormSource } from '#shared/register/approval-form/form-source';
import type { FindingLevel } from '#shared/register/findings';
import type { JobContext } from '../../../contexts';
import { selectCheckSettings } from '../checks/check-settings.store';
import { formPlaces, type FormPlace } from './form-places';
import type { FormSessions } from './form-session';

type Found = Omit<FileFinding, 'id'>;
type Check = (place: FormPlace) => Promise<{ readonly found: readonly Found[]; readonly readable: boolean }>;

function placeName({ folder, name }: FormPlace): string {
  return folder === '' ? name : `${folder} / ${name}`;
}

function checker({ db, today }: Pick<JobContext, 'db' | 'today'>): Check {
  const settings = selectCheckSettings(db);
  return async (place) => {
    const file = placeName(place);
    try {
      const { form } = await place.read();
      const person = form.values.XingMing;
      const found = checkForm(form, { today, settings });
      const about = ({ box, level, message, remedy, source }: FormFinding): Found => {
        return { file, person, box, level, message, remedy, source };
      };
      return { found: found.map(about), readable: true };
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      const told = { level: 'error', ...checkWords(errorText(error)), source: '文件格式' } as const;
      return { found: [{ file, person: '', box: '文件', ...told }], readable: false };
    }
  };
}

/**
 * Checks files as forms, without looking at anybody in the register.
 * @throws FORM_FOLDER_UNREADABLE, FORM_NONE, CANCELLED
 */
export async function checkForms(
  sessions: FormSessions,
  context: JobContext,
  { source }: { readonly source: FormSource },
): Promise<FormCheck> {
  const { name, places, notes } = formPlaces(source, context, sessions);
  const check = checker(context);
  const findings: FileFinding[] = [];
  const counts: Record<FindingLevel, number> = { error: 0, warning: 0, hint: 0 };
  let [unreadable, clean] = [0, 0];
  for (const [at, place] of places.entries()) {
    context.checkpoint(at, places.length, '正在检查');
    const { found, readable } = await check(place);
    if (!readable) unreadable += 1;
    else if (found.length === 0) clean += 1;
    for (const finding of found) {
      counts[finding.level] += 1;
      findings.push({ id: findings.length, ...finding });
    }
  }
  const checkId = randomUUID();
  sessions.holdCheck({ id: checkId, findings });
  return { checkId, name, files: places.length, unreadable, clean, counts, notes };
}

/** One page of the findings of the last check. @throws FORM_SESSION_GONE */
export function formFindings(
  sessions: FormSessions,
  { checkId, levels, search, offset, limit }: Parsed<'form.findings'>,
): { rows: FileFinding[]; total: number } {
  const wanted = search.trim();
  const rows = sessions
    .heldCheck(checkId)
    .findings.filter(({ level }) => levels.length === 0 || levels.includes(level))
    .filter(({ file, person, message }) => [file, person, message].some((text) => text.includes(wanted)));
  return { rows: rows.slice(offset, offset + limit), total: rows.length };
}
