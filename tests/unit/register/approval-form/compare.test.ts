import { describe, expect, it } from 'vitest';
import type { LrmxFamilyRow, LrmxForm, LrmxTag } from '#shared/register/lrmx-form';
import type { PersonContent } from '#shared/register/person/person-document';
import { applyForm, compareForm, type FormRow } from '#shared/register/approval-form/compare';
import { formOfPerson } from '#shared/register/approval-form/form-of-person';
import { emptyPerson, row, soundPerson } from '../checks/sound';

interface Case {
  readonly person: PersonContent;
  readonly form: LrmxForm;
}

/** The sound person, and the form made from them with some boxes written over. */
function scene(
  values: Partial<Record<LrmxTag, string>> = {},
  change: { readonly person?: (person: PersonContent) => void; readonly family?: LrmxFamilyRow[] } = {},
): Case {
  const person = soundPerson() as PersonContent;
  change.person?.(person);
  const form = formOfPerson({ content: person, photo: null }, { generation: 4, today: '2026-11-23' });
  const family = change.family ?? form.family;
  return {
    person,
    form: { ...form, family, values: { ...form.values, JiSuanNianLingShiJian: '', ...values } },
  };
}

function rows({ person, form }: Case): FormRow[] {
  return compareForm(form, { content: person, photo: null });
}

function differing(given: Case): [string, string, string, string][] {
  return rows(given)
    .filter(({ state }) => state !== 'same')
    .map(({ key, state, file, archive }) => [key, state, file, archive]);
}

function taken({ person, form }: Case, ...keys: string[]): PersonContent {
  return applyForm(person, form, Object.fromEntries(keys.map((key) => [key, 'file' as const])));
}

function relative(form: LrmxForm, at: number, values: Partial<LrmxFamilyRow>): LrmxFamilyRow[] {
  return form.family.map((member, index) => (index === at ? { ...member, ...values } : member));
}

describe('compareForm', () => {
  it('stands in the order of the form, with a row for the photo', () => {
    const keys = rows(scene()).map(({ key }) => key);
    expect(keys.join(' ')).toBe(
      'name gender birthDate ethnicity nativePlace birthPlace partyJoined workStarted health technicalTitle speciality ' +
        'educations.1 educations.2 currentPost proposedPost proposedRemoval resume rewardSummary appraisalSummary ' +
        'proposalReason family.0 family.1 family.2 reportingUnit ageReference formDate formFiller idNumber photo ' +
        'retirementMonth reformAgeLimit',
    );
  });

  it.each<[string, Partial<Record<LrmxTag, string>>, [string, string, string, string][]]>([
    ['nothing', {}, []],
    ['blanks and another way to write a date', { XingMing: '王 晓 明', CanJiaGongZuoShiJian: '2007.8' }, []],
    [
      'a day that the archive does not know',
      { ChuShengNianYue: '19850320' },
      [['birthDate', 'different', '1985.03.20', '1985.03']],
    ],
    ['another word', { MinZu: '土家族' }, [['ethnicity', 'different', '土家族', '汉族']]],
    [
      'a box that the archive has not',
      { NiRenZhiWu: '雁阵镇镇长' },
      [['proposedPost', 'new', '雁阵镇镇长', '']],
    ],
    ['an empty box', { JianKangZhuangKuang: '' }, [['health', 'onlyArchive', '', '健康']]],
    ['a text of no table', { MinZu: '火星族' }, [['ethnicity', 'unreadable', '火星族', '汉族']]],
    [
      'a higher education',
      { QuanRiZhiJiaoYu_XueLi: '研究生', QuanRiZhiJiaoYu_XueWei: '农学硕士' },
      [['educations.1', 'different', '研究生 农学硕士\n雁阵农业大学农学', '大学 农学学士\n雁阵农业大学农学']],
    ],
    ['在职 that the archive has not', { ZaiZhiJiaoYu_XueLi: '大专' }, [['educations.2', 'new', '大专', '']]],
    ['a photo', { ZhaoPian: '/9j/4AAQ' }, [['photo', 'new', '有照片', '']]],
    [
      'a month of retirement that the rule does not give',
      { DaoLingNianYue: '204503' },
      [['retirementMonth', 'different', '2045.03', '2048.03']],
    ],
    ['no month of retirement', { DaoLingNianYue: '' }, []],
  ])('%s', (_name, values, expected) => {
    expect(differing(scene(values))).toEqual(expected);
  });

  it('shows the resume as its lines, the same in any dialect', () => {
    const dialect =
      '2003年9月至2007年8月 雁阵农业大学农学专业学习\r\n2007.08—2021.05\t雁阵镇政府科员\n2021.05-- 雁阵镇党委委员、副镇长';
    expect(differing(scene({ JianLi: dialect }))).toEqual([]);
    const shorter = '2021.05--         雁阵镇党委委员、副镇长';
    expect(differing(scene({ JianLi: shorter }))).toMatchObject([
      ['resume', 'different', shorter, expect.stringMatching(/^2003/)],
    ]);
  });

  it('of nobody: everything that the file says is new, and nothing is made up', () => {
    const { form } = scene({ JiangChengQingKuang: '', NianDuKaoHeJieGuo: '' });
    const states = new Set(compareForm(form, null).map(({ state }) => state));
    expect([...states].sort()).toEqual(['new', 'same']);
    expect(compareForm(form, null).find(({ key }) => key === 'rewardSummary')).toMatchObject({
      state: 'same',
      archive: '',
    });
  });

  it('pairs the family by name and 称谓; 配偶 beside 妻子 is the same', () => {
    const { form, person } = scene();
    const family = [
      ...relative(form, 0, { ChengWei: '配偶' }).slice(0, 2),
      {
        ChengWei: '儿子',
        XingMing: '王小树',
        ChuShengRiQi: '201909',
        ZhengZhiMianMao: '',
        GongZuoDanWeiJiZhiWu: '学生',
      },
    ];
    expect(differing({ person, form: { ...form, family } }).map(([key, state]) => [key, state])).toEqual([
      ['family.2', 'new'],
      ['family.archive.1', 'onlyArchive'],
    ]);
  });

  it('another spouse is a different one, not a second', () => {
    const { form, person } = scene();
    const family = relative(form, 0, { XingMing: '赵丽', GongZuoDanWeiJiZhiWu: '某局干部' });
    const [first] = rows({ person, form: { ...form, family } }).filter(({ key }) => key === 'family.0');
    expect(first).toMatchObject({
      state: 'different',
      label: '家庭成员（妻子）',
      file: '妻子 赵丽 1986.07 群众 某局干部',
      archive: '妻子 李红 1986.07 群众 雁阵镇中心小学教师',
    });
  });

  it('a date of a relative that cannot be read is not passed over', () => {
    const { form, person } = scene();
    const family = relative(form, 0, { ChuShengRiQi: '1986年前后' });
    const found = rows({ person, form: { ...form, family } }).find(({ key }) => key === 'family.0');
    expect(found).toMatchObject({ state: 'unreadable', note: expect.stringContaining('1986年前后') });
  });
});

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
