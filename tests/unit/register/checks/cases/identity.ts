import { makeIdNumber } from '#shared/lib/id-number';
import { soundId } from '../sound';
import { change, set, type Case } from './case';

const girl = makeIdNumber({ region: '999001', birth: '1985-03-20', sequence: 7, sex: '2' });
const may = makeIdNumber({ region: '999001', birth: '1985-05-20', sequence: 7, sex: '1' });
export const required = [
  ['name', '姓名'],
  ['gender', '性别'],
  ['birthDate', '出生年月'],
  ['ethnicity', '民族'],
  ['nativePlace', '籍贯'],
  ['birthPlace', '出生地'],
  ['health', '健康状况'],
  ['workStarted', '参加工作时间'],
  ['organizationId', '所在单位'],
  ['currentPost', '现任职务'],
  ['currentPostShort', '职务简称'],
  ['personnelCategory', '人员类别'],
  ['managementCategory', '管理类别'],
] as const;

export const identityCases: readonly Case[] = [
  ...required.map(([key, label]): Case => [
    `required.${key}`,
    set({ [key]: null }),
    `${label}未填写`,
    [`fields.${key}`],
  ]),
  [
    'values.rowRequired',
    change('appraisals', 1, { result: ' ' }),
    '年度考核第 2 行：考核结论未填写',
    ['children.appraisals.1.result'],
  ],
  ['values.code', set({ ethnicity: '77' }), '民族的代码“77”不在代码表中', ['fields.ethnicity']],
  [
    'values.date',
    change('family', 0, { birthDate: '1986-02-30' }),
    '家庭成员第 1 行：出生年月“1986-02-30”不是日历上的日期',
    ['children.family.0.birthDate'],
  ],
  ['values.future', set({ rankSince: '2025-07' }), '任现职级时间 2025.07 晚于今天', ['fields.rankSince']],
  [
    'values.beforeBirth',
    change('educations', 0, { started: '1985-03' }),
    '学历学位第 1 行：入学时间 1985.03 不晚于出生年月 1985.03',
    ['children.educations.0.started', 'fields.birthDate'],
  ],
  // Identity.
  ['identity.nameSpaces', set({ name: '王\u3000明' }), '姓名“王\u3000明”中有空格', ['fields.name']],
  ['identity.nameDot', set({ name: '艾力.买买提' }), '姓名“艾力.买买提”的间隔号不规范', ['fields.name']],
  [
    'identity.nameCharacters',
    set({ name: '王明（大）' }),
    '姓名“王明（大）”中有数字、括号或星号',
    ['fields.name'],
  ],
  ['identity.birthPrecision', set({ birthDate: '1985' }), '出生年月只有年份 1985', ['fields.birthDate']],
  ['identity.idNumberMissing', set({ idNumber: null }), '身份证号未填写', ['fields.idNumber']],
  [
    'identity.idNumberInvalid',
    set({ idNumber: `${soundId.slice(0, 17)}${soundId.endsWith('1') ? '2' : '1'}` }),
    '身份证号的校验位不符，请核对',
    ['fields.idNumber'],
  ],
  [
    'identity.idNumberBirth',
    set({ idNumber: may }),
    '出生年月 1985.03 与身份证号中的 1985.05 不一致',
    ['fields.birthDate', 'fields.idNumber'],
  ],
  [
    'identity.idNumberSex',
    set({ idNumber: girl }),
    '性别“男”与身份证号中的“女”不一致',
    ['fields.gender', 'fields.idNumber'],
  ],
  [
    'identity.ageOver',
    set({ birthDate: '1959-06', idNumber: null }),
    '1959.06 出生，现 66 岁，超过 65 岁',
    ['fields.birthDate'],
  ],
  [
    'identity.ageUnder',
    set({ birthDate: '2007-07' }),
    '2007.07 出生，现 17 岁，不满 18 岁',
    ['fields.birthDate'],
  ],
  [
    'identity.workAge',
    set({ workStarted: '2001-02' }),
    '参加工作时间 2001.02 时 15 岁，不满 16 岁',
    ['fields.workStarted', 'fields.birthDate'],
  ],
  [
    'identity.recruitAge',
    set({ recruited: '2003-02' }),
    '录用时间 2003.02 时 17 岁，不满 18 岁',
    ['fields.recruited', 'fields.birthDate'],
  ],
  ['identity.nativePlaceShort', set({ nativePlace: '湘' }), '籍贯“湘”不足 2 个字', ['fields.nativePlace']],
  [
    'identity.nativePlaceIncomplete',
    set({ nativePlace: '湖南省' }),
    '籍贯“湖南省”不完整，应写明省和市、县',
    ['fields.nativePlace'],
  ],
  [
    'identity.nativePlaceProvince',
    set({ nativePlace: '常德桃源' }),
    '籍贯“常德桃源”前没有省（区、市）名',
    ['fields.nativePlace'],
  ],
  ['identity.birthPlaceShort', set({ birthPlace: '湘' }), '出生地“湘”不足 2 个字', ['fields.birthPlace']],
  [
    'identity.birthPlaceIncomplete',
    set({ birthPlace: '桃源' }),
    '出生地“桃源”不完整，应写明省和市、县',
    ['fields.birthPlace'],
  ],
  [
    'identity.birthPlaceProvince',
    set({ birthPlace: '桃源县城' }),
    '出生地“桃源县城”前没有省（区、市）名',
    ['fields.birthPlace'],
  ],
  ['identity.photo', () => undefined, '没有照片', ['photo'], { hasPhoto: false }],
  ['identity.phone', set({ phone: '1390000000' }), '手机号码 1390000000 不是 11 位', ['fields.phone']],
  // Party.
  ['party.unreadable', set({ partyJoined: '入伍后' }), '入党时间“入伍后”无法识别', ['fields.partyJoined']],
  [
    'party.secondWithNone',
    set({ politicalStatus: '13', partyJoined: null, secondParty: '05' }),
    '政治面貌为群众，又填了民盟',
    ['fields.politicalStatus', 'fields.secondParty'],
  ],
  [
    'party.dateMissing',
    set({ partyJoined: null }),
    '政治面貌为中共党员，入党时间未填写',
    ['fields.partyJoined', 'fields.politicalStatus'],
  ],
  [
    'party.dateWithoutMembership',
    set({ politicalStatus: '13' }),
    '入党时间 2006.05，而政治面貌为群众',
    ['fields.politicalStatus', 'fields.partyJoined'],
  ],
  [
    'party.age',
    set({ partyJoined: '2003-02' }),
    '入党时间 2003.02 时 17 岁，不满 18 岁',
    ['fields.partyJoined', 'fields.birthDate'],
  ],
  [
    'party.dateImpossible',
    set({ partyJoined: '2025-07' }),
    '入党时间 2025.07 晚于今天',
    ['fields.partyJoined'],
  ],
  [
    'party.probation',
    set({ politicalStatus: '02', partyJoined: '2023-05' }),
    '2023.05 成为预备党员，已 25 个月仍未转正',
    ['fields.politicalStatus', 'fields.partyJoined'],
  ],
];
