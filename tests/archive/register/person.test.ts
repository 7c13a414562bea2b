import { describe, expect, test } from 'vitest';
import { getPerson, savePerson } from '../../../electron/features/register/person/person.service';
import { removePeople, restorePeople } from '../../../electron/features/register/bin/person-bin.service';
import { personAsOf, personHistory } from '../../../electron/features/register/person/person-history.service';
import { searchPeople } from '../../../electron/features/register/list/search.store';
import { emptyRecord } from '#shared/lib/field';
import { educationFields, familyFields } from '#shared/register/fields/children';
import { personFields, type PersonRecord } from '#shared/register/fields/person';
import { newPeople, noChildren } from './people';

const education = (given: object) => ({ ...emptyRecord(educationFields), ...given });
const line = (started: string, ended: string | null, content: string) => ({ started, ended, content });
const relative = (relation: string, name: string) => ({ ...emptyRecord(familyFields), relation, name });

describe('saving a person', () => {
  test('keeps every set in its order and computes the education columns', async () => {
    const { archive, add } = await newPeople();
    const id = await add(
      { name: '张晓明', birthDate: '1985-03' },
      {
        educations: [
          education({ kind: '1', level: '31' }),
          education({ kind: '2', level: '21', school: '省农大' }),
        ],
        resume: [line('2003-09', '2006-07', '省农校学生'), line('2006-07', null, '青溪镇干部')],
      },
    );
    const person = getPerson(archive.db, id);
    expect(person).toMatchObject({ version: 1, fields: { name: '张晓明', birthDate: '1985-03' } });
    expect(person.children.resume.map((row) => row.content)).toEqual(['省农校学生', '青溪镇干部']);
    expect(person.derived).toMatchObject({ highestEducation: '21', onJobSchool: '省农大' });
  });

  test('without a name or a unit is refused, and names both fields', async () => {
    const { archive, run } = await newPeople();
    const fields = emptyRecord(personFields) as PersonRecord;
    const saving = run('person.save', (tx) =>
      savePerson(tx, { id: null, version: 0, fields, children: noChildren }),
    );
    await expect(saving).rejects.toMatchObject({
      code: 'PERSON_INCOMPLETE',
      fields: [{ path: 'fields.name' }, { path: 'fields.organizationId' }],
    });
    expect(archive.db.prepare('SELECT count(*) FROM person').pluck().get()).toBe(0);
  });

  test('audits only what differs, and a save without a change leaves no trace', async () => {
    const { archive, add, change } = await newPeople();
    const id = await add({ name: '张晓明', health: '健康' });
    await change(id, { health: '一般' });
    expect(await change(id, {})).toEqual({ id, version: 2 });
    const [last, first] = personHistory(archive.db, id, { limit: 10 });
    expect(last?.changes).toMatchObject([{ before: { health: '健康' }, after: { health: '一般' } }]);
    expect(Object.keys(last?.changes[0]?.after ?? {})).toEqual(['health']);
    expect(first?.changes[0]?.before).toBeNull();
  });

  test('over a version that is no longer the latest is refused and changes nothing', async () => {
    const { archive, add, change, run } = await newPeople();
    const id = await add({ name: '张晓明' });
    const stale = getPerson(archive.db, id);
    await change(id, { phone: '13800000000' });
    const late = { ...stale, fields: { ...stale.fields, phone: '13900000000' } };
    const saving = run('person.save', (tx) =>
      savePerson(tx, { id, version: late.version, fields: late.fields, children: late.children }),
    );
    await expect(saving).rejects.toMatchObject({ code: 'VERSION_CONFLICT' });
    expect(getPerson(archive.db, id).fields.phone).toBe('13800000000');
  });

  test('under a new name is found by the new initials only', async () => {
    const { archive, add, change } = await newPeople();
    const id = await add({ name: '张晓明' });
    await change(id, { name: '李建国' });
    expect(searchPeople(archive.db, 'ljg', 9).map((hit) => hit.id)).toEqual([id]);
    expect(searchPeople(archive.db, 'zxm', 9)).toEqual([]);
  });
});

describe('the recycle bin', () => {
  test('takes people in with a reason and gives them back as they were', async () => {
    const { archive, add, run } = await newPeople();
    const ids = [await add({ name: '张晓明' }), await add({ name: '李建国' })];
    expect(await run('person.remove', (tx) => removePeople(tx, { ids, reason: '重复录入' }))).toEqual({
      removed: 2,
    });
    expect(await run('person.remove', (tx) => removePeople(tx, { ids, reason: '再次' }))).toEqual({
      removed: 0,
    });
    expect(searchPeople(archive.db, '张', 9)).toEqual([]);
    const [entry] = personHistory(archive.db, ids[0] ?? 0, { limit: 1 });
    expect(entry?.changes[0]?.after).toMatchObject({ reason: '重复录入' });
    expect(await run('person.restore', (tx) => restorePeople(tx, { ids }))).toEqual({ restored: 2 });
    expect(searchPeople(archive.db, '张', 9)).toHaveLength(1);
    expect(getPerson(archive.db, ids[1] ?? 0).deletedAt).toBeNull();
  });

  test('a form opened before cannot save over a removed person', async () => {
    const { archive, add, run } = await newPeople();
    const id = await add({ name: '张晓明' });
    const open = getPerson(archive.db, id);
    await run('person.remove', (tx) => removePeople(tx, { ids: [id], reason: '调出' }));
    const saving = run('person.save', (tx) =>
      savePerson(tx, {
        id,
        version: open.version,
        fields: { ...open.fields, phone: '1' },
        children: open.children,
      }),
    );
    await expect(saving).rejects.toMatchObject({ code: 'VERSION_CONFLICT' });
  });

  test('an unknown person among many moves nobody', async () => {
    const { archive, add, run } = await newPeople();
    const id = await add({ name: '张晓明' });
    const removing = run('person.remove', (tx) => removePeople(tx, { ids: [id, 999], reason: '调出' }));
    await expect(removing).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(getPerson(archive.db, id).deletedAt).toBeNull();
  });
});

describe('the person as it stood', () => {
  test('after any entry of its history is the sum of the changes up to there', async () => {
    const { archive, add, change, run } = await newPeople();
    const id = await add({ name: '张晓明', health: '健康' }, { family: [relative('妻子', '王芳')] });
    const states = [getPerson(archive.db, id)];
    const steps = [
      () => change(id, { health: '一般', phone: '13800000000' }),
      () => change(id, {}, { family: [relative('妻子', '王芳'), relative('长子', '张一')] }),
      () => run('person.remove', (tx) => removePeople(tx, { ids: [id], reason: '误删' })),
      () => run('person.restore', (tx) => restorePeople(tx, { ids: [id] })),
      () => change(id, { name: '张小明', health: null }, { family: [] }),
    ];
    for (const step of steps) {
      await step();
      states.push(getPerson(archive.db, id));
    }
    const seqs = personHistory(archive.db, id, { limit: 20 }).map((entry) => entry.seq);
    expect(seqs).toHaveLength(states.length);
    [...seqs].reverse().forEach((seq, index) => {
      const { fields, children } = states[index] ?? {};
      expect(personAsOf(archive.db, id, seq)).toEqual({ fields, children });
    });
  });

  test('reaches back over more entries than are read at once', async () => {
    const { archive, add, change } = await newPeople();
    const id = await add({ name: '张晓明', phone: '0' }, { resume: [line('2006-07', null, '干部')] });
    const [first] = personHistory(archive.db, id, { limit: 1 });
    for (let n = 1; n <= 450; n += 1) await change(id, { phone: String(n) });
    expect(personAsOf(archive.db, id, first?.seq ?? 0).fields.phone).toBe('0');
  });

  test('is not answered for an entry of somebody else', async () => {
    const { archive, add } = await newPeople();
    const id = await add({ name: '张晓明' });
    await add({ name: '李建国' });
    const [other] = personHistory(archive.db, id, { limit: 1 });
    expect(() => personAsOf(archive.db, id, (other?.seq ?? 0) + 1)).toThrow('NOT_FOUND');
  });
});
