import type { FitFinding, LaidOutPaper, PaperSheet } from '#shared/lib/paper/sheet';
import { layoutApprovalForm } from '../approval-form/layout-part';
import {
  paperParts,
  type LayoutPart,
  type PaperOptions,
  type PaperPart,
  type PaperPerson,
} from './paper-person';

/** Who draws which part; parts that are not here are not offered. */
export const partLayouts: Partial<Record<PaperPart, LayoutPart>> = { approvalForm: layoutApprovalForm };

/** The parts that can be printed, in the order in which they are bound. */
export const offeredParts = paperParts.filter(({ key }) => partLayouts[key] !== undefined);

/** Sheets with 第 x 页　共 y 页 in the foot of each. */
export function numbered(sheets: readonly PaperSheet[]): PaperSheet[] {
  return sheets.map((sheet, index) => ({ ...sheet, foot: `第 ${index + 1} 页　共 ${sheets.length} 页` }));
}

/** Sheets in an even number: a blank one ends an odd one, so that what follows begins on a front side. */
export function evenSheets(sheets: readonly PaperSheet[]): readonly PaperSheet[] {
  const last = sheets.at(-1);
  if (!last || sheets.length % 2 === 0) return sheets;
  const { width, height, margin } = last;
  return [...sheets, { width, height, margin, blocks: [] }];
}

/**
 * The chosen papers of one person in the order in which they are bound, whatever the order of `parts`.
 * @param today YYYY-MM-DD
 */
export function layoutPapers(
  person: PaperPerson,
  parts: readonly PaperPart[],
  options: PaperOptions,
  today: string,
): LaidOutPaper {
  const sheets: PaperSheet[] = [];
  const findings: FitFinding[] = [];
  for (const { key } of paperParts) {
    const layout = parts.includes(key) ? partLayouts[key] : undefined;
    if (!layout) continue;
    const laidOut = layout(person, options, today);
    sheets.push(...laidOut.sheets);
    findings.push(...laidOut.findings);
  }
  const label = person.content.fields.name ?? '';
  return { label, sheets: options.numbered ? numbered(sheets) : sheets, findings };
}
