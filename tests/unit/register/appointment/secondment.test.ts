import { describe, expect, it } from 'vitest';
import { applyItem, proposalOf } from '#shared/register/appointment/apply';
import { touchedUnits, unitBalance } from '#shared/register/appointment/balance';
import { newItem } from '#shared/register/appointment/batch';
import type { BatchItem, Leave } from '#shared/register/appointment/batch-fields';
import { checkBatch } from '#shared/register/appointment/check-batch';
import { withSuggestions } from '#shared/register/appointment/customary-posts';
import { checkPerson } from '#shared/register/checks/check';
import { defaultCheckSettings } from '#shared/register/checks/check-settings';
import { shortPost } from '#shared/register/appointment/short-post';
import type { PersonContent } from '#shared/register/person/person-document';
import { row } from '../checks/sound';
import { item } from './case';
import { away, changeItem, home, office, personOf, soundScene, take, wang, wangsPost } from './sound-scene';

const names = new Map([
  [home, '雁阵镇'],
  [away, '青溪镇'],
  [office, '县农业农村局'],
]);
const unitName = (id: number): string => names.get(id) ?? '';

/** Carries an item out on a day. */
function carried(content: PersonContent, given: Partial<BatchItem>, day: string): PersonContent {
  const { fields } = soundScene();
  const empty = newItem(wang);
  const all = { ...empty, ...given, fields: { ...empty.fields, ...given.fields } };
  return applyItem(content, all, {
    fields: { ...fields, decided: day, appointed: null },
    unitName,
    clearForm: true,
  });
}

const seconded: Partial<BatchItem> = {
  takes: [take({ organizationId: away, post: '党委副书记', tier: '0142', memberKind: '3' })],
  fields: { ...newItem(wang).fields, change: '37' },
};
const ofSecondment: Leave = {
  organizationId: away,
  organizationName: null,
  post: '党委副书记（挂职）',
  started: '2025-06',
};

describe('a secondment', () => {
  const before = personOf(soundScene());
  const during = carried(before, seconded, '2025-06-10');

  it('gives a post besides: unit, tier, main post and since when stay', () => {
    expect(during.fields).toEqual({
      ...before.fields,
      currentPost: '雁阵镇党委委员、副镇长，青溪镇党委副书记（挂职）',
    });
    expect(during.children.ranks).toEqual(before.children.ranks);
    expect(during.children.appointments).toEqual([
      ...before.children.appointments,
      row('appointments', {
        organizationId: away,
        post: '党委副书记（挂职）',
        tier: '0142',
        memberKind: '3',
        leader: true,
        primary: false,
        started: '2025-06',
        startDocument: '示组干〔2025〕12号',
        change: '37',
        state: '1',
      }),
    ]);
  });

  it('stands in the resume behind the line in which it falls, which goes on', () => {
    expect(during.children.resume.at(-1)).toEqual(
      row('resume', {
        started: '2019-05',
        content: '雁阵镇党委委员、副镇长\n（其间：2025.06--至今挂职任青溪镇党委副书记）',
      }),
    );
    expect(during.children.resume).toHaveLength(before.children.resume.length);
  });

  it('leaves a record without new faults, with or without a tier', () => {
    const context = {
      today: '2025-06-15',
      settings: defaultCheckSettings,
      endedUnits: new Map(),
      organization: { kind: 'town', level: '109' },
    };
    const found = (content: PersonContent): string[] =>
      checkPerson({ ...before, ...content }, context).map(({ message }) => message);
    const [post] = seconded.takes ?? [];
    const untiered = carried(
      before,
      { ...seconded, takes: post ? [{ ...post, tier: null }] : [] },
      '2025-06-10',
    );
    expect(found(during)).toEqual(found(before));
    expect(found(untiered)).toEqual(found(before));
  });

  it('ends no post but that of a secondment, whatever the item says', () => {
    const wrong = carried(before, { ...seconded, leaves: [wangsPost()] }, '2025-06-10');
    expect(wrong.children.appointments[0]).toMatchObject({ post: '副镇长', state: '1', primary: true });
  });

  it('ends with nothing but its own post, its words and its remark', () => {
    const after = carried(during, { leaves: [ofSecondment] }, '2026-06-12');
    expect(after.fields).toEqual(before.fields);
    expect(after.children.appointments[0]).toEqual(before.children.appointments[0]);
    expect(after.children.appointments[1]).toMatchObject({
      post: '党委副书记（挂职）',
      state: '0',
      ended: '2026-06',
    });
    expect(after.children.resume.at(-1)).toMatchObject({
      ended: null,
      content: '雁阵镇党委委员、副镇长\n（其间：2025.06--2026.06挂职任青溪镇党委副书记）',
    });
  });

  it('that was typed by hand, and stands nowhere in the resume, is written there when it ends', () => {
    const typed: PersonContent = {
      ...before,
      children: {
        ...before.children,
        appointments: [
          ...before.children.appointments,
          row('appointments', {
            organizationId: away,
            post: '党委副书记',
            change: '37',
            state: '1',
            started: '2024-03',
          }),
        ],
      },
    };
    const leave = { ...ofSecondment, post: '党委副书记', started: '2024-03' };
    const after = carried(typed, { leaves: [leave] }, '2025-06-10');
    expect(after.fields.currentPost).toBe(before.fields.currentPost);
    expect(after.children.resume.at(-1)?.content).toBe(
      '雁阵镇党委委员、副镇长\n（其间：2024.03--2025.06挂职任青溪镇党委副书记）',
    );
  });

  it('has a line of its own where no line is open', () => {
    const closed = { ...before, children: { ...before.children, resume: [] } };
    const begun = carried(closed, seconded, '2025-06-10');
    expect(begun.children.resume).toEqual([
      row('resume', { started: '2025-06', content: '挂职任青溪镇党委副书记' }),
    ]);
    expect(carried(begun, { leaves: [ofSecondment] }, '2026-06-12').children.resume).toEqual([
      row('resume', { started: '2025-06', ended: '2026-06', content: '挂职任青溪镇党委副书记' }),
    ]);
  });

  it('goes on beside a new main post, and its remark with it', () => {
    const moved = carried(
      during,
      {
        takes: [take({ organizationId: office, post: '党组成员、副局长', tier: '0142', memberKind: '3' })],
        leaves: [wangsPost()],
      },
      '2025-12-01',
    );
    expect(moved.fields).toMatchObject({
      organizationId: office,
      currentPost: '县农业农村局党组成员、副局长，青溪镇党委副书记（挂职）',
      currentPostShort: '副局长',
      currentPostSince: '2025-12',
    });
    expect(moved.children.resume.slice(-2).map(({ ended, content }) => [ended, content])).toEqual([
      ['2025-12', '雁阵镇党委委员、副镇长\n（其间：2025.06--2025.12挂职任青溪镇党委副书记）'],
      [null, '县农业农村局党组成员、副局长\n（其间：2025.12--至今挂职任青溪镇党委副书记）'],
    ]);
  });

  it('is said in the boxes of the form', () => {
    expect(proposalOf({ ...newItem(wang), ...seconded } as BatchItem, { unitName }).proposedPost).toBe(
      '青溪镇党委副书记（挂职）',
    );
  });

  it('takes no seat of the establishment, neither when it begins nor when it ends', () => {
    const scene = soundScene();
    changeItem(scene, () => ({ ...seconded, leaves: [] }));
    item(scene, { change: '37' });
    expect(touchedUnits(scene)).toEqual([]);
    const town = scene.units.get(away);
    if (!town) throw new Error('no town');
    expect(unitBalance(scene, town).deputy).toEqual({ approved: 6, filled: 0, after: 0 });
    item(scene, { change: '35' });
    expect(unitBalance(scene, town).deputy).toEqual({ approved: 6, filled: 0, after: 1 });
  });

  it('is found no fault with: no promotion, no trial period, no missing main post', () => {
    const scene = soundScene();
    scene.fields.appointed = null;
    changeItem(scene, () => ({
      leaves: [],
      takes: [take({ organizationId: away, post: '党委副书记', tier: '0132', primary: false })],
    }));
    item(scene, { change: '37', method: null, endReason: null });
    expect(checkBatch(scene).map(({ message }) => message)).toEqual([]);
    expect(
      withSuggestions(scene.items[0] as BatchItem, '0142', { from: '2025-06-10', trialMonths: 12 }),
    ).toEqual(scene.items[0]);
    // The same posts without the mark are two steps up, and leave Wang a main post that he has already.
    item(scene, { change: '26' });
    expect(checkBatch(scene).map(({ rule }) => rule)).toContain('batch.tierJump');
  });
});

describe('职务简称', () => {
  it('follows the posts that are held, and stays what it was where they do not change', () => {
    const scene = soundScene();
    const person = personOf(scene);
    person.fields.currentPostShort = '副镇长（手填）';
    const moved = carried(
      person,
      { takes: scene.items[0]?.takes ?? [], leaves: [wangsPost()] },
      '2025-06-10',
    );
    expect(moved.fields.currentPostShort).toBe('镇长');
    const raised = carried(person, { fields: { ...newItem(wang).fields, rank: '19' } }, '2025-06-10');
    expect(raised.fields.currentPostShort).toBe('副镇长（手填）');
    expect(carried(person, seconded, '2025-06-10').fields.currentPostShort).toBe('副镇长（手填）');
    const left = carried(person, { leaves: [wangsPost()] }, '2025-06-10');
    expect(left.fields.currentPostShort).toBeNull();
  });

  it('is the post in the main unit without the committee seat that goes with it', () => {
    const short = (...posts: string[]) => shortPost(posts.map((post) => ({ unit: 1, post })));
    expect(short('党委副书记、镇长')).toBe('镇长');
    expect(short('党委委员、纪委书记')).toBe('纪委书记');
    expect(short('党组书记、局长')).toBe('局长');
    expect(short('党委书记')).toBe('党委书记');
    expect(short('村党支部书记、村委会主任')).toBe('村党支部书记、村委会主任');
    expect(short('党委副书记', '副镇长')).toBe('党委副书记、副镇长');
    expect(short()).toBeNull();
    expect(
      shortPost([
        { unit: 1, post: '镇长' },
        { unit: 2, post: '人大代表' },
      ]),
    ).toBe('镇长');
    expect(short('党'.repeat(60), '委'.repeat(60))).toBe('党'.repeat(60));
  });
});
