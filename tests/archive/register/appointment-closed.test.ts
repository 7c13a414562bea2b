import { describe, expect, it } from 'vitest';
import { newTake } from '#shared/register/appointment/batch';
import type { BatchInput } from '#shared/register/appointment/appointment-contract';
import {
  batchesOfPerson,
  batchPeople,
  getBatch,
  saveBatch,
} from '../../../electron/features/register/appointment/batch.service';
import { undoCompletion } from '../../../electron/features/register/appointment/completion-undo.service';
import { previewCompletion } from '../../../electron/features/register/appointment/completion.service';
import { cancelBatch, resumeBatch } from '../../../electron/features/register/appointment/fate.service';
import { checkBatchInput } from '../../../electron/features/register/appointment/scene.service';
import { establishment } from '../../../electron/features/register/organization/organization.service';
import { getPerson, savePerson } from '../../../electron/features/register/person/person.service';
import { complete, newRegister, promotion, type Register } from './appointment-register';
import { jobContext, today } from './support';

function edit({ archive, run, wang }: Register, given: object): void {
  const { id, version, fields, children } = getPerson(archive.db, wang);
  run((tx) => savePerson(tx, { id, version, fields: { ...fields, ...given }, children }));
}

function undo({ archive }: Register, id: number): void {
  const { version } = getBatch(archive.db, id);
  undoCompletion({ id, version }, jobContext(archive, 'appointment.undoCompletion'));
}

/** What the batch's page says of Wang: present post, unit and the posts in office. */
function shown({ archive, wang }: Register, batchId: number | null): unknown[] {
  return batchPeople(archive.db, { ids: [wang], batchId }).map(({ currentPost, organization, posts }) => [
    currentPost,
    organization,
    posts.map(({ post }) => post),
  ]);
}

const deputy = [['雁阵镇副镇长', '雁阵镇', ['副镇长']]];
const mayor = [['青溪镇镇长', '青溪镇', ['镇长']]];

describe('the page of a batch', () => {
  it('shows the posts before the completion, and those of the register while it is open', () => {
    const register = newRegister();
    const { id } = register.run((tx) => saveBatch(tx, promotion(register)));
    expect(shown(register, id)).toEqual(deputy);
    complete(register, id);
    expect(shown(register, id)).toEqual(deputy);
    expect(shown(register, null)).toEqual(mayor);
    edit(register, { phone: '13900000000' });
    expect(shown(register, id)).toEqual(deputy);
    undo(register, id);
    expect(shown(register, id)).toEqual(deputy);
  });

  it('shows the posts at the time when it was given up, and those of the register once it goes on', () => {
    const register = newRegister();
    const { archive, run } = register;
    const given = run((tx) => saveBatch(tx, promotion(register)));
    const other = run((tx) => saveBatch(tx, promotion(register)));
    run((tx) => cancelBatch(tx, { ...given, reason: '方案调整' }));
    register.pass();
    complete(register, other.id);
    expect(shown(register, given.id)).toEqual(deputy);
    expect(shown(register, null)).toEqual(mayor);
    const { version } = getBatch(archive.db, given.id);
    run((tx) => resumeBatch(tx, { id: given.id, version }));
    expect(shown(register, given.id)).toEqual(mayor);
  });
});

/** Wang goes to the other township for a time. */
function secondment(register: Register): BatchInput {
  const input = promotion(register);
  const [item] = input.items;
  if (!item) throw new Error('no item');
  const post = { post: '党委副书记', tier: '0142', memberKind: '3' };
  return {
    ...input,
    items: [
      {
        ...item,
        fields: { ...item.fields, change: '37', method: null, endReason: null, probationUntil: '2027-02' },
        takes: [{ ...newTake(true), organizationId: register.other, ...post }],
        leaves: [],
      },
    ],
  };
}

describe('a secondment', () => {
  it('leaves unit, main post and establishment as they were, and is taken back to the letter', () => {
    const register = newRegister();
    const { archive, run, wang, town, other } = register;
    edit(register, { currentPostShort: '副镇长' });
    const before = getPerson(archive.db, wang);
    const seats = establishment(archive.db);
    const input = secondment(register);
    expect(checkBatchInput(archive.db, { ...input, id: null }, today).balance).toEqual([]);
    const { id } = run((tx) => saveBatch(tx, input));
    expect(previewCompletion(archive.db, id, today)).toMatchObject({ taken: 1, left: 0, moved: 0 });
    complete(register, id);
    const { fields, children } = getPerson(archive.db, wang);
    expect(fields).toEqual({
      ...before.fields,
      currentPost: '雁阵镇副镇长，青溪镇党委副书记（挂职）',
    });
    expect(children.appointments.map(({ post, state, primary }) => [post, state, primary])).toEqual([
      ['副镇长', '1', true],
      ['党委副书记（挂职）', '1', false],
    ]);
    expect(establishment(archive.db)).toEqual(seats);
    // Nor does the next batch count the seat.
    const next = { ...promotion(register), id: null };
    const rows = checkBatchInput(archive.db, next, today).balance;
    expect(rows.map((row) => [row.id, row.deputy.filled])).toEqual([
      [other, 0],
      [town, 1],
    ]);
    // What was typed as a trial period is none.
    expect(batchesOfPerson(archive.db, wang, today)).toEqual([]);
    undo(register, id);
    expect(getPerson(archive.db, wang)).toMatchObject({ fields: before.fields, children: before.children });
  });
});

describe('职务简称', () => {
  it('follows the posts, and the undo brings back what was typed', () => {
    const register = newRegister();
    const { archive, run, wang } = register;
    edit(register, { currentPostShort: '副镇长（分管农业）' });
    const { id } = run((tx) => saveBatch(tx, promotion(register)));
    complete(register, id);
    expect(getPerson(archive.db, wang).fields.currentPostShort).toBe('镇长');
    undo(register, id);
    expect(getPerson(archive.db, wang).fields.currentPostShort).toBe('副镇长（分管农业）');
  });
});
