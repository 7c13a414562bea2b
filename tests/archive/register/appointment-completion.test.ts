import { describe, expect, it } from 'vitest';
import { verifyAuditChain } from '../../../electron/archive/audit';
import { saveAppointmentSettings } from '../../../electron/features/register/appointment/appointment-settings.store';
import { getBatch, saveBatch } from '../../../electron/features/register/appointment/batch.service';
import { undoCompletion } from '../../../electron/features/register/appointment/completion-undo.service';
import {
  completeBatch,
  previewCompletion,
} from '../../../electron/features/register/appointment/completion.service';
import { writeForms } from '../../../electron/features/register/appointment/form-writing.service';
import { establishment } from '../../../electron/features/register/organization/organization.service';
import { getPerson } from '../../../electron/features/register/person/person.service';
import { complete, edit, newRegister, promotion, type Register } from './appointment-register';
import { jobContext, today } from './support';

function undo({ archive }: Register, id: number): { people: number } {
  const { version } = getBatch(archive.db, id);
  return undoCompletion({ id, version }, jobContext(archive, 'appointment.undoCompletion'));
}

describe('completing a batch', () => {
  it('changes the register in one command: posts, present post, unit, tier, resume and establishment', () => {
    const register = newRegister();
    const { archive, town, other, wang, run } = register;
    const { id } = run((tx) => saveBatch(tx, promotion(register)));
    const before = archive.db.prepare('SELECT count(*) FROM audit').pluck().get() as number;
    const preview = previewCompletion(archive.db, id, today);
    expect(preview).toMatchObject({ taken: 1, left: 1, ranks: 0, moved: 1 });
    expect(preview.lines).toEqual([
      { personId: wang, name: '王晓明', before: '雁阵镇副镇长', after: '青溪镇镇长' },
    ]);
    expect(complete(register, id)).toEqual({ people: 1 });
    expect(archive.db.prepare('SELECT count(*) FROM audit').pluck().get()).toBe(before + 1);
    const { fields, children } = getPerson(archive.db, wang);
    expect(fields).toMatchObject({
      organizationId: other,
      positionOrder: 8,
      currentPost: '青溪镇镇长',
      // Decided on 10 February; the document is of March.
      currentPostSince: '2026-02',
      postTier: '0141',
    });
    expect(
      children.appointments.map(({ state, startDocument, endDocument }) => [
        state,
        startDocument,
        endDocument,
      ]),
    ).toEqual([
      ['1', '示组干〔2026〕3号', null],
      ['0', null, '示组干〔2026〕3号'],
    ]);
    expect(children.resume.map(({ ended }) => ended)).toEqual(['2026-02', null]);
    const filled = new Map(
      establishment(archive.db).map((unit) => [unit.id, [unit.chief.filled, unit.deputy.filled]]),
    );
    expect([filled.get(town), filled.get(other)]).toEqual([
      [0, 0],
      [1, 0],
    ]);
    expect(getBatch(archive.db, id).completedAt).not.toBeNull();
    expect(verifyAuditChain(archive.db)).toMatchObject({ ok: true });
    expect(() => complete(register, id)).toThrow('APPOINTMENT_DONE');
  });

  it('is blocked by an error, and then nothing is changed', () => {
    const register = newRegister();
    const input = promotion(register);
    const { id } = register.run((tx) =>
      saveBatch(tx, { ...input, fields: { ...input.fields, document: null } }),
    );
    const before = getPerson(register.archive.db, register.wang);
    expect(() => complete(register, id)).toThrow('APPOINTMENT_BLOCKED');
    expect(getPerson(register.archive.db, register.wang)).toEqual(before);
    expect(getBatch(register.archive.db, id).completedAt).toBeNull();
  });

  it('says who was changed while the preview stood, and loses neither side', () => {
    const register = newRegister();
    const { archive, wang } = register;
    const { id, version } = register.run((tx) => saveBatch(tx, promotion(register)));
    const people = previewCompletion(archive.db, id, today).people.map((one) => ({
      id: one.id,
      version: one.version,
    }));
    edit(register, { phone: '13900000000' });
    expect(() => completeBatch({ id, version, people }, jobContext(archive, 'appointment.complete'))).toThrow(
      'APPOINTMENT_PERSON_CHANGED',
    );
    expect(getPerson(archive.db, wang).fields).toMatchObject({
      phone: '13900000000',
      currentPost: '雁阵镇副镇长',
    });
    complete(register, id);
    expect(getPerson(archive.db, wang).fields).toMatchObject({
      phone: '13900000000',
      currentPost: '青溪镇镇长',
    });
  });

  it('is rolled back as a whole when it is cancelled in the middle', () => {
    const register = newRegister();
    const { archive, wang } = register;
    const { id, version } = register.run((tx) => saveBatch(tx, promotion(register)));
    const [person] = previewCompletion(archive.db, id, today).people;
    const context = {
      ...jobContext(archive, 'appointment.complete'),
      checkpoint: () => {
        throw new Error('killed');
      },
    };
    const people = person ? [{ id: person.id, version: person.version }] : [];
    expect(() => completeBatch({ id, version, people }, context)).toThrow('killed');
    expect(getPerson(archive.db, wang).fields.currentPost).toBe('雁阵镇副镇长');
    expect(getBatch(archive.db, id).completedAt).toBeNull();
  });

  it('is taken back to the letter while nothing else was changed', () => {
    const register = newRegister();
    const { archive, wang, run } = register;
    const { id } = run((tx) => saveBatch(tx, promotion(register)));
    const before = getPerson(archive.db, wang);
    complete(register, id);
    edit(register, { phone: '13900000000' });
    expect(undo(register, id)).toEqual({ people: 1 });
    const after = getPerson(archive.db, wang);
    expect(after.children).toEqual(before.children);
    expect(after.fields).toEqual({ ...before.fields, phone: '13900000000' });
    expect(getBatch(archive.db, id).completedAt).toBeNull();
    expect(() => undo(register, id)).toThrow('APPOINTMENT_NOT_DONE');
    complete(register, id);
    expect(getPerson(archive.db, wang).fields.currentPost).toBe('青溪镇镇长');
  });

  it('stays when what it wrote was changed since', () => {
    const register = newRegister();
    const { id } = register.run((tx) => saveBatch(tx, promotion(register)));
    complete(register, id);
    edit(register, { currentPost: '青溪镇党委副书记、镇长' });
    expect(() => undo(register, id)).toThrow('APPOINTMENT_UNDO_CHANGED');
    expect(getPerson(register.archive.db, register.wang).fields.currentPost).toBe('青溪镇党委副书记、镇长');
    expect(getBatch(register.archive.db, id).completedAt).not.toBeNull();
  });

  it('keeps the proposal in the form where the county wants it so', () => {
    const register = newRegister();
    const { archive, run, wang } = register;
    const { id } = run((tx) => saveBatch(tx, promotion(register)));
    run((tx) =>
      saveAppointmentSettings(tx, {
        holidays: [],
        workdays: [],
        committee: '',
        department: '',
        noticePhone: '',
        noticeAddress: '',
        noticeMail: '',
        documentPrefix: '',
        clearForm: false,
      }),
    );
    writeForms({ id, version: 1 }, jobContext(archive, 'appointment.writeForms'));
    complete(register, id);
    expect(getPerson(archive.db, wang).fields.proposedPost).toBe('青溪镇镇长');
  });
});
