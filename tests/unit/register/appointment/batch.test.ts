import { describe, expect, it } from 'vitest';
import { applyItem, proposalOf } from '#shared/register/appointment/apply';
import { batchState, emptyBatch, newItem } from '#shared/register/appointment/batch';
import { letterNumber, nextDocument } from '#shared/register/appointment/document-numbers';
import { postsInWords } from '#shared/register/appointment/post-texts';
import { paperUnitNames } from '#shared/register/appointment/unit-names';
import { row } from '../checks/sound';
import { away, changeItem, home, personOf, soundScene, take, wangsPost } from './sound-scene';

const open = { completedAt: null, cancelledAt: null };
const names = new Map([
  [home, '雁阵镇'],
  [away, '青溪镇'],
]);
const unitName = (id: number): string => names.get(id) ?? '';

describe('the state of a batch', () => {
  it('is the last step whose date has come', () => {
    const { fields } = emptyBatch();
    const at = (given: Partial<typeof fields>): string =>
      batchState({ ...fields, ...given }, open, '2025-06-15');
    expect(at({})).toBe('draft');
    expect(at({ proposed: '2025-04-01' })).toBe('proposed');
    expect(at({ proposed: '2025-07-01' })).toBe('draft');
    expect(at({ proposed: '2025-04-01', reviewed: '2025-04-02', inspectedFrom: '2025-05-02' })).toBe(
      'inspected',
    );
    expect(at({ decided: '2025-05-20', noticeFrom: '2025-06-15' })).toBe('notice');
    // Held from the decision on, but nothing has been issued yet.
    expect(at({ decided: '2025-05-20', appointed: '2025-05-20', noticeFrom: '2025-06-01' })).toBe('notice');
    expect(at({ noticeFrom: '2025-06-01', documentDate: '2025-06-14' })).toBe('appointed');
  });

  it('is what became of it, whatever the dates say', () => {
    const { fields } = emptyBatch();
    const done = { completedAt: '2025-06-15T00:00:00.000Z', cancelledAt: null };
    expect(batchState(fields, done, '2025-06-15')).toBe('completed');
    const cancelled = { completedAt: null, cancelledAt: '2025-06-15T00:00:00.000Z' };
    expect(batchState({ ...fields, documentDate: '2025-06-14' }, cancelled, '2025-06-15')).toBe('cancelled');
  });
});

describe('names', () => {
  it('of units have the township in front of villages only', () => {
    const name = paperUnitNames([
      { id: 1, parentId: null, name: '示范县', kind: 'county' },
      { id: 2, parentId: 1, name: '青溪镇', kind: 'town' },
      { id: 3, parentId: 2, name: '村和社区', kind: 'group' },
      { id: 4, parentId: 3, name: '桃花村', kind: 'village' },
      { id: 5, parentId: 2, name: '青溪镇中心小学', kind: 'institution' },
    ]);
    expect([2, 4, 5, 9].map(name)).toEqual(['青溪镇', '青溪镇桃花村', '青溪镇中心小学', '']);
  });

  it('of posts have the unit once', () => {
    expect(
      postsInWords([
        { unit: '青溪镇', post: '党委副书记' },
        { unit: '县人大', post: '代表' },
        { unit: '青溪镇', post: '镇长' },
        { unit: '桃花村', post: '桃花村党支部书记' },
        { unit: '青溪镇柳林村', post: '村委会主任' },
      ]),
    ).toBe('青溪镇党委副书记、镇长，县人大代表，桃花村党支部书记，青溪镇柳林村委会主任');
    expect(postsInWords([{ unit: '桃源县', post: '县委副书记、县长' }])).toBe('桃源县委副书记、县长');
    expect(postsInWords([{ unit: '桃源县', post: '县长' }])).toBe('桃源县县长');
    expect(postsInWords([{ unit: '县农业农村局', post: '县委委员' }])).toBe('县农业农村局县委委员');
  });
});

describe('carrying an item out', () => {
  function applied(change: (scene: ReturnType<typeof soundScene>) => void = () => undefined) {
    const scene = soundScene();
    change(scene);
    const [item] = scene.items;
    if (!item) throw new Error('no item');
    const person = personOf(scene);
    return {
      before: person,
      after: applyItem(person, item, { fields: scene.fields, unitName, clearForm: true }),
    };
  }

  it('lowers nobody by a post held besides the main one', () => {
    const concurrent = take({ organizationId: away, post: '第一书记', tier: '0150', primary: false });
    const { after } = applied((scene) => changeItem(scene, () => ({ takes: [concurrent], leaves: [] })));
    expect(after.fields).toMatchObject({ postTier: '0142', organizationId: home });
    expect(after.children.ranks).toEqual([]);
  });

  it('ends the post, begins the new one, and brings everything that follows from it', () => {
    const { before, after } = applied(({ people }) => {
      const person = people.get(1);
      if (person) person.fields.proposedPost = '青溪镇党委副书记、镇长';
    });
    expect(after.children.appointments).toEqual([
      row('appointments', {
        organizationId: away,
        post: '党委副书记、镇长',
        tier: '0141',
        memberKind: '1',
        leader: true,
        primary: true,
        started: '2025-06',
        startDocument: '示组干〔2025〕12号',
        method: '2',
        change: '26',
        state: '1',
      }),
      row('appointments', {
        ...before.children.appointments[0],
        primary: false,
        state: '0',
        ended: '2025-06',
        endDocument: '示组干〔2025〕12号',
        endReason: '1',
      }),
    ]);
    expect(after.fields).toMatchObject({
      currentPost: '青溪镇党委副书记、镇长',
      currentPostSince: '2025-06',
      postTier: '0141',
      postTierSince: '2025-06',
      organizationId: away,
      proposedPost: null,
      managementStatus: '1',
    });
    expect(after.children.resume.slice(-2)).toEqual([
      row('resume', { started: '2019-05', ended: '2025-06', content: '雁阵镇党委委员、副镇长' }),
      row('resume', { started: '2025-06', content: '青溪镇党委副书记、镇长' }),
    ]);
    expect(after.children.ranks).toEqual([
      row('ranks', { kind: 'tier', name: '乡科级正职', started: '2025-06', document: '示组干〔2025〕12号' }),
    ]);
  });

  it('leaves a post that is kept, and keeps its place behind the new main one', () => {
    const { after } = applied((scene) => {
      scene.items = scene.items.map((item) => ({ ...item, leaves: [] }));
    });
    expect(after.fields.currentPost).toBe('青溪镇党委副书记、镇长，雁阵镇副镇长');
    expect(after.children.appointments[1]).toMatchObject({ post: '副镇长', state: '1', primary: false });
  });

  it('lets somebody retire: no post, no line but the last, another status', () => {
    const { after } = applied((scene) => {
      scene.items = scene.items.map((item) => ({
        ...item,
        takes: [],
        fields: { ...item.fields, endReason: '4' },
      }));
    });
    expect(after.fields).toMatchObject({
      currentPost: null,
      managementStatus: '2',
      currentPostSince: '2019-05',
    });
    expect(after.children.resume.at(-1)).toMatchObject({ started: '2025-06', content: '退休' });
  });

  it('writes a rank alone and touches nothing else', () => {
    const { before, after } = applied((scene) => {
      scene.items = scene.items.map((item) => ({
        ...item,
        takes: [],
        leaves: [],
        fields: { ...item.fields, rank: '19' },
      }));
      personOf(scene).children.ranks.push(
        row('ranks', { kind: 'rank', name: '四级主任科员', started: '2020-01' }),
      );
    });
    expect(after.fields).toEqual({ ...before.fields, rank: '19', rankSince: '2025-06' });
    expect(after.children.resume).toEqual(before.children.resume);
    expect(after.children.ranks.map(({ name, ended }) => [name, ended])).toEqual([
      ['四级主任科员', '2025-06'],
      ['三级主任科员', null],
    ]);
  });

  it('puts the new line behind the last dated one and before remarks', () => {
    const { after } = applied((scene) => {
      personOf(scene).children.resume.push(row('resume', { content: '县第十七届党代表' }));
    });
    expect(after.children.resume.slice(-2).map(({ content }) => content)).toEqual([
      '青溪镇党委副书记、镇长',
      '县第十七届党代表',
    ]);
  });

  it('says in the form what is proposed', () => {
    const item = {
      ...newItem(1),
      takes: [take({ organizationId: away, post: '镇长' })],
      leaves: [wangsPost()],
    };
    expect(
      proposalOf({ ...item, fields: { ...item.fields, reason: '工作需要', rank: '18' } }, { unitName }),
    ).toEqual({
      proposedPost: '青溪镇镇长，二级主任科员',
      proposedRemoval: '雁阵镇副镇长',
      proposalReason: '工作需要',
    });
  });
});

describe('numbers', () => {
  it('of documents follow the highest of the year', () => {
    const used = [
      '示组干〔2026〕3号',
      '示组干〔2026〕12号',
      '示组干〔2025〕40号',
      '示组任〔2026〕90号',
      null,
      '口头',
    ];
    expect(nextDocument('示组干', '2026', used)).toBe('示组干〔2026〕13号');
    expect(nextDocument('示组干', '2027', used)).toBe('示组干〔2027〕1号');
    expect(nextDocument('', '2026', used)).toBeUndefined();
  });

  it('of letters stand under that of their document', () => {
    expect(letterNumber('示组干〔2026〕12号', 3)).toBe('示组干〔2026〕12-3号');
    expect(letterNumber('示组干2026-12', 3)).toBeUndefined();
    expect(letterNumber(null, 1)).toBeUndefined();
  });
});
