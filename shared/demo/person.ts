import { makeIdNumber } from '#shared/lib/id-number';
import type { FieldValue } from '#shared/lib/field';
import { makeCareer, type CareerResult } from './career';
import { makeFamily } from './family';
import type { DemoProblem, Sparse } from './model';
import { dayText, dotted, monthIn, monthText, type Month } from './months';
import { nameWith, surnameOf } from './names';
import type { Unit } from './organizations';
import type { Slot } from './posts';
import type { Random } from './random';
import {
  makeRewards,
  makeTags,
  makeTechnicians,
  makeTitles,
  makeTrainings,
  makeVerifications,
} from './records';
import { makeSchooling } from './schooling';
import { countyName, countyRegion, localNative, natives, neighbourRegions, townships, trades } from './words';

/** A person while it is being made; appraisals and deliberate problems are added to it. */
export interface PersonDraft {
  readonly fields: Record<string, FieldValue>;
  readonly children: Record<string, Sparse[]>;
  readonly slot: Slot;
  readonly birth: Month;
  readonly workStarted: Month;
  problem: DemoProblem | null;
}

export interface PersonPlan {
  readonly random: Random;
  readonly unit: Unit;
  readonly slot: Slot;
  readonly order: number;
  readonly today: Month;
  readonly peers: readonly Unit[];
  /** Gives each ID number once: the order of the person among those of a birth day and sex. */
  readonly sequence: (birthDay: string, sex: '1' | '2') => number;
}

function ageRange(slot: Slot): readonly [number, number] {
  if (slot.career === 'village') return slot.seat === 'chief' ? [32, 60] : [28, 60];
  if (slot.career === 'folk') {
    if (slot.post === '村级后备干部') return [20, 42];
    return slot.post === '网格员' ? [22, 50] : [28, 61];
  }
  if (slot.seat === 'none') return [23, 58];
  if (slot.seat === 'chief') return slot.career === 'official' ? [36, 56] : [34, 56];
  return [30, 55];
}

function sexOf({ random, slot }: PersonPlan): '1' | '2' {
  if (/妇联/.test(slot.post)) return '2';
  const female =
    slot.seat === 'chief' ? 0.14 : slot.career === 'station' || slot.tier === '0150' ? 0.4 : 0.22;
  return random.chance(female) ? '2' : '1';
}

/** Party membership: those in a party post joined before they came to it. */
function politics({ random, slot, today }: PersonPlan, birth: Month, career: CareerResult): Sparse {
  const member = /书记|委员|党组|人大/.test(slot.post);
  const likely = slot.seat !== 'none' ? 0.93 : slot.career === 'folk' ? 0.42 : 0.72;
  const earliest = Math.max(birth + 18 * 12 + 2, career.workStarted - 30);
  const latest = member ? Math.max(earliest, career.postSince - 14) : today - 2;
  if (member || (random.chance(likely) && earliest < latest)) {
    const joined = random.int(earliest, Math.min(latest, earliest + 150));
    return { politicalStatus: joined > today - 12 ? '02' : '01', partyJoined: dotted(joined) };
  }
  if (today - birth < 28 * 12) return { politicalStatus: '03' };
  if (slot.career === 'official' && random.chance(0.06)) {
    const [politicalStatus, name] = random.pick([
      ['05', '民盟'],
      ['07', '民进'],
      ['10', '九三学社'],
    ] as const);
    return { politicalStatus, partyJoined: `${name}；` };
  }
  return { politicalStatus: '13' };
}

const ranks = [
  [4, '1C', '二级科员'],
  [8, '1B', '一级科员'],
  [14, '1A', '四级主任科员'],
  [20, '19', '三级主任科员'],
  [27, '18', '二级主任科员'],
  [99, '17', '一级主任科员'],
] as const;

/** 职级 began in June 2019 (职务与职级并行规定); leaders mostly have none. */
function rankOf(
  { random, slot, today }: PersonPlan,
  workStarted: Month,
): { fields: Sparse; row: Sparse | null } {
  const years = (today - workStarted) / 12;
  if (slot.career !== 'official' || years < 1 || (slot.seat !== 'none' && !random.chance(0.3)))
    return { fields: {}, row: null };
  const found = ranks.findIndex(([below]) => years < below);
  const [, code, name] = ranks[slot.seat === 'none' ? found : Math.max(found, 3)] ?? ranks[0];
  const since = Math.min(today - 1, Math.max(monthIn(2019, 6), workStarted + 12, today - random.int(4, 70)));
  const started = monthText(since);
  return {
    fields: { rank: code, rankSince: started },
    row: { kind: 'rank', name, started, document: `示组干〔${started.slice(0, 4)}〕${random.int(1, 80)}号` },
  };
}

function management({ random, slot, today }: PersonPlan, career: CareerResult, titled: boolean): Sparse {
  const base = {
    managementStatus: '1',
    managementCategory: slot.tier === '0141' || slot.tier === '0142' ? '04' : '09',
  };
  if (slot.career === 'station') return { ...base, personnelCategory: titled ? '8' : '7', staffing: '3' };
  if (slot.career !== 'official') return { ...base, grassrootsTwoYears: true };
  const start = career.workStarted;
  const selected = start > monthIn(2005, 1) && random.chance(0.05);
  return {
    ...base,
    personnelCategory: '1',
    staffing: '1',
    grassrootsTwoYears: random.chance(0.7),
    civilServiceExam: start > monthIn(2003, 1),
    recruited: monthText(start),
    civilServantRegistered: start + 12 > today ? null : monthText(Math.max(monthIn(2006, 7), start + 12)),
    selectedGraduate: selected,
    enteredSelection: selected ? monthText(start) : null,
  };
}

function birthplace({ random }: PersonPlan): Sparse {
  const local = random.chance(0.88);
  const nativePlace = local ? localNative : random.pick(natives);
  const birthPlace = local || random.chance(0.6) ? localNative : nativePlace;
  return { nativePlace, birthPlace, growthPlace: localNative };
}

function identity(plan: PersonPlan, sex: '1' | '2', birth: Month): { fields: Sparse; surname: string } {
  const { random, unit, slot } = plan;
  const rural = slot.career === 'village' || slot.career === 'folk';
  const birthDate = dayText(birth, random.int(1, 28));
  const surname = surnameOf(random);
  const region = random.chance(0.86) ? countyRegion : random.pick(neighbourRegions);
  const fields = {
    name: nameWith(surname, random, sex, Number(birthDate.slice(0, 4))),
    gender: sex,
    idNumber: makeIdNumber({ region, birth: birthDate, sequence: plan.sequence(birthDate, sex), sex }),
    birthDate,
    ethnicity: random.weighted([
      ['01', 90],
      ['15', 5],
      ['06', 3],
      ['12', 1],
      ['11', 1],
    ]),
    ...birthplace(plan),
    health: random.chance(0.97) ? '健康' : '一般',
    residence: `${countyName}${rural ? unit.fullName : random.pick(townships)[0]}`,
    // No mobile number begins with 12: nobody is called by mistake.
    phone: `12${random.int(100_000_000, 999_999_999)}`,
  };
  return { fields, surname };
}

function posts({ unit, slot, order }: PersonPlan, career: CareerResult): Sparse {
  const tierSince = career.tierSince === null ? null : monthText(career.tierSince);
  return {
    organizationId: unit.organization.key,
    positionOrder: order,
    currentPost: `${unit.fullName}${slot.post}`,
    currentPostShort: slot.short,
    currentPostSince: monthText(career.postSince),
    postTier: slot.tier,
    postTierSince: slot.tier ? tierSince : null,
    workStarted: monthText(career.workStarted),
    electedYear: slot.career === 'village' ? monthText(career.postSince).slice(0, 4) : null,
  };
}

function rewardSummary(rewards: readonly Sparse[]): string {
  const lines = rewards.map(
    ({ approved, organ, name }) =>
      `${String(approved).slice(0, 7).replace('-', '.')}，${String(organ)}，${String(name)}`,
  );
  return lines.join('；') || '无';
}

/** One person who fills one post: everything of them but the appraisals, which are shared out in the unit. */
export function makePerson(plan: PersonPlan): PersonDraft {
  const { random, unit, slot, today, peers } = plan;
  const sex = sexOf(plan);
  const [youngest, oldest] = ageRange(slot);
  // 55 was the age of retirement for women in posts.
  const limit =
    sex === '2' && slot.career !== 'folk' && slot.career !== 'village' ? Math.min(oldest, 54) : oldest;
  const birth = today - random.int(youngest * 12, limit * 12 + 11);
  const schooling = makeSchooling(random, slot.career, birth, today);
  const career = makeCareer({ random, unit, slot, schooling, today, peers });
  const { fields: identityFields, surname } = identity(plan, sex, birth);
  const records = { random, slot, workStarted: career.workStarted, today };
  const titles = makeTitles(records, unit.fullName);
  const rank = rankOf(plan, career.workStarted);
  const rewards = makeRewards(records);
  const rural = slot.career === 'village' || slot.career === 'folk';
  return {
    slot,
    birth,
    workStarted: career.workStarted,
    problem: null,
    fields: {
      ...identityFields,
      ...politics(plan, birth, career),
      ...posts(plan, career),
      ...rank.fields,
      ...management(plan, career, titles.length > 0),
      technicalTitle: titles[0]?.['name'] ?? null,
      speciality: rural && random.chance(0.3) ? random.pick(trades) : null,
      rewardSummary: rewardSummary(rewards),
    },
    children: {
      educations: [...schooling.rows],
      appointments: [...career.appointments],
      ranks: [...career.ranks, ...(rank.row ? [rank.row] : [])],
      resume: [...career.resume],
      rewards,
      appraisals: [],
      family: makeFamily({ random, surname, sex, birth, today, rural }),
      titles,
      technicians: makeTechnicians(records),
      tags: makeTags(records, career),
      trainings: makeTrainings(records),
      verifications: makeVerifications(records, String(identityFields['birthDate'])),
    },
  };
}
