import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { LrmxForm } from '#shared/register/lrmx-form';
import type { PersonContent } from '#shared/register/person/person-document';
import {
  applyForm,
  compareForm,
  type FormChoices,
  type FormRow,
} from '#shared/register/approval-form/compare';
import { formOfPerson } from '#shared/register/approval-form/form-of-person';
import { readForm } from '#shared/register/approval-form/person-of-form';
import { emptyPerson } from '../checks/sound';
import { anyPerson, demoPeople, today } from './people';

const generation = fc.constantFrom(3 as const, 4 as const);

function formOf(content: PersonContent, generation: 3 | 4 = 4): LrmxForm {
  return formOfPerson({ content, photo: null }, { generation, today });
}

/** What is left to settle; an ID number with a wrong check digit is never taken. */
function left(rows: readonly FormRow[]): readonly FormRow[] {
  return rows.filter(({ state, key }) => state !== 'same' && !(state === 'unreadable' && key === 'idNumber'));
}

function all(form: LrmxForm, content: PersonContent | null, side: 'file' | 'archive'): FormChoices {
  const rows = compareForm(form, content && { content, photo: null });
  return Object.fromEntries(rows.map(({ key }) => [key, side]));
}

/** Rows that differ although the form was made from the person; the form is given a month to count ages by. */
function differing(form: LrmxForm, content: PersonContent): string[] {
  const rows = compareForm(form, { content, photo: null });
  return rows
    .filter(
      ({ state, key }) =>
        state !== 'same' && !(key === 'ageReference' && content.fields.ageReference === null),
    )
    .map(({ key, file, archive, state, note }) => `${key} ${state}: ${file} | ${archive} | ${note ?? ''}`);
}

describe('a form made from a person', () => {
  test('says what the archive says, for the whole demonstration county', () => {
    for (const content of demoPeople(1500)) expect(differing(formOf(content), content)).toEqual([]);
  });

  test('says what the archive says, for anybody', () => {
    fc.assert(
      fc.property(anyPerson, generation, (content, version) => {
        expect(differing(formOf(content, version), content)).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });

  test('can be read without a note, and gives a new person from whom the same form is made', () => {
    for (const content of demoPeople(300)) {
      const form = formOf(content);
      expect(readForm(form).notes).toEqual([]);
      const fresh = applyForm(emptyPerson(), form, all(form, null, 'file'));
      expect(formOf(fresh)).toEqual(form);
    }
  });
});

/** Rows that follow others where the archive has nothing of its own, by the rule of the reform. */
const follows: Readonly<Record<string, readonly string[]>> = {
  reformAgeLimit: ['gender'],
  retirementMonth: ['gender', 'birthDate', 'reformAgeLimit'],
};

describe('taking a form over', () => {
  test('with the archive chosen everywhere changes nothing', () => {
    fc.assert(
      fc.property(anyPerson, anyPerson, generation, (content, other, version) => {
        const form = formOf(other, version);
        expect(applyForm(content, form, all(form, content, 'archive'))).toEqual(content);
        expect(applyForm(content, form, {})).toEqual(content);
      }),
    );
  });

  test('with the file chosen everywhere leaves nothing different', () => {
    fc.assert(
      fc.property(anyPerson, anyPerson, generation, (content, other, version) => {
        const form = formOf(other, version);
        const after = applyForm(content, form, all(form, content, 'file'));
        const rows = compareForm(form, { content: after, photo: null });
        expect(left(rows)).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });

  test('leaves what the form does not know', () => {
    fc.assert(
      fc.property(anyPerson, anyPerson, (content, other) => {
        const form = formOf(other);
        const after = applyForm(content, form, all(form, content, 'file'));
        const { phone, politicalStatus } = content.fields;
        expect(after.fields).toMatchObject({ phone, politicalStatus });
        expect(after.children.rewards).toEqual(content.children.rewards);
        expect(after.children.appraisals).toEqual(content.children.appraisals);
      }),
    );
  });

  test('twice is as good as once', () => {
    fc.assert(
      fc.property(anyPerson, anyPerson, (content, other) => {
        const form = formOf(other);
        const once = applyForm(content, form, all(form, content, 'file'));
        expect(applyForm(once, form, all(form, once, 'file'))).toEqual(once);
      }),
    );
  });

  test('row by row never changes another row', () => {
    fc.assert(
      fc.property(anyPerson, anyPerson, fc.nat(), (content, other, at) => {
        const form = formOf(other);
        const rows = compareForm(form, { content, photo: null });
        const single = rows.filter(({ key }) => !key.startsWith('family'));
        const key = single[at % single.length]?.key ?? '';
        const after = applyForm(content, form, { [key]: 'file' });
        const now = compareForm(form, { content: after, photo: null });
        const others = (row: FormRow): boolean => row.key !== key && !follows[row.key]?.includes(key);
        expect(now.filter(others)).toEqual(rows.filter(others));
        expect(left(now.filter((row) => row.key === key))).toEqual([]);
      }),
    );
  });
});
