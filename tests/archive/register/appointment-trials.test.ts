import { describe, expect, it } from 'vitest';
import type { TrialRow } from '#shared/register/appointment/appointment-contract';
import { verifyAuditChain } from '../../../electron/archive/audit';
import {
  batchesOfPerson,
  getBatch,
  saveBatch,
} from '../../../electron/features/register/appointment/batch.service';
import { undoCompletion } from '../../../electron/features/register/appointment/completion-undo.service';
import { decideTrial, listTrials } from '../../../electron/features/register/appointment/trial.service';
import { getPerson, savePerson } from '../../../electron/features/register/person/person.service';
import { complete, newRegister, promotion, type Register } from './appointment-register';
import { jobContext, today } from './support';

/** Wang is mayor on trial from 10 February 2026 until February 2027. */
function onTrial(register: Register): number {
  const input = promotion(register);
  const items = input.items.map((item) => ({
    ...item,
    fields: { ...item.fields, method: '1', probationUntil: '2027-02' },
  }));
  const { id } = register.run((tx) => saveBatch(tx, { ...input, items }));
  return id;
}

function trials({ archive }: Register, day: string, search = ''): TrialRow[] {
  return listTrials(archive.db, { search, days: 30 }, day);
}

function decide(
  { archive, run, wang }: Register,
  batchId: number,
  decision: { trialDecided: string; trialResult: string } | null,
): void {
  const { version } = getBatch(archive.db, batchId);
  run((tx) => decideTrial(tx, { batchId, version, personId: wang, decision }));
}

const confirmed = { trialDecided: '2027-02-15', trialResult: 'confirmed' };

describe('trial periods', () => {
  it('are listed once the batch is carried out, near their end and after it', () => {
    const register = newRegister();
    const id = onTrial(register);
    expect(trials(register, today)).toEqual([]);
    expect(() => decide(register, id, confirmed)).toThrow('APPOINTMENT_NOT_DONE');
    complete(register, id);
    expect(trials(register, '2027-01-10')).toMatchObject([
      {
        batchId: id,
        name: '王晓明',
        organization: '青溪镇',
        post: '青溪镇镇长',
        from: '2026-02-10',
        until: '2027-02',
        daysLeft: 31,
        state: 'running',
        document: '示组干〔2026〕3号',
      },
    ]);
    expect(trials(register, '2027-01-11').map(({ state }) => state)).toEqual(['soon']);
    expect(trials(register, '2027-02-11').map(({ state }) => state)).toEqual(['overdue']);
    expect(trials(register, today, '王晓明')).toHaveLength(1);
    expect(trials(register, today, '李')).toEqual([]);
  });

  it('are told on the page of the person until they are decided', () => {
    const register = newRegister();
    const { archive, wang } = register;
    const id = onTrial(register);
    complete(register, id);
    const told = (day: string) => batchesOfPerson(archive.db, wang, day).map((one) => one.probationUntil);
    expect(told('2026-12-01')).toEqual(['2027-02']);
    expect(told('2027-06-01')).toEqual(['2027-02']);
    decide(register, id, confirmed);
    expect(told('2027-06-01')).toEqual([]);
    decide(register, id, null);
    expect(told('2027-06-01')).toEqual(['2027-02']);
  });

  it('keep what was decided, with its trace, and lose it when the decision is taken back', () => {
    const register = newRegister();
    const { archive } = register;
    const id = onTrial(register);
    complete(register, id);
    const { version } = getBatch(archive.db, id);
    decide(register, id, confirmed);
    expect(trials(register, '2027-03-01')).toMatchObject([{ ...confirmed, state: 'decided' }]);
    expect(getBatch(archive.db, id).version).toBe(version + 1);
    expect(archive.db.prepare('SELECT after FROM audit_change ORDER BY id DESC LIMIT 1').pluck().get()).toBe(
      JSON.stringify({ trial: '王晓明：正式任职，2027.02.15' }),
    );
    expect(() =>
      register.run((tx) =>
        decideTrial(tx, { batchId: id, version, personId: register.wang, decision: null }),
      ),
    ).toThrow('VERSION_CONFLICT');
    decide(register, id, null);
    expect(trials(register, '2027-03-01')).toMatchObject([{ trialResult: null, state: 'overdue' }]);
    expect(verifyAuditChain(archive.db)).toMatchObject({ ok: true });
  });

  it('end with the post, and with a completion that is taken back', () => {
    const register = newRegister();
    const { archive, run, wang } = register;
    const id = onTrial(register);
    complete(register, id);
    const { version, fields, children } = getPerson(archive.db, wang);
    const appointments = children.appointments.map((row) => ({ ...row, state: '0' }));
    run((tx) => savePerson(tx, { id: wang, version, fields, children: { ...children, appointments } }));
    expect(trials(register, '2027-03-01').map(({ state }) => state)).toEqual(['left']);
    const other = newRegister();
    const batch = onTrial(other);
    complete(other, batch);
    const stamp = { id: batch, version: getBatch(other.archive.db, batch).version };
    undoCompletion(stamp, jobContext(other.archive, 'appointment.undoCompletion'));
    expect(trials(other, '2027-03-01')).toEqual([]);
  });
});
