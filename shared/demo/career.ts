import type { Sparse } from './model';
import { dotted, monthIn, monthText, type Month } from './months';
import type { Unit } from './organizations';
import type { Slot } from './posts';
import type { Random } from './random';
import type { Schooling } from './schooling';

export interface CareerPlan {
  readonly random: Random;
  readonly unit: Unit;
  readonly slot: Slot;
  readonly schooling: Schooling;
  readonly today: Month;
  /** Units of the same sort, where earlier posts were held. */
  readonly peers: readonly Unit[];
}

interface Segment {
  readonly start: Month;
  readonly text: string;
  /** A post in a unit of the register; none for farming, the army or a factory. */
  readonly post: { readonly unit: Unit; readonly name: string; readonly tier: string | null } | null;
}

export interface CareerResult {
  readonly resume: readonly Sparse[];
  readonly appointments: readonly Sparse[];
  readonly ranks: readonly Sparse[];
  readonly workStarted: Month;
  readonly postSince: Month;
  readonly tierSince: Month | null;
  readonly soldier: boolean;
  readonly villageGraduate: boolean;
}

const memberKinds = { chief: '1', deputy: '3', other: 'Z', none: null } as const;

function tierOf(post: string): string {
  if (/办公室|综合科|科员|工作人员/.test(post)) return '0150';
  return /^副|副书记|副主任/.test(post) ? '0142' : '0141';
}

/** `count` starts from `from` to before `to`, unevenly but at least ten months apart where the time allows. */
function starts(random: Random, from: Month, to: Month, count: number): Month[] {
  const share = (to - from) / count;
  return Array.from({ length: count }, (_, index) => {
    const jitter = index === 0 ? 0 : Math.floor((random.next() - 0.5) * share * 0.6);
    return Math.floor(from + share * index) + jitter;
  });
}

function firstWork(plan: CareerPlan): { text: string; soldier: boolean; villageGraduate: boolean } {
  const { random, slot, schooling, peers } = plan;
  const plain = { soldier: false, villageGraduate: false };
  const college = schooling.lines.length > 0;
  if (slot.career === 'official' || slot.career === 'station') {
    if (!college && random.chance(0.6)) return { text: '在中国人民解放军某部服役', ...plain, soldier: true };
    const village = schooling.workFrom > monthIn(2008, 1) && schooling.workFrom < monthIn(2020, 1);
    if (village && random.chance(0.18)) {
      return {
        text: `${random.pick(['青石镇', '柳河镇', '云台镇'])}大学生村官`,
        ...plain,
        villageGraduate: true,
      };
    }
    return {
      text: random.weighted([
        [`${random.pick(peers).fullName}见习`, 6],
        ['示范县第二中学教师', 1],
        ['示范县乡镇企业办工作人员', 1],
      ]),
      ...plain,
    };
  }
  if (random.chance(0.14)) return { text: '在中国人民解放军某部服役', ...plain, soldier: true };
  return {
    text: random.weighted([
      ['在家务农', 5],
      ['在外务工', 5],
      ['从事个体经营', 2],
      ['在乡镇企业工作', 1],
    ]),
    ...plain,
  };
}

function currentStart({ random, slot, schooling, today }: CareerPlan): Month {
  const wanted =
    slot.career === 'village'
      ? random.weighted([
          [monthIn(2021, random.int(1, 3)), 6],
          [monthIn(2018, random.int(1, 6)), 2],
          [today - random.int(3, 40), 3],
        ])
      : today - random.int(3, slot.seat === 'none' ? 110 : 70);
  return Math.max(schooling.workFrom, Math.min(wanted, today - 1));
}

/** Where an earlier post was held: village cadres stay, others move between units whose posts bear the same names. */
function placeOf({ random, unit, slot, peers }: CareerPlan, post: string): Unit {
  const others = slot.career === 'village' ? [] : peers;
  const stays = post !== slot.post && random.chance(0.5);
  return stays || others.length === 0 ? unit : random.pick(others);
}

/** The segments of working life: first work, the ladder, the present post. */
function segmentsOf(plan: CareerPlan): { segments: Segment[]; soldier: boolean; villageGraduate: boolean } {
  const { random, unit, slot, schooling } = plan;
  const from = schooling.workFrom;
  const since = currentStart(plan);
  const folk = slot.career === 'folk' && !/组长|网格员/.test(slot.post);
  const present: Segment = folk
    ? {
        start: since,
        text: `在家务农，${slot.post === '农民技术员' ? '评为农民技术员' : '列为村级后备干部'}`,
        post: null,
      }
    : {
        start: since,
        text: `${unit.fullName}${slot.post}`,
        post: { unit, name: slot.post, tier: slot.tier },
      };
  if (since - from < 18)
    return { segments: [{ ...present, start: from }], soldier: false, villageGraduate: false };
  const first = firstWork(plan);
  const steps = Math.min(slot.ladder.length, Math.floor((since - from) / 26) - 1);
  const ladder = steps > 0 ? slot.ladder.slice(-steps) : [];
  const times = starts(random, from, since, ladder.length + 1);
  const earlier = ladder.map((name, index): Segment => {
    const where = placeOf(plan, name);
    const post = { unit: where, name, tier: slot.career === 'official' ? tierOf(name) : null };
    return { start: times[index + 1] ?? since, text: `${where.fullName}${name}`, post };
  });
  const begin: Segment = { start: from, text: first.text, post: null };
  return {
    segments: [begin, ...earlier, present],
    soldier: first.soldier,
    villageGraduate: first.villageGraduate,
  };
}

function resumeRows(segments: readonly Segment[], { schooling }: CareerPlan): Sparse[] {
  const lines = [
    ...schooling.lines.map(({ start, text }) => ({ start, text })),
    ...segments.map(({ start, text }) => ({ start, text })),
  ];
  const { onJob } = schooling;
  return lines.map(({ start, text }, index) => {
    const end = lines[index + 1]?.start;
    const here = onJob && onJob.start >= start && (end === undefined || onJob.start < end);
    // Customary: study beside the work stands after the line in which it began (DOMAIN 1.5).
    const beside = here ? `（其间：${dotted(onJob.start)}--${dotted(onJob.end)}在${onJob.text}）` : '';
    return {
      started: monthText(start),
      ended: end === undefined ? null : monthText(end),
      content: text + beside,
    };
  });
}

function documentOf(random: Random, month: Month): string {
  return `示组干〔${Math.floor(month / 12)}〕${random.int(1, 60)}号`;
}

function appointmentRows(segments: readonly Segment[], { random, slot }: CareerPlan): Sparse[] {
  const rows = segments.flatMap((segment, index): Sparse[] => {
    if (!segment.post) return [];
    const { unit, name, tier } = segment.post;
    const end = segments[index + 1]?.start;
    const official = tier !== null && tier !== '0150';
    const current = end === undefined;
    return [
      {
        organizationId: unit.organization.key,
        post: name,
        tier,
        memberKind: current ? memberKinds[slot.seat] : /^副|副书记|委员/.test(name) ? '3' : null,
        leader: current ? slot.seat !== 'none' : official,
        primary: current,
        started: monthText(segment.start),
        startDocument: official ? documentOf(random, segment.start) : null,
        method: /镇长|乡长|村委会|居委会/.test(name) ? '2' : '1',
        change: index <= 1 ? '11' : '26',
        state: current ? '1' : '0',
        ended: current ? null : monthText(end),
        endDocument: current || !official ? null : documentOf(random, end),
        endReason: current
          ? null
          : random.weighted([
              ['1', 7],
              ['3', 3],
            ]),
      },
    ];
  });
  return rows.reverse();
}

const tierNames: Readonly<Record<string, string>> = {
  '0150': '科员',
  '0142': '乡科级副职',
  '0141': '乡科级正职',
};

function tierHistory(segments: readonly Segment[]): { tier: string; since: Month }[] {
  const history: { tier: string; since: Month }[] = [];
  for (const { post, start } of segments) {
    const tier = post?.tier;
    if (tier && tierNames[tier] && history[history.length - 1]?.tier !== tier)
      history.push({ tier, since: start });
  }
  return history;
}

/** Resume, appointments and tiers of one working life, consistent with each other and without gaps. */
export function makeCareer(plan: CareerPlan): CareerResult {
  const { segments, soldier, villageGraduate } = segmentsOf(plan);
  const history = tierHistory(segments);
  const last = segments[segments.length - 1];
  return {
    resume: resumeRows(segments, plan),
    appointments: appointmentRows(segments, plan),
    ranks: history.map(({ tier, since }, index) => ({
      kind: 'tier',
      name: tierNames[tier] ?? '',
      started: monthText(since),
      ended: history[index + 1] ? monthText(history[index + 1]?.since ?? 0) : null,
    })),
    workStarted: plan.schooling.workFrom,
    postSince: last?.start ?? plan.schooling.workFrom,
    tierSince: history[history.length - 1]?.since ?? null,
    soldier,
    villageGraduate,
  };
}
