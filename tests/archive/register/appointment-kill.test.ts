import { once } from 'node:events';
import { expect, test } from 'vitest';
import { emptyRecord } from '#shared/lib/field';
import { emptyBatch, leaveOf, newItem, newTake } from '#shared/register/appointment/batch';
import { personChildren } from '#shared/register/fields/children';
import { openArchive, type Archive } from '../../../electron/archive/archive';
import { verifyAuditChain } from '../../../electron/archive/audit';
import { getBatch, saveBatch } from '../../../electron/features/register/appointment/batch.service';
import { getPerson } from '../../../electron/features/register/person/person.service';
import { buildChild, startChild } from '../child';
import { newArchive, program } from '../helpers';
import { addPerson, addUnit, asClerk } from './factory';

const kills = 12;
const people = 30;
const blank = emptyRecord(personChildren.appointments.fields);

/** Thirty people who are to move from one office to another. @returns the batch and the people */
function fillArchive(archive: Archive): { id: number; ids: number[] } {
  return asClerk(archive, (tx) => {
    const from = addUnit(tx, '甲局', null, { kind: 'organ' });
    const to = addUnit(tx, '乙局', null, { kind: 'organ' });
    const post = {
      ...blank,
      organizationId: from,
      post: '科员',
      primary: true,
      started: '2020-01',
      state: '1',
    };
    const ids = Array.from({ length: people }, (_, at) => {
      const fields = { name: `张三${at}`, idNumber: `4307251985032000${at}`, organizationId: from };
      return addPerson(tx, { ...fields, currentPost: '甲局科员' }, { appointments: [post] });
    });
    const { fields } = emptyBatch();
    const items = ids.map((person) => ({
      ...newItem(person),
      takes: [{ ...newTake(true), organizationId: to, post: '科员', leader: false }],
      leaves: [leaveOf(post)],
    }));
    const dates = { decided: '2026-03-01', documentDate: '2026-03-10', document: '示组干〔2026〕3号' };
    const given = { ...fields, ...dates, title: '整体转隶' };
    return { id: saveBatch(tx, { id: null, version: 0, fields: given, items }).id, ids };
  });
}

test(`${kills} kills in the midst leave a batch carried out for everybody or for nobody`, async () => {
  const script = await buildChild('appoint');
  const { archive, folder, key } = newArchive();
  const { id, ids } = fillArchive(archive);
  await archive.close();
  for (let round = 0; round < kills; round += 1) {
    const child = startChild(script, [folder, key.toString('hex'), String(id)]);
    const ended = once(child, 'close');
    if (child.stdout) await once(child.stdout, 'data');
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 120));
    child.kill('SIGKILL');
    await ended;
    const opened = openArchive({ folder, key, program });
    expect(verifyAuditChain(opened.db), `round ${round}`).toMatchObject({ ok: true });
    const done = getBatch(opened.db, id).completedAt !== null;
    const posts = new Set(ids.map((person) => getPerson(opened.db, person).fields.currentPost));
    expect([...posts], `round ${round}`).toEqual([done ? '乙局科员' : '甲局科员']);
    opened.closeNow();
  }
});
