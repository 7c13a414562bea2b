import type { Sparse } from './model';
import { monthIn, monthText, yearOf, type Month } from './months';
import type { Career } from './posts';
import type { Random } from './random';

/** What somebody learned before working, and beside the work. */
export interface Schooling {
  readonly rows: readonly Sparse[];
  /** Lines of the resume before the first work: only 中专 and above stand there. */
  readonly lines: readonly { readonly start: Month; readonly end: Month; readonly text: string }[];
  /** The first month in which the person can have worked. */
  readonly workFrom: Month;
  readonly onJob: { readonly start: Month; readonly end: Month; readonly text: string } | null;
}

type Level = '11' | '21' | '31' | '41' | '61' | '71';

/** GB/T 6864: 3 or 4 and the two digits of the field. */
const majors = [
  ['农学', '09'],
  ['园艺', '09'],
  ['汉语言文学', '05'],
  ['法学', '03'],
  ['行政管理', '12'],
  ['会计学', '12'],
  ['经济学', '02'],
  ['计算机科学与技术', '08'],
  ['土木工程', '08'],
  ['社会工作', '03'],
  ['教育学', '04'],
  ['公共事业管理', '12'],
] as const;
const universities = [
  '江南农业大学',
  '江南师范大学',
  '江南理工大学',
  '江南财经大学',
  '清河学院',
  '江南文理学院',
];
const colleges = ['江南农业职业学院', '江南师范专科学校', '江南商务职业学院', '清河职业技术学院'];
const secondary = ['示范县职业中专学校', '清河农业学校', '清河师范学校', '清河财经学校'];
const schoolsOf: Readonly<Partial<Record<Level, readonly string[]>>> = {
  '11': universities,
  '21': universities,
  '31': colleges,
  '41': secondary,
};

type Cohort = 'old' | 'middle' | 'young';
type Weights = readonly (readonly [Level, number])[];

const officials: Readonly<Record<Cohort, Weights>> = {
  old: [
    ['41', 42],
    ['31', 38],
    ['21', 16],
    ['61', 4],
  ],
  middle: [
    ['21', 42],
    ['31', 38],
    ['41', 20],
  ],
  young: [
    ['21', 80],
    ['11', 8],
    ['31', 12],
  ],
};
const villagers: Readonly<Record<Cohort, Weights>> = {
  old: [
    ['71', 40],
    ['61', 45],
    ['41', 10],
    ['31', 5],
  ],
  middle: [
    ['61', 40],
    ['71', 22],
    ['41', 18],
    ['31', 18],
    ['21', 2],
  ],
  young: [
    ['31', 40],
    ['21', 22],
    ['61', 22],
    ['41', 16],
  ],
};

/** Calendar years after birth in which a level begins and ends (September to July). */
const years: Readonly<Record<Level, readonly [number, number]>> = {
  '71': [13, 16],
  '61': [16, 19],
  '41': [16, 19],
  '31': [19, 22],
  '21': [19, 23],
  '11': [23, 26],
};

function cohortOf(birthYear: number): Cohort {
  if (birthYear < 1975) return 'old';
  return birthYear < 1986 ? 'middle' : 'young';
}

function course(
  random: Random,
  level: Level,
  birthYear: number,
): { row: Sparse; line: Schooling['lines'][number] } {
  const [from, until] = years[level];
  const start = monthIn(birthYear + from, 9);
  const end = monthIn(birthYear + until, level === '11' ? 6 : 7);
  const [major, field] = random.pick(majors);
  const school = random.pick(schoolsOf[level] ?? ['']);
  const degree = level === '21' ? `4${field}` : level === '11' ? `3${field}` : null;
  const row = {
    kind: '1',
    level,
    degree,
    started: monthText(start),
    ended: monthText(end),
    degreeGranted: degree ? monthText(end) : null,
    years: until - from,
    ...(schoolsOf[level] ? { school, major: `${major}专业` } : {}),
  };
  return { row, line: { start, end, text: `${school}${major}专业学习` } };
}

/** A degree beside the work, three years, for those who began below it. */
function besideWork(
  random: Random,
  level: Level,
  career: Career,
  workFrom: Month,
  today: Month,
): { row: Sparse; onJob: NonNullable<Schooling['onJob']> } | null {
  const official = career === 'official' || career === 'station';
  const wanted = official
    ? level === '41' || level === '31' || level === '61'
      ? 0.75
      : 0.04
    : level === '61' || level === '41'
      ? 0.25
      : 0;
  const earliest = yearOf(workFrom) + 2;
  const latest = yearOf(today) - 4;
  if (!random.chance(wanted) || latest < earliest) return null;
  const year = random.int(earliest, Math.min(latest, earliest + 10));
  const partySchool = official && random.chance(0.3);
  const reached =
    level === '21' || level === '11'
      ? '1B'
      : !official || (level === '61' && random.chance(0.5))
        ? '31'
        : partySchool
          ? '2B'
          : '21';
  const school =
    partySchool || reached === '1B' ? '江南省委党校' : official ? random.pick(universities) : '江南开放大学';
  const [major] = random.pick(majors);
  const start = monthIn(year, 9);
  const end = monthIn(year + 3, 7);
  const row = {
    kind: '2',
    level: reached,
    school,
    major: `${major}专业`,
    started: monthText(start),
    ended: monthText(end),
    years: 3,
  };
  return { row, onJob: { start, end, text: `${school}${major}专业学习` } };
}

/** Schools of a person born in a month, as their generation and their work make likely. */
export function makeSchooling(random: Random, career: Career, birth: Month, today: Month): Schooling {
  const birthYear = yearOf(birth);
  const table = career === 'official' || career === 'station' ? officials : villagers;
  const levels = table[cohortOf(birthYear)].filter(
    ([level]) => monthIn(birthYear + years[level][1], 7) < today - 2,
  );
  const level = levels.length > 0 ? random.weighted(levels) : '61';
  const courses =
    level === '11'
      ? [course(random, '21', birthYear), course(random, '11', birthYear)]
      : [course(random, level, birthYear)];
  const lines = level === '61' || level === '71' ? [] : courses.map(({ line }) => line);
  const left = courses[courses.length - 1]?.line.end ?? 0;
  const workFrom = Math.max(left, birth + 16 * 12 + 1);
  const later = besideWork(random, level, career, workFrom, today);
  // 研究生 begins two months after 大学 ends: the resume counts those months to the first course.
  const joined = lines.map((line, index) => ({ ...line, end: lines[index + 1]?.start ?? workFrom }));
  return {
    rows: [...courses.map(({ row }) => row), ...(later ? [later.row] : [])],
    lines: joined,
    workFrom,
    onJob: later?.onJob ?? null,
  };
}
