import { describe, expect, it } from 'vitest';
import type { LrmxTag } from '#shared/register/lrmx-form';
import type { PersonContent } from '#shared/register/person/person-document';
import { applyForm, compareForm } from '#shared/register/approval-form/compare';
import { emptyPerson, row } from '../checks/sound';
import { relative, scene, type Case, rows } from './form-case';

function taken({ person, form }: Case, ...keys: string[]): PersonContent {
  return applyForm(person, form, Object.fromEntries(keys.map((key) => [key, 'file' as const])));
}

describe('applyForm', () => {
  it('writes what was chosen and nothing else', () => {
    const given = scene({ MinZu: '土家族', NiRenZhiWu: '雁阵镇镇长', JianKangZhuangKuang: '' });
    const after = taken(given, 'ethnicity', 'health', 'name', 'rewardSummary', 'retirementMonth');
    expect(after).toEqual({
      ...given.person,
      fields: { ...given.person.fields, ethnicity: '15', health: null },
    });
  });

  it('leaves what is drawn from rows undrawn, and a text of no table unwritten', () => {
    const given = scene(
      { MinZu: '火星族', JiangChengQingKuang: '无' },
      { person: ({ fields }) => (fields.rewardSummary = null) },
    );
    expect(taken(given, 'ethnicity', 'rewardSummary')).toEqual(given.person);
  });

  it('keeps the day that the archive knows where the file has the month', () => {
    const given = scene(
      { ChuShengNianYue: '198503' },
      { person: ({ fields }) => (fields.birthDate = '1985-03-20') },
    );
    expect(taken(given, 'birthDate').fields.birthDate).toBe('1985-03-20');
  });

  it.each<[string, Partial<Record<LrmxTag, string>>, object[]]>([
    [
      'a higher level is one more row',
      { QuanRiZhiJiaoYu_XueLi: '研究生', QuanRiZhiJiaoYu_XueLi_BiYeYuanXiaoXi: '甲大学' },
      [
        { kind: '1', level: '21', degree: '409', school: '雁阵农业大学', major: '农学', started: '2003-09' },
        { kind: '1', level: '11', degree: null, school: '甲大学', major: null, started: null },
      ],
    ],
    [
      'another school is a correction of the row',
      {
        QuanRiZhiJiaoYu_XueLi_BiYeYuanXiaoXi: '乙大学农学',
        QuanRiZhiJiaoYu_XueWei_BiYeYuanXiaoXi: '乙大学农学',
      },
      [{ kind: '1', level: '21', degree: '409', school: '乙大学农学', major: null, started: '2003-09' }],
    ],
    [
      'a lower level at the same school as well',
      { QuanRiZhiJiaoYu_XueLi: '大专', QuanRiZhiJiaoYu_XueWei: '' },
      [{ kind: '1', level: '31', degree: null, school: '雁阵农业大学', major: '农学', started: '2003-09' }],
    ],
    [
      'another degree is given to the row',
      { QuanRiZhiJiaoYu_XueWei: '理学学士' },
      [{ kind: '1', level: '21', degree: '407', degreeGranted: null, school: '雁阵农业大学', major: '农学' }],
    ],
    [
      'a degree taken elsewhere is a row of its own',
      { QuanRiZhiJiaoYu_XueWei: '法学硕士', QuanRiZhiJiaoYu_XueWei_BiYeYuanXiaoXi: '丙大学' },
      [
        { kind: '1', level: '21', degree: '409', school: '雁阵农业大学' },
        { kind: '1', level: null, degree: '303', school: '丙大学' },
      ],
    ],
    [
      'nothing is none',
      { QuanRiZhiJiaoYu_XueLi: '', QuanRiZhiJiaoYu_XueWei: '', QuanRiZhiJiaoYu_XueLi_BiYeYuanXiaoXi: '' },
      [],
    ],
  ])('education: %s', (_name, values, expected) => {
    const after = taken(scene(values), 'educations.1');
    expect(after.children.educations).toMatchObject(expected);
    expect(after.children.educations).toHaveLength(expected.length);
  });

  it('the resume is replaced as a whole and keeps the days of lines that stay', () => {
    const given = scene(
      { JianLi: '2003.09--2007.08  雁阵农业大学农学专业学习\n2007.08--2021.06  雁阵镇政府科员' },
      {
        person: ({ children }) =>
          (children.resume[0] = row('resume', {
            started: '2003-09-01',
            ended: '2007-08',
            content: '雁阵农业大学农学专业学习',
          })),
      },
    );
    expect(taken(given, 'resume').children.resume).toEqual([
      row('resume', { started: '2003-09-01', ended: '2007-08', content: '雁阵农业大学农学专业学习' }),
      row('resume', { started: '2007-08', ended: '2021-06', content: '雁阵镇政府科员' }),
    ]);
  });

  it('the family is taken row by row; ID numbers stay with the name, new rows stand where the form has them', () => {
    const base = scene(
      {},
      { person: ({ children }) => children.family.forEach((member, at) => (member.idNumber = `id${at}`)) },
    );
    const child = {
      ChengWei: '儿子',
      XingMing: '王小树',
      ChuShengRiQi: '201909',
      ZhengZhiMianMao: '',
      GongZuoDanWeiJiZhiWu: '',
    };
    const [wife, daughter] = relative(base.form, 0, { GongZuoDanWeiJiZhiWu: '雁阵镇中学教师' });
    const mother = { ...child, ChengWei: '母亲', XingMing: '陈秀', ChuShengRiQi: '1955' };
    const family = [wife, child, daughter, mother].filter((member) => member !== undefined);
    const given = { ...base, form: { ...base.form, family } };
    expect(
      rows(given)
        .filter(({ key }) => key.startsWith('family'))
        .map(({ key, state }) => `${key} ${state}`),
    ).toEqual([
      'family.0 different',
      'family.1 new',
      'family.2 same',
      'family.3 new',
      'family.archive.1 onlyArchive',
    ]);
    const some = taken(given, 'family.0', 'family.1').children.family;
    expect(some.map(({ name, work, idNumber }) => [name, work, idNumber])).toEqual([
      ['李红', '雁阵镇中学教师', 'id0'],
      ['王小树', null, null],
      ['王建国', '务农（已去世）', 'id1'],
      ['王小雨', '雁阵镇中心小学学生', 'id2'],
    ]);
    const all = taken(given, 'family.0', 'family.1', 'family.2', 'family.3', 'family.archive.1').children
      .family;
    expect(all.map(({ name }) => name)).toEqual(['李红', '王小树', '王小雨', '陈秀']);
  });

  it('another name under the same 称谓 does not keep the ID number', () => {
    const base = scene(
      {},
      { person: ({ children }) => children.family.forEach((member) => (member.idNumber = '旧号')) },
    );
    const given = { ...base, form: { ...base.form, family: relative(base.form, 0, { XingMing: '赵丽' }) } };
    expect(taken(given, 'family.0').children.family[0]).toMatchObject({ name: '赵丽', idNumber: null });
  });

  it('makes a whole new person out of a form', () => {
    const { form } = scene();
    const choices = Object.fromEntries(compareForm(form, null).map(({ key }) => [key, 'file' as const]));
    const fresh = applyForm(emptyPerson(), form, choices);
    expect(
      compareForm(form, { content: fresh, photo: null }).filter(({ state }) => state !== 'same'),
    ).toEqual([]);
    expect(fresh.fields).toMatchObject({
      name: '王晓明',
      gender: '1',
      ethnicity: '01',
      partyJoined: '2006.05',
    });
    expect(fresh.children.appointments).toEqual([]);
  });
});
