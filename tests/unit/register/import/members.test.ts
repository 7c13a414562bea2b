import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { emptyRecord, type FieldValue } from '#shared/lib/field';
import { applyEdits, editSet, fieldsOf, type Member, type MemberRow } from '#shared/register/import/members';
import { sameValue } from '#shared/register/import/same-value';

function row(set: Member['set'], given: Record<string, FieldValue>): MemberRow {
  return { ...emptyRecord(fieldsOf(set)), ...given };
}

const college = row('educations', { kind: '1', level: '31', school: '某师专', major: '中文' });
const wife = row('family', { relation: '妻子', name: '李红', birthDate: '1986-05' });

describe('what a sheet says about a set', () => {
  test('fills the row it is about, and adds a higher education as a row of its own', () => {
    const same = {
      set: 'educations',
      values: { kind: '1', level: '31' },
      wholeSchool: '某师专中文',
    } as const;
    expect(editSet([college], same)).toBeNull();
    const ended = editSet([college], {
      set: 'educations',
      values: { kind: '1', level: '31', ended: '2005-07' },
    });
    expect(ended).toMatchObject({ at: 0, row: { school: '某师专', ended: '2005-07' } });
    const more = editSet([college], { set: 'educations', values: { kind: '2', level: '21' } });
    expect(more).toMatchObject({ at: -1, before: null, row: { kind: '2', level: '21', school: null } });
  });
  test('a level without its kind is the row of that level, whichever kind it is', () => {
    expect(editSet([college], { set: 'educations', values: { level: '31' } })).toBeNull();
  });
  test('a school in one cell replaces school and major', () => {
    const edit = editSet([college], {
      set: 'educations',
      values: { kind: '1', level: '31' },
      wholeSchool: '吉首大学数学',
    });
    expect(edit?.row).toMatchObject({ school: '吉首大学数学', major: null });
  });
  test('a relative is known by name, or by being the only one of the kind', () => {
    expect(editSet([wife], { set: 'family', values: { relation: '配偶', name: '李红' } })).toBeNull();
    const renamed = editSet([wife], { set: 'family', values: { relation: '妻子', name: '李虹' } });
    expect(renamed).toMatchObject({ at: 0, row: { name: '李虹', birthDate: '1986-05' } });
    const son = editSet([wife], { set: 'family', values: { relation: '儿子', name: '张小小' } });
    expect(son?.at).toBe(-1);
  });
  test('appraisals go by year, tags by their word', () => {
    const rows = [row('appraisals', { year: '2022', result: '2' })];
    expect(editSet(rows, { set: 'appraisals', values: { year: '2022', result: '2' } })).toBeNull();
    expect(editSet(rows, { set: 'appraisals', values: { year: '2022', result: '1' } })?.at).toBe(0);
    expect(editSet(rows, { set: 'appraisals', values: { year: '2023', result: '1' } })?.at).toBe(-1);
    expect(editSet([row('tags', { tag: '选调生' })], { set: 'tags', values: { tag: '选 调生' } })).toBeNull();
  });
});

describe('same values', () => {
  test.each<[string, FieldValue, FieldValue, boolean]>([
    ['month', '1985-03-05', '1985-03', true],
    ['month', '1985-03', '1985-03-05', false],
    ['month', '1985', '1985-03', false],
    ['month', null, '', true],
    ['partyDate', '20020303；民盟', '2002.03；民盟', true],
    ['partyDate', '2002.03', '2003.03', false],
    ['text', '青石镇 党委书记', '青石镇党委书记', true],
    ['flag', false, false, true],
    ['flag', null, false, true],
    ['flag', true, false, false],
    ['integer', 0, null, false],
    ['code', '01', '1', false],
  ])('%s %j and %j: %s', (kind, before, after, same) => {
    expect(sameValue({ kind } as Parameters<typeof sameValue>[0], before, after)).toBe(same);
  });
});

describe('any members on any rows', () => {
  const value = fc.constantFrom(null, 'A', 'B', '1985-03', '妻子', '21', '31', '1', '2');
  const set = fc.constantFrom(
    'educations' as const,
    'family' as const,
    'appraisals' as const,
    'tags' as const,
    'titles' as const,
  );
  const record = (keys: readonly string[]) => fc.record(Object.fromEntries(keys.map((key) => [key, value])));
  const scene = set.chain((name) => {
    const keys = fieldsOf(name)
      .filter((field) => field.kind !== 'number' && field.kind !== 'flag')
      .map((field) => field.key);
    const given = fc.subarray(keys, { minLength: 1 }).chain((some) => record(some));
    return fc.record({
      set: fc.constant(name),
      rows: fc.array(
        record(keys).map((values) => row(name, values)),
        { maxLength: 4 },
      ),
      members: fc.array(
        given.map((values): Member => ({ set: name, values })),
        { maxLength: 4 },
      ),
    });
  });

  test('what was taken over is no change the second time; no row is lost', () => {
    fc.assert(
      fc.property(scene, ({ rows, members }) => {
        const [member] = members;
        if (!member) return;
        const edit = editSet(rows, member);
        const after = edit ? applyEdits(rows, [edit]) : rows;
        expect(after.length).toBeGreaterThanOrEqual(rows.length);
        // A row all of whose given values are empty says nothing, so it is not found again.
        if (Object.values(member.values).every((given) => given === null)) return;
        const identified = ['name', 'year', 'tag', 'level', 'relation', 'code', 'kind'].some(
          (key) => (member.values[key] ?? null) !== null,
        );
        if (identified && member.set !== 'family') expect(editSet(after, member)).toBeNull();
      }),
    );
  });
});
