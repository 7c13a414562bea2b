import { beforeAll, describe, expect, it, test } from 'vitest';
import { usualPaperOptions, type PaperOptions, type PaperPart } from '#shared/register/papers/paper-person';
import { addFormPeople, fullPerson, longPerson } from './support/form-people.ts';
import { compareWithKept } from './support/golden.ts';
import { scene } from './support/scene.ts';

// The other papers of a personnel file against kept pictures (tests/fixtures/golden): for somebody with a long service, and
// for every field as long as the archive takes it. They print the day, so it is held.
const day = '2026-11-23';
const running = scene('papers-pictures', { day });
let ids: Record<string, number> = {};
const people = { long: longPerson, full: fullPerson };

const options: PaperOptions = { ...usualPaperOptions, appraisalYear: 2025, numbered: true };

beforeAll(async () => {
  ids = await addFormPeople(running.page, people);
});

const parts: readonly PaperPart[] = [
  'cover',
  'catalogue',
  'basicTable',
  'reserveForm',
  'annualAppraisal',
  'familyTable',
  'resume',
];

/** Pages kept of each: what follows repeats them. */
const kept = 3;

describe.each(['long', 'full'] as const)('%s file', (who) => {
  it.each(parts)('%s', async (part) => {
    const source = { kind: 'people' as const, ids: [ids[who] ?? 0], parts: [part], options };
    const { pages, problems } = await compareWithKept(running, `papers-${part}-${who}`, source, kept);
    expect(pages).toBeGreaterThan(0);
    expect(problems).toEqual([]);
  });
});

test('nothing complained on the way', () => {
  expect(running.problems).toEqual([]);
});
