import type { formContract } from '#shared/register/approval-form/form-contract';
import type { HandlersOf } from '../../../contexts';
import { applyForms } from './form-apply.service';
import { checkForms, formFindings } from './form-check.service';
import { chooseForm } from './form-choose.service';
import { formDecisionsOf } from './form-decisions.service';
import { dropForm } from './form-drop.service';
import { openForms, refreshForms } from './form-open.service';
import { createFormSessions } from './form-session';
import { upgradeForms } from './form-upgrade.service';
import { photosToCut } from './form-written.service';
import { compareHeld, formRows } from './form-view.service';

/** The channels of approval-form files. The sessions live in the thread that these handlers were made in. */
export function formHandlers(): HandlersOf<typeof formContract> {
  const sessions = createFormSessions();
  return {
    'form.drop': (input) => dropForm(sessions, input),
    'form.open': (input, context) => openForms(sessions, context, input),
    'form.refresh': ({ sessionId }, context) => refreshForms(sessions, context, sessionId),
    'form.rows': (input) => formRows(sessions, input),
    'form.compare': (input) => compareHeld(sessions, input),
    'form.choose': (input) => chooseForm(sessions, input),
    'form.decisions': ({ sessionId }) => formDecisionsOf(sessions.held(sessionId)),
    'form.photos': ({ sessionId }) => photosToCut(sessions.held(sessionId)),
    'form.close': ({ sessionId }) => {
      sessions.close(sessionId);
      return null;
    },
    'form.apply': ({ sessionId }, context) => applyForms(sessions, context, sessionId),
    'form.check': (input, context) => checkForms(sessions, context, input),
    'form.findings': (input) => formFindings(sessions, input),
    'form.upgrade': (input, context) => upgradeForms(context, input),
  };
}
