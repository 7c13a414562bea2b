import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it, test } from 'vitest';
import { emptyBatch, leaveOf, newItem, newTake } from '#shared/register/appointment/batch';
import type { BatchItem, BatchRecord, ItemRecord, Take } from '#shared/register/appointment/batch-fields';
import { defaultAppointmentSettings } from '#shared/register/appointment/appointment-settings';
import { batchDocuments } from '#shared/register/appointment/documents/document-list';
import { usualPaperOptions } from '#shared/register/papers/paper-person';
import { addOrganization, call } from './support/archive.ts';
import { addFormPerson, fullPerson, longPerson } from './support/form-people.ts';
import { compareWithKept } from './support/golden.ts';
import { scene } from './support/scene.ts';

// The documents of a batch of appointments against kept pictures (tests/fixtures/golden): one that knows everything, and one
// of which hardly anything is known yet. Ages are printed, so the day is held.
const day = '2026-11-23';
let page: Page;
const running = scene('appointment-pictures', { day });
const batches: Record<string, number> = {};

const known: Partial<BatchRecord> = {
  number: '2026-02',
  kind: 'regular',
  reportingUnit: '中共示范县委组织部',
  proposed: '2026-04-07',
  reviewed: '2026-04-10',
  inspectedFrom: '2026-04-15',
  inspectedUntil: '2026-04-17',
  decided: '2026-04-24',
  noticeFrom: '2026-04-29',
  noticeUntil: '2026-05-08',
  documentDate: '2026-05-12',
  inspectionPlace: '示范宾馆 302 室',
  document: '示干〔2026〕12号',
};

function item(personId: number, take: Partial<Take>, fields: Partial<ItemRecord>): BatchItem {
  const empty = newItem(personId);
  return { ...empty, takes: [{ ...newTake(true), ...take }], fields: { ...empty.fields, ...fields } };
}

async function addBatch(title: string, fields: Partial<BatchRecord>, items: BatchItem[]): Promise<number> {
  const all = { ...emptyBatch().fields, ...fields, title };
  return (await call(page, 'appointment.save', { id: null, version: 0, fields: all, items })).id;
}

async function addBatches(): Promise<void> {
  const county = await addOrganization(page, '示范县');
  const town = await addOrganization(page, '青石镇', county, 'town');
  const village = await addOrganization(page, '枫树村', town, 'village');
  const [long, full] = [
    await addFormPerson(page, town, longPerson),
    await addFormPerson(page, town, fullPerson),
  ];
  const { children } = await call(page, 'person.get', { id: long });
  const leaves = children.appointments.filter(({ state }) => state === '1').map(leaveOf);
  const mayor: Partial<Take> = {
    organizationId: town,
    post: '党委副书记、镇长',
    tier: '0141',
    memberKind: '1',
  };
  const promoted = {
    method: '2',
    reason: '政治素质好，工作实绩突出，群众公认。',
    letterNumber: '示干〔2026〕12-1号',
  };
  const secretary = { organizationId: village, post: '党支部书记', memberKind: '1' };
  const reviewed: Partial<ItemRecord> = {
    reason: '群众基础好，带领群众发展产业成效明显。',
    // A year from the decision.
    probationUntil: '2027-04',
    coAsked: '2026-04-20',
    coDocument: '青党〔2026〕8号',
    coAnswered: '2026-04-27',
    coResult: 'agree',
    coOpinion: '请按程序办理',
  };
  batches['known'] = await addBatch('2026 年第 2 批', known, [
    { ...item(long, mayor, promoted), leaves },
    item(full, secretary, reviewed),
  ]);
  batches['blank'] = await addBatch('2026 年第 3 批', {}, [item(long, secretary, {})]);
}

beforeAll(async () => {
  page = running.page;
  await call(page, 'appointment.saveSettings', {
    ...defaultAppointmentSettings,
    holidays: ['2026-05-01', '2026-05-04', '2026-05-05'],
    committee: '中共示范县委',
    department: '中共示范县委组织部',
    noticePhone: '0736-0000000',
    noticeAddress: '示范县人民路1号县委组织部干部监督室',
  });
  await addBatches();
});

// The approval form has pictures of its own.
const documents = batchDocuments.map(({ key }) => key).filter((key) => key !== 'approvalForm');

/** Pages kept of each: what follows repeats them. */
const kept = 2;

describe.each(['known', 'blank'] as const)('%s batch', (which) => {
  it.each(documents)('%s', async (key) => {
    const source = {
      kind: 'appointment' as const,
      batchId: batches[which] ?? 0,
      documents: [key],
      options: usualPaperOptions,
    };
    const { pages, problems } = await compareWithKept(running, `appointment-${key}-${which}`, source, kept);
    expect(pages).toBeGreaterThan(0);
    expect(problems).toEqual([]);
  });
});

test('nothing complained on the way', () => {
  expect(running.problems).toEqual([]);
});
