import { codeText } from '#shared/lib/code-tables';
import { ageAt, formatDateInWords, formatMonth } from '#shared/lib/dates';
import type { FitFinding } from '#shared/lib/paper/sheet';
import { deriveEducation } from '../../person/derive';
import { proposalOf } from '../apply';
import { activeItems } from '../batch';
import { effectiveDay, viewItem, type ItemView } from '../scene';
import type { BatchPaper, DocumentBatch } from './document-batch';

/** What a text of a paper needs of the batch. */
type Texts = Pick<DocumentBatch, 'scene' | 'settings' | 'unitName'>;

/** A paper of the whole batch. */
export function wholePaper(label: string, layout: BatchPaper['layout']): BatchPaper {
  return { label, personId: null, layout };
}

/** One of the papers that everybody concerned has of his or her own. */
export function ownPaper(label: string, view: ItemView, layout: BatchPaper['layout']): BatchPaper {
  return { label: `${label}　${view.name}`, personId: view.person.id, layout };
}

/** Left for ink. */
export const blankDay = '　　　　年　　月　　日';

/** The people of a batch who are in the register and were not withdrawn, in their order. */
export function viewsOf({ scene }: Texts): ItemView[] {
  return activeItems(scene.items).flatMap(({ item, index }) => viewItem(scene, item, index) ?? []);
}

/** 2026年3月2日; blanks for ink where the day is not known. */
export function dayInWords(date: string | null): string {
  return date?.length === 10 ? formatDateInWords(date) : blankDay;
}

/** The posts to take, '' for none. */
export function takesText({ unitName }: Texts, { item }: ItemView): string {
  return proposalOf(item, { unitName }).proposedPost ?? '';
}

/** The posts to leave, '' for none. */
export function leavesText({ unitName }: Texts, { item }: ItemView): string {
  return proposalOf(item, { unitName }).proposedRemoval ?? '';
}

/** 男，汉族，1985年3月生，大学学历，中共党员，现任…: how notices tell who somebody is. */
export function personInWords({ unitName }: Texts, { person, name }: ItemView): string {
  const { gender, ethnicity, birthDate, politicalStatus, currentPost, organizationId } = person.fields;
  const education = codeText('ZB64', deriveEducation(person.children.educations).derived.highestEducation);
  const post = currentPost ?? unitName(organizationId ?? 0);
  const words = [
    name,
    codeText('GB22611', gender),
    codeText('GB3304', ethnicity),
    birthDate && birthDate.length >= 7 ? `${formatDateInWords(birthDate.slice(0, 7))}生` : '',
    education && `${education}学历`,
    codeText('GB4762', politicalStatus),
    post && `现任${post}`,
  ];
  return words.filter(Boolean).join('，');
}

/** 1985.03 and the age in brackets on a line of its own. */
export function birthText({ scene }: Texts, { person }: ItemView): string {
  const { birthDate } = person.fields;
  if (!birthDate) return '';
  const age = ageAt(birthDate, effectiveDay(scene).slice(0, 7));
  return age === undefined ? formatMonth(birthDate) : `${formatMonth(birthDate)}\n（${age}岁）`;
}

/** Who decides: as the batch says, else as the county has set. */
export function committeeOf({ scene, settings }: Texts): string {
  return scene.fields.decidingBody ?? settings.committee;
}

/** Who signs notices: as the county has set, else who reports. */
export function departmentOf({ scene, settings }: Texts): string {
  return settings.department || (scene.fields.reportingUnit ?? '');
}

/** 王晓明等 3 名同志, 王晓明同志. */
export function peopleInWords(views: readonly ItemView[]): string {
  const [first] = views;
  const name = first?.name ?? '';
  return views.length > 1 ? `${name}等${views.length}名同志` : `${name}同志`;
}

/** What a paper cannot say yet. */
export function lacking(box: string, message: string): FitFinding {
  return { level: 'hint', box, message };
}
