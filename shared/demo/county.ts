import { appraise, type Appraised } from './appraisals';
import type { DemoCounty, DemoOptions, DemoPerson, Sparse } from './model';
import { monthOf, yearOf, type Month } from './months';
import { buildUnits, type Unit } from './organizations';
import { makePerson, type PersonDraft } from './person';
import { createSpoiler } from './problems';
import { createRandom, mixSeed } from './random';

/** ID numbers of one birth day and sex count up from a start of their own; 500 of each are possible per region. */
function createSequence(): (birthDay: string, sex: '1' | '2') => number {
  const used = new Map<string, number>();
  return (birthDay, sex) => {
    const key = birthDay + sex;
    const count = used.get(key) ?? 0;
    used.set(key, count + 1);
    return (mixSeed(Number(birthDay.replaceAll('-', '')), Number(sex)) + count) % 500;
  };
}

/** What must agree for a post to bear the same name in two units: the kind, and for organs 局, 部 or 办公室. */
function sortOf({ organization: { fields } }: Unit): string {
  const kind = String(fields['kind']);
  return kind === 'organ' ? `${kind}${String(fields['name']).slice(-1)}` : kind;
}

/** Units between which people move. */
function peersBySort(units: readonly Unit[]): (unit: Unit) => readonly Unit[] {
  const groups = new Map<string, Unit[]>();
  for (const unit of units) {
    const group = groups.get(sortOf(unit));
    if (group) group.push(unit);
    else groups.set(sortOf(unit), [unit]);
  }
  return (unit) => groups.get(sortOf(unit)) ?? [unit];
}

const gradeWords: Readonly<Record<string, string>> = {
  '1': '优秀',
  '2': '称职',
  '3': '基本称职',
  '5A': '不定等次',
};

function summary(rows: readonly Sparse[]): string | null {
  return (
    rows.map(({ year, result }) => `${String(year)}年${gradeWords[String(result)] ?? ''}`).join('，') || null
  );
}

/** The years from the approval of a penalty to the end of its effect. */
function penaltyYears(rewards: readonly Sparse[]): Set<number> {
  const years = new Set<number>();
  for (const { kind, approved, effectUntil } of rewards) {
    if (kind !== 'penalty') continue;
    for (let year = yearIn(approved); year <= yearIn(effectUntil); year += 1) years.add(year);
  }
  return years;
}

function yearIn(date: Sparse[string] | undefined): number {
  return Number(String(date).slice(0, 4));
}

function appraiseUnit(people: readonly PersonDraft[], today: Month, seed: number): void {
  const appraised = people.map(({ slot, workStarted, children }): Appraised => ({
    workStarted,
    rows: children['appraisals'] ?? [],
    eligible: slot.career !== 'folk',
    official: slot.career === 'official',
    barred: penaltyYears(children['rewards'] ?? []),
  }));
  appraise(appraised, today, createRandom(seed));
  for (const person of people)
    person.fields['appraisalSummary'] = summary(person.children['appraisals'] ?? []);
}

function finished({ fields, children, problem }: PersonDraft): DemoPerson {
  return {
    fields,
    children: Object.fromEntries(Object.entries(children).filter(([, rows]) => rows.length > 0)),
    problem,
  };
}

/**
 * The demonstration county: an invented county with its organs, townships, villages, stations and people. The same
 * options give the same county to the last character; nobody in it is real, and no ID number lies in an assigned region.
 * @param options `people` 100 to 100,000 are made exactly, unit by unit, so that a register of any size streams through
 */
export function demoCounty({ people, today, seed = 20_260_101 }: DemoOptions): DemoCounty {
  const now = monthOf(today);
  const units = buildUnits(people, seed, yearOf(now));
  const peersOf = peersBySort(units);
  function* generate(): Generator<DemoPerson> {
    const sequence = createSequence();
    const spoil = createSpoiler(now);
    let left = people;
    for (const unit of units) {
      const key = unit.organization.key;
      const random = createRandom(mixSeed(seed, 3, key));
      const slots = unit.slots.slice(0, left);
      left -= slots.length;
      const peers = peersOf(unit);
      const drafts = slots.map((slot, index) =>
        makePerson({ random, unit, slot, order: index + 1, today: now, peers, sequence }),
      );
      appraiseUnit(drafts, now, mixSeed(seed, 4, key));
      for (const draft of drafts) {
        spoil(draft);
        yield finished(draft);
      }
    }
  }
  return { organizations: units.map(({ organization }) => organization), people: generate };
}
