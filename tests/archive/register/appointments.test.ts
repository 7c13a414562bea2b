import { describe, expect, it } from 'vitest';
import { emptyRecord } from '#shared/lib/field';
import { personChildren } from '#shared/register/fields/children';
import { newItem, newTake } from '#shared/register/appointment/batch';
import {
  addPeople,
  batchesOfPerson,
  getBatch,
  listBatches,
  saveBatch,
} from '../../../electron/features/register/appointment/batch.service';
import { previewCompletion } from '../../../electron/features/register/appointment/completion.service';
import {
  cancelBatch,
  removeBatch,
  restoreBatch,
} from '../../../electron/features/register/appointment/fate.service';
import { writeForms } from '../../../electron/features/register/appointment/form-writing.service';
import { checkBatchInput } from '../../../electron/features/register/appointment/scene.service';
import { getPerson } from '../../../electron/features/register/person/person.service';
import { edit, newRegister, promotion } from './appointment-register';
import { addPerson, addUnit } from './factory';
import { jobContext, today } from './support';

describe('a batch', () => {
  it('is kept as it was typed, with its people, posts and versions', () => {
    const register = newRegister();
    const input = promotion(register);
    const { id, version } = register.run((tx) => saveBatch(tx, input));
    const stored = getBatch(register.archive.db, id);
    expect({ fields: stored.fields, items: stored.items }).toEqual({
      fields: input.fields,
      items: input.items,
    });
    expect(register.run((tx) => saveBatch(tx, { ...input, id, version }))).toEqual({ id, version });
    expect(() => register.run((tx) => saveBatch(tx, { ...input, id, version: 9 }))).toThrow(
      'VERSION_CONFLICT',
    );
  });

  it('refuses what cannot be stored, with a sentence', () => {
    const register = newRegister();
    const input = promotion(register);
    const nameless = { ...input, fields: { ...input.fields, title: null } };
    expect(() => register.run((tx) => saveBatch(tx, nameless))).toThrow('APPOINTMENT_INCOMPLETE');
    const stranger = { ...input, items: [newItem(999)] };
    expect(() => register.run((tx) => saveBatch(tx, stranger))).toThrow('NOT_FOUND');
    const nowhere = { ...newItem(register.wang), takes: [{ ...newTake(true), organizationId: 999 }] };
    expect(() => register.run((tx) => saveBatch(tx, { ...input, items: [nowhere] }))).toThrow(
      'APPOINTMENT_UNIT_UNKNOWN',
    );
  });

  it('is found by name and state, and takes people from a list once', () => {
    const register = newRegister();
    const { id } = register.run((tx) =>
      addPeople(tx, { id: null, title: '春季调整', people: [register.wang] }),
    );
    expect(register.run((tx) => addPeople(tx, { id, title: null, people: [register.wang] }))).toEqual({
      id,
      added: 0,
    });
    const found = (search: string, states: ('draft' | 'completed' | 'deleted')[]): number[] =>
      listBatches(register.archive.db, { search, states }, today).map((row) => row.id);
    expect(found('王晓明', [])).toEqual([id]);
    expect(found('李', [])).toEqual([]);
    expect(found('', ['draft'])).toEqual([id]);
    expect(found('', ['completed'])).toEqual([]);
    expect(batchesOfPerson(register.archive.db, register.wang, today)).toMatchObject([
      { id, title: '春季调整' },
    ]);
    register.run((tx) => removeBatch(tx, { id, version: 1 }));
    expect(found('', [])).toEqual([]);
    expect(found('', ['deleted'])).toEqual([id]);
    register.run((tx) => restoreBatch(tx, { id, version: 2 }));
    expect(found('', [])).toEqual([id]);
  });

  it('tells when somebody was changed after being put into it, until the item is saved again', () => {
    const register = newRegister();
    const input = promotion(register);
    const { id, version } = register.run((tx) => saveBatch(tx, input));
    const rules = (): string[] =>
      checkBatchInput(register.archive.db, { ...input, id }, today).findings.map(({ rule }) => rule);
    expect(rules()).not.toContain('batch.changedSince');
    edit(register, { phone: '13900000000' });
    expect(rules()).toContain('batch.changedSince');
    const [item] = input.items;
    if (!item) throw new Error('no item');
    const looked = { ...item, fields: { ...item.fields, remark: '已核对' } };
    register.run((tx) => saveBatch(tx, { ...input, id, version, items: [looked] }));
    expect(rules()).not.toContain('batch.changedSince');
  });

  it('is compared with relatives who hold a post in the unit besides that of their own', () => {
    const register = newRegister();
    const { archive, run, town, other } = register;
    const rules = (): string[] =>
      checkBatchInput(archive.db, { ...promotion(register), id: null }, today).findings.map(
        ({ rule }) => rule,
      );
    expect(rules()).not.toContain('batch.kin');
    const blank = (key: 'appointments' | 'family') => emptyRecord(personChildren[key].fields);
    run((tx) =>
      addPerson(tx, { name: '李红', organizationId: town }, {
        appointments: [
          {
            ...blank('appointments'),
            organizationId: other,
            post: '人大代表',
            started: '2020-01',
            state: '1',
          },
        ],
        family: [{ ...blank('family'), relation: '丈夫', name: '王晓明', birthDate: '1985-03' }],
      } as never),
    );
    edit(register, { birthDate: '1985-03-20' });
    expect(rules()).toContain('batch.kin');
  });

  it('is compared with relatives who lead the county above or a village below, headings of the tree passed over', () => {
    const register = newRegister();
    const { archive, run } = register;
    const blank = emptyRecord(personChildren.appointments.fields);
    const kin = {
      ...emptyRecord(personChildren.family.fields),
      relation: '丈夫',
      idNumber: '43072519850320001x',
    };
    const [seat, towns] = run((tx) => {
      const county = addUnit(tx, '桃源县', null, { kind: 'county', areaCode: '430725' });
      const heading = addUnit(tx, '乡镇', county, { kind: 'group' });
      return [county, addUnit(tx, '石板镇', heading, { kind: 'town', approvedChief: 2 })];
    });
    const village = run((tx) => addUnit(tx, '桃花村', towns ?? 0, { kind: 'village' }));
    const leads = (name: string, organizationId: number, post: string, memberKind: string | null): void =>
      run((tx) => {
        const appointment = { ...blank, organizationId, post, memberKind, started: '2020-01', state: '1' };
        addPerson(tx, { name, organizationId }, { appointments: [appointment], family: [kin] } as never);
      });
    leads('李红', seat ?? 0, '副县长', '3');
    leads('李青', village, '村党支部书记', '1');
    leads('李白', village, '村民委员会委员', null);
    const input = promotion(register);
    const [item] = input.items;
    if (!item) throw new Error('no item');
    const posts = item.takes.map((take) => ({ ...take, organizationId: towns ?? 0 }));
    const { findings } = checkBatchInput(
      archive.db,
      { ...input, id: null, items: [{ ...item, takes: posts }] },
      today,
    );
    expect(findings.filter(({ rule }) => rule.startsWith('batch.kin')).map(({ message }) => message)).toEqual(
      [
        '上级桃源县副县长李红的家庭成员中有王晓明（丈夫），与拟任石板镇镇长为直接上下级',
        '下级石板镇桃花村党支部书记李青的家庭成员中有王晓明（丈夫），与拟任石板镇镇长为直接上下级',
      ],
    );
    expect(findings.map(({ message }) => message)).toContain(
      '王晓明没有填写成长地，拟任石板镇镇长，无法核对地域回避',
    );
  });

  it('writes the proposal into the approval form and takes it out when it is cancelled', () => {
    const register = newRegister();
    const { archive, run, wang } = register;
    const { id } = run((tx) => saveBatch(tx, promotion(register)));
    writeForms({ id, version: 1 }, jobContext(archive, 'appointment.writeForms'));
    expect(getPerson(archive.db, wang).fields).toMatchObject({
      proposedPost: '青溪镇镇长',
      proposedRemoval: '雁阵镇副镇长',
      proposalReason: '工作需要',
      reportingUnit: '县委组织部',
    });
    const { findings } = previewCompletion(archive.db, id, today);
    expect(findings.map(({ rule }) => rule)).not.toContain('batch.changedSince');
    run((tx) => cancelBatch(tx, { id, version: 2, reason: '方案调整' }));
    expect(getPerson(archive.db, wang).fields).toMatchObject({ proposedPost: null, proposedRemoval: null });
    expect(() => run((tx) => saveBatch(tx, { ...promotion(register), id, version: 3 }))).toThrow(
      'APPOINTMENT_CANCELLED',
    );
  });
});

describe('somebody who is withdrawn after the forms were written', () => {
  it('has the proposal taken out of the form, others keep it', () => {
    const register = newRegister();
    const { archive, run, wang } = register;
    const input = promotion(register);
    const { id } = run((tx) => saveBatch(tx, input));
    writeForms({ id, version: 1 }, jobContext(archive, 'appointment.writeForms'));
    const [item] = input.items;
    if (!item) throw new Error('no item');
    const withdrawn = {
      ...item,
      fields: { ...item.fields, withdrawn: '2026-02-01', withdrawReason: '本人申请' },
    };
    run((tx) => saveBatch(tx, { ...input, id, version: 2, items: [withdrawn] }));
    expect(getPerson(archive.db, wang).fields).toMatchObject({ proposedPost: null, proposalReason: null });
  });
});
