import type { LaidOutPaper, PaperSheet } from '#shared/lib/paper/sheet';
import { layoutApprovalForm } from '../approval-form/layout-part';
import { layoutAnnualAppraisal } from './annual-appraisal';
import { layoutBasicTable } from './basic-table';
import { catalogueSheets, layoutCatalogue } from './catalogue';
import { layoutCover } from './cover';
import { layoutFamilyTable } from './family-table';
import {
  paperParts,
  type LayoutPart,
  type PaperOptions,
  type PaperPart,
  type PaperPerson,
} from './paper-person';
import { layoutReserveForm } from './reserve-form';
import { layoutResume } from './resume-paper';
import { layoutScans } from './scan-sheets';

/** Who draws which part; parts that are not here are not offered. */
export const partLayouts: Partial<Record<PaperPart, LayoutPart>> = {
  cover: layoutCover,
  catalogue: layoutCatalogue,
  approvalForm: layoutApprovalForm,
  basicTable: layoutBasicTable,
  reserveForm: layoutReserveForm,
  annualAppraisal: layoutAnnualAppraisal,
  familyTable: layoutFamilyTable,
  resume: layoutResume,
  scans: layoutScans,
};

/** The parts that can be printed, in the order in which they are bound. */
export const offeredParts = paperParts.filter(({ key }) => partLayouts[key] !== undefined);

/** Sheets with 第 x 页　共 y 页 in the foot; those without a number count, so that fronts keep the odd ones. */
export function numbered(sheets: readonly PaperSheet[]): PaperSheet[] {
  return sheets.map((sheet, index) =>
    sheet.unnumbered ? sheet : { ...sheet, foot: `第 ${index + 1} 页　共 ${sheets.length} 页` },
  );
}

/** Sheets in an even number: a blank one ends an odd one, so that what follows begins on a front side. */
export function evenSheets(sheets: readonly PaperSheet[]): readonly PaperSheet[] {
  const last = sheets.at(-1);
  if (!last || sheets.length % 2 === 0) return sheets;
  const { width, height, margin } = last;
  return [...sheets, { width, height, margin, blocks: [], unnumbered: true }];
}

interface LaidOutPart {
  readonly key: PaperPart;
  readonly sheets: readonly PaperSheet[];
}

/** The catalogue with the numbers of the sheets on which the scanned items begin: those behind all other papers. */
function withBoundCatalogue(
  person: PaperPerson,
  parts: readonly LaidOutPart[],
  duplex: boolean,
): LaidOutPart[] {
  // As many sheets as it will have: page numbers do not make its rows grow.
  const placed = parts.map((part) =>
    part.key === 'catalogue' ? { ...part, sheets: catalogueSheets(person, 1) } : part,
  );
  const scans = placed.findIndex(({ key }) => key === 'scans');
  const before = eachInFront(placed, duplex).slice(0, scans);
  const first = before.reduce((sum, { sheets }) => sum + sheets.length, 0) + 1;
  return placed.map((part) =>
    part.key === 'catalogue' ? { ...part, sheets: catalogueSheets(person, first) } : part,
  );
}

/** On both sides of the paper every form begins on a front side: its two sides are one leaf. None ends in a blank one. */
function eachInFront(parts: readonly LaidOutPart[], duplex: boolean): readonly LaidOutPart[] {
  if (!duplex) return parts;
  const last = parts.map(({ sheets }) => sheets.length > 0).lastIndexOf(true);
  return parts.map((part, index) => (index < last ? { ...part, sheets: evenSheets(part.sheets) } : part));
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
  const laidOut = paperParts.flatMap(({ key }) => {
    const layout = parts.includes(key) ? partLayouts[key] : undefined;
    return layout ? [{ key, ...layout(person, options, today) }] : [];
  });
  const bound = options.numbered && parts.includes('scans');
  const placed = bound ? withBoundCatalogue(person, laidOut, options.duplex) : laidOut;
  const sheets = eachInFront(placed, options.duplex).flatMap((part) => part.sheets);
  const findings = laidOut.flatMap((part) => part.findings);
  const label = person.content.fields.name ?? '';
  return { label, sheets: options.numbered ? numbered(sheets) : sheets, findings };
}
