import type { Sparse } from './model';
import type { Random } from './random';
import { weakReasons } from './words';

function site(random: Random): Sparse {
  const siteState = random.weighted([
    ['good', 84],
    ['unsafe', 4],
    ['rented', 5],
    ['none', 7],
  ]);
  if (siteState === 'none') return { siteState, siteArea: null };
  // Seed 001-06 asks for the list of sites under 90 ㎡.
  return { siteState, siteArea: random.chance(0.16) ? random.int(45, 88) : random.int(90, 420) };
}

function standing(random: Random, thisYear: number): Sparse {
  if (!random.chance(0.07)) {
    return {
      villageClass: random.weighted([
        ['advanced', 28],
        ['middle', 68],
        ['backward', 4],
      ]),
      weakVillage: false,
    };
  }
  const year = thisYear - random.int(1, 3);
  return {
    villageClass: 'backward',
    weakVillage: true,
    weakReason: random.pick(weakReasons),
    weakSince: `${year}-0${random.int(3, 6)}`,
  };
}

/** What the seeds ask of a village: its people, income of the collective, activity site, class. */
export function villageFacts(random: Random, thisYear: number): Sparse {
  const households = random.int(180, 900);
  return {
    households,
    population: Math.round(households * (3 + random.next())),
    partyMembers: random.int(24, 118),
    villagerGroups: random.int(6, 22),
    collectiveIncome: random.chance(0.06) ? 0 : random.int(30, 620) / 10,
    ...site(random),
    ...standing(random, thisYear),
  };
}
