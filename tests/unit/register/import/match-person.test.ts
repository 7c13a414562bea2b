import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { matchPerson, type Identity, type KnownPerson } from '#shared/register/import/match-person';

const person = (
  id: number,
  name: string,
  birthDate: string | null = null,
  idNumber: string | null = null,
  organizationId: number | null = 1,
): KnownPerson => ({ id, name, birthDate, idNumber, organizationId });

const register = [
  person(1, '张三', '1978-03', 'A'),
  person(2, '李四', '1985-11', null),
  person(3, '王五', '1990-01', 'C', 1),
  person(4, '王五', '1990-01', null, 2),
  person(5, '赵六', null, null, 1),
  person(6, '赵六', '1970-05', null, 2),
  person(7, '孙七', '1980-02-05', 'G'),
  person(8, '周八', '1960-01', null, 1),
  person(9, '周八', '1960-01', null, 1),
  person(10, '阿依·古丽', '1988-08', null),
];

function finderOf(people: readonly KnownPerson[]) {
  return {
    byIdNumber: (id: string) => people.filter((known) => known.idNumber === id),
    // As in the register, names that only end alike are found too.
    byName: (name: string) => people.filter((known) => known.name.endsWith(name.slice(-1))),
  };
}

function meant(identity: Partial<Identity> & { name: string }): unknown {
  const match = matchPerson(
    { idNumber: null, birthDate: null, organizationId: null, ...identity },
    finderOf(register),
  );
  if (match.state === 'known') return match.person.id;
  return match.state === 'new' ? 'new' : match.why;
}

describe('a row means', () => {
  test.each<[string, Partial<Identity> & { name: string }, unknown]>([
    ['the owner of its ID number', { name: '张三', idNumber: 'A' }, 1],
    ['the owner, whatever birth the row states', { name: '张 三', idNumber: 'A', birthDate: '1999-01' }, 1],
    [
      'nobody yet, when neither number nor name is known',
      { name: '钱九', idNumber: 'Z', birthDate: '1980-01' },
      'new',
    ],
    ['a question, when the number belongs to another name', { name: '李四', idNumber: 'A' }, 'idOfAnother'],
    [
      'by name and birth, somebody whose number is not known',
      { name: '李四', birthDate: '1985-11', idNumber: 'B' },
      2,
    ],
    ['by name and birth without numbers', { name: '李四', birthDate: '1985-11' }, 2],
    ['by name and birth month, where the register knows the day', { name: '孙七', birthDate: '1980-02' }, 7],
    ['by name and year, where only the year is stated', { name: '李四', birthDate: '1985' }, 2],
    ['a new person of the same name born otherwise', { name: '李四', birthDate: '1970-01' }, 'new'],
    ['one of several by unit', { name: '王五', birthDate: '1990-01', organizationId: 2 }, 4],
    ['a question between several', { name: '王五', birthDate: '1990-01' }, 'several'],
    [
      'a question between several of one unit',
      { name: '周八', birthDate: '1960-01', organizationId: 1 },
      'several',
    ],
    [
      'a question, when the same unit has the same name and birth under another number',
      { name: '孙七', birthDate: '1980-02', idNumber: 'H', organizationId: 1 },
      'idDiffers',
    ],
    [
      'a new person, when that is in another unit',
      { name: '孙七', birthDate: '1980-02', idNumber: 'H', organizationId: 2 },
      'new',
    ],
    [
      'somebody without known birth in the same unit',
      { name: '赵六', birthDate: '1966-06', organizationId: 1 },
      5,
    ],
    ['by name alone, somebody of the unit', { name: '李四', organizationId: 1 }, 2],
    ['a question, when only the name fits', { name: '李四', organizationId: 2 }, 'sameName'],
    ['a question, when only the name fits and no unit is known', { name: '李四' }, 'sameName'],
    ['nobody yet, when the name is unknown', { name: '钱九' }, 'new'],
    ['the same name written with another dot', { name: '阿依•古丽', birthDate: '1988-08' }, 10],
  ])('%s', (_name, identity, expected) => {
    expect(meant(identity)).toEqual(expected);
  });
});

describe('whatever the register', () => {
  const some = <T>(values: readonly T[]) => fc.constantFrom(...values);
  const known = fc.record({
    name: some(['张三', '李三', '王五']),
    birthDate: some([null, '1980-01', '1980-01-05', '1990-02', '1990']),
    idNumber: some([null, 'A', 'B', 'C']),
    organizationId: some([null, 1, 2]),
  });
  const people = fc
    .array(known, { maxLength: 8 })
    .map((list) => list.map((one, at) => ({ ...one, id: at + 1 })));
  test('nobody of another name is ever taken for a match, nor somebody with another ID number', () => {
    fc.assert(
      fc.property(people, known, (list, identity) => {
        const match = matchPerson(identity, finderOf(list));
        if (match.state !== 'known') return;
        expect(match.person.name).toBe(identity.name);
        if (identity.idNumber !== null && match.person.idNumber !== null)
          expect(match.person.idNumber).toBe(identity.idNumber);
      }),
    );
  });
  test('a person is found again by what the register itself holds, unless another one holds the same', () => {
    fc.assert(
      fc.property(people, (list) => {
        for (const one of list) {
          const match = matchPerson(one, finderOf(list));
          if (match.state === 'known') {
            const twin = match.person;
            expect(twin.id === one.id || twin.name === one.name).toBe(true);
          } else expect(match.state).toBe('ask');
        }
      }),
    );
  });
  test('the order of the register does not matter', () => {
    fc.assert(
      fc.property(people, known, (list, identity) => {
        const [one, other] = [list, [...list].reverse()].map((order) =>
          matchPerson(identity, finderOf(order)),
        );
        expect(one?.state).toBe(other?.state);
        if (one?.state === 'known' && other?.state === 'known') expect(one.person.id).toBe(other.person.id);
      }),
    );
  });
});
