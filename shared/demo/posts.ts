import type { Random } from './random';

/** What sort of career leads to a post. */
export type Career = 'official' | 'station' | 'village' | 'folk';
export type Seat = 'chief' | 'deputy' | 'other' | 'none';

/** One post of one unit: who fills it is made by person.ts. */
export interface Slot {
  readonly post: string;
  readonly short: string;
  readonly career: Career;
  readonly seat: Seat;
  /** ZB09 职务层次, where the post has one. */
  readonly tier: string | null;
  /** Posts held before, the highest last; the career takes the last few of them. */
  readonly ladder: readonly string[];
}

const townLadder = ['科员', '党政综合办公室副主任', '党政综合办公室主任'];

function leader(post: string, short: string, seat: Seat, tier: string, ladder: readonly string[]): Slot {
  return { post, short, career: 'official', seat, tier, ladder };
}

/** The leading group of a township or 街道; two chiefs, since more than two is what the logic checks warn of. */
export function townshipTeam(kind: string): Slot[] {
  const street = kind === 'subdistrict';
  const party = street ? '党工委' : '党委';
  const head = street ? '办事处主任' : kind === 'township' ? '乡长' : '镇长';
  const deputy = street ? '办事处副主任' : `副${head}`;
  const up = [...townLadder, deputy];
  const low = townLadder;
  return [
    leader(`${party}书记`, '书记', 'chief', '0141', [...up, `${party}副书记`, head]),
    leader(`${party}副书记、${head}`, head, 'chief', '0141', [...up, `${party}副书记`]),
    leader(street ? '人大工委主任' : '人大主席', '人大主席', 'other', '0141', [...up, `${party}副书记`]),
    leader(`${party}副书记`, '副书记', 'deputy', '0142', up),
    leader(`${party}委员、纪委书记`, '纪委书记', 'deputy', '0142', up),
    leader(`${party}委员、组织委员`, '组织委员', 'deputy', '0142', low),
    leader(`${party}委员、宣传委员`, '宣传委员', 'deputy', '0142', low),
    leader(`${party}委员、政法委员`, '政法委员', 'deputy', '0142', low),
    leader(`${party}委员、武装部部长`, '武装部部长', 'deputy', '0142', low),
    leader(deputy, deputy, 'deputy', '0142', low),
    leader(deputy, deputy, 'deputy', '0142', low),
  ];
}

/** What the head of a county department is called: 局长, 主任; of 部 and 政法委 the first deputy, as its head is a county leader. */
function departmentWords(name: string): { chief: string; deputy: string } {
  if (name.endsWith('局')) return { chief: '党组书记、局长', deputy: '副局长' };
  if (name.endsWith('部')) return { chief: '常务副部长', deputy: '副部长' };
  if (name.endsWith('政法委')) return { chief: '常务副书记', deputy: '副书记' };
  return { chief: '主任', deputy: '副主任' };
}

/** The leading group of a county department. */
export function departmentTeam(name: string): Slot[] {
  const { chief, deputy } = departmentWords(name);
  const office = name.endsWith('办公室') ? '综合科' : '办公室';
  const head = office === '办公室' ? '主任' : '科长';
  const low = ['科员', `${office}副${head}`, `${office}${head}`];
  return [
    leader(chief, chief.replace('党组书记、', ''), 'chief', '0141', [...low, deputy]),
    leader(name.endsWith('局') ? `党组成员、${deputy}` : deputy, deputy, 'deputy', '0142', low),
    leader(deputy, deputy, 'deputy', '0142', low),
    leader(deputy, deputy, 'deputy', '0142', low),
    leader('党组成员', '党组成员', 'other', '0142', low),
  ];
}

const stationHeads: readonly (readonly [ending: string, head: string])[] = [
  ['学校', '校长'],
  ['院', '院长'],
  ['队', '队长'],
  ['所', '所长'],
];

/** The heads of a station or a school. */
export function stationTeam(name: string): Slot[] {
  const head = stationHeads.find(([ending]) => name.endsWith(ending))?.[1] ?? '主任';
  const slot = (post: string, seat: Seat): Slot => {
    return { post, short: post, career: 'station', seat, tier: null, ladder: ['工作人员'] };
  };
  return [slot(head, 'chief'), slot(`副${head}`, 'deputy')];
}

/** 村（社区）“两委”: one person is mostly both secretary and head. */
export function villageTeam(random: Random, community: boolean): Slot[] {
  const branch = community ? '社区党支部' : '村党支部';
  const council = community ? '居委会' : '村委会';
  const slot = (post: string, short: string, seat: Seat, ladder: readonly string[]): Slot => ({
    post,
    short,
    career: 'village',
    seat,
    tier: null,
    ladder,
  });
  const low = ['村民小组组长', `${council}委员`];
  const both = random.chance(0.88);
  const heads = both
    ? [slot(`${branch}书记、${council}主任`, '书记、主任', 'chief', [...low, `${council}副主任`])]
    : [
        slot(`${branch}书记`, '书记', 'chief', [...low, `${branch}副书记`]),
        slot(`${branch}副书记、${council}主任`, '主任', 'chief', [...low, `${council}副主任`]),
      ];
  return [
    ...heads,
    slot(`${branch}副书记`, '副书记', 'deputy', low),
    slot(`${council}副主任`, '副主任', 'deputy', low),
    slot(`${branch}委员、妇联主席`, '妇联主席', 'other', ['村民小组组长']),
    slot(`${branch}委员、${council}委员`, '委员', 'other', ['村民小组组长']),
    slot('村务监督委员会主任', '监委会主任', 'other', low),
  ];
}

const staffPosts: Readonly<Record<Career, readonly (readonly [string, number])[]>> = {
  official: [
    ['科员', 9],
    ['综合股股长', 1],
    ['业务股股长', 2],
  ],
  station: [
    ['工作人员', 6],
    ['专业技术人员', 4],
  ],
  village: [],
  folk: [
    ['村级后备干部', 5],
    ['农民技术员', 4],
    ['村民小组组长', 3],
    ['网格员', 2],
  ],
};

/** A post without a seat in the leading group. */
export function staffSlot(random: Random, career: Career): Slot {
  const post = random.weighted(staffPosts[career]);
  const official = career === 'official';
  const ladder = official ? ['科员'] : career === 'station' ? ['工作人员'] : [];
  return { post, short: post, career, seat: 'none', tier: official ? '0150' : null, ladder };
}
