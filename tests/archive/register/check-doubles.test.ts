import { describe, expect, test } from 'vitest';
import { findingPage, namesakes } from '../../../electron/features/register/checks/check.service';
import { makeIdNumber } from '#shared/lib/id-number';
import { all, run, village } from './check-run';
import { newPeople, type People } from './people';

const zhang = makeIdNumber({ region: '999001', birth: '1985-03-20', sequence: 1, sex: '1' });
const other = makeIdNumber({ region: '999001', birth: '1985-03-20', sequence: 2, sex: '1' });

describe('comparing records', () => {
  const rulesOf = (people: People, rule: string) =>
    findingPage(people.archive.db, { ...all, rules: [rule] }).rows.map(({ personName, message }) => [
      personName,
      message,
    ]);

  test('finds the same ID number in the whole register, whatever the unit', async () => {
    const people = await newPeople();
    const clear = await village(people, '清水村');
    await people.add({ name: '张晓明', idNumber: zhang });
    await people.add({ name: '李红', idNumber: zhang.toLowerCase(), organizationId: clear });
    run(people, clear);
    expect(rulesOf(people, 'cross.duplicateIdNumber')).toEqual([['李红', '身份证号与张晓明（青溪镇）相同']]);
  });

  test('takes namesakes born in one month for possible doubles unless valid ID numbers differ', async () => {
    const people = await newPeople();
    await people.add({ name: '张晓明', birthDate: '1985-03', idNumber: zhang });
    await people.add({ name: '张晓明', birthDate: '1985-03-20', idNumber: other });
    run(people);
    expect(rulesOf(people, 'cross.sameNameAndBirth')).toEqual([]);
    await people.add({ name: '张晓明', birthDate: '1985-03' });
    run(people);
    expect(rulesOf(people, 'cross.sameNameAndBirth')).toEqual([
      ['张晓明', '姓名、出生年月与张晓明（青溪镇）相同'],
      ['张晓明', '姓名、出生年月与张晓明（青溪镇）相同'],
      ['张晓明', '姓名、出生年月与张晓明（青溪镇）、张晓明（青溪镇）相同'],
    ]);
  });

  test('finds units of one code or one name under one parent', async () => {
    const people = await newPeople();
    await village(people, '清水村', '4301');
    await village(people, '清水村', '4302');
    await village(people, '白沙村', '4302');
    run(people);
    expect(findingPage(people.archive.db, { ...all, rules: ['cross.organizationCode'] }).total).toBe(2);
    expect(findingPage(people.archive.db, { ...all, rules: ['cross.organizationName'] }).total).toBe(2);
  });

  test('tells a form who may be the same person', async () => {
    const people = await newPeople();
    const id = await people.add({ name: '张晓明', birthDate: '1985-03', idNumber: zhang });
    const { db } = people.archive;
    const nobody = { id: null, name: null, birthDate: null, idNumber: null };
    expect(namesakes(db, { ...nobody, idNumber: zhang.toLowerCase() })).toEqual([
      { id, name: '张晓明', organization: '青溪镇', sameIdNumber: true },
    ]);
    expect(namesakes(db, { ...nobody, name: '张晓明', birthDate: '1985-03-01' })).toMatchObject([
      { id, sameIdNumber: false },
    ]);
    expect(namesakes(db, { ...nobody, id, idNumber: zhang })).toEqual([]);
    expect(namesakes(db, { ...nobody, name: '张晓明', birthDate: '1986-03' })).toEqual([]);
    expect(namesakes(db, nobody)).toEqual([]);
  });
});
