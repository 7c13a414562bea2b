import type { DemoOrganization, Sparse } from './model';
import {
  departmentTeam,
  staffSlot,
  stationTeam,
  townshipTeam,
  villageTeam,
  type Career,
  type Slot,
} from './posts';
import { createRandom, mixSeed, type Random } from './random';
import { villageFacts } from './village';
import {
  countyName,
  countyRegion,
  departments,
  institutions,
  stations,
  townshipHeads,
  townships,
  townshipTails,
  villageHeads,
  villageTails,
} from './words';

/** A unit with the posts that people will fill, in their order. */
export interface Unit {
  readonly organization: DemoOrganization;
  /** As resumes name it: 示范县青石镇, 青石镇杨柳湾村. */
  readonly fullName: string;
  readonly slots: readonly Slot[];
}

interface Draft {
  readonly organization: DemoOrganization;
  readonly fullName: string;
  readonly team: readonly Slot[];
  /** Its share of the people who hold no seat, and their career. */
  readonly weight: number;
  readonly career: Career;
}

interface Shape {
  readonly townships: number;
  readonly villages: number;
}

/** Townships and villages in each for so many people: a larger register is a larger area, not fuller villages. */
function shapeFor(people: number): Shape {
  if (people < 1500) return { townships: 3, villages: 5 };
  if (people <= 5000) return { townships: 12, villages: 15 };
  return people <= 20_000 ? { townships: 20, villages: 18 } : { townships: 60, villages: 25 };
}

function townshipNames(count: number, random: Random): { name: string; kind: string }[] {
  const all = townships.map(([name, kind]): { name: string; kind: string } => ({ name, kind }));
  const taken = new Set(all.map(({ name }) => name.slice(0, 2)));
  while (all.length < count) {
    const stem = random.pick(townshipHeads) + random.pick(townshipTails);
    if (taken.has(stem)) continue;
    taken.add(stem);
    all.push(
      random.chance(0.6) ? { name: `${stem}镇`, kind: 'town' } : { name: `${stem}乡`, kind: 'township' },
    );
  }
  return all.slice(0, count);
}

function seats(team: readonly Slot[]): Sparse {
  const count = (seat: Slot['seat']): number => team.filter((slot) => slot.seat === seat).length;
  return { approvedChief: count('chief'), approvedDeputy: count('deputy'), approvedOther: count('other') };
}

/** Who really sits there: a few posts are vacant, now and then there is a deputy too many. */
function filled(team: readonly Slot[], random: Random): Slot[] {
  const seated = team.filter((slot) => !random.chance(slot.seat === 'chief' ? 0.015 : 0.06));
  const deputy = team.find((slot) => slot.seat === 'deputy');
  if (deputy && seated.length === team.length && random.chance(0.05)) seated.push(deputy);
  return seated;
}

/** Builds the tree top down; keys count in reading order. */
function createTree(random: Random) {
  const drafts: Draft[] = [];
  function add(
    parentKey: number | null,
    fields: Sparse,
    rest: Partial<Omit<Draft, 'organization'>> = {},
  ): number {
    const key = drafts.length + 1;
    const { fullName = '', team = [], weight = 0, career = 'official' } = rest;
    const approved = team.length > 0 ? seats(team) : {};
    drafts.push({
      organization: { key, parentKey, fields: { ...approved, ...fields } },
      fullName,
      team: filled(team, random),
      weight,
      career,
    });
    return key;
  }
  return { drafts, add, taken: new Set<string>() };
}

type Tree = ReturnType<typeof createTree>;

function addDepartments(tree: Tree, parent: number, random: Random): void {
  departments.forEach(([name, shortName], index) => {
    const team = departmentTeam(name);
    const staff = random.int(8, 30);
    const fields = {
      name,
      shortName,
      code: `${countyRegion}${String(index + 1).padStart(3, '0')}`,
      kind: 'organ',
      level: '109',
      areaCode: countyRegion,
      staffAdministrative: staff + team.length,
      internalLeaders: random.int(3, 8),
    };
    tree.add(parent, fields, { fullName: `${countyName}${name.replace(/^县/, '')}`, team, weight: staff });
  });
}

function addStations(tree: Tree, parent: number, township: string, random: Random): void {
  const all = [
    ...stations.map((name) => [name, 'station', '111'] as const),
    ...institutions.map((name) => [name, 'institution', '999'] as const),
  ];
  for (const [name, kind, level] of all) {
    const full = `${township.slice(0, 2)}${township.slice(2)}${name}`;
    const staff = random.int(4, 9);
    tree.add(
      parent,
      { name: full, shortName: name, kind, level, areaCode: countyRegion, staffInstitution: staff + 2 },
      { fullName: `${countyName}${full}`, team: stationTeam(name), weight: staff, career: 'station' },
    );
  }
}

interface Town {
  readonly name: string;
  readonly kind: string;
  readonly code: string;
  readonly count: number;
  readonly thisYear: number;
}

/** Names of villages: unlike all others of the county while there are any left, and of the township always. */
function villageNames(count: number, random: Random, taken: Set<string>): string[] {
  const names = new Set<string>();
  for (let tries = 0; names.size < count; tries += 1) {
    const head = random.pick(villageHeads);
    const name = random.chance(0.75) ? head + random.pick(villageTails) : head;
    if (taken.has(name) && tries < 40 * count) continue;
    names.add(name);
    taken.add(name);
  }
  return [...names];
}

function addVillages(tree: Tree, parent: number, town: Town, random: Random): void {
  const { count, thisYear } = town;
  const community = town.kind === 'subdistrict';
  villageNames(count, random, tree.taken).forEach((stem, index) => {
    const name = `${stem}${community ? '社区' : '村'}`;
    const fields = {
      name,
      code: `${town.code}${String(index + (community ? 1 : 201)).padStart(3, '0')}`,
      kind: community ? 'community' : 'village',
      level: '999',
      areaCode: countyRegion,
      ...villageFacts(random, thisYear),
    };
    const team = villageTeam(random, community);
    tree.add(parent, fields, {
      fullName: `${town.name}${name}`,
      team,
      weight: random.int(3, 7),
      career: 'folk',
    });
  });
}

function buildTree(people: number, random: Random, thisYear: number): Draft[] {
  const shape = shapeFor(people);
  const tree = createTree(random);
  const county = tree.add(null, {
    name: countyName,
    code: countyRegion,
    kind: 'county',
    level: '107',
    areaCode: countyRegion,
  });
  addDepartments(tree, tree.add(county, { name: '县直单位', kind: 'group' }), random);
  const group = tree.add(county, { name: '乡镇（街道）', kind: 'group' });
  townshipNames(shape.townships, random).forEach(({ name, kind }, index) => {
    const code = `${countyRegion}${String(index + 1).padStart(3, '0')}`;
    const team = townshipTeam(kind);
    const staff = random.int(18, 32);
    const fields = {
      name,
      code: `${code}000`,
      kind,
      level: '109',
      areaCode: countyRegion,
      staffAdministrative: staff + team.length,
    };
    const key = tree.add(group, fields, { fullName: `${countyName}${name}`, team, weight: staff });
    addStations(tree, key, name, random);
    addVillages(tree, key, { name, kind, code, count: shape.villages, thisYear }, random);
  });
  return tree.drafts;
}

/** How many people without a seat each unit has, so that all together are exactly `people`. */
function staffCounts(drafts: readonly Draft[], people: number): number[] {
  const seated = drafts.reduce((sum, draft) => sum + draft.team.length, 0);
  const total = drafts.reduce((sum, draft) => sum + draft.weight, 0);
  const places = Math.max(0, people - seated);
  let weight = 0;
  return drafts.map((draft) => {
    const before = Math.round((places * weight) / total);
    weight += draft.weight;
    return Math.round((places * weight) / total) - before;
  });
}

/** All units of the county with their posts. */
export function buildUnits(people: number, seed: number, thisYear: number): Unit[] {
  const drafts = buildTree(people, createRandom(mixSeed(seed, 1)), thisYear);
  const counts = staffCounts(drafts, people);
  return drafts.map(({ organization, fullName, team, career }, index) => {
    const random = createRandom(mixSeed(seed, 2, organization.key));
    const staff = Array.from({ length: counts[index] ?? 0 }, () => staffSlot(random, career));
    return { organization, fullName, slots: [...team, ...staff] };
  });
}
