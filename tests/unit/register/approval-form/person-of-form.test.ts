import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  emptyLrmx,
  lrmxTags,
  type LrmxFamilyRow,
  type LrmxForm,
  type LrmxTag,
} from '#shared/register/lrmx-form';
import { readForm } from '#shared/register/approval-form/person-of-form';
import { soundId } from '../checks/sound';

function formWith(values: Partial<Record<LrmxTag, string>>, family: LrmxFamilyRow[] = []): LrmxForm {
  const empty = emptyLrmx(4);
  return { ...empty, values: { ...empty.values, ...values }, family };
}

function relative(values: Partial<LrmxFamilyRow>): LrmxFamilyRow {
  const empty = {
    ChengWei: '',
    XingMing: '',
    ChuShengRiQi: '',
    ZhengZhiMianMao: '',
    GongZuoDanWeiJiZhiWu: '',
  };
  return { ...empty, ...values };
}

describe('single boxes', () => {
  it.each<[LrmxTag, string, string, unknown]>([
    ['XingMing', '张　三', 'name', '张三'],
    ['XingMing', '买买提。艾力', 'name', '买买提·艾力'],
    ['XingBie', '女', 'gender', '2'],
    ['MinZu', '土家', 'ethnicity', '15'],
    ['ChuShengNianYue', '198503', 'birthDate', '1985-03'],
    ['ChuShengNianYue', '19850320', 'birthDate', '1985-03-20'],
    ['ChuShengNianYue', '19850300', 'birthDate', '1985-03'],
    ['ChuShengNianYue', '1985.3', 'birthDate', '1985-03'],
    ['ChuShengNianYue', '1985', 'birthDate', '1985'],
    ['CanJiaGongZuoShiJian', '2004.10.24', 'workStarted', '2004-10-24'],
    ['RuDangShiJian', '20020303', 'partyJoined', '2002.03.03'],
    ['RuDangShiJian', '20020303；民盟', 'partyJoined', '2002.03.03；民盟'],
    ['RuDangShiJian', '民盟；', 'partyJoined', '民盟；'],
    ['RuDangShiJian', '无', 'partyJoined', null],
    ['ShenFenZheng', soundId.toLowerCase(), 'idNumber', soundId],
    ['JiangChengQingKuang', '无', 'rewardSummary', '无'],
    ['JiangChengQingKuang', '一\n二', 'rewardSummary', '一\n二'],
    ['GaiGeQianRenZhiNianLingJieXian', '改革前任职年龄界限为60岁', 'reformAgeLimit', '60'],
    ['GaiGeQianRenZhiNianLingJieXian', '已到龄人员', 'reformAgeLimit', '-1'],
    ['DaoLingNianYue', '204803', 'retirementMonth', '2048-03'],
    ['JianKangZhuangKuang', '左耳失聪', 'health', '左耳失聪'],
  ])('%s “%s” gives %s %j', (tag, text, key, value) => {
    const { fields, notes } = readForm(formWith({ [tag]: text }));
    expect(fields[key as keyof typeof fields]).toEqual(value);
    expect(notes).toEqual([]);
  });

  it.each<[LrmxTag, string, string, RegExp]>([
    ['ChuShengNianYue', '1950春', 'birthDate', /春、夏/],
    ['ChuShengNianYue', '198513', 'birthDate', /月份/],
    ['ChuShengNianYue', '19853', 'birthDate', /看不出是日期/],
    ['MinZu', '火星族', 'ethnicity', /民族/],
    ['XingBie', '不详x', 'gender', /性别/],
    ['RuDangShiJian', '入党时间待查', 'partyJoined', /入党时间/],
    ['RuDangShiJian', '20020303；九三学社；农工党；民盟', 'partyJoined', /18 字/],
    ['ShenFenZheng', '990025198503200011', 'idNumber', /校验位/],
    ['XianRenZhiWu', '长'.repeat(325), 'currentPost', /324 字/],
  ])('%s “%s” is not taken and says why', (tag, text, key, message) => {
    const { fields, notes } = readForm(formWith({ [tag]: text }));
    expect(key in fields).toBe(false);
    expect(notes).toMatchObject([{ level: 'error', key, text }]);
    expect(notes[0]?.message).toMatch(message);
  });

  it('a form of 3.x says nothing about what only 4.0 has', () => {
    const { fields } = readForm({ ...emptyLrmx(3), generation: 3 });
    expect('retirementMonth' in fields).toBe(false);
    expect('reformAgeLimit' in fields).toBe(false);
    expect(fields.name).toBeNull();
  });
});

describe('education', () => {
  it.each([
    [
      ['大学', '理学学士', '某大学数学系', '某大学数学系'],
      ['21', '407', '某大学数学系', '某大学数学系'],
    ],
    [
      ['大学\n理学学士', '', '某大学', ''],
      ['21', '407', '某大学', null],
    ],
    [
      ['中央党校研究生', '', '', ''],
      ['1A', null, null, null],
    ],
    [
      ['无', '', '无', ''],
      [null, null, null, null],
    ],
    [
      ['大专', '', '某大学　农学系', ''],
      ['31', null, '某大学 农学系', null],
    ],
  ])('%j is %j', ([level = '', degree = '', school = '', degreeSchool = ''], read) => {
    const { educations, notes } = readForm(
      formWith({
        QuanRiZhiJiaoYu_XueLi: level ?? '',
        QuanRiZhiJiaoYu_XueWei: degree ?? '',
        QuanRiZhiJiaoYu_XueLi_BiYeYuanXiaoXi: school ?? '',
        QuanRiZhiJiaoYu_XueWei_BiYeYuanXiaoXi: degreeSchool ?? '',
      }),
    );
    expect(notes).toEqual([]);
    expect(Object.values(educations['1'] ?? {})).toEqual(read);
  });

  it('a level or degree of no table is not taken and says so', () => {
    const { educations, notes } = readForm(
      formWith({ ZaiZhiJiaoYu_XueLi: '大学（肄业）', ZaiZhiJiaoYu_XueWei: '双学士荣誉' }),
    );
    expect(educations['2']).toBeUndefined();
    expect(notes.map(({ key, label }) => [key, label])).toEqual([
      ['educations.2', '在职教育学历'],
      ['educations.2', '在职教育学位'],
    ]);
  });

  it('the school of a degree that is not named does not get lost unsaid', () => {
    const { notes } = readForm(
      formWith({ ZaiZhiJiaoYu_XueLi: '大学', ZaiZhiJiaoYu_XueWei_BiYeYuanXiaoXi: '某大学' }),
    );
    expect(notes).toMatchObject([{ level: 'hint', key: 'educations.2', text: '某大学' }]);
  });
});

describe('resume and family', () => {
  it('a line without dates in front is kept as a remark and named', () => {
    const { resume, notes } = readForm(
      formWith({ JianLi: '生于桃源\n2003.09--2007.08  某大学\n（其间：病休）' }),
    );
    expect(resume).toEqual([
      { started: null, ended: null, content: '生于桃源' },
      { started: '2003-09', ended: '2007-08', content: '某大学\n（其间：病休）' },
    ]);
    expect(notes).toMatchObject([{ level: 'hint', key: 'resume' }]);
  });

  it('a passage that the register has no room for keeps the resume out', () => {
    const { resume, notes } = readForm(formWith({ JianLi: `2003.09--2007.08  ${'长'.repeat(1001)}` }));
    expect(resume).toBeNull();
    expect(notes).toMatchObject([{ level: 'error', key: 'resume' }]);
  });

  it('reads rows, passes over empty ones, and keeps the rest of a row whose date cannot be read', () => {
    const { family, notes } = readForm(
      formWith({}, [
        relative({ ChengWei: '妻子', XingMing: '李 红', ChuShengRiQi: '198607', ZhengZhiMianMao: '群众' }),
        relative({}),
        relative({
          ChengWei: '父亲',
          XingMing: '王建国',
          ChuShengRiQi: '1950年前后',
          GongZuoDanWeiJiZhiWu: '务农',
        }),
      ]),
    );
    expect(family).toEqual([
      { relation: '妻子', name: '李红', birthDate: '1986-07', politicalStatus: '群众', work: null },
      { relation: '父亲', name: '王建国', politicalStatus: null, work: '务农' },
    ]);
    expect(notes).toMatchObject([{ level: 'error', key: 'family.1', text: '1950年前后' }]);
  });
});

it('whatever stands in the boxes, nothing throws and nothing is lost unsaid', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 30 }),
    fc.constantFrom('无', '大学', '198503', '男', '2002.03--'),
  );
  const values = fc.record(
    Object.fromEntries(lrmxTags.map(({ tag }) => [tag, text])) as Record<LrmxTag, typeof text>,
  );
  fc.assert(
    fc.property(values, (boxes) => {
      const { fields, educations, notes } = readForm({ ...emptyLrmx(4), values: boxes });
      const noted = new Set(notes.map(({ key }) => key));
      for (const key of ['birthDate', 'gender', 'idNumber', 'reformAgeLimit'] as const)
        expect(key in fields || noted.has(key)).toBe(true);
      for (const kind of ['1', '2'] as const)
        expect(educations[kind] !== undefined || noted.has(`educations.${kind}`)).toBe(true);
    }),
  );
});
