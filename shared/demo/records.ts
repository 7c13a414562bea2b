import type { Sparse } from './model';
import { dayText, monthIn, monthText, yearOf, type Month } from './months';
import type { Slot } from './posts';
import type { Random } from './random';
import { trades } from './words';

export interface RecordPlan {
  readonly random: Random;
  readonly slot: Slot;
  readonly workStarted: Month;
  readonly today: Month;
}

const classes = [
  ['乡村振兴专题培训班', '3'],
  ['科级干部进修班', '2'],
  ['基层党组织书记示范培训班', '3'],
  ['村干部能力提升培训班', '4'],
  ['新任职干部培训班', '2'],
  ['公文写作业务培训班', '3'],
  ['农村实用技术培训班', '3'],
  ['党的理论教育培训班', '4'],
] as const;

/** Training of the last three years: up to three classes, each of some days. */
export function makeTrainings({ random, today, slot }: RecordPlan): Sparse[] {
  const count = random.weighted([
    [0, slot.career === 'folk' ? 6 : 3],
    [1, 4],
    [2, 3],
    [3, 1],
  ]);
  return Array.from({ length: count }, () => {
    const [name, category] = random.pick(classes);
    const month = today - random.int(2, 34);
    const day = random.int(2, 14);
    const length = random.int(2, 12);
    return {
      name: `${yearOf(month)}年${name}`,
      category,
      organizer: random.pick(['中共示范县委党校', '中共示范县委组织部', '示范县职教中心']),
      started: dayText(month, day),
      ended: dayText(month, day + length - 1),
      hours: length * 8,
      result: '3',
    };
  }).sort((a, b) => (a.started < b.started ? 1 : -1));
}

const stationTitles: readonly (readonly [pattern: RegExp, titles: readonly (readonly [string, string])[]])[] =
  [
    [
      /农业/,
      [
        ['093', '农艺师'],
        ['094', '助理农艺师'],
        ['092', '高级农艺师'],
      ],
    ],
    [
      /财政/,
      [
        ['133', '会计师'],
        ['134', '助理会计师'],
      ],
    ],
    [
      /学校/,
      [
        ['053', '一级教师（中学）'],
        ['052', '高级教师（中学）'],
        ['414', '一级教师（小学）'],
      ],
    ],
    [
      /卫生/,
      [
        ['233', '主治医师'],
        ['234', '医师'],
        ['254', '护师'],
      ],
    ],
  ];

/** A professional title for those who do professional work. */
export function makeTitles({ random, slot, workStarted, today }: RecordPlan, unitName: string): Sparse[] {
  const titles = stationTitles.find(([pattern]) => pattern.test(unitName))?.[1];
  if (slot.career !== 'station' || !titles || today - workStarted < 60 || !random.chance(0.7)) return [];
  const [code, name] = random.pick(titles);
  const obtained = workStarted + random.int(50, today - workStarted - 5);
  return [
    { code, name, obtained: monthText(obtained), way: random.pick(['1', '2']), body: '江南省职称评审委员会' },
  ];
}

/** Farmer technicians live in villages (seed 004-07); one in six is a 农民技师. */
export function makeTechnicians({ random, slot, workStarted, today }: RecordPlan): Sparse[] {
  const wanted = slot.post === '农民技术员' || (slot.career === 'village' && random.chance(0.12));
  if (!wanted) return [];
  const since = Math.max(workStarted + 1, today - random.int(6, 150));
  return [
    {
      grade: random.chance(0.17) ? 'senior' : 'technician',
      trade: random.pick(trades),
      obtained: monthText(Math.min(since, today - 1)),
      certificate: `示农技〔${yearOf(since)}〕${random.int(1, 400)}`,
    },
  ];
}

/** Source tags; what the career already says is passed in. */
export function makeTags(
  plan: RecordPlan,
  known: { readonly soldier: boolean; readonly villageGraduate: boolean },
): Sparse[] {
  const { random, slot, workStarted, today } = plan;
  const since = monthText(workStarted);
  const tags: Sparse[] = [];
  if (known.soldier) tags.push({ tag: '退役军人', since });
  if (known.villageGraduate)
    tags.push({ tag: '大学生村官', since, until: monthText(Math.min(workStarted + 36, today)) });
  if ((slot.career === 'village' || slot.career === 'folk') && random.chance(0.13))
    tags.push({ tag: '致富带头人' });
  const recent = monthText(today - random.int(2, 20));
  if (slot.career === 'official' && slot.seat === 'none') {
    if (random.chance(0.03)) tags.push({ tag: '驻村第一书记', since: recent });
    else if (random.chance(0.05)) tags.push({ tag: '乡村振兴工作队员', since: recent });
  }
  return tags;
}

const penalties = [
  ['党内警告', '02250', 12, '违反工作纪律'],
  ['党内严重警告', '02251', 18, '违反廉洁纪律'],
  ['警告', '02110', 6, '工作失职'],
  ['记过', '02112', 12, '工作失职'],
] as const;

/** Rewards and, for one in sixty, a penalty with its effect period (政务处分法 art. 8). */
export function makeRewards({ random, slot, workStarted, today }: RecordPlan): Sparse[] {
  const rows: Sparse[] = [];
  const earliest = Math.max(workStarted + 12, monthIn(2015, 1));
  if (earliest >= today - 2 || slot.career === 'folk') return rows;
  const when = random.int(earliest, today - 2);
  if (random.chance(slot.seat === 'none' ? 0.08 : 0.22)) {
    const [name, code] = random.weighted([
      [['嘉奖', '01115'], 8],
      [['记三等功', '01114'], 2],
    ] as const);
    rows.push({
      kind: 'reward',
      name,
      code,
      approved: dayText(when, 20),
      organ: '中共示范县委、示范县人民政府',
      organLevel: '107',
    });
  }
  if (random.chance(1 / 60)) {
    const [name, code, months, reason] = random.pick(penalties);
    rows.push({
      kind: 'penalty',
      name,
      code,
      reason,
      approved: dayText(when, 12),
      organ: '示范县纪委监委',
      organLevel: '107',
      effectUntil: dayText(when + months, 12),
    });
  }
  return rows;
}

/** 三龄两历一身份, for some of the leaders. */
export function makeVerifications({ random, slot, today }: RecordPlan, birthText: string): Sparse[] {
  if (slot.seat === 'none' || slot.career !== 'official' || !random.chance(0.3)) return [];
  return [
    {
      item: 'age',
      recorded: birthText,
      recognized: birthText,
      evidence: '入团志愿书、招工登记表',
      verified: dayText(today - random.int(12, 90), 10),
      verifier: '县委组织部干部档案室',
    },
  ];
}
