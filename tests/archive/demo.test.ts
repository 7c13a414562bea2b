import { expect, test } from 'vitest';
import type { Archive } from '../../electron/archive/archive';
import { verifyAuditChain } from '../../electron/archive/audit';
import type { JobContext } from '../../electron/contexts';
import { toRegister } from '../../electron/features/demo/demo.service';
import { archiveHandlers } from '../../electron/host';
import { demoCounty } from '#shared/demo/county';
import { AppError } from '#shared/lib/errors';
import { organizationInput } from '#shared/register/organization/organization-contract';
import { emptyRecord } from '#shared/lib/field';
import { organizationFields } from '#shared/register/fields/organization';
import { personInput } from '#shared/register/contract';
import { newArchive, placeOf } from './helpers';

const today = '2026-03-15';
const actor = { id: 1, name: 'admin', displayName: '管理员', role: 'administrator' } as const;

/** A job's context as the worker thread gives it. */
function contextFor(archive: Archive, checkpoint: JobContext['checkpoint'] = () => {}): JobContext {
  const meta = { actor, channel: 'demo.load' };
  return {
    db: archive.db,
    actor,
    today,
    clock: archive.clock,
    checkpoint,
    place: placeOf(archive),
    command: (run) => archive.commandNow(meta, run),
    pathOf: () => '',
  };
}

function count(archive: Archive, table: string): number {
  return archive.db.prepare<[], number>(`SELECT count(*) FROM ${table}`).pluck().get() ?? -1;
}

test('4,000 people go into an encrypted archive under one audit row and are found', async () => {
  const { archive } = newArchive();
  const handlers = archiveHandlers();
  const seen: number[] = [];
  const context = contextFor(archive, (done) => seen.push(done));
  const loaded = await handlers['demo.load']({ people: 4000 }, context);
  expect(loaded.people).toBe(4000);
  expect(count(archive, 'person')).toBe(4000);
  expect(count(archive, 'organization')).toBe(loaded.organizations);
  expect(count(archive, 'audit')).toBe(1);
  expect(verifyAuditChain(archive.db)).toMatchObject({ ok: true });
  expect(archive.db.pragma('foreign_key_check')).toEqual([]);
  expect(seen.length).toBeGreaterThan(50);
  const [first] = demoCounty({ people: 4000, today }).people();
  const name = String(first?.fields['name']);
  const hits = await handlers['person.search']({ text: name, limit: 12 }, context);
  expect(hits.map((hit) => hit.name)).toContain(name);
  const stored = archive.db.prepare<[string], number>('SELECT id FROM person WHERE id_number = ?').pluck();
  const id = stored.get(String(first?.fields['idNumber'])) ?? 0;
  const document = await handlers['person.get']({ id }, context);
  expect(document.children.resume).toHaveLength(first?.children['resume']?.length ?? -1);
});

test('a register that holds anything is refused, a cancelled load leaves nothing', async () => {
  const { archive } = newArchive();
  const handlers = archiveHandlers();
  const stop = (done: number): void => {
    if (done >= 100) throw new AppError('CANCELLED');
  };
  expect(() => handlers['demo.load']({ people: 300 }, contextFor(archive, stop))).toThrow('CANCELLED');
  expect(count(archive, 'person') + count(archive, 'organization') + count(archive, 'audit')).toBe(0);
  await handlers['demo.load']({ people: 300 }, contextFor(archive));
  expect(() => handlers['demo.load']({ people: 300 }, contextFor(archive))).toThrow('REGISTER_NOT_EMPTY');
  expect(count(archive, 'person')).toBe(300);
});

test('every unit and person is what the forms would send', () => {
  const county = demoCounty({ people: 4000, today });
  for (const { fields } of county.organizations) {
    const unit = {
      id: null,
      version: 0,
      parentId: null,
      fields: { ...emptyRecord(organizationFields), ...fields },
    };
    expect(organizationInput.safeParse(unit).error).toBeUndefined();
  }
  const ids = new Map(county.organizations.map(({ key }) => [key, key]));
  for (const person of county.people()) {
    const input = { id: null, version: 0, ...toRegister(person, ids) };
    expect(personInput.safeParse(input).error).toBeUndefined();
  }
});
