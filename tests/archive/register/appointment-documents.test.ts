import { describe, expect, it } from 'vitest';
import { sheetBoxes } from '#shared/lib/paper/boxes';
import { batchDocuments } from '#shared/register/appointment/documents/document-list';
import { usualPaperOptions } from '#shared/register/papers/paper-person';
import type { PaperSource, SubjectPaper } from '#shared/register/papers/paper-source';
import { saveAppointmentSettings } from '../../../electron/features/register/appointment/appointment-settings.store';
import { saveBatch } from '../../../electron/features/register/appointment/batch.service';
import { selectAppointmentSettings } from '../../../electron/features/register/appointment/appointment-settings.store';
import { writeSetting } from '../../../electron/archive/setting';
import { checkPapers, paperSheets } from '../../../electron/features/register/papers/papers.service';
import { complete, newRegister, promotion, type Register } from './appointment-register';
import { jobContext, today } from './support';

function sourceOf(batchId: number): PaperSource {
  return {
    kind: 'appointment',
    batchId,
    documents: batchDocuments.map(({ key }) => key),
    options: usualPaperOptions,
  };
}

function papersOf({ archive }: Register, batchId: number): readonly SubjectPaper[] {
  const input = { source: sourceOf(batchId), from: 0, to: 20 };
  return paperSheets(input, { db: archive.db, today } as never).papers;
}

/** What a paper says, lines as they are set. */
function words(papers: readonly SubjectPaper[], label: string): string {
  const sheets = papers.find((paper) => paper.label.startsWith(label))?.sheets ?? [];
  return sheets
    .flatMap(sheetBoxes)
    .flatMap(({ content }) =>
      content.kind === 'text' ? [content.text.lines.map(({ text }) => text).join('')] : [],
    )
    .join('\n');
}

describe('the documents of a batch', () => {
  it('are laid out through the same road as all papers, one after the other', () => {
    const register = newRegister();
    const { id } = register.run((tx) => {
      const settings = selectAppointmentSettings(tx.db);
      saveAppointmentSettings(tx, { ...settings, committee: '中共示范县委', holidays: ['2026-03-03'] });
      return saveBatch(tx, promotion(register));
    });
    const papers = papersOf(register, id);
    expect(papers.map(({ label, personId }) => [label, personId])).toEqual([
      ['干部任免动议名单', null],
      ['职数预审表', null],
      ['干部考察预告', null],
      ['干部任免审批表　王晓明', register.wang],
      ['任前公示', null],
      ['任免通知', null],
      ['任职通知书　王晓明', register.wang],
    ]);
    expect(papers.every(({ sheets }) => sheets.length > 0)).toBe(true);
    expect(words(papers, '任前公示')).toContain('公示时间：2026年3月2日至2026年3月6日，共4个工作日。');
    expect(words(papers, '任免通知')).toContain('提名王晓明同志为青溪镇镇长人选，免去其雁阵镇副镇长职务。');
    expect(words(papers, '干部任免审批表')).toContain('青溪镇镇长');
    const check = checkPapers({ source: sourceOf(id) }, jobContext(register.archive, 'papers.check'));
    expect(check.subjects).toHaveLength(papers.length);
    expect(check.pages).toBe(papers.reduce((sum, { sheets }) => sum + sheets.length, 0));
  });

  it("are signed by the archive's unit and its committee where the settings name nobody", () => {
    const register = newRegister();
    const { id } = register.run((tx) => {
      writeSetting(tx.db, 'unitName', '示范县委组织部', tx.now);
      return saveBatch(tx, promotion(register));
    });
    const papers = papersOf(register, id);
    expect(words(papers, '任前公示')).toContain('经示范县委研究');
    expect(words(papers, '任前公示')).toContain('\n示范县委组织部2026年3月2日');
    expect(words(papers, '任免通知')).toContain('\n示范县委2026年3月10日');
  });

  it('of a completed batch say what stood before it was carried out', () => {
    const register = newRegister();
    const { id } = register.run((tx) => saveBatch(tx, promotion(register)));
    const before = papersOf(register, id);
    complete(register, id);
    const after = papersOf(register, id);
    expect(words(after, '任前公示')).toContain('现任雁阵镇副镇长');
    for (const { label, sheets } of before) {
      const same = after.find((paper) => paper.label === label);
      expect(same?.sheets, label).toEqual(sheets);
    }
  });
});
