import { sheetBoxes, type Box } from '#shared/lib/paper/boxes';
import { millimetresPerPoint, type PaperSheet, type SetText } from '#shared/lib/paper/sheet';
import { textWidth } from '#shared/lib/paper/text-fit';
import { emptyLrmx, type LrmxFamilyRow, type LrmxForm, type LrmxTag } from '#shared/register/lrmx-form';

export const today = '2026-11-23';

export function formOf(
  values: Partial<Record<LrmxTag, string>>,
  family: readonly LrmxFamilyRow[] = [],
): LrmxForm {
  const empty = emptyLrmx(4);
  return { ...empty, values: { ...empty.values, ...values }, family };
}

export function relative(values: Partial<LrmxFamilyRow> = {}): LrmxFamilyRow {
  return {
    ChengWei: '父亲',
    XingMing: '张大山',
    ChuShengRiQi: '195501',
    ZhengZhiMianMao: '中共党员',
    GongZuoDanWeiJiZhiWu: '示范县青石镇柳河村村民',
    ...values,
  };
}

export function boxOf(sheets: readonly PaperSheet[], name: string): Box {
  const box = sheets.flatMap(sheetBoxes).find((candidate) => candidate.name === name);
  if (!box) throw new Error(`no box ${name}`);
  return box;
}

export function textOf(sheets: readonly PaperSheet[], name: string): SetText {
  const { content } = boxOf(sheets, name);
  if (content.kind !== 'text') throw new Error(`${name} is no text`);
  return content.text;
}

export function linesOf(sheets: readonly PaperSheet[], name: string): string[] {
  return textOf(sheets, name).lines.map((line) => line.text);
}

/** How far a box's text stands over its inside, mm; 0 = it fits. */
export function overhang({ content, width, height, padding }: Box): number {
  if (content.kind !== 'text') return 0;
  const { style, lines } = content.text;
  const em = style.size * millimetresPerPoint;
  const high = lines.length * style.leading * millimetresPerPoint - height;
  const wide =
    Math.max(0, ...lines.map((line) => (line.indent ?? 0) + textWidth(line.text) * em)) -
    (width - 2 * padding);
  return Math.max(0, high, wide);
}
