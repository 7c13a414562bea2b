import { describe, expect, it } from 'vitest';
import { defaultAppointmentSettings } from '#shared/register/appointment/appointment-settings';
import { batchPapers } from '#shared/register/appointment/documents/batch-papers';
import { batchDocuments } from '#shared/register/appointment/documents/document-list';
import { boxTexts, overflows } from '../../../paper/support';
import { item } from '../case';
import { soundScene, take, type Draft } from '../sound-scene';
import { addSomebody, documentsOf, laidOut, villageScene, words } from './case';

const keys = batchDocuments.map(({ key }) => key);

/** A batch of people with the longest words that the archive takes. */
function fullScene(): Draft {
  const scene = soundScene();
  for (let id = 10; id < 40; id += 1)
    addSomebody(
      scene,
      id,
      { name: '买买提·艾力·阿不都拉', currentPost: '示范县雁阵镇党委委员、副镇长、'.repeat(20) },
      {
        takes: [take({ organizationId: 2, post: '党委副书记、政法委员、统战委员'.repeat(6) })],
        fields: { reason: '政治素质好，工作实绩突出。'.repeat(40), remark: '县人大代表'.repeat(50) },
      },
    );
  return scene;
}

describe('the documents of a batch', () => {
  it('stand within their boxes and sheets, whatever a batch says', () => {
    for (const scene of [soundScene(), villageScene(), fullScene()])
      for (const paper of batchPapers(documentsOf(scene), keys)) {
        const { sheets } = paper.layout();
        expect(sheets.length, paper.label).toBeGreaterThan(0);
        if (paper.label.startsWith('干部任免审批表')) continue;
        expect(overflows(sheets), paper.label).toEqual([]);
        // The line under a form is for ink: broken, its places would be parted from their words.
        for (const line of boxTexts(sheets, 'foot')) expect(line, paper.label).not.toContain('/');
      }
  });

  it('come in the order of the steps, those of single people one for each', () => {
    const scene = soundScene();
    addSomebody(scene, 2, { name: '李四' }, { takes: [take({ organizationId: 2, post: '副镇长' })] });
    const labels = batchPapers(documentsOf(scene), ['appointmentLetter', 'proposalList']).map(
      ({ label, personId }) => [label, personId],
    );
    expect(labels).toEqual([
      ['干部任免动议名单', null],
      ['任职通知书　王晓明', 1],
      ['任职通知书　李四', 2],
    ]);
  });

  it('leave out who was withdrawn or deleted, and are none for nobody', () => {
    const scene = soundScene();
    const [first] = scene.items;
    scene.items = first ? [{ ...first, fields: { ...first.fields, withdrawn: '2025-05-01' } }] : [];
    expect(batchPapers(documentsOf(scene), keys).map(({ label }) => label)).toEqual([]);
  });

  it('begin on front sides and have page numbers where that is wanted', () => {
    const batch = documentsOf(soundScene());
    const [notice] = batchPapers({ ...batch, options: { ...batch.options, numbered: true, duplex: true } }, [
      'publicNotice',
      'decision',
    ]);
    const sheets = notice?.layout().sheets ?? [];
    expect(sheets.map(({ foot }) => foot)).toEqual(['第 1 页　共 1 页', undefined]);
  });
});

describe('what a batch does not know', () => {
  const scene = soundScene();
  Object.assign(scene.fields, {
    noticeFrom: null,
    noticeUntil: null,
    decided: null,
    appointed: null,
    documentDate: null,
    document: null,
    decidingBody: null,
  });
  const batch = documentsOf(scene, { settings: defaultAppointmentSettings });

  it('is left for ink in the public notice, and said', () => {
    const [notice] = laidOut(batch, 'publicNotice');
    const text = words(notice?.sheets ?? []);
    expect(text).toContain('公示时间：　　　年　月　日至　　　年　月　日，共　个工作日。');
    expect(text).not.toMatch(/null|undefined|2025年5月/);
    expect(notice?.findings.map(({ level, box }) => [level, box])).toEqual([
      ['warning', '公示开始日期'],
      ['warning', '公示结束日期'],
      ['warning', '组织部门名称'],
      ['warning', '受理电话'],
      ['warning', '来信来访地址'],
    ]);
  });

  it('is left for ink in the decision and the letters', () => {
    for (const key of ['decision', 'appointmentLetter'] as const) {
      const [paper] = laidOut(batch, key);
      expect(words(paper?.sheets ?? [])).toContain('　　　〔　　　　〕　　号');
      expect(words(paper?.sheets ?? [])).toContain('　　　　年　　月　　日');
      expect(words(paper?.sheets ?? [])).not.toMatch(/null|undefined/);
      const lacking = paper?.findings.filter(({ level }) => level === 'warning').map(({ box }) => box);
      const needed = {
        decision: ['任免文号', '发文日期', '决定机关'],
        appointmentLetter: ['编号', '发文日期', '任职时间', '决定机关'],
      };
      expect(lacking).toEqual(needed[key]);
    }
  });

  it('is told of a person with the way to the field', () => {
    const unknown = soundScene();
    addSomebody(
      unknown,
      2,
      { name: '李四', ethnicity: null, birthDate: null },
      { takes: [take({ organizationId: 2, post: '副镇长' })] },
    );
    const [notice] = laidOut(documentsOf(unknown), 'publicNotice');
    expect(notice?.findings).toEqual([
      {
        level: 'warning',
        box: '李四',
        message: '名册中没有民族、出生年月，纸上没有写',
        field: 'fields.ethnicity',
      },
    ]);
    expect(words(notice?.sheets ?? [])).toContain('李四，男，大学学历，');
  });
});

describe('动议名单', () => {
  it('has a row for everybody: names spread, the age on the day of the proposal, posts to take and to leave', () => {
    const scene = soundScene();
    addSomebody(scene, 2, { name: '李四', birthDate: '1990-05' }, { fields: { rank: '1A' } });
    const [list] = laidOut(documentsOf(scene), 'proposalList');
    const sheets = list?.sheets ?? [];
    expect(sheets.map(({ width, height }) => [width, height])).toEqual([[297, 210]]);
    expect(boxTexts(sheets, 'name.1')).toEqual(['王晓明']);
    expect(boxTexts(sheets, 'name.2')).toEqual(['李　四']);
    // 2025-04 is a month before the thirty-fifth birthday.
    expect(boxTexts(sheets, 'birthDate.2')).toEqual(['1990.05/（34岁）']);
    expect(boxTexts(sheets, 'takes.1').join('').replaceAll('/', '')).toBe('青溪镇党委副书记、镇长');
    expect(boxTexts(sheets, 'leaves.1').join('').replaceAll('/', '')).toBe('雁阵镇副镇长');
    expect(boxTexts(sheets, 'takes.2').join('')).toMatch(/^晋升/);
  });

  it('has its heads again on every further sheet', () => {
    const [list] = laidOut(documentsOf(fullScene()), 'proposalList');
    expect(list?.sheets.length).toBeGreaterThan(2);
    for (const sheet of list?.sheets ?? []) expect(boxTexts([sheet], 'label:name')).toEqual(['姓　名']);
  });
});

describe('职数预审表', () => {
  it('counts by the numbers that the rules compare: who holds now, less who leaves, and who comes', () => {
    const [check] = laidOut(documentsOf(soundScene()), 'vacancyCheck');
    const row = (unit: number, kind: string): string =>
      ['approved', 'filled', 'leaving', 'coming', 'after', 'over', 'names']
        .flatMap((column) => boxTexts(check?.sheets ?? [], `${unit}.${kind}.${column}`))
        .join(' ');
    expect(row(2, 'chief')).toBe('2 1  1 2 — 任：王晓明');
    expect(row(1, 'deputy')).toBe('6 1 1  0 缺6 免：王晓明');
    expect(check?.findings).toEqual([]);
  });

  it('says which posts are over the approved number, and leaves unknown numbers for ink', () => {
    const scene = soundScene();
    const town = scene.units.get(2);
    if (town) scene.units.set(2, { ...town, approved: { chief: 1, deputy: null, other: null } });
    const [check] = laidOut(documentsOf(scene), 'vacancyCheck');
    expect(boxTexts(check?.sheets ?? [], '2.chief.over')).toEqual(['超1']);
    expect(boxTexts(check?.sheets ?? [], '2.deputy.approved')).toEqual(['']);
    expect(check?.findings.map(({ message }) => message)).toEqual([
      '正职任免后超职数 1 名',
      '没有填写核定的副职职数，纸上留空',
    ]);
  });
});

describe('干部任免审批表', () => {
  it('has the posts and the reason that the batch proposes, not those of the register', () => {
    const scene = soundScene();
    const person = scene.people.get(1);
    if (person) Object.assign(person.fields, { proposedPost: '别的职务', proposalReason: '别的理由' });
    item(scene, { reason: '工作实绩突出' });
    const [form] = laidOut(documentsOf(scene), 'approvalForm');
    const text = words(form?.sheets ?? []);
    expect(text).toContain('青溪镇党委副书记、镇长');
    expect(text).toContain('工作实绩突出');
    expect(text).not.toContain('别的');
  });
});
