import { formatDateInWords } from '#shared/lib/dates';
import { layoutLetter, type Letter } from '#shared/lib/paper/letter';
import type { FitFinding, PaperSheet } from '#shared/lib/paper/sheet';
import type { PersonRecord } from '../../fields/person';
import { blankDate } from '../../papers/form-kit';
import type { Concerned } from './batch-people';
import type { BatchPaper, DocumentBatch, LaidOutDocument } from './document-batch';

/** A date to the day in words, or room for ink. @param date YYYY-MM-DD */
export function dateOrBlank(date: string | null): string {
  return date?.length === 10 ? formatDateInWords(date) : blankDate;
}

/** The same within a sentence, where less room is better than a line that breaks. */
export function dateInSentence(date: string | null): string {
  return date?.length === 10 ? formatDateInWords(date) : '　　　年　月　日';
}

/** A text, or room for ink as wide as so many characters. */
export function textOrBlank(text: string | null, width: number): string {
  return text?.trim() || '　'.repeat(width);
}

/** What a document needs and the batch does not know: it is left for ink, and said. */
export function missing(box: string, message: string, field?: string): FitFinding {
  return { level: 'warning', box, message, ...(field === undefined ? {} : { field }) };
}

const dayFields = {
  inspectedFrom: '考察开始日期',
  inspectedUntil: '考察结束日期',
  noticeFrom: '公示开始日期',
  noticeUntil: '公示结束日期',
  documentDate: '发文日期',
} as const;

/** The dates of steps that a document needs and that are not known. */
export function missingDays(
  { scene }: Pick<DocumentBatch, 'scene'>,
  keys: readonly (keyof typeof dayFields)[],
): FitFinding[] {
  return keys
    .filter((key) => scene.fields[key]?.length !== 10)
    .map((key) => missing(dayFields[key], '批次没有填写，纸上留空'));
}

const settingFields = {
  committee: '党委名称',
  department: '组织部门名称',
  noticePhone: '受理电话',
  noticeAddress: '来信来访地址',
} as const;

/** The settings that a document needs and that are empty. */
export function missingSettings(
  { settings }: Pick<DocumentBatch, 'settings'>,
  keys: readonly (keyof typeof settingFields)[],
): FitFinding[] {
  return keys
    .filter((key) => settings[key] === '')
    .map((key) => missing(settingFields[key], '“任免设置”中没有填写，纸上留空'));
}

const introduced = [
  ['gender', '性别'],
  ['ethnicity', '民族'],
  ['birthDate', '出生年月'],
  ['currentPost', '现任职务'],
] as const satisfies readonly (readonly [keyof PersonRecord, string])[];

/** What sentences about somebody lack because the register does not know it. */
export function missingOfPeople(people: readonly Concerned[]): FitFinding[] {
  return people.flatMap(({ name, fields }): FitFinding[] => {
    const lacking = introduced.filter(([key]) => !fields[key]);
    const [first] = lacking;
    if (!first) return [];
    const words = lacking.map(([, label]) => label).join('、');
    return [missing(name, `名册中没有${words}，纸上没有写`, `fields.${first[0]}`)];
  });
}

/** Who takes the decision: of this batch, or by the settings. */
export function decidingBody({ scene, settings }: DocumentBatch): string {
  return scene.fields.decidingBody?.trim() || settings.committee;
}

/** Who inspects and publishes: the county's department, or the township that changes its villages' cadres. */
export function issuerOf({ scene, settings }: DocumentBatch): string {
  const { kind, reportingUnit, decidingBody: body } = scene.fields;
  const township = reportingUnit?.trim() || body?.trim();
  return (kind === 'village' ? township : '') || settings.department;
}

/** Said where nobody is known to sign. */
function missingIssuer(batch: DocumentBatch): FitFinding[] {
  return issuerOf(batch) === '' ? missingSettings(batch, ['department']) : [];
}

/** Which rules a batch goes by. */
export function basisOf({ scene }: DocumentBatch): string {
  return scene.fields.kind === 'village'
    ? '根据村（社区）干部管理有关规定'
    : '根据《党政领导干部选拔任用工作条例》有关规定';
}

/** A letter of several pages has their numbers in the foot, GB/T 9704. */
export function letterSheets(letter: Letter): PaperSheet[] {
  const sheets = layoutLetter(letter);
  return sheets.length > 1 ? sheets.map((sheet, index) => ({ ...sheet, foot: `— ${index + 1} —` })) : sheets;
}

/** A notice to the public, signed by whoever issues it. @param date of the signature, YYYY-MM-DD */
export function noticeSheets(
  batch: DocumentBatch,
  notice: Pick<Letter, 'title' | 'parts'>,
  date: string | null,
): PaperSheet[] {
  const signature = [textOrBlank(issuerOf(batch), 10)];
  return letterSheets({ ...notice, signature, date: dateOrBlank(date) });
}

/**
 * What a notice lacks whatever it is about: who issues it, where to turn, and words about the people.
 * @param ownPhone a telephone of the notice's own, which goes before that of the settings
 */
export function missingOfNotice(
  batch: DocumentBatch,
  people: readonly Concerned[],
  ownPhone: string | null = null,
): FitFinding[] {
  return [
    ...missingIssuer(batch),
    ...missingSettings(batch, ownPhone === null ? ['noticePhone', 'noticeAddress'] : ['noticeAddress']),
    ...missingOfPeople(people),
  ];
}

/** One document of the whole batch; none where nobody is concerned. */
export function paperOfBatch(
  label: string,
  people: readonly Concerned[],
  layout: () => LaidOutDocument,
): BatchPaper[] {
  return people.length === 0 ? [] : [{ label, personId: null, layout }];
}
