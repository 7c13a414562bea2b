import type { appointmentContract } from '#shared/register/appointment/appointment-contract';
import type { HandlersOf } from '../../../contexts';
import { recordHistory } from '../history';
import { saveAppointmentSettings, selectAppointmentSettings } from './appointment-settings.store';
import { addPeople, batchesOfPerson, batchPeople, getBatch, listBatches, saveBatch } from './batch.service';
import { undoCompletion } from './completion-undo.service';
import { completeBatch, previewCompletion } from './completion.service';
import { cancelBatch, removeBatch, restoreBatch, resumeBatch } from './fate.service';
import { writeForms } from './form-writing.service';
import { checkBatchInput } from './scene.service';
import { decideTrial, listTrials } from './trial.service';

/** The channels of appointments. */
export function appointmentHandlers(): HandlersOf<typeof appointmentContract> {
  return {
    'appointment.list': (input, { db, today }) => listBatches(db, input, today),
    'appointment.get': ({ id }, { db }) => getBatch(db, id),
    'appointment.people': (input, { db }) => batchPeople(db, input),
    'appointment.check': (input, { db, today }) => checkBatchInput(db, input, today),
    'appointment.save': (input, tx) => saveBatch(tx, input),
    'appointment.addPeople': (input, tx) => addPeople(tx, input),
    'appointment.writeForms': (input, context) => writeForms(input, context),
    'appointment.previewCompletion': ({ id }, { db, today }) => previewCompletion(db, id, today),
    'appointment.complete': (input, context) => completeBatch(input, context),
    'appointment.undoCompletion': (input, context) => undoCompletion(input, context),
    'appointment.cancel': (input, tx) => cancelBatch(tx, input),
    'appointment.resume': (input, tx) => resumeBatch(tx, input),
    'appointment.remove': (input, tx) => removeBatch(tx, input),
    'appointment.restore': (input, tx) => restoreBatch(tx, input),
    'appointment.history': ({ id, ...page }, { db }) => recordHistory(db, 'appointmentBatch', id, page),
    'appointment.ofPerson': ({ personId }, { db, today }) => batchesOfPerson(db, personId, today),
    'appointment.trials': (input, { db, today }) => listTrials(db, input, today),
    'appointment.decideTrial': (input, tx) => decideTrial(tx, input),
    'appointment.settings': (_input, { db }) => selectAppointmentSettings(db),
    'appointment.saveSettings': (input, tx) => saveAppointmentSettings(tx, input),
  };
}
