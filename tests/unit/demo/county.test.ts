import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { demoCounty } from '#shared/demo/county';
import { demoProblems, type DemoPerson } from '#shared/demo/model';
import { areas } from '#shared/lib/area-codes';
import { checkIdNumber } from '#shared/lib/id-number';
import { parsePartyDate } from '#shared/lib/party-date';
import { resumeGaps } from '#shared/lib/resume';

const today = '2026-03-15';
const county = demoCounty({ people: 4000, today });
const people = [...county.people()];
const sound = people.filter(({ problem }) => problem === null);
const text = (person: DemoPerson, key: string): string => String(person.fields[key] ?? '');
const rows = (person: DemoPerson, key: string) => person.children[key] ?? [];

function hashOf(options: { people: number; today: string; seed?: number }): string {
  const made = demoCounty(options);
  const hash = createHash('sha256').update(JSON.stringify(made.organizations));
  for (const person of made.people()) hash.update(JSON.stringify(person));
  return hash.digest('hex');
}

function resumeOf(person: DemoPerson) {
  return rows(person, 'resume').map(({ started, ended, content }) => ({
    start: started as string,
    end: (ended ?? null) as string | null,
    text: String(content),
  }));
}

describe('the demonstration county', () => {
  test('is the same every time, and another one for another seed', () => {
    expect(hashOf({ people: 500, today })).toBe(hashOf({ people: 500, today }));
    expect(hashOf({ people: 500, today, seed: 1 })).not.toBe(hashOf({ people: 500, today }));
  });

  test.each([100, 1999, 10_000])('has exactly %i people', (count) => {
    let made = 0;
    for (const _person of demoCounty({ people: count, today }).people()) made += 1;
    expect(made).toBe(count);
  });

  test('has 12 townships, 180 villages, departments and stations, each under a unit that stands before it', () => {
    const kinds = new Map<string, number>();
    for (const { key, parentKey, fields } of county.organizations) {
      expect(parentKey ?? 0).toBeLessThan(key);
      kinds.set(String(fields['kind']), (kinds.get(String(fields['kind'])) ?? 0) + 1);
    }
    const count = (...names: string[]) => names.reduce((sum, name) => sum + (kinds.get(name) ?? 0), 0);
    expect(count('town', 'township', 'subdistrict')).toBe(12);
    expect(count('village', 'community')).toBe(180);
    const villages = county.organizations.filter(({ fields }) => 'siteState' in fields);
    expect(new Set(villages.map(({ fields }) => fields['name'])).size).toBe(180);
    expect(count('organ')).toBeGreaterThanOrEqual(30);
    expect(count('station')).toBe(72);
  });

  test('has sites without a building, sites under 90 ㎡ and weak villages, and vacant and over-filled posts', () => {
    const villages = county.organizations.filter(({ fields }) => 'siteState' in fields);
    const weak = villages.filter(({ fields }) => fields['weakVillage']);
    expect(weak.length / villages.length).toBeGreaterThanOrEqual(0.05);
    expect(weak.length / villages.length).toBeLessThanOrEqual(0.1);
    expect(weak.every(({ fields }) => fields['weakReason'] && fields['weakSince'])).toBe(true);
    expect(villages.some(({ fields }) => fields['siteState'] === 'none')).toBe(true);
    expect(villages.some(({ fields }) => Number(fields['siteArea'] ?? 90) < 90)).toBe(true);
    const balance = county.organizations.map(({ key, fields }) => {
      const filled = people.filter((person) =>
        rows(person, 'appointments').some(
          (row) => row['organizationId'] === key && row['state'] === '1' && row['memberKind'] === '3',
        ),
      );
      return Number(fields['approvedDeputy'] ?? 0) - filled.length;
    });
    expect(balance.some((open) => open > 0)).toBe(true);
    expect(balance.some((open) => open < 0)).toBe(true);
  });

  test('gives every person an ID number of their own that no place has, agreeing with birth and sex', () => {
    const assigned = new Set(areas.map(({ code }) => code.slice(0, 2)));
    for (const person of sound) {
      const id = checkIdNumber(text(person, 'idNumber'));
      expect(id).toMatchObject({
        valid: true,
        birth: text(person, 'birthDate'),
        sex: text(person, 'gender'),
      });
      expect(assigned.has(text(person, 'idNumber').slice(0, 2))).toBe(false);
    }
    expect(people.every((person) => text(person, 'idNumber').startsWith('990'))).toBe(true);
    expect(new Set(people.map((person) => text(person, 'idNumber'))).size).toBe(people.length);
  });

  test('gives resumes without a gap that reach from the first work or college to today', () => {
    for (const person of sound) {
      const lines = resumeOf(person);
      expect(resumeGaps(lines)).toEqual([]);
      expect(lines.at(-1)?.end).toBeNull();
      expect(lines.some(({ start }) => start === text(person, 'workStarted'))).toBe(true);
      expect(lines.some(({ start }) => start === text(person, 'currentPostSince'))).toBe(true);
    }
  });

  test('keeps the dates of a life in order', () => {
    const year = (date: string) => Number(date.slice(0, 4)) + Number(date.slice(5, 7)) / 12;
    for (const person of sound) {
      const birth = year(text(person, 'birthDate'));
      expect(year(text(person, 'workStarted')) - birth).toBeGreaterThanOrEqual(16);
      expect(text(person, 'workStarted') <= text(person, 'currentPostSince')).toBe(true);
      expect(text(person, 'currentPostSince') < today).toBe(true);
      const party = parsePartyDate(text(person, 'partyJoined'));
      expect(party).toBeDefined();
      for (const { started, ended } of rows(person, 'educations'))
        expect(String(started) < String(ended)).toBe(true);
      for (const { started, ended, state } of rows(person, 'appointments')) {
        expect(String(started) >= text(person, 'workStarted')).toBe(true);
        expect(ended === null).toBe(state === '1');
      }
    }
  });

  test('gives at most one in five 优秀 in each unit and year', () => {
    const counts = new Map<string, { all: number; excellent: number }>();
    for (const person of people) {
      for (const { year, result } of rows(person, 'appraisals')) {
        const key = `${text(person, 'organizationId')} ${String(year)}`;
        const count = counts.get(key) ?? { all: 0, excellent: 0 };
        count.all += 1;
        if (result === '1') count.excellent += 1;
        counts.set(key, count);
      }
    }
    // One of the deliberate problems takes an appraisal away.
    for (const { all, excellent } of counts.values()) expect(excellent / (all + 1)).toBeLessThanOrEqual(0.2);
    expect([...counts.values()].some(({ excellent }) => excellent > 0)).toBe(true);
  });

  test('gives families of two to six, trainings, tags, titles, technicians, rewards and penalties', () => {
    for (const person of people) {
      expect(rows(person, 'family').length).toBeGreaterThanOrEqual(2);
      expect(rows(person, 'family').length).toBeLessThanOrEqual(6);
    }
    const holders = (key: string) => people.filter((person) => rows(person, key).length > 0).length;
    for (const key of ['trainings', 'tags', 'titles', 'technicians', 'rewards', 'verifications', 'ranks'])
      expect({ key, many: holders(key) > 20 }).toEqual({ key, many: true });
    expect(people.some((person) => rows(person, 'rewards').some(({ kind }) => kind === 'penalty'))).toBe(
      true,
    );
  });

  test('is wrong on purpose three times in each way', () => {
    for (const problem of demoProblems)
      expect(people.filter((person) => person.problem === problem).map((person) => person.problem)).toEqual(
        Array(3).fill(problem),
      );
    const gaps = people.filter((person) => resumeGaps(resumeOf(person)).some(({ kind }) => kind === 'gap'));
    expect(gaps.filter(({ problem }) => problem === 'resumeGap')).toHaveLength(3);
  });
});
