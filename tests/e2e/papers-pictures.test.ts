import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { usualPaperOptions, type PaperOptions, type PaperPart } from '#shared/register/papers/paper-person';
import {
  launchApp,
  PROJECT,
  removeFolder,
  screenshotOnFailure,
  temporaryFolder,
  type RunningApp,
} from './support/app.ts';
import { addOrganization, createArchive } from './support/archive.ts';
import { addFormPerson, fullPerson, longPerson } from './support/form-people.ts';
import { goldenProblems } from './support/golden.ts';
import { papersPdf } from './support/paper-window.ts';
import { drawPdf } from './support/pdf-images.ts';

// The other papers of a personnel file against kept pictures (tests/fixtures/golden): for somebody with a long service, and
// for every field as long as the archive takes it. They print the day, so it is held.
const day = '2026-11-23';
let running: RunningApp;
let page: Page;
const data = temporaryFolder('papers-pictures');
const ids: Record<string, number> = {};
const people = { long: longPerson, full: fullPerson };

const options: PaperOptions = { ...usualPaperOptions, appraisalYear: 2025, numbered: true };

beforeAll(async () => {
  const clock = path.join(PROJECT, 'tests/e2e/support/fixed-day.cjs');
  const env = { NODE_OPTIONS: `--require ${clock}`, YANZHEN_TEST_DAY: day };
  running = await launchApp({ data, env });
  page = running.page;
  await createArchive(page, data);
  const unit = await addOrganization(page, '示范县青石镇');
  for (const [who, person] of Object.entries(people)) ids[who] = await addFormPerson(page, unit, person);
});
afterAll(async () => {
  await running.close();
  await removeFolder(data);
});
screenshotOnFailure(() => running);

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
    const drawn = await drawPdf(running.app, await papersPdf(running, source), 75);
    expect(drawn.pages.length).toBeGreaterThan(0);
    expect(goldenProblems(`papers-${part}-${who}`, { ...drawn, pages: drawn.pages.slice(0, kept) })).toEqual(
      [],
    );
  });
});

test('nothing complained on the way', () => {
  expect(running.problems).toEqual([]);
});
