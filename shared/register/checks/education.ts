import { codeText } from '#shared/lib/code-tables';
import { educationRank } from '#shared/lib/education';
import type { ChildRecord } from '../fields/children';
import { isEmpty, isNotAfter, month, rowRule, type PersonRule } from './rule';
import { formGuide, systemRules } from './sources';
import { isAfterToday } from './values';

type Education = ChildRecord<'educations'>;

const onJob = '2';
const fullTime = '1';
const partySchool: readonly string[] = ['1A', '1B', '2A', '2B', '34', '37'];
const seniorSchool = '61';

/** 中专 and above, which must name a school; 高中 and below need none. */
function isVocationalOrAbove({ level }: Education): boolean {
  return level !== seniorSchool && educationRank(level) >= 2;
}

function levelText({ level, degree }: Education): string {
  return codeText('ZB64', level) || codeText('GB6864', degree) || '学历';
}

const dateRules: readonly PersonRule[] = [
  rowRule(
    'educations',
    {
      id: 'education.endBeforeStart',
      level: 'error',
      title: '毕业时间晚于入学时间',
      source: systemRules,
      remedy: '核对入学时间和毕业时间',
    },
    ({ started, ended }) =>
      isNotAfter(ended, started) && {
        message: `毕业时间 ${month(ended)} 不晚于入学时间 ${month(started)}`,
        keys: ['ended', 'started'],
      },
  ),
  rowRule(
    'educations',
    {
      id: 'education.endAhead',
      level: 'hint',
      title: '在读学历毕业后再填',
      source: formGuide,
      remedy: '尚未毕业的不作为学历填写，可写入简历',
    },
    ({ ended }, _person, { today }) =>
      isAfterToday(ended, today) && { message: `毕业时间 ${month(ended)} 晚于今天`, keys: ['ended'] },
  ),
  rowRule(
    'educations',
    {
      id: 'education.onJobBeforeWork',
      level: 'warning',
      title: '在职教育在参加工作之后毕业',
      source: formGuide,
      remedy: '参加工作前取得的学历改为全日制教育',
    },
    ({ kind, ended }, { fields }) =>
      kind === onJob &&
      isNotAfter(ended, fields.workStarted) && {
        message: `在职教育 ${month(ended)} 毕业，不晚于参加工作时间 ${month(fields.workStarted)}`,
        keys: ['kind', 'ended'],
      },
  ),
  rowRule(
    'educations',
    {
      id: 'education.degreeDate',
      level: 'error',
      title: '学位须有授予时间',
      source: systemRules,
      remedy: '填写学位授予时间',
    },
    (row) =>
      !isEmpty(row.degree) &&
      isEmpty(row.degreeGranted) && {
        message: `${codeText('GB6864', row.degree)}没有学位授予时间`,
        keys: ['degreeGranted'],
      },
  ),
];

const contentRules: readonly PersonRule[] = [
  rowRule(
    'educations',
    {
      id: 'education.levelMissing',
      level: 'error',
      title: '每行学历须有学历或学位',
      source: systemRules,
      remedy: '选择学历或学位；多余的空行请删除',
    },
    ({ level, degree }) =>
      isEmpty(level) && isEmpty(degree) && { message: '学历、学位都未填写', keys: ['level'] },
  ),
  rowRule(
    'educations',
    {
      id: 'education.startOrSchool',
      level: 'error',
      title: '中专及以上学历须有入学时间和毕业院校',
      source: systemRules,
      remedy: '补填入学时间、毕业院校',
    },
    (row) => {
      const missing = (['started', 'school'] as const).filter((key) => isEmpty(row[key]));
      const labels = missing.map((key) => (key === 'started' ? '入学时间' : '毕业院校')).join('、');
      return (
        isVocationalOrAbove(row) &&
        missing.length > 0 && { message: `${levelText(row)}没有${labels}`, keys: missing }
      );
    },
  ),
  rowRule(
    'educations',
    {
      id: 'education.endOrMajor',
      level: 'warning',
      title: '中专及以上学历须有毕业时间和专业',
      source: systemRules,
      remedy: '补填毕业时间、系及专业',
    },
    (row) => {
      const missing = (['ended', 'major'] as const).filter((key) => isEmpty(row[key]));
      const labels = missing.map((key) => (key === 'ended' ? '毕业时间' : '系及专业')).join('、');
      return (
        isVocationalOrAbove(row) &&
        missing.length > 0 && { message: `${levelText(row)}没有${labels}`, keys: missing }
      );
    },
  ),
  rowRule(
    'educations',
    {
      id: 'education.schoolNotNeeded',
      level: 'hint',
      title: '高中及以下学历不填院校',
      source: formGuide,
      remedy: '清空毕业院校和专业',
    },
    (row) =>
      !isEmpty(row.level) &&
      !isVocationalOrAbove(row) &&
      !isEmpty(row.school) && { message: `${levelText(row)}填了毕业院校“${row.school}”`, keys: ['school'] },
  ),
  rowRule(
    'educations',
    {
      id: 'education.partySchool',
      level: 'warning',
      title: '党校学历一律为在职教育',
      source: formGuide,
      remedy: '把教育类别改为在职',
    },
    (row) =>
      row.kind === fullTime &&
      partySchool.includes(row.level ?? '') && { message: `${levelText(row)}填成了全日制`, keys: ['kind'] },
  ),
];

/** Rules about education and degrees (information set A08). */
export const educationRules: readonly PersonRule[] = [
  {
    id: 'education.none',
    level: 'warning',
    title: '须有学历',
    source: formGuide,
    remedy: '填写全日制和在职的最高学历学位',
    check: ({ children }) =>
      children.educations.length === 0 ? [{ message: '没有学历', fields: ['children.educations'] }] : [],
  },
  ...contentRules,
  ...dateRules,
];
