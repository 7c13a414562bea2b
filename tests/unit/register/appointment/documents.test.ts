import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultAppointmentSettings } from '#shared/register/appointment/appointment-settings';
import { batchPapers } from '#shared/register/appointment/documents/batch-papers';
import type { DocumentBatch, LaidOutDocument } from '#shared/register/appointment/documents/document-batch';
import { batchDocuments, type BatchDocumentKey } from '#shared/register/appointment/documents/document-list';
import { sheetBoxes } from '#shared/lib/paper/boxes';
import { changeItem, soundScene, take, village, type Draft } from './sound-scene';

const settings = {
  ...defaultAppointmentSettings,
  committee: '中共示范县委',
  department: '中共示范县委组织部',
  noticePhone: '0736-1234567',
};

const options = {
  generation: 4,
  size: 'A4',
  heading: 'ordinary',
  appraisalYear: null,
  numbered: false,
  duplex: false,
} as const;

/** The approval form has tests of its own: nobody is there to have one. */
const kinds = batchDocuments.map(({ key }) => key).filter((key) => key !== 'approvalForm');

function batchOf(scene: Draft, given: Partial<DocumentBatch> = {}): DocumentBatch {
  const unitName = (id: number): string => scene.units.get(id)?.name ?? '';
  return { scene, settings, balance: [], unitName, options, paperPerson: () => undefined, ...given };
}

function papers(kind: BatchDocumentKey, change: (scene: Draft) => void = () => undefined): LaidOutDocument[] {
  const scene = soundScene();
  change(scene);
  return batchPapers(batchOf(scene), [kind]).map(({ layout }) => layout());
}

/** Everything that stands on the sheets of a paper, line by line. */
function linesOf({ sheets }: LaidOutDocument): string[] {
  return sheets.flatMap((sheet) =>
    sheetBoxes(sheet).flatMap(({ content }) => {
      if (content.kind === 'text') return [content.text.lines.map(({ text }) => text).join('')];
      return content.kind === 'stack'
        ? content.parts.map(({ text }) => text.lines.map((line) => line.text).join(''))
        : [];
    }),
  );
}

function textOf(kind: BatchDocumentKey, change?: (scene: Draft) => void): string {
  return papers(kind, change).flatMap(linesOf).join('\n');
}

function villageSecretary(scene: Draft): void {
  scene.fields.reportingUnit = '中共青溪镇委员会';
  changeItem(scene, ({ fields }) => ({
    takes: [take({ organizationId: village, post: '村党支部书记', memberKind: '1' })],
    fields: {
      ...fields,
      coAsked: '2025-05-06',
      coDocument: '青发〔2025〕9号',
      coAnswered: '2025-05-12',
      coResult: 'agree',
      coOpinion: '请按程序办理',
    },
  }));
}

describe('the papers of a batch', () => {
  it('the list names everybody with the post held, to take and to leave', () => {
    const text = textOf('proposalList');
    for (const part of [
      '干部任免动议名单',
      '王晓明',
      '1985.03（40岁）',
      '青溪镇党委副书记、镇长',
      '雁阵镇副镇长',
      '共 1 人',
    ])
      expect(text).toContain(part);
    const [paper] = papers('proposalList');
    expect(paper?.sheets[0]).toMatchObject({ width: 297, height: 210 });
  });

  it('the vacancy check counts each kind of post before and after', () => {
    const rows = linesOf(papers('vacancyCheck')[0] ?? { sheets: [], findings: [] });
    expect(rows.join(' ')).toContain('雁阵镇 副职 6 1 5  王晓明（副镇长） 0 空缺 6 名');
    expect(rows.join(' ')).toContain('青溪镇 正职 2 1 1 王晓明（党委副书记、镇长）  2 满配');
  });

  it('the notice says who, what for, and how many working days', () => {
    const text = textOf('publicNotice');
    expect(text).toContain(
      '王晓明，男，汉族，1985年3月生，大学学历，中共党员，现任雁阵镇党委委员、副镇长，拟提名为青溪镇党委副书记、镇长人选。',
    );
    expect(text).toContain('公示时间：2025年5月26日至2025年5月30日，共5个工作日。');
    expect(text).toContain('联系电话：0736-1234567');
    expect(
      textOf('publicNotice', (scene) =>
        changeItem(scene, ({ fields }) => ({ fields: { ...fields, method: '1' } })),
      ),
    ).toContain('拟任青溪镇党委副书记、镇长。');
  });

  it('the inspection notice gives the days of the inspection', () => {
    expect(textOf('inspectionNotice')).toContain('2025年4月20日至2025年4月25日。');
  });

  it('the decision has the number of the document, and the trial period where there is one', () => {
    expect(textOf('decision')).toContain('示组干〔2025〕12号');
    expect(textOf('decision')).toContain('王晓明同志任青溪镇党委副书记、镇长，免去其雁阵镇副镇长职务。');
    const trial = textOf('decision', (scene) =>
      changeItem(scene, ({ fields }) => ({ fields: { ...fields, probationUntil: '2026-06' } })),
    );
    expect(trial).toContain('镇长（试用期一年），免去其');
    const retiring = textOf('decision', (scene) => changeItem(scene, () => ({ takes: [] })));
    expect(retiring).toContain('免去王晓明同志的雁阵镇副镇长职务。');
  });

  it('everybody who takes a post gets a letter with its number', () => {
    const text = textOf('appointmentLetter', (scene) =>
      changeItem(scene, ({ fields }) => ({ fields: { ...fields, letterNumber: '示组干〔2025〕12-1号' } })),
    );
    expect(text).toContain('示组干〔2025〕12-1号');
    expect(text).toContain(
      '经中共示范县委研究决定，任命你为青溪镇党委副书记、镇长，任职时间自2025年6月10日起计算',
    );
    expect(papers('appointmentLetter', (scene) => changeItem(scene, () => ({ takes: [] })))).toEqual([]);
  });

  it('the co-review is asked and answered on paper, for village secretaries only', () => {
    expect(papers('coReviewRequest')).toEqual([]);
    expect(papers('coReviewForm')).toEqual([]);
    const asked = textOf('coReviewRequest', villageSecretary);
    for (const part of [
      '青发〔2025〕9号',
      '中共示范县委组织部：',
      '任青溪镇桃花村党支部书记',
      '中共青溪镇委员会',
      '2025年5月6日',
    ])
      expect(asked).toContain(part);
    const answered = textOf('coReviewForm', villageSecretary);
    expect(answered).toContain('同意。请按程序办理');
    expect(answered).toContain('2025年5月12日');
  });

  it('say what is not filled in yet, and leave room for ink', () => {
    const bare = soundScene();
    bare.fields = { ...bare.fields, document: null, noticeFrom: null, noticeUntil: null, appointed: null };
    const batch = batchOf(bare, { settings: defaultAppointmentSettings });
    const laid = batchPapers(batch, kinds).map(({ layout }) => layout());
    const said = laid.flatMap(({ findings }) => findings.map(({ message }) => message));
    expect(said).toContain('没有填写任免文号');
    expect(said).toContain('没有填写公示的起止日期');
    expect(said.some((message) => message.includes('联系电话'))).toBe(true);
    expect(laid.flatMap(linesOf).join('\n')).not.toMatch(/undefined|null|NaN/);
  });

  it('are laid out whatever the order in which they are asked, none beyond its sheet', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(kinds), fc.integer({ min: 1, max: 40 }), (chosen, people) => {
        const scene = soundScene();
        const [item] = scene.items;
        if (item) scene.items = Array.from({ length: people }, () => item);
        for (const { layout } of batchPapers(batchOf(scene), chosen))
          for (const sheet of layout().sheets)
            for (const { y, height } of sheetBoxes(sheet))
              expect(y + height).toBeLessThanOrEqual(sheet.height - sheet.margin.bottom + 0.02);
      }),
      { numRuns: 25 },
    );
  });

  it('have a name each', () => {
    expect(new Set(batchDocuments.map(({ label }) => label)).size).toBe(batchDocuments.length);
  });
});
